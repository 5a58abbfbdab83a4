package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.simulator.recording.Recording;
import org.junit.jupiter.api.Test;

/** The founding example under dopri5, against another library's solution at a tolerance of 1e-13. */
class AdaptiveSpikeTimesTest {
    private static final double UNTIL = 1000;

    @Test void allSpikesOfTwoNeuronsWithinAMillionthOfAMillisecond() {
        Recording run = Simulation.of(Texts.twoNeurons("simulate 1000 ms { method = dopri5; tolerance = 1e-9 }",
                "record cells.spikes")).run();
        for (int neuron = 0; neuron < 2; neuron++) {
            double[] exact = Reference.crossings(start(), UNTIL, 5 * neuron, Reference.pair(10, 0.1));
            double[] spikes = run.spikes().get("cells").of(neuron);
            assertThat(spikes).hasSize(69).hasSameSizeAs(exact);
            for (int k = 0; k < exact.length; k++) assertThat(Math.abs(spikes[k] - exact[k])).as("spike %d", k).isLessThan(1e-6);
        }
    }

    private static double[] start() {
        Recording still = Simulation.of(Texts.twoNeurons("simulate 0.01 ms { dt = 0.01 ms; method = euler }",
                "record cells.V, cells.m, cells.h, cells.n, cells.S")).run();
        double[] state = new double[10];
        String[] variables = {"V", "m", "h", "n", "S"};
        for (int k = 0; k < state.length; k++) state[k] = still.trace("cells." + variables[k % 5], k / 5)[0];
        return state;
    }
}
