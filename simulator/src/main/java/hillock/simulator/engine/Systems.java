package hillock.simulator.engine;

/**
 * The linear equations {@code (1 / (gamma dt) - J) u = right-hand side} of a method that solves some, J being how slopes depend on the
 * state.
 */
interface Systems {
    /** Takes J from the present state, where a step is to start; the first stage has run. */
    void linearize(Clock clock, Team team);

    /** Prepares to solve for a step of a length, ms. */
    void factor(double length, Clock clock, Team team);

    /** Replaces the right-hand sides of a number by solutions. What cannot be solved gives what is not finite. */
    void solve(int number, Clock clock, Team team);
}
