package hillock.simulator.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hillock.language.model.Sweep.Kind;
import org.junit.jupiter.api.Test;

class MeasurementTest {
    private static Measurement spikes(Kind kind, double after, double[]... times) {
        Measurement measurement = new OfSpikes(kind, after, times.length);
        for (int k = 0; k < times.length; k++) for (double time : times[k]) measurement.spike(k, time);
        return measurement;
    }

    private static Measurement samples(Kind kind, double after, double[]... rows) {
        Measurement measurement = new OfSamples(kind, after, rows[0].length);
        for (int row = 0; row < rows.length; row++) measurement.sample(row, rows[row], 0);
        return measurement;
    }

    @Test void rateCountsSpikesOfAllNeuronsAfterItsBeginning() {
        double[][] times = {{5, 10, 20}, {15}};
        assertThat(spikes(Kind.RATE, 10, times).value(110)).isEqualTo(3 / 200.0);
        assertThat(spikes(Kind.COUNT, 10, times).value(110)).isEqualTo(3);
    }

    @Test void intervalsArePooledAndTheirVariationIsEachNeurons() {
        double[][] times = {{0, 10, 20, 30}, {0, 10, 40}, {7}};
        assertThat(spikes(Kind.ISI, 0, times).value(50)).isEqualTo(70 / 5.0);
        // the first is regular; the second has the intervals 10 and 30, mean 20, deviation 10
        assertThat(spikes(Kind.CV, 0, times).value(50)).isEqualTo((0 + 0.5) / 2);
    }

    @Test void latencyIsThatOfNeuronsThatSpike() {
        assertThat(spikes(Kind.LATENCY, 10, new double[] {2, 13}, new double[] {}, new double[] {17}).value(50)).isEqualTo(5);
    }

    @Test void whatIsNotThereIsNoNumber() {
        for (Kind kind : new Kind[] {Kind.ISI, Kind.CV, Kind.LATENCY, Kind.PERIOD, Kind.SYNCHRONY}) {
            assertThat(spikes(kind, 0, new double[] {}).value(10)).as("%s", kind).isNaN();
        }
        assertThat(spikes(Kind.RATE, 0, new double[] {}).value(10)).isZero();
    }

    @Test void aConnectionWithoutEdgesHasNoMeasure() {
        for (Kind kind : new Kind[] {Kind.MEAN, Kind.STD, Kind.MIN, Kind.MAX, Kind.PERIOD, Kind.SYNCHRONY}) {
            assertThat(samples(kind, 0, new double[] {}, new double[] {}).value(10)).as("%s", kind).isNaN();
        }
    }

    @Test void neuronsThatSpikeTogetherAreInPhaseAndHalfATurnApartOutOfIt() {
        double[] regular = {0, 10, 20, 30, 40};
        double[] between = {5, 15, 25, 35, 45};
        assertThat(spikes(Kind.SYNCHRONY, 0, regular, regular).value(50)).isCloseTo(1, within(1e-12));
        assertThat(spikes(Kind.SYNCHRONY, 0, regular, between).value(50)).isCloseTo(0, within(1e-12));
    }

    @Test void samplesHaveMeanDeviationAndExtremes() {
        double[][] rows = {{99, 99}, {1, 3}, {5, 7}};
        assertThat(samples(Kind.MEAN, 1, rows).value(2)).isEqualTo(4);
        assertThat(samples(Kind.STD, 1, rows).value(2)).isCloseTo(Math.sqrt(5), within(1e-12));
        assertThat(samples(Kind.MIN, 1, rows).value(2)).isEqualTo(1);
        assertThat(samples(Kind.MAX, 1, rows).value(2)).isEqualTo(7);
    }

    @Test void neuronsThatDoTheSameAreSynchronousAndOppositeOnesAreNot() {
        double[][] same = new double[100][];
        double[][] opposite = new double[100][];
        for (int k = 0; k < same.length; k++) {
            double x = Math.sin(0.7 * k);
            same[k] = new double[] {x, x};
            opposite[k] = new double[] {x, -x};
        }
        assertThat(samples(Kind.SYNCHRONY, 0, same).value(99)).isCloseTo(1, within(1e-12));
        assertThat(samples(Kind.SYNCHRONY, 0, opposite).value(99)).isCloseTo(0, within(1e-12));
    }

    @Test void theMeanIsCrossedOnceAPeriod() {
        double[][] rows = new double[1000][];
        for (int k = 0; k < rows.length; k++) rows[k] = new double[] {3 + Math.sin(2 * Math.PI * k / 37.5)};
        assertThat(samples(Kind.PERIOD, 0, rows).value(999)).isCloseTo(37.5, within(0.05));
    }
}
