package hillock.outputs.plots;

import java.util.Optional;
import hillock.language.model.Experiment.Figure;
import hillock.simulator.recording.Recording;

/**
 * The window of time that a figure shows.
 *
 * @param from    ms
 * @param to      ms
 * @param scale   shown units to the ms
 * @param warning that the run ended before its time
 */
record TimeAxis(double from, double to, double scale, String label, Optional<String> warning) {
    private static final double LONG = 20_000;

    static TimeAxis of(Recording recording, Figure figure) {
        boolean plain = recording.experiment().plain();
        double end = recording.finalState().time();
        double duration = recording.summary().duration();
        boolean early = recording.isEarly();
        double from = Math.max(0, figure.from());
        double to = Math.min(figure.to(), early ? end : Math.max(duration, from));
        boolean seconds = !plain && to - from >= LONG;
        String label = plain ? "t" : seconds ? "time (s)" : "time (ms)";
        Optional<String> warning = early
                ? Optional.of("the run ended early, at " + Typography.time(end, plain)) : Optional.empty();
        return new TimeAxis(from, to, seconds ? 1e-3 : 1, label, warning);
    }

    /** What the horizontal axis spans, in shown units; a window without length shows some time around it. */
    Range shown() {
        if (to > from) return new Range(from * scale, to * scale);
        return new Range(from * scale, (from + 1) * scale);
    }

    boolean contains(double time) {
        return hasBegun(time) && !isOver(time);
    }

    boolean hasBegun(double time) {
        return time >= from - slack();
    }

    boolean isOver(double time) {
        return time > to + slack();
    }

    /** Samples at the ends of the window may differ from them by rounding. */
    private double slack() {
        return 1e-9 * Math.max(1, Math.abs(to));
    }
}
