package hillock.simulator.kernels;

/** Runs a loop that was cut into parts, block by block. */
final class Blocked implements Kernel {
    /** What is generated. */
    interface Steps {
        /** Computes what is the same for all elements, into the rows' first places. */
        void prepare(double[][] arrays, int[][] indices, double[] scalars, double[][] scratch);

        /** Runs all parts over one block; returns the flags that were raised. */
        int step(double[][] arrays, int[][] indices, double[] scalars, double[][] scratch, int from, int to);
    }

    private final Steps steps;
    private final int block;
    private final ThreadLocal<double[][]> scratch;

    Blocked(Steps steps, int rows, int block) {
        this.steps = steps;
        this.block = block;
        this.scratch = ThreadLocal.withInitial(() -> new double[rows][block]);
    }

    @Override public int run(double[][] arrays, int[][] indices, double[] scalars, int from, int to) {
        if (from >= to) return 0;
        double[][] rows = scratch.get();
        steps.prepare(arrays, indices, scalars, rows);
        int failed = 0;
        for (int start = from; start < to; start += block) {
            failed |= steps.step(arrays, indices, scalars, rows, start, Math.min(start + block, to));
        }
        return failed;
    }
}
