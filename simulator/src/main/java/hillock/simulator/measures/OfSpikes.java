package hillock.simulator.measures;

import java.util.Arrays;
import hillock.language.model.Sweep.Kind;

/** Measures of spikes. Sums run over neurons, then time. */
final class OfSpikes implements Measurement {
    /** At so many moments the phases of neurons are compared. */
    private static final int MOMENTS = 1000;
    private final Kind kind;
    private final double after;
    private final double[][] times;
    private final int[] counts;

    OfSpikes(Kind kind, double after, int size) {
        this.kind = kind;
        this.after = after;
        this.times = new double[size][4];
        this.counts = new int[size];
    }

    @Override public void spike(int k, double time) {
        if (time < after) return;
        if (counts[k] == times[k].length) times[k] = Arrays.copyOf(times[k], 2 * counts[k]);
        times[k][counts[k]++] = time;
    }

    @Override public double value(double end) {
        return switch (kind) {
            case RATE -> Arrays.stream(counts).sum() / (counts.length * (end - after));
            case COUNT -> Arrays.stream(counts).sum();
            case ISI, PERIOD -> interval();
            case CV -> variation();
            case LATENCY -> latency();
            case SYNCHRONY -> synchrony();
            case MEAN, STD, MIN, MAX -> throw new IllegalStateException(kind + " is not one of spikes");
        };
    }

    private double interval() {
        double sum = 0;
        long intervals = 0;
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] < 2) continue;
            sum += times[k][counts[k] - 1] - times[k][0];
            intervals += counts[k] - 1;
        }
        return intervals == 0 ? Double.NaN : sum / intervals;
    }

    /** Mean over neurons with two intervals at least of standard deviation (divided by their number) over mean. */
    private double variation() {
        double sum = 0;
        int neurons = 0;
        for (int k = 0; k < counts.length; k++) {
            int intervals = counts[k] - 1;
            if (intervals < 2) continue;
            double mean = (times[k][intervals] - times[k][0]) / intervals;
            double squares = 0;
            for (int s = 0; s < intervals; s++) {
                double apart = times[k][s + 1] - times[k][s] - mean;
                squares += apart * apart;
            }
            sum += Math.sqrt(squares / intervals) / mean;
            neurons++;
        }
        return neurons == 0 ? Double.NaN : sum / neurons;
    }

    private double latency() {
        double sum = 0;
        int neurons = 0;
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] == 0) continue;
            sum += times[k][0] - after;
            neurons++;
        }
        return neurons == 0 ? Double.NaN : sum / neurons;
    }

    /**
     * The order parameter {@code |mean over neurons of exp(i phase)|}, mean over moments while all neurons that spike twice are between two
     * spikes; the phase rises by a turn from spike to spike. Kuramoto (1984), Chemical Oscillations, Waves, and Turbulence, eq. 5.4.1.
     */
    private double synchrony() {
        double from = Double.NEGATIVE_INFINITY;
        double to = Double.POSITIVE_INFINITY;
        int neurons = 0;
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] < 2) continue;
            from = Math.max(from, times[k][0]);
            to = Math.min(to, times[k][counts[k] - 1]);
            neurons++;
        }
        if (neurons < 2 || !(from < to)) return Double.NaN;
        double sum = 0;
        for (int m = 0; m < MOMENTS; m++) sum += order(from + (to - from) * (m + 0.5) / MOMENTS, neurons);
        return sum / MOMENTS;
    }

    private double order(double time, int neurons) {
        double x = 0;
        double y = 0;
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] < 2) continue;
            int found = Arrays.binarySearch(times[k], 0, counts[k], time);
            int last = Math.min(counts[k] - 2, found >= 0 ? found : -found - 2);
            double phase = 2 * Math.PI * (time - times[k][last]) / (times[k][last + 1] - times[k][last]);
            x += StrictMath.cos(phase);
            y += StrictMath.sin(phase);
        }
        return Math.sqrt(x * x + y * y) / neurons;
    }
}
