package hillock.simulator.recording;

import java.util.Optional;

/** In what the runs that a run is compared with are more exact than it is. */
public sealed interface Refinement {
    /** What the third run has instead; empty where it would have taken too long. */
    Optional<Double> third();

    /**
     * Steps half as long, and a quarter.
     *
     * @param dt ms
     */
    record Steps(double dt, Optional<Double> third) implements Refinement {}

    /** A tenth of the tolerance, and a hundredth, for a method that chooses its steps. */
    record Tolerance(double tolerance, Optional<Double> third) implements Refinement {}

    /** What is smaller in the second run, there. */
    default double second() {
        return switch (this) {
            case Steps(double dt, _) -> dt;
            case Tolerance(double tolerance, _) -> tolerance;
        };
    }

    /** By how much it is smaller, from each run to the next. */
    default double ratio() {
        return switch (this) {
            case Steps _ -> 2;
            case Tolerance _ -> 10;
        };
    }

    /**
     * From the difference of two runs to the error of the first. Where the step shrinks, all of the error does, so what is left in the
     * second run is known; a tolerance bounds the error of a step, and promises nothing so exact of that of a run: there the difference
     * is taken as it is.
     */
    default double error(double difference, double order) {
        return switch (this) {
            case Steps _ -> difference * Math.pow(2, order) / (Math.pow(2, order) - 1);
            case Tolerance _ -> difference;
        };
    }
}
