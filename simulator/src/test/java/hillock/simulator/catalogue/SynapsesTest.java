package hillock.simulator.catalogue;

import static hillock.simulator.catalogue.Ready.example;
import static java.lang.Math.exp;
import static java.lang.Math.log;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hillock.simulator.recording.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The synapses among the examples, which one copies. */
class SynapsesTest {
    @Test void aConductanceFollowsItsFormulaAfterASpike() {
        Recording run = example("synapses");
        double peak = 5.0 / 4 * log(5);
        double scale = 1 / (exp(-peak / 5) - exp(-peak));
        // a row each 0.1 ms, from the spike at 10 ms to the next one
        for (int row = 100; row < 600; row++) {
            double age = row * 0.1 - 10;
            assertThat(run.trace("exponential.s", 0)[row]).isCloseTo(exp(-age / 5), within(1e-9));
            assertThat(run.trace("alpha.s", 0)[row]).isCloseTo(age / 5 * exp(1 - age / 5), within(1e-9));
            assertThat(run.trace("double_exponential.s", 0)[row]).isCloseTo(scale * (exp(-age / 5) - exp(-age)), within(1e-9));
        }
    }

    /** Jahr and Stevens (1990): with 1 mM of magnesium, half of the channels are free at log(3.57) / -0.062 = -20.5 mV. */
    @Test void magnesiumBlocksNmdaReceptorsUntilTheCellIsDepolarised() {
        Recording run = example("nmda");
        double[] free = new double[4];
        for (int k = 0; k < 4; k++) free[k] = run.trace("nmda.block", k)[0];
        assertThat(free[0]).isCloseTo(1 / (1 + exp(0.062 * 80) / 3.57), within(1e-12));
        assertThat(free[3]).isCloseTo(0.5, within(0.01));
        assertThat(free).isSorted();
        assertThat(log(3.57) / -0.062).isCloseTo(-20.5, within(0.05));
    }

    /** Tsodyks, Pawelzik and Markram (1998), their recursion from spike to spike. */
    @Test void amplitudesOfAPlasticSynapseFollowTheRecursion() {
        Recording run = example("tsodyks-markram");
        double[][] synapses = {{0.25, 0.5, 800, 1, 3}, {1.54, 0.03, 130, 530, 1.5}};
        for (int k = 0; k < 2; k++) {
            double[] s = synapses[k];
            double[] current = run.trace("syn.I", k);
            double u = 0;
            double x = 1;
            double left = 0;
            for (int spike = 1; spike <= 20; spike++) {
                u += s[1] * (1 - u);
                left += s[0] * u * x;
                x -= u * x;
                assertThat(current[500 * spike]).as("synapse %d, spike %d", k, spike).isCloseTo(left, within(2e-6));
                u *= exp(-50 / s[3]);
                x = 1 - (1 - x) * exp(-50 / s[2]);
                left *= exp(-50 / s[4]);
            }
        }
    }

    /** Tsodyks, Pawelzik and Markram (1998): under a regular train their recursion has one fixed point. */
    @ParameterizedTest
    @ValueSource(doubles = {10, 20, 50, 200})
    void amplitudesOfAPlasticSynapseSettleWhereTheirRecursionStands(double period) {
        double[][] synapses = {{0.25, 0.5, 800, 1, 3}, {1.54, 0.03, 130, 530, 1.5}};
        Recording run = example("tsodyks-markram", "train.period=" + period, "train.start=" + period, "duration=8010");
        for (int k = 0; k < 2; k++) {
            double[] s = synapses[k];
            double used = s[1] / (1 - (1 - s[1]) * exp(-period / s[3]));
            double rested = exp(-period / s[2]);
            double ready = (1 - rested) / (1 - (1 - used) * rested);
            double peak = s[0] * used * ready / (1 - exp(-period / s[4]));
            assertThat(run.trace("syn.u", k)[80_000]).isCloseTo(used, within(1e-6));
            assertThat(run.trace("syn.x", k)[80_000]).isCloseTo(ready * (1 - used), within(1e-6));
            assertThat(run.trace("syn.I", k)[80_000]).as("synapse %d", k).isCloseTo(peak, within(2e-6));
        }
    }

    /** Tsodyks and Markram (1997) PNAS 94:719: beyond some rate r a depressing synapse's amplitude falls as A / (r tau_rec). */
    @ParameterizedTest
    @ValueSource(doubles = {10, 20})
    void aDepressingSynapsesAmplitudeFallsAsOneOverTheRate(double period) {
        double[] current = example("tsodyks-markram", "train.period=" + period, "train.start=" + period, "duration=8010").trace("syn.I", 0);
        double amplitude = current[80_000] - current[79_999] * exp(-0.1 / 3);
        assertThat(amplitude / period).isCloseTo(0.25 / 800, within(0.05 * 0.25 / 800));
    }
}
