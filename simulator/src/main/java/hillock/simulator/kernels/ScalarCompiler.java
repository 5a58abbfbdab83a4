package hillock.simulator.kernels;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Optional;

/** Loops as bytecode: one element after another, each operation the one that {@link Evaluation} does, so that the bits are the same. */
final class ScalarCompiler {
    /**
     * About how many bytes of code a method may have. Above 8000 the JIT compiler never touches it, and it does worse long before. An
     * estimate: what comes out may be half as large again.
     */
    private static final int LARGEST_METHOD = 2000;
    /** About how many bytes an expression may have in a loop that is cut. */
    private static final int LARGEST_EXPRESSION = 300;
    /** Each takes two of a class's 65535 entries. */
    private static final int MOST_CONSTANTS = 30_000;

    private ScalarCompiler() {}

    /** The interpreter, if the loop has more constants than a class can hold. */
    static Kernel compile(Loop loop) {
        Graph graph = Graph.of(loop);
        long constants = graph.nodes().stream().filter(node -> node.operation() instanceof Operation.Constant).count();
        if (constants > MOST_CONSTANTS) return Interpreter.of(loop);
        return generated(loop, graph).kernel();
    }

    /** The generated class. */
    static byte[] bytes(Loop loop) {
        return generated(loop, Graph.of(loop)).bytes();
    }

    private static Generated generated(Loop loop, Graph graph) {
        Placement placement = new Placement(graph, true, Integer.MAX_VALUE);
        if (placement.totalBytes() <= LARGEST_METHOD) return new Generated(whole(loop, graph, placement), Optional.empty());
        Placement eager = new Placement(graph, false, LARGEST_EXPRESSION);
        Parts parts = Parts.of(graph, eager, LARGEST_METHOD);
        return new Generated(cut(loop, eager, parts), Optional.of(parts));
    }

    /** A class, and the parts it has if the loop was cut. */
    private record Generated(byte[] bytes, Optional<Parts> parts) {
        Kernel kernel() {
            if (parts.isEmpty()) return instance(Kernel.class, bytes);
            return new Blocked(instance(Blocked.Steps.class, bytes), parts.get().rows(), parts.get().block());
        }
    }

    private static byte[] whole(Loop loop, Graph graph, Placement placement) {
        Part part = new Part(placement.before().definitions(), placement.body().definitions(), graph.actions(), Map.of());
        ClassDesc name = name(loop);
        return ClassFile.of().build(name, type -> {
            begin(type, Kernel.class);
            type.withMethodBody("part", PartCode.TYPE, ClassFile.ACC_STATIC, code -> PartCode.emit(code, placement, part));
            type.withMethodBody("run", PartCode.TYPE.dropParameterTypes(3, 4), ClassFile.ACC_PUBLIC, code -> code
                    .aload(1).aload(2).aload(3).aconst_null().iload(4).iload(5).invokestatic(name, "part", PartCode.TYPE).ireturn());
        });
    }

    private static byte[] cut(Loop loop, Placement placement, Parts parts) {
        ClassDesc name = name(loop);
        return ClassFile.of().build(name, type -> {
            begin(type, Blocked.Steps.class);
            for (int p = 0; p < parts.once().size(); p++) {
                Part part = parts.once().get(p);
                type.withMethodBody("once" + p, PartCode.TYPE, ClassFile.ACC_STATIC, code -> PartCode.emit(code, placement, part));
            }
            for (int p = 0; p < parts.each().size(); p++) {
                Part part = parts.each().get(p);
                type.withMethodBody("part" + p, PartCode.TYPE, ClassFile.ACC_STATIC, code -> PartCode.emit(code, placement, part));
            }
            MethodTypeDesc prepare = PartCode.TYPE.dropParameterTypes(4, 6).changeReturnType(ConstantDescs.CD_void);
            type.withMethodBody("prepare", prepare, ClassFile.ACC_PUBLIC, code -> prepare(code, name, parts.once().size()));
            type.withMethodBody("step", PartCode.TYPE, ClassFile.ACC_PUBLIC, code -> step(code, name, parts.each().size()));
        });
    }

    private static void prepare(CodeBuilder code, ClassDesc name, int count) {
        for (int p = 0; p < count; p++) {
            code.aload(1).aload(2).aload(3).aload(4).iconst_0().iconst_1().invokestatic(name, "once" + p, PartCode.TYPE).pop();
        }
        code.return_();
    }

    private static void step(CodeBuilder code, ClassDesc name, int count) {
        code.iconst_0();
        for (int p = 0; p < count; p++) {
            code.aload(1).aload(2).aload(3).aload(4).iload(5).iload(6).invokestatic(name, "part" + p, PartCode.TYPE).ior();
        }
        code.ireturn();
    }

    private static ClassDesc name(Loop loop) {
        return ClassDesc.of(ScalarCompiler.class.getPackageName(), "Scalar_" + loop.name().replaceAll("[^A-Za-z0-9]", "_"));
    }

    private static void begin(ClassBuilder type, Class<?> contract) {
        type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC).withInterfaceSymbols(contract.describeConstable().orElseThrow());
        type.withMethodBody(ConstantDescs.INIT_NAME, ConstantDescs.MTD_void, 0, code -> code.aload(0)
                .invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void).return_());
    }

    private static <T> T instance(Class<T> contract, byte[] bytes) {
        try {
            var type = MethodHandles.lookup().defineHiddenClass(bytes, true).lookupClass();
            return contract.cast(type.getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("the generated kernel cannot be loaded", failure);
        }
    }
}
