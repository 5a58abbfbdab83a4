package hillock.outputs.plots;

import java.util.Arrays;
import hillock.simulator.recording.Recording.Shown;
import hillock.simulator.recording.Trace;

/** The values of many neurons or connections at one moment: the last sample in a window. */
record Snapshot(double time, double[] values) {
    /** Empty (no values, time NaN) where the window holds no sample. */
    static Snapshot last(Shown shown, TimeAxis axis) {
        Trace trace = shown.trace();
        Window rows = Window.of(trace, axis);
        int row = rows.to() - 1;
        if (rows.count() == 0) return new Snapshot(Double.NaN, new double[0]);
        double[] all = new double[trace.columns().size()];
        trace.copyRow(row, all);
        return new Snapshot(trace.time(row), Arrays.stream(shown.columns()).mapToDouble(c -> all[c]).toArray());
    }
}
