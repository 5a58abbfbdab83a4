package hillock.simulator.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StreamTest {
    private static final int N = 100_000;

    @Test void theGeneratorGivesThePublishedBits() {
        assertThat(Threefry.of(0, 0, 0, 0)).isEqualTo(new Threefry.Words(0xf167b032c3b480bdL, 0xe91f9fee4b7a6fb5L));
        assertThat(Threefry.of(-1, -1, -1, -1)).isEqualTo(new Threefry.Words(0xccdec5c917a874b1L, 0x4df53abca26ceb01L));
        assertThat(Threefry.of(0x243f6a8885a308d3L, 0x13198a2e03707344L, 0xa4093822299f31d0L, 0x082efa98ec4e6c89L))
                .isEqualTo(new Threefry.Words(0xc3aac71561042993L, 0x3fe7ae8801aff316L));
    }

    @Test void manyUniformNumbersAreThoseOfTheGenerator() {
        long[] index = {0, 1, -1, 7L << 32 | 5, Long.MAX_VALUE};
        long[] series = {0, 0, 1L << 44, 3, -5};
        double[] first = new double[5];
        double[] second = new double[5];
        Stream stream = new Stream(11, "cells.xi");
        stream.uniforms(index, series, 123_456_789_012L, new long[2][4], first, second, 0, 3);
        stream.uniforms(index, series, 123_456_789_012L, new long[2][4], first, second, 3, 5);
        for (int e = 0; e < 5; e++) {
            Threefry.Words words = stream.words(index[e], 123_456_789_012L + series[e], 0);
            assertThat(first[e]).isEqualTo(Stream.fraction(words.first()));
            assertThat(second[e]).isEqualTo(Stream.fraction(words.second()));
        }
    }

    @Test void uniformNumbersFillTheOpenUnitInterval() {
        Stream stream = new Stream(1, "cells.I#1");
        double[] u = drawn(k -> stream.uniform(k, 0));
        assertThat(Arrays.stream(u)).allMatch(x -> x > 0 && x < 1);
        assertThat(mean(u)).isCloseTo(0.5, within(5 * Math.sqrt(1 / 12.0 / N)));
        assertThat(variance(u)).isCloseTo(1 / 12.0, within(5 * Math.sqrt(1 / 180.0 / N)));
        assertThat(Stream.fraction(0)).isEqualTo(0x1p-53);
        assertThat(Stream.fraction(-1)).isEqualTo(1 - 0x1p-53);
    }

    @Test void normalNumbersHaveTheirMomentsAndTails() {
        Stream stream = new Stream(7, "cells.V(0)#1");
        double[] z = drawn(k -> stream.normal(3, k));
        assertThat(mean(z)).isCloseTo(0, within(5 / Math.sqrt(N)));
        assertThat(variance(z)).isCloseTo(1, within(5 * Math.sqrt(2.0 / N)));
        assertThat(mean(Arrays.stream(z).map(x -> x * x * x).toArray())).isCloseTo(0, within(5 * Math.sqrt(15.0 / N)));
        assertThat(mean(Arrays.stream(z).map(x -> x * x * x * x).toArray())).isCloseTo(3, within(5 * Math.sqrt(96.0 / N)));
        double beyondTwo = Arrays.stream(z).filter(x -> Math.abs(x) > 2).count() / (double) N;
        assertThat(beyondTwo).isCloseTo(0.0455003, within(5 * Math.sqrt(0.0455 / N)));
    }

    @Test void namesSeedsIndicesAndStepsGiveIndependentDraws() {
        Stream stream = new Stream(1, "cells.I#1");
        double[] base = drawn(k -> stream.normal(k, 0));
        Stream otherName = new Stream(1, "cells.I#2");
        Stream otherSeed = new Stream(2, "cells.I#1");
        for (double[] other : new double[][] {
            drawn(k -> otherName.normal(k, 0)), drawn(k -> otherSeed.normal(k, 0)), drawn(k -> stream.normal(k, 1)),
            drawn(k -> stream.normal(k + 1, 0))}) {
            double product = IntStream.range(0, N).mapToDouble(k -> base[k] * other[k]).average().orElseThrow();
            assertThat(product).isCloseTo(0, within(5 / Math.sqrt(N)));
        }
        assertThat(new Stream(1, "cells.I#1").normal(17, 4)).isEqualTo(stream.normal(17, 4));
    }

    /** Values computed by another program. */
    @Test void theSameFileGivesTheSameBitsEverywhere() {
        Stream stream = new Stream(1, "cells.V(0)#1");
        assertThat(Stream.hash("cells.V(0)#1")).isEqualTo(0x77f2bb64ac545cebL);
        assertThat(Double.toHexString(stream.uniform(0, 0))).isEqualTo("0x1.2281b8e36e59fp-1");
        assertThat(Double.toHexString(stream.normal(0, 0))).isEqualTo("-0x1.a6c6d08d015b8p-1");
        assertThat(stream.poisson(3.5, 0, 0)).isEqualTo(4);
        assertThat(stream.poisson(1000, 0, 0)).isEqualTo(1006);
    }

    @Test void poissonNumbersHaveTheMeanAndVarianceThatTheyShould() {
        for (double mean : new double[] {0.01, 0.7, 9.99, 10, 10.5, 37, 400, 1e6, 1e12}) {
            Stream stream = new Stream(3, "poisson " + mean);
            double[] k = drawn(n -> stream.poisson(mean, n, 0));
            assertThat(Arrays.stream(k)).allMatch(x -> x >= 0 && x == Math.rint(x));
            assertThat(mean(k)).isCloseTo(mean, within(5 * Math.sqrt(mean / N)));
            assertThat(variance(k)).isCloseTo(mean, within(5 * Math.sqrt((mean + 2 * mean * mean) / N)));
        }
    }

    @Test void poissonNumbersFollowTheirDistribution() {
        for (double mean : new double[] {2.5, 12, 60}) {
            Stream stream = new Stream(5, "distribution");
            int bins = (int) (mean + 6 * Math.sqrt(mean)) + 2;
            int[] count = new int[bins];
            for (int n = 0; n < N; n++) count[(int) Math.min(bins - 1, stream.poisson(mean, n, 0))]++;
            double probability = Math.exp(-mean);
            for (int k = 0; k < bins - 1; k++) {
                if (k > 0) probability *= mean / k;
                double expected = N * probability;
                assertThat((double) count[k]).isCloseTo(expected, within(5 * Math.sqrt(expected) + 2));
                assertThat(Poisson.logProbability(k, mean)).isCloseTo(Math.log(probability), within(1e-12 * (1 + mean)));
            }
        }
    }

    @Test void aPoissonNumberOfAnImpossibleMeanIsNotANumber() {
        Stream stream = new Stream(1, "x");
        assertThat(stream.poisson(-1, 0, 0)).isNaN();
        assertThat(stream.poisson(Double.NaN, 0, 0)).isNaN();
        assertThat(stream.poisson(Double.POSITIVE_INFINITY, 0, 0)).isNaN();
        assertThat(stream.poisson(0, 0, 0)).isZero();
    }

    private static double[] drawn(IntToDoubleFunction draw) {
        return IntStream.range(0, N).mapToDouble(draw).toArray();
    }

    private static double mean(double[] x) {
        return Arrays.stream(x).average().orElseThrow();
    }

    private static double variance(double[] x) {
        double mean = mean(x);
        return Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    }
}
