package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import hillock.simulator.engine.Simulation;
import hillock.simulator.recording.Recording;
import org.junit.jupiter.api.Test;

/** The texts of docs/coming-from.md give what the other programs were found to give, run with the texts beside them. */
class ComingFromTest {
    private static Recording run(String name) throws IOException {
        String text = LanguageReferenceTest.examples().stream().filter(block -> block.name().equals(name)).findFirst().orElseThrow().text();
        return Simulation.of(text).run();
    }

    /** Brian 2.5.1 tells the start of the step in which a spike was. */
    @Test void integrateAndFireCellsSpikeInTheStepsThatBrianTells() throws IOException {
        Recording run = run("cells.hillock");
        assertThat(starts(run.spikes().get("cells").of(0))).containsExactly(160, 318, 476, 634, 792, 950);
        assertThat(starts(run.spikes().get("cells").of(1))).containsExactly(334, 650, 966);
    }

    private static int[] starts(double[] times) {
        return Arrays.stream(times).mapToInt(time -> (int) Math.floor(time / 0.1)).toArray();
    }

    /** NEURON 8.2.2 with steps of 0.001 and of 0.0005 ms; its method has order 1. */
    @Test void axonsSpikeWhenTheyDoInNeuron() throws IOException {
        Recording run = run("axons.hillock");
        double[][] coarse = {{6.445, 19.328, 31.816, 44.281, 56.744, 69.206, 81.669, 94.131},
                {8.460, 21.493, 34.017, 46.486, 58.949, 71.411, 83.874, 96.336}};
        double[][] fine = {{6.445, 19.327, 31.813, 44.277, 56.738, 69.200, 81.661, 94.122},
                {8.459, 21.491, 34.014, 46.481, 58.943, 71.404, 83.865, 96.326}};
        for (int axon = 0; axon < 2; axon++) {
            double[] times = run.spikes().get("axons").of(axon);
            assertThat(times).hasSize(8);
            for (int k = 0; k < 8; k++) assertThat(times[k]).isCloseTo(2 * fine[axon][k] - coarse[axon][k], within(0.003));
        }
    }

    /** XPPAUT 6.11, the last line of its output; it keeps eight digits, in single precision. */
    @Test void theBarnacleIsWhereXppautHasIt() throws IOException {
        Recording run = run("barnacle.hillock");
        assertThat(run.trace("cell.v", 0)[4999]).isCloseTo(-50.555508, within(5e-6));
        assertThat(run.trace("cell.w", 0)[4999]).isCloseTo(0.26659361, within(5e-8));
    }
}
