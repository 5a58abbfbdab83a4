package hillock.outputs.plots;

import java.math.BigDecimal;
import java.util.List;
import hillock.language.model.Experiment.Curve;
import hillock.language.units.Dimension;
import hillock.language.units.Rational;
import hillock.language.units.Unit;
import hillock.simulator.recording.Recording;
import hillock.simulator.recording.SpikeTrain;

/** A part's mean firing rate in bins, as a curve of steps. Bins count from t = 0; one that the window cuts counts its shorter width. */
final class Rates {
    private static final Unit HERTZ = new Unit("Hz", Dimension.NONE.per(Dimension.TIME), 1, Rational.of(-3));

    static final String NAME = "rate";

    private Rates() {}

    static Signal of(Recording recording, Curve.Rate rate, TimeAxis axis) {
        boolean plain = recording.experiment().plain();
        SpikeTrain spikes = recording.spikes().get(rate.part().population());
        if (spikes == null) throw new IllegalStateException("the recording has no spikes of " + rate.part().population());
        long first = (long) Math.floor(axis.from() / rate.bin());
        int bins = (int) Math.max(0, Math.ceil(axis.to() / rate.bin() - 1e-9) - first);
        double[] counts = new double[bins];
        for (int k = 0; k < spikes.count(); k++) {
            double time = spikes.time(k);
            if (spikes.neuron(k) < rate.part().from() || spikes.neuron(k) >= rate.part().to() || !axis.contains(time)) continue;
            counts[Math.clamp((long) Math.floor(time / rate.bin()) - first, 0, bins - 1)]++;
        }
        // two samples a bin, at its ends, draw a staircase
        double[] times = new double[2 * bins];
        double[] values = new double[2 * bins];
        for (int b = 0; b < bins; b++) {
            times[2 * b] = Math.max(axis.from(), (first + b) * rate.bin());
            times[2 * b + 1] = Math.min(axis.to(), (first + b + 1) * rate.bin());
            double width = times[2 * b + 1] - times[2 * b];
            double perTime = counts[b] / rate.part().size() / width;
            values[2 * b] = values[2 * b + 1] = plain ? perTime : perTime * 1000;
        }
        String bin = new BigDecimal(Double.toString(rate.bin())).stripTrailingZeros().toPlainString() + (plain ? "" : " ms");
        String label = "rate(" + rate.part().label() + ", " + bin + ")";
        Range range = Range.EMPTY;
        for (int k = 0; k < values.length; k++) if (axis.contains(times[k])) range = range.with(values[k]);
        Excerpt excerpt = new Excerpt(times, new double[][] {values}, Double.POSITIVE_INFINITY);
        return new Signal(label, NAME, plain ? Unit.NONE : HERTZ, List.of(label), range, _ -> excerpt);
    }
}
