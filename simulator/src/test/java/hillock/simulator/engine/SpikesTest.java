package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hillock.simulator.recording.SpikeTrain;
import org.junit.jupiter.api.Test;

/** When a condition becomes true. */
class SpikesTest {
    @Test void aCrossingIsLocatedInsideTheStep() {
        assertThat(spikes("dx/dt = 1; x(0) = -0.25; spike when x > 0", "").of(0)).containsExactly(new double[] {0.25}, within(1e-15));
    }

    @Test void whatHoldsFromTheStartIsNoCrossing() {
        assertThat(spikes("dx/dt = 1; x(0) = 0.25; spike when x > 0", "").count()).isZero();
    }

    @Test void anInputThatIsThereFromTheStartCrossesNothing() {
        assertThat(spikes("input c; dx/dt = 0; x(0) = 3; spike when c > 1", "connect cells -> cells { post.c += pre.x }").count()).isZero();
    }

    private static SpikeTrain spikes(String body, String connections) {
        return Simulation.of("""
                model Cell { %s }
                population cells = Cell[1]
                %s
                simulate 1 { dt = 0.1; method = heun }
                record cells.spikes
                """.formatted(body, connections)).run().spikes().get("cells");
    }
}
