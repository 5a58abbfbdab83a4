package hillock.simulator.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** What a kernel works on. */
record Memory(double[][] arrays, int[][] indices, double[] scalars) {
    static Memory random(RandomGenerator random, int size) {
        double[][] arrays = new double[RandomLoop.ARRAYS][size];
        for (double[] array : arrays) Arrays.setAll(array, _ -> RandomLoop.number(random));
        int[][] indices = new int[RandomLoop.INDICES][size];
        for (int[] index : indices) Arrays.setAll(index, _ -> random.nextInt(size));
        double[] scalars = new double[RandomLoop.SCALARS];
        Arrays.setAll(scalars, _ -> RandomLoop.number(random));
        return new Memory(arrays, indices, scalars);
    }

    Memory copy() {
        return new Memory(Arrays.stream(arrays).map(double[]::clone).toArray(double[][]::new), indices, scalars);
    }

    int run(Kernel kernel, int from, int to) {
        return kernel.run(arrays, indices, scalars, from, to);
    }

    /** Runs both kernels on the same numbers and demands the same bits and flags. All NaN are one. */
    static void assertSame(Kernel judge, Kernel judged, Memory memory, int from, int to, String description) {
        Memory expected = memory.copy();
        Memory found = memory.copy();
        int flags = expected.run(judge, from, to);
        assertThat(found.run(judged, from, to)).as(description).isEqualTo(flags);
        for (int a = 0; a < memory.arrays.length; a++) {
            for (int e = 0; e < memory.arrays[a].length; e++) {
                if (Double.doubleToLongBits(expected.arrays[a][e]) != Double.doubleToLongBits(found.arrays[a][e])) {
                    assertThat(found.arrays[a][e]).as("%s: array %d, element %d", description, a, e).isEqualTo(expected.arrays[a][e]);
                    throw new AssertionError(description + ": zeros of different sign in array " + a);
                }
            }
        }
    }
}
