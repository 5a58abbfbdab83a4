package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

/** A spike that leaves a bad state behind is named itself, not the equation of the step that then fails. */
class UpsetTest {
    private static String blowUp(String text) {
        BlowUp blowUp = catchThrowableOfType(BlowUp.class, () -> Simulation.of(text).run());
        assertThat(blowUp).as("the run should have blown up").isNotNull();
        return blowUp.getMessage();
    }

    private static String clock(String method) {
        return """
                model A { dx/dt = 1; abs(x) <= 10; spike when x > 0.95 { x = 100 }; x(0) = 0 }
                population a = A[2]
                simulate 3 { dt = 0.1; method = euler }
                """.replace("euler", method);
    }

    @Test void aResetBeyondABoundIsFoundWhereItIsWritten() {
        assertThat(blowUp(clock("euler"))).isEqualTo("""
                text:1:58: error: a, neuron 0: a spike makes x = 100 at 1, where abs(x) <= 10 does not hold
                  1 | model A { dx/dt = 1; abs(x) <= 10; spike when x > 0.95 { x = 100 }; x(0) = 0 }
                    |                                                          ^^^^^^^
                     before: x = 0.8 at 0.8, x = 0.9 at 0.9
                     state at 1: x = 100
                     no smaller step helps: euler with dt = 0.05, euler with dt = 0.01, exponential-euler with dt = 0.1, rk4 with dt = 0.1 \
                fail too (tried from 0 to 3). Look at what a spike gives x""");
    }

    @Test void soItIsWhereTheMethodChoosesItsSteps() {
        assertThat(blowUp(clock("dopri5"))).isEqualTo("""
                text:1:58: error: a, neuron 0: a spike makes x = 100 at 0.95, where abs(x) <= 10 does not hold
                  1 | model A { dx/dt = 1; abs(x) <= 10; spike when x > 0.95 { x = 100 }; x(0) = 0 }
                    |                                                          ^^^^^^^
                     state at 0.95: x = 100""");
    }

    @Test void aSpikeOfAnotherNeuronThatMakesNotANumberIsFoundInItsConnection() {
        assertThat(blowUp("""
                model A { dx/dt = -x; x(0) = 1 }
                population s = Regular { period = 1 }
                population a = A[2]
                connect s -> a all to all { on pre.spike { post.x += sqrt(post.x - 2) } }
                connect s -> a as second all to all { on pre.spike { post.x *= 2 } }
                simulate 3 { dt = 0.25; method = rk4 }
                """)).contains("text:4:44: error: a, neuron 0: a spike makes x = NaN at 1")
                .contains("or it was one of: post.x *= 2 (text:5:54)").contains("Look at what a spike gives x");
    }

    @Test void anEquationThatFailsByItselfIsStillTheOneNamed() {
        assertThat(blowUp("""
                model A { dx/dt = 1 / (2 - x); dy/dt = sqrt(1.5 - t); spike when x > 0.5 { x = 0.1 }; x(0) = 0; y(0) = 0 }
                population a = A
                simulate 3 { dt = 0.1; method = euler }
                """)).contains("y is no longer finite").contains("first to fail: ").contains("Look at the equation");
    }

    @Test void aWeightThatASpikeSpoiltIsSaidToBeTheSpikes() {
        String message = blowUp("""
                model A { input s; dx/dt = s + 1 - x; spike when x > 0.5 { x = 0; refractory 0.3 holding x }; x(0) = 0 }
                population a = A[2]
                connect a -> a as syn all to all { weight w = 0.5; on pre.spike { w = log(w - 1) }; post.s += w * (pre.x - post.x) }
                simulate 3 { dt = 0.1; method = euler }
                """);
        assertThat(message).contains("a, neuron 0: x is no longer finite at 0.8").contains("dx/dt = NaN there, with s = NaN\n")
                .contains("first to fail: syn, connection 0 -> 0: w = NaN, as a spike left it\n");
    }
}
