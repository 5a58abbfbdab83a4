package hillock.simulator.plan;

import java.util.List;
import hillock.language.model.Model.Equation;
import hillock.simulator.plan.Stage.Update;

/**
 * What a method has besides its stages if it chooses the length of each step by the error that it estimates. Its first stage finds the
 * slopes at the step's start and nothing else, so that a step can be tried again with another length. Its last stage's state is the one
 * at the step's end, and gives {@link Stage#ERROR}. The slopes of that stage are those at the next step's start.
 */
public interface Adaptive {
    /** The power of dt by which the estimated error of one step shrinks. */
    int errorOrder();

    /** The number of the slopes that the last stage finds: {@code V@k7}. */
    int lastSlope();

    /** Dense output: updates of {@code V} itself to the state at {@link Stage#THETA} of the way through a step that was taken. */
    List<Update> between(List<Equation> equations);
}
