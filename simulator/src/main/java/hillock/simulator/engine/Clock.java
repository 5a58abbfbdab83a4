package hillock.simulator.engine;

/** The times that kernels see, in ms. */
final class Clock {
    static final int TIME = 0;
    static final int JUMP_TIME = 1;
    static final int NEXT = 2;
    /** How far into a step, in steps, a jump on the grid is moved. Far above the rounding of k * dt, far below what matters. */
    private static final double NUDGE = 1e-6;

    final double[] values = new double[3];
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

    double at(long step) {
        return origin + step * dt;
    }

    /** Sets the times of a stage, {@code fraction} of the way through a step. */
    void set(long step, double fraction) {
        values[TIME] = origin + (step + fraction) * dt;
        values[JUMP_TIME] = origin + (step + inside(fraction)) * dt;
        values[NEXT] = at(step + 1);
    }
}
