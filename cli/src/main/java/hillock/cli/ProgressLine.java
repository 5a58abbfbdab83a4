package hillock.cli;

import java.io.PrintStream;
import java.util.function.Supplier;
import hillock.simulator.engine.Progress;

/** How far a run is and how long it will still take, on one line of a terminal that is written over; nothing in the first half second. */
final class ProgressLine implements Progress {
    private static final long FIRST = 500_000_000L;
    private static final long BETWEEN = 200_000_000L;
    /** Back to the line's start, and empties it. */
    static final String CLEAR = "\r\033[K";

    private final Supplier<String> name;
    private final PrintStream err;
    private final long first;
    private final long started = System.nanoTime();
    private long next = started + FIRST;
    private boolean shown;

    /**
     * @param name  what the line begins with
     * @param first the step that the run begins with
     */
    ProgressLine(Supplier<String> name, PrintStream err, long first) {
        this.name = name;
        this.err = err;
        this.first = first;
    }

    @Override public void at(long step, long steps) {
        long now = System.nanoTime();
        if (now - next < 0 || step == first || step == steps) return;
        next = now + BETWEEN;
        shown = true;
        double left = (now - started) * 1e-9 * (steps - step) / (step - first);
        err.print(CLEAR + name.get() + ": " + 100 * step / steps + " %, " + duration(left) + " left");
        err.flush();
    }

    /** Removes the line. */
    void clear() {
        if (shown) err.print(CLEAR);
        shown = false;
    }

    /** {@code 8 s}, {@code 3 min}, {@code 2 h 5 min}. */
    static String duration(double seconds) {
        long whole = (long) Math.ceil(seconds);
        if (whole < 100) return whole + " s";
        long minutes = (whole + 30) / 60;
        return minutes < 100 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }
}
