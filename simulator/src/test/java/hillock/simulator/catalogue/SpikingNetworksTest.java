package hillock.simulator.catalogue;

import static hillock.simulator.catalogue.Ready.example;
import static hillock.simulator.catalogue.Ready.swing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import hillock.simulator.recording.Recording;
import hillock.simulator.recording.SpikeTrain;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is published of the networks among the examples. */
class SpikingNetworksTest {
    private static final double TRANSIENT = 100;

    /**
     * Rate in Hz, coefficient of variation of all intervals, how far the population's rate in bins of 0.5 ms swings about its mean, and the
     * frequency in Hz at which it does so most.
     */
    private record State(double rate, double cv, double modulation, double rhythm) {
        static State of(SpikeTrain spikes, double until) {
            double[] last = new double[spikes.size()];
            List<Double> intervals = new ArrayList<>();
            double[] bins = new double[(int) ((until - TRANSIENT) / 0.5)];
            int count = 0;
            for (int k = 0; k < spikes.count(); k++) {
                double time = spikes.time(k);
                if (time < TRANSIENT || time >= until) continue;
                count++;
                bins[Math.min(bins.length - 1, (int) ((time - TRANSIENT) / 0.5))]++;
                int neuron = spikes.neuron(k);
                if (last[neuron] > 0) intervals.add(time - last[neuron]);
                last[neuron] = time;
            }
            double rate = 1000.0 * count / spikes.size() / (until - TRANSIENT);
            return new State(rate, variation(intervals.stream().mapToDouble(x -> x).toArray()), variation(bins), rhythm(bins));
        }

        /** Where the power, averaged over 7 Hz, is largest between 5 and 400 Hz. */
        private static double rhythm(double[] bins) {
            double mean = Arrays.stream(bins).average().orElseThrow();
            double[] power = new double[404];
            for (int hertz = 2; hertz < power.length; hertz++) {
                double x = 0;
                double y = 0;
                for (int k = 0; k < bins.length; k++) {
                    double angle = 2 * Math.PI * hertz * k * 0.0005;
                    x += (bins[k] - mean) * Math.cos(angle);
                    y += (bins[k] - mean) * Math.sin(angle);
                }
                power[hertz] = x * x + y * y;
            }
            int best = 5;
            for (int hertz = 5; hertz <= 400; hertz++) if (around(power, hertz) > around(power, best)) best = hertz;
            return best;
        }

        private static double around(double[] power, int hertz) {
            return Arrays.stream(power, hertz - 3, hertz + 4).sum();
        }

        private static double variation(double[] values) {
            double mean = 0;
            for (double value : values) mean += value / values.length;
            double squares = 0;
            for (double value : values) squares += (value - mean) * (value - mean) / values.length;
            return Math.sqrt(squares) / mean;
        }
    }

    private static State brunel(double g, double drive, double until) {
        return State.of(example("brunel", "g=" + g, "drive=" + drive, "duration=" + until).spikes().get("cells"), until);
    }

    /** Brunel (2000), figure 8A: almost fully synchronised cells that fire as regularly as clocks, as fast as they can. */
    @Test void brunelsNetworkIsSynchronousAndRegularWhereExcitationRules() {
        State state = brunel(3, 2, 150);
        assertThat(state.rate()).isGreaterThan(200);
        assertThat(state.cv()).isLessThan(0.05);
        assertThat(state.modulation()).isGreaterThan(1.2);
    }

    /** Figure 8B: a fast oscillation, at 180 Hz, of cells that fire irregularly, at 60.7 Hz. */
    @Test void brunelsNetworkOscillatesFastUnderStrongInhibitionAndDrive() {
        State state = brunel(6, 4, 300);
        assertThat(state.rate()).isCloseTo(60.7, within(3.0));
        assertThat(state.cv()).isGreaterThan(0.7);
        assertThat(state.modulation()).isGreaterThan(0.9);
        assertThat(state.rhythm()).isCloseTo(180, within(20.0));
    }

    /** Figure 8C: no oscillation to speak of, irregular cells, at 37.7 Hz. */
    @Test void brunelsNetworkIsAsynchronousAndIrregularInBetween() {
        State state = brunel(5, 2, 300);
        assertThat(state.rate()).isCloseTo(37.7, within(2.0));
        assertThat(state.cv()).isGreaterThan(0.4);
        assertThat(state.modulation()).isLessThan(0.7);
    }

    /** Figure 8D: a slow oscillation, at about 22 Hz, of cells that fire more seldom, at 5.5 Hz. */
    @Test void brunelsNetworkOscillatesSlowlyUnderWeakDrive() {
        State state = brunel(4.5, 0.9, 700);
        assertThat(state.rate()).isCloseTo(5.5, within(0.8));
        assertThat(state.modulation()).isGreaterThan(1.2);
        assertThat(state.rhythm()).isCloseTo(22, within(6.0));
    }

    /** Figure 8 over a second, as examples/README.md tells it beside the published numbers. */
    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"3, 2, 0, 0.05, 1.2, 10, 200, 500, 0, 400", "6, 4, 0.7, 1.2, 0.8, 2, 59, 62.4, 165, 195",
            "5, 2, 0.4, 0.9, 0, 0.7, 36.5, 38.9, 0, 400", "4.5, 0.9, 0.6, 1.2, 1.2, 4, 4.7, 6.3, 17, 27"})
    void brunelsStatesLast(double g, double drive, double cvFrom, double cvTo, double swingFrom, double swingTo, double rateFrom,
            double rateTo, double rhythmFrom, double rhythmTo) {
        State state = brunel(g, drive, 1100);
        assertThat(state.cv()).isBetween(cvFrom, cvTo);
        assertThat(state.modulation()).isBetween(swingFrom, swingTo);
        assertThat(state.rate()).isBetween(rateFrom, rateTo);
        assertThat(state.rhythm()).isBetween(rhythmFrom, rhythmTo);
    }

    /** Song, Miller and Abbott (2000): competition drives weights apart, towards the ends of their range. */
    @Test void mostPlasticWeightsEndInTheOuterFifths() {
        Recording run = example("stdp");
        double[] weights = run.finalState().values().get("inputs-target.w");
        long outer = Arrays.stream(weights).filter(w -> w < 0.002 || w > 0.008).count();
        assertThat(outer).isGreaterThan(600);
        assertThat(Arrays.stream(weights)).allMatch(w -> w >= 0 && w <= 0.01);
    }

    /** Vogels and Abbott (2005): activity that keeps itself up, asynchronous and irregular. */
    @Test void cellsWithSynapticCurrentsKeepFiringIrregularly() {
        State state = State.of(example("cuba").spikes().get("cells"), 1000);
        assertThat(state.rate()).isBetween(4.0, 8.0);
        assertThat(state.cv()).isGreaterThan(0.8);
    }

    /** Wiley, Strogatz and Girvan (2006): around synchrony the slowest mode of a ring of n decays at the rate 2 K (1 - cos(2 pi / n)). */
    @Test void phasesInARingComeTogetherAtTheRateOfTheSlowestMode() {
        var run = example("phase-ring");
        double earlier = slowestMode(run, 300);
        double later = slowestMode(run, 500);
        assertThat(Math.log(earlier / later) / 40).isCloseTo(2 * (1 - Math.cos(2 * Math.PI / 50)), within(2e-5));
    }

    private static double slowestMode(Recording run, int row) {
        double x = 0;
        double y = 0;
        for (int k = 0; k < 50; k++) {
            double theta = run.trace("ring.theta", k)[row];
            x += theta * Math.cos(2 * Math.PI * k / 50);
            y += theta * Math.sin(2 * Math.PI * k / 50);
        }
        return Math.hypot(x, y);
    }

    /** A uniform cable carries its action potentials at one speed: Hodgkin and Huxley (1952), where the wave is assumed to travel so. */
    @Test void anActionPotentialTravelsAlongGapJunctionsAtOneSpeed() {
        SpikeTrain spikes = example("chain", "duration=80").spikes().get("row");
        double whole = spikes.of(90)[0] - spikes.of(10)[0];
        for (int cell = 10; cell < 90; cell += 10) {
            double part = spikes.of(cell + 10)[0] - spikes.of(cell)[0];
            assertThat(part).as("ms from cell %d on", cell).isCloseTo(whole / 8, within(0.02 * whole / 8));
        }
    }

    /** Lago-Fernandez et al. (2000): on the ring the axons stay in their places, on a small world they oscillate together. */
    @ParameterizedTest
    @CsvSource({"0, false", "0.5, true"})
    void aFewLongEdgesBringAxonsTogether(double p, boolean together) {
        double[] mean = example("small-world", "p=" + p).trace("mean(cells.V)", 0);
        double swing = swing(mean, mean.length / 2, mean.length);
        assertThat(swing > 20).as("the mean of V swings by %s mV", swing).isEqualTo(together);
    }
}
