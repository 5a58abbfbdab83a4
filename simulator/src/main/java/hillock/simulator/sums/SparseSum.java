package hillock.simulator.sums;

import java.util.Optional;

/**
 * Edge by edge: four interleaved partial sums over a target's edges, (0 + 1) + (2 + 3), then the edges that are left over, each by one fused
 * multiplication and addition.
 */
public final class SparseSum implements Sum {
    private final Rows rows;
    private final boolean weighted;
    private final double[] weights;

    /** @param weights by edge; empty if all are 1 */
    public SparseSum(Rows rows, Optional<double[]> weights) {
        this.rows = rows;
        this.weighted = weights.isPresent();
        this.weights = weights.orElse(new double[0]);
    }

    @Override public void rows(double[] values, double[] sums, int from, int to) {
        for (int i = from; i < to; i++) sums[i] = row(values, i);
    }

    /** One target's sum. */
    double row(double[] values, int target) {
        int from = rows.firstOf(target);
        int to = rows.endOf(target);
        return weighted ? weighted(values, rows.sources(), weights, from, to) : plain(values, rows.sources(), from, to);
    }

    private static double weighted(double[] values, int[] sources, double[] weights, int from, int to) {
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
    private static double plain(double[] values, int[] sources, int from, int to) {
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
