package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import hillock.language.syntax.UserError;
import hillock.simulator.recording.SpikeTrain;
import org.junit.jupiter.api.Test;

/** What spikes of itself. */
class SpikeSourcesTest {
    private static SpikeTrain spikes(String population, String rest) {
        return Simulation.of("population p = " + population + "\n" + rest + "\nrecord p.spikes").run().spikes().get("p");
    }

    /** Of all neurons, the intervals in the integral of the rate (spikes per ms), the first from 0. */
    private static double[] intervals(SpikeTrain train, int neurons, DoubleUnaryOperator integral) {
        double[][] times = new double[neurons][0];
        for (int n = 0; n < neurons; n++) times[n] = train.of(n);
        List<Double> intervals = new ArrayList<>();
        for (double[] own : times) {
            double before = 0;
            for (double time : own) {
                double now = integral.applyAsDouble(time);
                intervals.add(now - before);
                before = now;
            }
        }
        return intervals.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    /** The largest distance of the distribution from that of exponential intervals of mean 1, times the root of their number. */
    private static double kolmogorov(double[] sorted) {
        double largest = 0;
        for (int k = 0; k < sorted.length; k++) {
            double expected = -Math.expm1(-sorted[k]);
            largest = Math.max(largest, Math.max(expected - (double) k / sorted.length, (k + 1.0) / sorted.length - expected));
        }
        return largest * Math.sqrt(sorted.length);
    }

    @Test void poissonProcessesHaveTheirRateAndTheirIrregularity() {
        SpikeTrain train = spikes("Poisson[100] { rate = 20 Hz }", "simulate 20 s { dt = 1 ms }");
        double expected = 100 * 20 * 20;
        assertThat((double) train.count()).isCloseTo(expected, within(4 * Math.sqrt(expected)));
        double[] intervals = intervals(train, 100, t -> 0.02 * t);
        double mean = Arrays.stream(intervals).average().orElseThrow();
        double variance = Arrays.stream(intervals).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
        assertThat(Math.sqrt(variance) / mean).isCloseTo(1, within(0.03));
        // the last interval of each is cut off, which makes them a little shorter
        assertThat(kolmogorov(intervals)).isLessThan(2);
    }

    @Test void neuronsAreIndependent() {
        SpikeTrain train = spikes("Poisson[2] { rate = 100 Hz }", "simulate 100 s { dt = 1 ms }");
        double[][] counts = new double[2][1000];
        for (int n = 0; n < 2; n++) for (double t : train.of(n)) counts[n][Math.min(999, (int) (t / 100))]++;
        double covariance = 0;
        for (int k = 0; k < 1000; k++) covariance += (counts[0][k] - 10) * (counts[1][k] - 10) / 1000;
        assertThat(covariance / 10).isCloseTo(0, within(4 / Math.sqrt(1000)));
    }

    @Test void timesDoNotDependOnTheStep() {
        String population = "Poisson[5] { rate = 50 Hz }";
        SpikeTrain coarse = spikes(population, "simulate 2 s { dt = 1 ms }");
        SpikeTrain fine = spikes(population, "simulate 2 s { dt = 0.03125 ms }");
        for (int n = 0; n < 5; n++) assertThat(fine.of(n)).containsExactly(coarse.of(n)).hasSizeGreaterThan(50);
        assertThat(spikes(population, "simulate 2 s { dt = 1 ms; seed = 2 }").of(0)).isNotEqualTo(coarse.of(0));
    }

    @Test void aRateThatChangesOnceIsTheSameHoweverItIsWritten() {
        SpikeTrain changed = spikes("Poisson[5] { rate = 20 Hz }\nat 500 ms { p.rate = 100 Hz }", "simulate 1 s { dt = 0.5 ms }");
        SpikeTrain moving = spikes("Poisson[5] { rate = if t < 500 ms then 20 Hz else 100 Hz }", "simulate 1 s { dt = 0.5 ms }");
        SpikeTrain constant = spikes("Poisson[5] { rate = 20 Hz }", "simulate 1 s { dt = 0.5 ms }");
        assertThat(changed.count()).isGreaterThan(200);
        for (int n = 0; n < 5; n++) {
            assertThat(moving.of(n)).containsExactly(changed.of(n), within(1e-8));
            double[] early = Arrays.stream(constant.of(n)).filter(t -> t < 500).toArray();
            assertThat(Arrays.copyOf(changed.of(n), early.length)).containsExactly(early);
        }
    }

    @Test void aRateOfZeroIsSilentUntilItRises() {
        SpikeTrain train = spikes("Poisson[5] { rate = 0 Hz }\nat 500 ms { p.rate = 100 Hz }", "simulate 1 s { dt = 0.5 ms }");
        assertThat(train.count()).isBetween(150, 350);
        assertThat(train.time(0)).isGreaterThan(500);
    }

    @Test void aMovingRateIsFollowedWithinTheStep() {
        SpikeTrain train = spikes("Poisson[200] { rate = 50 Hz * (1 + 0.9 * sin(2 * pi * t / 100 ms)) }", "simulate 4 s { dt = 0.5 ms }");
        double k = 2 * Math.PI / 100;
        double[] intervals = intervals(train, 200, t -> 0.05 * (t + 0.9 * (1 - Math.cos(k * t)) / k));
        assertThat((double) train.count()).isCloseTo(200 * 200, within(4 * Math.sqrt(200 * 200)));
        assertThat(kolmogorov(intervals)).isLessThan(2);
    }

    @Test void regularNeuronsSpikeAfterEachPeriod() {
        SpikeTrain train = spikes("Regular[3] { period = [10, 15, 40] ms; start = [0, 15, 7] ms }", "simulate 60 ms { dt = 0.1 ms }");
        assertThat(train.of(0)).containsExactly(0, 10, 20, 30, 40, 50, 60);
        assertThat(train.of(1)).containsExactly(15, 30, 45, 60);
        assertThat(train.of(2)).containsExactly(7, 47);
    }

    @Test void regularNeuronsMayBeGivenARate() {
        SpikeTrain train = spikes("Regular { rate = 50 Hz }", "simulate 100 ms { dt = 0.1 ms }");
        assertThat(train.of(0)).containsExactly(20, 40, 60, 80, 100);
    }

    @Test void aNewPeriodCountsFromTheLastSpikeAndWhatIsOverdueComesAtOnce() {
        String change = "simulate 60 ms { dt = 0.1 ms }\nat 25 ms { p.period = [7, 30] ms }";
        SpikeTrain train = spikes("Regular[2] { period = 20 ms; start = [1, 0] ms }", change);
        assertThat(train.of(0)).containsExactly(1, 21, 28, 35, 42, 49, 56);
        assertThat(train.of(1)).containsExactly(0, 20, 50);
        SpikeTrain late = spikes("Regular[2] { period = 100 ms; start = [1, 30] ms }", change);
        assertThat(late.of(0)).containsExactly(1, 25, 32, 39, 46, 53, 60);
        assertThat(late.of(1)).containsExactly(30, 60);
    }

    @Test void aRegularNeuronOfRateZeroIsSilent() {
        SpikeTrain train = spikes("Regular[2] { rate = [0, 200] Hz }",
                "simulate 60 ms { dt = 0.1 ms }\nat 11 ms { p.rate = 0 Hz }\nat 42 ms { p.rate = 100 Hz }");
        assertThat(train.of(0)).containsExactly(42, 52);
        assertThat(train.of(1)).containsExactly(5, 10, 42, 52);
    }

    @Test void listedTimesAreRecordedAsTheyAre() {
        SpikeTrain train = spikes("SpikeTimes[3] { times = [[0, 0.05, 7.123456789], [], [3]] ms }", "simulate 5 ms { dt = 0.1 ms }");
        assertThat(train.of(0)).containsExactly(0, 0.05);
        assertThat(train.of(1)).isEmpty();
        assertThat(train.of(2)).containsExactly(3);
    }

    @Test void aRateBelowZeroIsRefusedBeforeTheRun() {
        assertThatThrownBy(() -> spikes("Poisson[3] { rate = [20, -10, 20] Hz }", "simulate 5 ms { dt = 0.1 ms }"))
                .isInstanceOf(UserError.class).hasMessage("""
                        text:1:29: error: p, neuron 1: rate = -10 Hz at 0 ms
                          1 | population p = Poisson[3] { rate = [20, -10, 20] Hz }
                            |                             ^^^^^^^^^^^^^^^^^^^^^^^
                            hint: a rate is never below 0: max(0 Hz, ...) keeps it there""");
    }

    @Test void aPeriodOfNothingIsRefusedBeforeTheRun() {
        assertThatThrownBy(() -> spikes("Regular[2] { period = 5 ms * i }", "simulate 5 ms { dt = 0.1 ms }"))
                .isInstanceOf(UserError.class).hasMessageContaining("p, neuron 0: period = 0 ms at 0 ms")
                .hasMessageEndingWith("hint: a period is a time above 0");
    }

    @Test void aRateThatFallsBelowZeroEndsTheRunThere() {
        String text = "Poisson { rate = 100 Hz - t / 10 ms * 10 Hz }";
        assertThatThrownBy(() -> spikes(text, "simulate 200 ms { dt = 0.5 ms }")).isInstanceOfSatisfying(BlowUp.class, blown -> {
            assertThat(blown.getMessage()).contains("p, neuron 0: rate = -0.5 Hz at 100 ms");
            assertThat(blown.recording().finalState().time()).isEqualTo(100);
        });
    }
}
