package hillock.outputs.plots;

import java.util.List;
import java.util.function.Function;
import hillock.language.model.Experiment.Observable;
import hillock.language.units.Unit;
import hillock.simulator.recording.Recording.Shown;
import hillock.simulator.recording.Trace;

/**
 * Something over time that curves show: one variable of some neurons, or a firing rate.
 *
 * @param label    of all of it: {@code cells.V}
 * @param name     what to write at an axis: {@code V}
 * @param labels   of each curve
 * @param range    what the finite values of all curves span within the window
 * @param excerpts the values of some curves within the window, in {@code unit}
 */
record Signal(String label, String name, Unit unit, List<String> labels, Range range, Function<int[], Excerpt> excerpts) {
    static Signal of(Observable what, Shown shown, TimeAxis axis) {
        Trace trace = shown.trace();
        return new Signal(Typography.shown(what), Typography.variable(trace.label()), trace.unit(), shown.labels(),
                range(trace, shown.columns(), Window.of(trace, axis)), chosen -> Excerpt.of(trace, columns(shown, chosen), axis));
    }

    private static int[] columns(Shown shown, int[] chosen) {
        int[] columns = new int[chosen.length];
        for (int k = 0; k < chosen.length; k++) columns[k] = shown.columns()[chosen[k]];
        return columns;
    }

    private static Range range(Trace trace, int[] columns, Window rows) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int row = rows.from(); row < rows.to(); row++) {
            for (int column : columns) {
                double value = trace.value(row, column);
                if (!Double.isFinite(value)) continue;
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
        }
        return new Range(least, greatest);
    }

    /** Whether an axis is to start at 0, as for rates. */
    boolean startsAtZero() {
        return name.equals(Rates.NAME);
    }

    int curves() {
        return labels.size();
    }

    /** Some curves in another unit of the same dimension. */
    Excerpt excerpt(int[] curves, Unit in) {
        Excerpt own = excerpts.apply(curves);
        return in.equals(unit) ? own : own.mapped(value -> in.fromCoherent(unit.toCoherent(value)));
    }

    /** What the finite values within the window span, in {@code in}. */
    Range range(Unit in) {
        if (range.isEmpty() || in.equals(unit)) return range;
        return new Range(in.fromCoherent(unit.toCoherent(range.from())), in.fromCoherent(unit.toCoherent(range.to())));
    }
}
