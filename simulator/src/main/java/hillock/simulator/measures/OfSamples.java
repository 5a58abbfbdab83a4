package hillock.simulator.measures;

import java.util.Arrays;
import hillock.language.model.Sweep.Kind;

/** Measures of a quantity that is sampled. */
final class OfSamples implements Measurement {
    private final Kind kind;
    private final double after;
    private final int size;
    private final double[] sums;
    private final double[] squares;
    private double least = Double.NaN;
    private double most = Double.NaN;
    private double sumOfMeans;
    private double squaresOfMeans;
    private long count;
    /** Only where crossings of the mean are looked for, which is known at the end: time, then values. */
    private double[] kept = new double[0];
    /** What is subtracted from all values, so that sums of squares keep their digits. */
    private double shift;

    OfSamples(Kind kind, double after, int size) {
        this.kind = kind;
        this.after = after;
        this.size = size;
        this.sums = new double[size];
        this.squares = new double[size];
    }

    @Override public void sample(double time, double[] values, int from) {
        if (time < after || size == 0) return; // of a connection without edges nothing can be measured
        if (count == 0) shift = values[from];
        double mean = 0;
        for (int k = 0; k < size; k++) {
            double value = values[from + k];
            double moved = value - shift;
            sums[k] += moved;
            squares[k] += moved * moved;
            mean += moved;
            if (!(value >= least)) least = value;
            if (!(value <= most)) most = value;
        }
        mean /= size;
        sumOfMeans += mean;
        squaresOfMeans += mean * mean;
        if (kind == Kind.PERIOD) keep(time, values, from);
        count++;
    }

    private void keep(double time, double[] values, int from) {
        int at = Math.toIntExact(count * (size + 1));
        if (at == kept.length) kept = Arrays.copyOf(kept, Math.max(16 * (size + 1), 2 * at));
        kept[at] = time;
        System.arraycopy(values, from, kept, at + 1, size);
    }

    @Override public double value(double end) {
        if (count == 0) return Double.NaN;
        return switch (kind) {
            case MEAN -> shift + sumOfMeans / count;
            case STD -> deviation();
            case MIN -> least;
            case MAX -> most;
            case SYNCHRONY -> synchrony();
            case PERIOD -> period();
            case RATE, CV, ISI, COUNT, LATENCY -> throw new IllegalStateException(kind + " is one of spikes");
        };
    }

    /** Over all neurons and samples together; divided by their number. */
    private double deviation() {
        double mean = sumOfMeans / count;
        double all = Arrays.stream(squares).sum() / (count * (double) size);
        return Math.sqrt(Math.max(0, all - mean * mean));
    }

    /**
     * The variance over time of the mean over neurons, over the mean over neurons of each one's variance: 1 where all do the same, about
     * 1/n where n neurons have nothing to do with each other. Golomb and Rinzel (1994) Physica D 72:259, eq. 7.
     */
    private double synchrony() {
        double common = squaresOfMeans / count - sumOfMeans / count * (sumOfMeans / count);
        double single = 0;
        for (int k = 0; k < size; k++) single += squares[k] / count - sums[k] / count * (sums[k] / count);
        return single > 0 ? common / (single / size) : Double.NaN;
    }

    /** Mean interval between upward crossings of each neuron's own mean, located by linear interpolation; over all intervals. */
    private double period() {
        double sum = 0;
        long intervals = 0;
        for (int k = 0; k < size; k++) {
            double level = shift + sums[k] / count;
            double first = Double.NaN;
            double last = Double.NaN;
            long crossings = 0;
            for (int row = 1; row < count; row++) {
                int at = row * (size + 1);
                double before = kept[at - size + k] - level;
                double now = kept[at + 1 + k] - level;
                if (!(before < 0 && now >= 0)) continue;
                double earlier = kept[at - size - 1];
                last = earlier + (kept[at] - earlier) * before / (before - now);
                if (crossings++ == 0) first = last;
            }
            if (crossings < 2) continue;
            sum += last - first;
            intervals += crossings - 1;
        }
        return intervals == 0 ? Double.NaN : sum / intervals;
    }
}
