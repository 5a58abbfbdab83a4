package hillock.simulator.sums;

import java.util.Optional;

/**
 * Edge by edge: four interleaved partial sums over a target's edges, (0 + 1) + (2 + 3), then the edges that are left over, each by one
 * fused multiplication and addition. The sums are twins for the reason that {@link PlainRows} gives.
 */
public final class SparseSum implements Sum {
    private final Rows rows;
    private final Optional<Stored> weights;

    /** @param weights by edge; empty if all are 1 */
    public SparseSum(Rows rows, Optional<Stored> weights) {
        this.rows = rows;
        this.weights = weights;
    }

    @Override public void rows(double[] values, double[] sums, int from, int to) {
        if (weights.isEmpty()) {
            for (int i = from; i < to; i++) sums[i] = sum(values, rows.sources(), rows.firstOf(i), rows.endOf(i));
            return;
        }
        switch (weights.get()) {
            case Stored.Doubles(double[] each) -> {
                for (int i = from; i < to; i++) sums[i] = sum(values, rows.sources(), each, rows.firstOf(i), rows.endOf(i));
            }
            case Stored.Singles(float[] each) -> {
                for (int i = from; i < to; i++) sums[i] = sum(values, rows.sources(), each, rows.firstOf(i), rows.endOf(i));
            }
        }
    }

    private static double sum(double[] values, int[] sources, double[] weights, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int e = from;
        for (; e <= to - 4; e += 4) {
            a = Math.fma(weights[e], values[sources[e]], a);
            b = Math.fma(weights[e + 1], values[sources[e + 1]], b);
            c = Math.fma(weights[e + 2], values[sources[e + 2]], c);
            d = Math.fma(weights[e + 3], values[sources[e + 3]], d);
        }
        double sum = (a + b) + (c + d);
        for (; e < to; e++) sum = Math.fma(weights[e], values[sources[e]], sum);
        return sum;
    }

    private static double sum(double[] values, int[] sources, float[] weights, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int e = from;
        for (; e <= to - 4; e += 4) {
            a = Math.fma(weights[e], values[sources[e]], a);
            b = Math.fma(weights[e + 1], values[sources[e + 1]], b);
            c = Math.fma(weights[e + 2], values[sources[e + 2]], c);
            d = Math.fma(weights[e + 3], values[sources[e + 3]], d);
        }
        double sum = (a + b) + (c + d);
        for (; e < to; e++) sum = Math.fma(weights[e], values[sources[e]], sum);
        return sum;
    }

    /** The same with weights of 1: a fused operation with 1 is an addition. */
    private static double sum(double[] values, int[] sources, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int e = from;
        for (; e <= to - 4; e += 4) {
            a += values[sources[e]];
            b += values[sources[e + 1]];
            c += values[sources[e + 2]];
            d += values[sources[e + 3]];
        }
        double sum = (a + b) + (c + d);
        for (; e < to; e++) sum += values[sources[e]];
        return sum;
    }
}
