package hillock.simulator.kernels;

import java.util.List;

/** The ways of making a loop runnable. All give the same bits. */
public enum Backend {
    INTERPRETER {
        @Override public Kernel compile(Loop loop) {
            return Interpreter.of(loop);
        }
    },
    SCALAR {
        @Override public Kernel compile(Loop loop) {
            return ScalarCompiler.compile(loop);
        }
    },
    /** Over the lanes of the machine's vectors. The scalar kernel where the module {@code jdk.incubator.vector} is not there. */
    VECTOR {
        @Override public Kernel compile(Loop loop) {
            return VectorCompiler.compile(loop);
        }
    };

    /** Whether this Java was started with the module that vector kernels need: {@code --add-modules jdk.incubator.vector}. */
    public static boolean vectors() {
        return VectorCompiler.available();
    }

    /**
     * The vector kernels of a loop that are worth timing, the one that is compiled soonest first; none if there are none. Each
     * leaves what it does not do to the next one, the last to the scalar kernel that is given.
     */
    public static List<Kernel> vectorKernels(Loop loop, Kernel scalar) {
        return VectorCompiler.kernels(loop, scalar).stream().filter(kernel -> kernel.lanes() > 1).toList();
    }

    /**
     * Lets Java load and compile what all vector kernels call, which takes it about half a second: from a thread of its own, while there is
     * something else to do. Changes nothing.
     */
    public static void warmUpVectors() {
        if (vectors()) Thread.ofPlatform().daemon().name("hillock vectors").start(VectorCompiler::warmUp);
    }

    /**
     * The kernel may be run by several threads at once. A draw in the loop, or a name that is neither among its operands nor defined
     * before, is an {@link IllegalStateException}: here, or (the interpreter) when it is run.
     */
    public abstract Kernel compile(Loop loop);
}
