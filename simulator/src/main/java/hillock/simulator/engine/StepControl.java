package hillock.simulator.engine;

/**
 * Proposes how long the next step is, from the errors of those before: proportional and integral control, Gustafsson (1991), ACM Trans.
 * Math. Softw. 17:533, with the constants of Hairer, Norsett and Wanner (1993), Solving Ordinary Differential Equations I, II.4 and II.10.
 * Errors are in units of the tolerance: a step with more than 1 is tried again, shorter.
 */
final class StepControl {
    private static final double SAFETY = 0.9;
    private static final double LEAST = 0.2;
    private static final double MOST = 10;
    private static final double DAMPING = 0.04;
    private static final double SMALLEST_ERROR = 1e-4;
    /** A little longer than proposed is better than a tiny step behind it. */
    private static final double STRETCH = 1.01;

    private final double exponent;
    private double proposed;
    private double wanted;
    private double errorBefore = SMALLEST_ERROR;
    private boolean triedAgain;

    /**
     * @param first the length of the first step to try, ms
     * @param order the power of the length by which the error of a step shrinks
     */
    StepControl(double first, int order) {
        this.proposed = first;
        this.wanted = first;
        this.exponent = 1.0 / order;
    }

    /**
     * The length of the next step to try: all of the room there is, at most half of it, or what was proposed.
     *
     * @param longest no step may be longer, however much room there is
     */
    double length(double room, double longest) {
        wanted = Math.min(proposed, longest);
        if (STRETCH * wanted >= room && room <= longest) return room;
        return Math.min(wanted, room / 2);
    }

    /** What lasts from an accepted step to the next. */
    double[] state() {
        return new double[] {proposed, errorBefore};
    }

    void resume(double[] state) {
        proposed = state[0];
        errorBefore = state[1];
    }

    void accepted(double length, double error) {
        double change = StrictMath.pow(error, exponent - 0.75 * DAMPING) / StrictMath.pow(errorBefore, DAMPING);
        double next = length * Math.clamp(SAFETY / change, LEAST, MOST);
        // a step that was cut short at a stop says little of what is possible behind it
        proposed = triedAgain ? Math.min(next, length) : length < wanted ? Math.max(next, wanted) : next;
        errorBefore = Math.max(error, SMALLEST_ERROR);
        triedAgain = false;
    }

    /** @param error NaN if the step left the numbers, or the bounds */
    void rejected(double length, double error) {
        proposed = length * (error < Double.POSITIVE_INFINITY ? Math.max(LEAST, SAFETY / StrictMath.pow(error, exponent)) : LEAST);
        triedAgain = true;
    }
}
