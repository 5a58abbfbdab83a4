package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hillock.simulator.recording.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({"dopri5, 1e-9, 1e-6", "rosenbrock, 1e-8, 1e-4"})
    void theVoltagesOfTwoNeuronsAfterATenthOfASecond(String method, double tolerance, double within) {
        double[] exact = Reference.solve(start(), 100, Reference.pair(10, 0.1));
        double[] end = Simulation.of(Texts.twoNeurons("simulate 100 ms { method = " + method + "; tolerance = " + tolerance + " }", ""))
                .run()
                .finalState().values().get("cells.V");
        assertThat(end).containsExactly(new double[] {exact[0], exact[5]}, within(within));
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
