package hillock.simulator.kernels;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import java.util.Optional;
import hillock.language.model.Experiment.Precision;

/** Loops as bytecode: one element after another, each operation the one that {@link Evaluation} does, so that the bits are the same. */
final class ScalarCompiler {
    /**
     * About how many bytes of code a method may have. Above 8000 the JIT compiler never touches it, and it does worse long before. An
     * estimate: what comes out may be half as large again.
     */
    private static final int LARGEST_METHOD = 1900;
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
        Placement placement = new Placement(graph, Placement.Style.LAZY, Integer.MAX_VALUE);
        if (placement.totalBytes() <= LARGEST_METHOD) {
            return new Generated(whole(loop, graph, placement), Optional.empty(), loop.precision());
        }
        Placement eager = new Placement(graph, Placement.Style.EAGER, LARGEST_EXPRESSION);
        Parts parts = Parts.of(graph, eager, LARGEST_METHOD);
        return new Generated(cut(loop, eager, parts), Optional.of(parts), loop.precision());
    }

    /** A class, and the parts it has if the loop was cut. */
    private record Generated(byte[] bytes, Optional<Parts> parts, Precision precision) {
        Kernel kernel() {
            if (parts.isEmpty()) return GeneratedClass.instance(Kernel.class, bytes);
            return new Blocked(GeneratedClass.instance(Blocked.Steps.class, bytes), parts.get().rows(), parts.get().block(),
                    Format.of(precision));
        }
    }

    private static byte[] whole(Loop loop, Graph graph, Placement placement) {
        Part part = new Part(placement.before().definitions(), placement.body().definitions(), graph.actions(), Map.of());
        return GeneratedClass.bytes("Scalar_" + loop.name(), Kernel.class, (type, name) -> {
            GeneratedClass.method(type, "part", PartCode.TYPE, code -> PartCode.emit(code, placement, part, loop));
            GeneratedClass.contract(type, "run", PartCode.TYPE.dropParameterTypes(3, 4), code -> code
                    .aload(1).aload(2).aload(3).aconst_null().iload(4).iload(5).invokestatic(name, "part", PartCode.TYPE).ireturn());
        });
    }

    private static byte[] cut(Loop loop, Placement placement, Parts parts) {
        return GeneratedClass.bytes("Scalar_" + loop.name(), Blocked.Steps.class, (type, name) -> {
            for (int p = 0; p < parts.once().size(); p++) {
                Part part = parts.once().get(p);
                GeneratedClass.method(type, "once" + p, PartCode.TYPE, code -> PartCode.emit(code, placement, part, loop));
            }
            for (int p = 0; p < parts.each().size(); p++) {
                Part part = parts.each().get(p);
                GeneratedClass.method(type, "part" + p, PartCode.TYPE, code -> PartCode.emit(code, placement, part, loop));
            }
            MethodTypeDesc prepare = PartCode.TYPE.dropParameterTypes(4, 6).changeReturnType(ConstantDescs.CD_void);
            GeneratedClass.contract(type, "prepare", prepare, code -> prepare(code, name, parts.once().size()));
            GeneratedClass.contract(type, "step", PartCode.TYPE, code -> step(code, name, parts.each().size()));
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
}
