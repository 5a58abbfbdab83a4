package hillock.outputs.plots;

import java.util.Arrays;
import hillock.simulator.recording.Recording.Shown;
import hillock.simulator.recording.Trace;

/** The values of many neurons or connections at one moment: the last sample in a window. */
record Snapshot(double time, double[] values) {
    /** Empty (no values, time NaN) where the window holds no sample. */
    static Snapshot last(Shown shown, TimeAxis axis) {
        Trace trace = shown.trace();
        int row = trace.rows() - 1;
        while (row >= 0 && !axis.contains(trace.time(row))) row--;
        if (row < 0) return new Snapshot(Double.NaN, new double[0]);
        double[] all = new double[trace.columns().size()];
        trace.copyRow(row, all);
        return new Snapshot(trace.time(row), Arrays.stream(shown.columns()).mapToDouble(c -> all[c]).toArray());
    }

    /** All samples of the window of one column. */
    static double[] overTime(Shown shown, TimeAxis axis) {
        Trace trace = shown.trace();
        double[] values = trace.column(shown.columns()[0]);
        int count = 0;
        for (int row = 0; row < values.length; row++) if (axis.contains(trace.time(row))) values[count++] = values[row];
        return Arrays.copyOf(values, count);
    }
}
