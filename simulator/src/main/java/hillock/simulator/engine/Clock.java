package hillock.simulator.engine;

/** The times that kernels see, in ms. */
final class Clock {
    static final int TIME = 0;
    static final int JUMP_TIME = 1;
    static final int NEXT = 2;
    /** The length of the step, for methods that choose it. */
    static final int STEP = 3;
    /** Where in a step that was taken one looks, from 0 to 1. */
    static final int THETA = 4;
    /** How far into a step, in steps, a jump on the grid is moved. Far above the rounding of k * dt, far below what matters. */
    private static final double NUDGE = 1e-6;
    /** The same in units in the last place, for steps that are very short. */
    private static final double SMALLEST_NUDGE = 8;

    final double[] values = new double[5];
    private final double origin;
    private final double dt;

    Clock(double origin, double dt) {
        this.origin = origin;
        this.dt = dt;
    }

    /** A place in the step, moved strictly into it. */
    static double inside(double fraction) {
        return Math.clamp(fraction, NUDGE, 1 - NUDGE);
    }

    /** When a step of length dt starts; the grid on which samples are taken. */
    double at(long step) {
        return origin + step * dt;
    }

    /** Sets the times of a stage, {@code fraction} of the way through a step. */
    void set(long step, double fraction) {
        values[TIME] = origin + (step + fraction) * dt;
        values[JUMP_TIME] = origin + (step + inside(fraction)) * dt;
        values[NEXT] = at(step + 1);
        values[STEP] = dt;
    }

    /** The same in a step of any length. */
    void set(double start, double length, double fraction) {
        double nudge = Math.min(length / 2, Math.max(NUDGE * length, SMALLEST_NUDGE * Math.ulp(start + length)));
        values[TIME] = start + fraction * length;
        // in a step of a few units in the last place both ends may have passed each other
        values[JUMP_TIME] = Math.max(start + nudge, Math.min(values[TIME], start + length - nudge));
        values[NEXT] = start + length;
        values[STEP] = length;
        values[THETA] = fraction;
    }
}
