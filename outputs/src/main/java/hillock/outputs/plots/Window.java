package hillock.outputs.plots;

import hillock.simulator.recording.Trace;

/** The rows of a trace that lie in a window of time, half-open. */
record Window(int from, int to) {
    static Window of(Trace trace, TimeAxis axis) {
        int from = first(trace, axis, false);
        return new Window(from, Math.max(from, first(trace, axis, true)));
    }

    int count() {
        return to - from;
    }

    /** The first row in the window, or the first beyond it. */
    private static int first(Trace trace, TimeAxis axis, boolean beyond) {
        int low = 0;
        int high = trace.rows();
        while (low < high) {
            int middle = (low + high) >>> 1;
            double time = trace.time(middle);
            if (beyond ? axis.isOver(time) : axis.hasBegun(time)) high = middle;
            else low = middle + 1;
        }
        return low;
    }
}
