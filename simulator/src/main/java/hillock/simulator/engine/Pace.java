package hillock.simulator.engine;

import java.util.Optional;
import hillock.simulator.plan.Adaptive;

/**
 * How a machine steps.
 *
 * @param dt        the length of a step, ms; of methods that choose their steps, the first one tried
 * @param chosen    how the method chooses its steps; empty if all are dt long
 * @param tolerance how much one of these may err, relative to one unit of each variable plus its size
 */
record Pace(double dt, Optional<Adaptive> chosen, double tolerance) {

    /** Where loops find the length of a step. */
    Source step() {
        return chosen.isPresent() ? new Source.OnClock(Clock.STEP) : new Source.Known(dt);
    }
}
