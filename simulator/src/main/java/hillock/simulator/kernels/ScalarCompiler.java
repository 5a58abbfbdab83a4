package hillock.simulator.kernels;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.Map;

/** Loops as bytecode: one element after another, each operation the one that {@link Evaluation} does, so that the bits are the same. */
final class ScalarCompiler {
    /** A method of more than 8000 bytes is never compiled by the JIT compiler, and long before that it does worse. The estimate is rough. */
    private static final int LARGEST_LOOP = 2500;

    private ScalarCompiler() {}

    static Kernel compile(Loop loop) {
        Graph graph = Graph.of(loop);
        Placement placement = new Placement(graph, true, Integer.MAX_VALUE);
        if (placement.totalBytes() > LARGEST_LOOP) return Interpreter.of(loop);
        return instance(Kernel.class, whole(loop, graph, placement));
    }

    private static byte[] whole(Loop loop, Graph graph, Placement placement) {
        Part part = new Part(placement.before().definitions(), placement.body().definitions(), graph.actions(), Map.of());
        ClassDesc name = name(loop);
        MethodTypeDesc run = PartCode.TYPE.dropParameterTypes(3, 4);
        return ClassFile.of().build(name, type -> {
            begin(type, Kernel.class);
            type.withMethodBody("part", PartCode.TYPE, ClassFile.ACC_STATIC, code -> PartCode.emit(code, placement, part));
            type.withMethodBody("run", run, ClassFile.ACC_PUBLIC, code -> code.aload(1).aload(2).aload(3).aconst_null().iload(4).iload(5)
                    .invokestatic(name, "part", PartCode.TYPE).ireturn());
        });
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
