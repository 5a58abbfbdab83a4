package hillock.simulator.kernels;

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
    };

    /** The kernel may be run by several threads at once. A name or draw in the loop that is not among its operands is an {@link IllegalStateException}. */
    public abstract Kernel compile(Loop loop);
}
