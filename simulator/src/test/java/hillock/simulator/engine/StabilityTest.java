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
            assertThat(problem.message()).isEqualTo("dt = 1.01 ms is too large for euler: at the start x of cells, neuron 1, relaxes within 0.5 ms");
            assertThat(problem.hint()).hasValue("euler is stable there for dt < 1 ms; exponential-euler has no such limit where it can be used");
        });
        assertThat(Simulation.of(decay("rk4", 1.4)).check()).hasSize(1);
    }

    @Test void exponentialEulerHasNoLimit() {
        assertThat(Simulation.of(decay("exponential-euler", 50)).check()).isEmpty();
    }

    @Test void theWarningComesTrue() {
        double[] x = Simulation.of(decay("euler", 1.01) + "record cells.x").run().trace("cells.x", 1);
        assertThat(Math.abs(x[x.length - 1])).isGreaterThan(1);
    }
}
