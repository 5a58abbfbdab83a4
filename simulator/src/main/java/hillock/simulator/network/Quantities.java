package hillock.simulator.network;

import java.util.Arrays;

/**
 * One number for each of {@code size} elements, in coherent units. Nobody changes the array.
 *
 * @param values of length 1 if all are the same bit for bit, else of length {@code size}
 */
public record Quantities(int size, double[] values) {
    public Quantities {
        if (values.length != size && values.length != 1) {
            throw new IllegalArgumentException(values.length + " values for " + size + " elements");
        }
    }

    /** From one value an element; keeps the array unless all are the same. */
    public static Quantities of(double[] all) {
        if (all.length == 0) return new Quantities(0, all);
        long first = Double.doubleToRawLongBits(all[0]);
        for (double value : all) if (Double.doubleToRawLongBits(value) != first) return new Quantities(all.length, all);
        return same(all.length, all[0]);
    }

    static Quantities same(int size, double value) {
        return new Quantities(size, new double[] {value});
    }

    public boolean uniform() {
        return values.length == 1;
    }

    public double at(int element) {
        return values.length == 1 ? values[0] : values[element];
    }

    /** Those of some elements, in an order. */
    Quantities taken(int[] order) {
        return uniform() ? same(order.length, values[0]) : of(Arrays.stream(order).mapToDouble(e -> values[e]).toArray());
    }

    /** A new array with one value an element. */
    public double[] expanded() {
        if (values.length == size) return values.clone();
        double[] all = new double[size];
        Arrays.fill(all, values[0]);
        return all;
    }
}
