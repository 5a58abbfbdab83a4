package hillock.simulator.engine;

import hillock.simulator.kernels.Kernel;
import hillock.simulator.kernels.Loop;

/** A loop with its kernel and the arrays it works on. Another kernel of the same loop may take over between two steps. */
final class Pass {
    private final Loop loop;
    private final Loop compiled;
    private final double[][] arrays;
    private final int[][] indices;
    private final int size;
    /** All kernels of a loop give the same bits: when another takes over changes no result. */
    private volatile Kernel kernel;

    /** @param compiled what the kernel carries out: the loop, perhaps rewritten */
    Pass(Loop loop, Loop compiled, Kernel kernel, double[][] arrays, int[][] indices, int size) {
        this.loop = loop;
        this.compiled = compiled;
        this.kernel = kernel;
        this.arrays = arrays;
        this.indices = indices;
        this.size = size;
    }

    Loop loop() {
        return loop;
    }

    Loop compiled() {
        return compiled;
    }

    Kernel kernel() {
        return kernel;
    }

    double[][] arrays() {
        return arrays;
    }

    int[][] indices() {
        return indices;
    }

    int size() {
        return size;
    }

    void adopt(Kernel other) {
        kernel = other;
    }

    /** Runs over all elements and returns the flags that were raised. */
    int run(Clock clock) {
        return run(clock, 0, size);
    }

    int run(Clock clock, int from, int to) {
        return from == to ? 0 : kernel.run(arrays, indices, clock.values, from, to);
    }
}
