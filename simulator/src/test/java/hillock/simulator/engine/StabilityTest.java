package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StabilityTest {
    private static String decay(String method, double dt) {
        return """
                model Decay { param tau = 1 ms; dx/dt = -x / tau; x(0) = 1 }
                population cells = Decay[3] { tau = [5, 0.5, 2] ms }
                simulate 100 ms { dt = %s ms; method = %s }
                """.formatted(dt, method);
    }

    @Test void aStepWithinTheStabilityIntervalIsFine() {
        assertThat(Simulation.of(decay("euler", 0.99)).check()).isEmpty();
        assertThat(Simulation.of(decay("rk4", 1.39)).check()).isEmpty();
    }

    @Test void aStepBeyondItIsAWarningThatNamesTheFastestVariable() {
        assertThat(Simulation.of(decay("euler", 1.01)).check()).singleElement().satisfies(problem -> {
            assertThat(problem.message())
                    .isEqualTo("dt = 1.01 ms is too large for euler: at the start x of cells, neuron 1, relaxes within 0.5 ms");
            assertThat(problem.hint())
                    .hasValue("euler is stable there for dt < 1 ms; exponential-euler has no such limit where it can be used");
        });
        assertThat(Simulation.of(decay("rk4", 1.4)).check()).hasSize(1);
    }

    @Test void exponentialEulerHasNoLimit() {
        assertThat(Simulation.of(decay("exponential-euler", 50)).check()).isEmpty();
    }

    @Test void aVariableTooSlowForSinglePrecisionIsAWarning() {
        assertThat(Simulation.of(decay("euler; precision = single", 0.01)).check()).isEmpty();
        assertThat(Simulation.of(decay("euler; precision = double", 1e-5)).check()).isEmpty();
        assertThat(Simulation.of(decay("euler; precision = single", 1e-5)).check()).singleElement().satisfies(problem -> {
            assertThat(problem.message())
                    .isEqualTo("precision = single is too coarse for x of cells, neuron 0: it relaxes within 5 ms at the"
                    + " start, and may stop 3 % short of its goal, where the step's increments are lost");
            assertThat(problem.hint()).hasValue("use precision = double, or a larger dt");
        });
    }

    @Test void theWarningComesTrue() {
        double[] x = Simulation.of(decay("euler", 1.01) + "record cells.x").run().trace("cells.x", 1);
        assertThat(Math.abs(x[x.length - 1])).isGreaterThan(1);
    }
}
