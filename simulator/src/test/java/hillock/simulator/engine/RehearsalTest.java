package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import hillock.language.syntax.Problem;

class RehearsalTest {
    private static List<Problem> check(String from, String to) {
        String text = Texts.example("two-neurons.hillock");
        assertThat(text).contains(from);
        return Simulation.of(text.replace(from, to)).check();
    }

    @Test void aSpikeThatIsFastForAMomentHarmsNobody() {
        assertThat(check("dt = 0.01 ms", "dt = 0.05 ms")).isEmpty();
    }

    @Test void aMethodThatChoosesItsStepsIsLookedAtButNotStepped() {
        for (String method : List.of("dopri5", "rosenbrock")) {
            assertThat(check("method = euler", "method = " + method)).as(method).isEmpty();
            assertThat(Simulation.of("model M { dx/dt = -log(x); x(0) = 2; x >= 1 }\npopulation cells = M[3]\n"
                    + "simulate 10 { dt = 0.1; method = " + method + " }").check()).as(method).isEmpty();
        }
    }

    @Test void aMethodThatChoosesItsStepsDoesNotHideAnEquationThatLeadsOutOfBounds() {
        String text = Texts.example("two-neurons.hillock").replace("alpha_m * (1 - m)", "alpha_m * (1 + m)");
        assertThat(Simulation.of(text.replace("method = euler", "method = dopri5")).check()).anySatisfy(problem ->
                assertThat(problem.message()).startsWith("the equation takes m out of its bounds: at m = 1 dm/dt = "));
    }

    @Test void aPrecisionThatIsTooCoarseHidesNoStepThatIsTooLong() {
        assertThat(Simulation.of("""
                model Clamped {
                  param tau = 1 ms; x = t / tau
                  dy/dt = 1 /ms - (x * y + y) / tau; y(0) = 0
                  dslow/dt = (1 - slow) / 100000 ms; slow(0) = 0
                }
                population cells = Clamped[1]
                simulate 30 ms { dt = 0.1 ms; method = euler; precision = single }
                """).check()).extracting(Problem::message).anySatisfy(message -> assertThat(message).startsWith("precision = single is too coarse"))
                .anySatisfy(message -> assertThat(message).startsWith("dt = 0.1 ms is too large for euler"));
    }

    @Test void aVariableThatBecomesTooFastAlongTheTrialIsAWarning() {
        assertThat(Simulation.of("""
                model Clamped { param tau = 1 ms; x = t / tau; dy/dt = 1 /ms - (x * y + y) / tau; y(0) = 0 }
                population cells = Clamped[1]
                simulate 30 ms { dt = 0.1 ms; method = euler }
                """).check()).singleElement().satisfies(problem -> assertThat(problem.message())
                .matches("dt = 0\\.1 ms is too large for euler: around 2\\d(\\.\\d+)? ms y of cells, neuron 0, relaxes within 0\\.0\\d+ ms,"
                        + " and errors grow a thousandfold"));
    }

    @Test void aGateThatGoesOnRisingAtOneIsAWarningAtItsEquation() {
        assertThat(check("alpha_m * (1 - m)", "alpha_m * (1 + m)")).anySatisfy(problem -> {
            assertThat(problem.message()).startsWith("the equation takes m out of its bounds: at m = 1 dm/dt = ")
                    .contains("cells, neuron 0");
            assertThat(problem.render()).contains("dm/dt = alpha_m * (1 + m)");
        });
    }

    @Test void aRateThatTurnsNegativeTakesItsGateBelowZero() {
        assertThat(check("exp(-(V + 65 mV) / 20 mV)", "(exp(-(V + 65 mV) / 20 mV) - 0.5)"))
                .anySatisfy(problem -> assertThat(problem.message())
                        .startsWith("the equation takes h out of its bounds: at h = 0 dh/dt = -"));
    }

    @Test void aRateThatWouldTurnNegativeSomewhereWithinTheBoundsIsFoundWithoutGoingThere() {
        // with 40 mV less the trial never leaves rest
        assertThat(check("alpha_m = 0.1 /mV/ms * (V + 40 mV)", "alpha_m = 0.1 /mV/ms * (V - 40 mV)"))
                .anySatisfy(problem -> assertThat(problem.message())
                        .startsWith("the equation takes m out of its bounds: at m = 0 dm/dt = -").contains(" with V = "));
    }

    @Test void aTrialThatBlowsUpIsAWarning() {
        assertThat(check("dt = 0.01 ms", "dt = 0.1 ms")).anySatisfy(problem -> assertThat(problem.message())
                .matches("a trial blew up: [mhn] of cells, neuron [01], leaves its bounds at .* ms"));
    }
}
