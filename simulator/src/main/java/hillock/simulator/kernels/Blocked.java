package hillock.simulator.kernels;

/** Runs a loop that was cut into parts, block by block. */
final class Blocked implements Kernel {
    /** What is generated. */
    interface Steps {
        /** Computes what is the same for all elements, into the rows' first places. */
        void prepare(Object[] arrays, int[][] indices, double[] scalars, Object[] scratch);

        /** Runs all parts over one block; returns the flags that were raised. */
        int step(Object[] arrays, int[][] indices, double[] scalars, Object[] scratch, int from, int to);
    }

    private final Steps steps;
    private final int block;
    private final ThreadLocal<Object[]> scratch;

    Blocked(Steps steps, int rows, int block, Format format) {
        this.steps = steps;
        this.block = block;
        this.scratch = ThreadLocal.withInitial(() -> format.rows(rows, block));
    }

    @Override public int run(Object[] arrays, int[][] indices, double[] scalars, int from, int to) {
        if (from >= to) return 0;
        Object[] rows = scratch.get();
        steps.prepare(arrays, indices, scalars, rows);
        int failed = 0;
        for (int start = from; start < to; start += block) {
            failed |= steps.step(arrays, indices, scalars, rows, start, Math.min(start + block, to));
        }
        return failed;
    }
}
