package hillock.simulator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import hillock.simulator.engine.Simulation;
import org.junit.jupiter.api.Test;

class StepTextTest {
    private static Map<String, String> shown(String method) {
        return StepText.of(Simulation.of("""
                model Leak {
                  param tau = 20
                  drive = (x - 1) / tau
                  dx/dt = -drive
                  x(0) = 3
                }
                population cells = Leak[2]
                simulate 10 { dt = 0.1; method = %s }
                """.formatted(method)).experiment());
    }

    @Test void forwardEulerTakesTheOldSlope() {
        assertThat(shown("euler")).isEqualTo(Map.of("one step of Leak: euler, order 1, in ms, mV, uA and cm", """
                drive = (x - 1) / tau
                x@k1 = -drive
                x@next = x@start + dt * x@k1
                """));
    }

    @Test void theStagesOfAMethodAreNumbered() {
        assertThat(shown("midpoint")).isEqualTo(Map.of("one step of Leak: midpoint, order 2, in ms, mV, uA and cm", """
                drive = (x - 1) / tau
                # stage 1 of 2
                x@k1 = -drive
                x@stage = x@start + dt * (0.5 * x@k1)
                # stage 2 of 2
                x@k2 = -drive
                x@next = x@start + dt * x@k2
                """));
    }

    @Test void aFileThatSimulatesNothingHasNoStep() {
        assertThat(StepText.of(Simulation.of("model A { dx/dt = -x; x(0) = 1 }").experiment())).isEmpty();
    }
}
