package hillock.outputs.plots;

import java.util.List;
import java.util.function.IntFunction;
import hillock.language.model.Experiment.Observable;
import hillock.language.units.Unit;
import hillock.simulator.recording.Recording.Shown;
import hillock.simulator.recording.Trace;

/**
 * Something over time that curves show: one variable of some neurons, or a firing rate.
 *
 * @param label  of all of it: {@code cells.V}
 * @param name   what to write at an axis: {@code V}
 * @param labels of each curve
 * @param times  ms
 * @param column the values of one curve, in {@code unit}
 */
record Signal(String label, String name, Unit unit, List<String> labels, double[] times, IntFunction<double[]> column, double longestStep) {
    static Signal of(Observable what, Shown shown) {
        Trace trace = shown.trace();
        double[] times = trace.times();
        return new Signal(Typography.shown(what), Typography.variable(trace.label()), trace.unit(), shown.labels(), times,
                k -> trace.column(shown.columns()[k]), Thinning.longestStep(times));
    }

    /** Whether an axis is to start at 0, as for rates. */
    boolean startsAtZero() {
        return name.equals(Rates.NAME);
    }

    int curves() {
        return labels.size();
    }

    /** The values of one curve in another unit of the same dimension. */
    double[] values(int curve, Unit in) {
        double[] values = column.apply(curve);
        if (in.equals(unit)) return values;
        double[] converted = new double[values.length];
        for (int k = 0; k < values.length; k++) converted[k] = in.fromCoherent(unit.toCoherent(values[k]));
        return converted;
    }

    /** What the finite values within the window span, in {@code in}. */
    Range range(TimeAxis axis, Unit in) {
        Range range = Range.EMPTY;
        for (int curve = 0; curve < curves(); curve++) {
            double[] values = column.apply(curve);
            for (int k = 0; k < values.length; k++) if (axis.contains(times[k])) range = range.with(values[k]);
        }
        if (range.isEmpty() || in.equals(unit)) return range;
        return new Range(in.fromCoherent(unit.toCoherent(range.from())), in.fromCoherent(unit.toCoherent(range.to())));
    }
}
