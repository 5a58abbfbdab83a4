package hillock.simulator.plan;

import java.util.List;
import hillock.language.model.Model.Equation;
import hillock.simulator.plan.Stage.Update;

/**
 * What a method has besides its stages if it chooses the length of each step by the error that it estimates. Its first stage finds the
 * slopes at the step's start and nothing else of length, so that a step can be tried again with another. Its last stage's state is the one
 * at the step's end, and gives {@link Stage#ERROR}.
 */
public interface Adaptive {
    /** The power of dt by which the estimated error of one step shrinks. */
    int errorOrder();

    /** The number of the slopes that the last stage finds, those at the next step's start: {@code V@k7}. */
    int lastSlope();

    /** Whether a stage looks at the equations in its own state; others move on from what is known. Stages count from 0. */
    boolean evaluates(int stage);

    /** Dense output: updates of {@code V} itself to the state at {@link Stage#THETA} of the way through a step that was taken. */
    List<Update> between(List<Equation> equations);

    /**
     * What makes a method implicit: some stages give right-hand sides {@code V@u1}, which become the solutions of
     * {@code (1 / (gamma dt) - J) u = right-hand side} behind the stage, J being the partial slopes that the first stage finds.
     */
    interface LinearlyImplicit extends Adaptive {
        double gamma();

        /** The number of the right-hand sides that a stage gives; 0 if it gives none. */
        int solved(int stage);
    }
}
