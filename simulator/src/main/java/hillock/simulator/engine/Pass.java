package hillock.simulator.engine;

import hillock.simulator.kernels.Kernel;
import hillock.simulator.kernels.Loop;

/** A loop with its kernel and the arrays it works on. */
record Pass(Loop loop, Kernel kernel, double[][] arrays, int[][] indices, int size) {
    /** Runs over all elements and returns the flags that were raised. */
    int run(Clock clock) {
        return size == 0 ? 0 : kernel.run(arrays, indices, clock.values, 0, size);
    }

    int run(Clock clock, int from, int to) {
        return from == to ? 0 : kernel.run(arrays, indices, clock.values, from, to);
    }
}
