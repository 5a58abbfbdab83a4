package hillock.simulator.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** What a kernel works on. */
record Memory(Object[] arrays, int[][] indices, double[] scalars) {
    static Memory random(RandomGenerator random, int size) {
        double[][] arrays = new double[RandomLoop.ARRAYS][size];
        for (double[] array : arrays) Arrays.setAll(array, _ -> RandomLoop.number(random));
        int[][] indices = new int[RandomLoop.INDICES][size];
        for (int[] index : indices) Arrays.setAll(index, _ -> random.nextInt(size));
        double[] scalars = new double[RandomLoop.SCALARS];
        Arrays.setAll(scalars, _ -> RandomLoop.number(random));
        return new Memory(arrays, indices, scalars);
    }

    /** The same with some of the arrays in binary32. */
    Memory with(Set<Integer> singles) {
        Object[] some = IntStream.range(0, arrays.length)
                .mapToObj(a -> singles.contains(a) ? singles((double[]) arrays[a]) : arrays[a]).toArray();
        return new Memory(some, indices, scalars);
    }

    private static float[] singles(double[] doubles) {
        float[] singles = new float[doubles.length];
        for (int e = 0; e < singles.length; e++) singles[e] = (float) doubles[e];
        return singles;
    }

    Memory copy() {
        Object[] copies = Arrays.stream(arrays)
                .map(array -> array instanceof float[] singles ? singles.clone() : ((double[]) array).clone()).toArray();
        return new Memory(copies, indices, scalars);
    }

    /** The same with all arrays in binary64. */
    Memory widened() {
        Object[] wide = new Object[arrays.length];
        for (int a = 0; a < wide.length; a++) {
            double[] doubles = new double[Array.getLength(arrays[a])];
            for (int e = 0; e < doubles.length; e++) doubles[e] = number(a, e);
            wide[a] = doubles;
        }
        return new Memory(wide, indices, scalars);
    }

    private double number(int array, int element) {
        return arrays[array] instanceof float[] singles ? singles[element] : ((double[]) arrays[array])[element];
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
            for (int e = 0; e < Array.getLength(memory.arrays[a]); e++) {
                if (Double.doubleToLongBits(expected.number(a, e)) != Double.doubleToLongBits(found.number(a, e))) {
                    assertThat(found.number(a, e)).as("%s: array %d, element %d", description, a, e).isEqualTo(expected.number(a, e));
                    throw new AssertionError(description + ": zeros of different sign in array " + a);
                }
            }
        }
    }
}
