package hillock.simulator.trust;

import hillock.simulator.recording.Trace;

/**
 * Compares the samples of a variable in two runs, where both have one at the same time.
 *
 * @param bound by how much a value may differ before the runs count as parted, in the trace's unit
 */
record TraceDifference(Trace one, Trace other, double bound) {

    /** Over the samples before {@code until} (ms). Values that are not finite are left out. */
    Difference before(double until) {
        double[] here = new double[one.columns().size()];
        double[] there = new double[one.columns().size()];
        double largest = 0;
        double at = 0;
        double squares = 0;
        double parted = Double.POSITIVE_INFINITY;
        long count = 0;
        for (int r = 0, s = 0; r < one.rows() && one.time(r) < until; r++) {
            while (s < other.rows() && other.time(s) < one.time(r)) s++;
            if (s == other.rows() || other.time(s) != one.time(r)) continue;
            one.copyRow(r, here);
            other.copyRow(s, there);
            for (int c = 0; c < here.length; c++) {
                double difference = Math.abs(here[c] - there[c]);
                if (!Double.isFinite(difference)) continue;
                if (difference > largest) at = one.time(r);
                if (difference > bound) parted = Math.min(parted, one.time(r));
                largest = Math.max(largest, difference);
                squares += difference * difference;
                count++;
            }
        }
        return new Difference(largest, at, count == 0 ? 0 : Math.sqrt(squares / count), count, parted);
    }

    /** The distance between the smallest and the largest finite value. */
    static double range(Trace trace) {
        double[] row = new double[trace.columns().size()];
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int r = 0; r < trace.rows(); r++) {
            trace.copyRow(r, row);
            for (double value : row) {
                if (!Double.isFinite(value)) continue;
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return Math.max(0, high - low);
    }
}
