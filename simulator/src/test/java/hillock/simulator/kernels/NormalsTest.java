package hillock.simulator.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;

class NormalsTest {
    private static final int N = 1_000_000;
    private static final double ROOT_N = Math.sqrt(N);

    /** Two numbers for each of n counters, under a key. */
    private record Drawn(double[] first, double[] second) {
        static Drawn of(long seed, long key, long pair, int n) {
            Drawn drawn = new Drawn(new double[n], new double[n]);
            Normals.PLAIN.fill(seed, key, pair, IntStream.range(0, n).asLongStream().toArray(), new long[n], drawn.first, drawn.second, 0, n);
            return drawn;
        }
    }

    /** The words are the test vectors of Random123. */
    @Test void thePublishedBitsMakeTheNormals() {
        assertMadeOf(0xf167b032c3b480bdL, 0xe91f9fee4b7a6fb5L, 0, 0, 0, 0);
        assertMadeOf(0xccdec5c917a874b1L, 0x4df53abca26ceb01L, -1, -1, -1, -1);
        assertMadeOf(0xc3aac71561042993L, 0x3fe7ae8801aff316L, 0x243f6a8885a308d3L, 0x13198a2e03707344L, 0xa4093822299f31d0L, 0x082efa98ec4e6c89L);
    }

    private static void assertMadeOf(long one, long other, long counter0, long counter1, long key0, long key1) {
        double radius = Math.sqrt(-2 * StrictMath.log((one >>> 11 | 1) * 0x1p-53));
        double angle = 2 * Math.PI * ((other >>> 11 | 1) * 0x1p-53);
        double[] first = {0};
        double[] second = {0};
        Normals.PLAIN.fill(key0, key1, counter1 - 5, new long[] {counter0}, new long[] {5}, first, second, 0, 1);
        assertThat(first[0]).isCloseTo(radius * StrictMath.cos(angle), within(4e-15));
        assertThat(second[0]).isCloseTo(radius * StrictMath.sin(angle), within(4e-15));
    }

    /** Over neurons and over steps. */
    @Test void aMillionNumbersAreDistributedNormally() {
        Drawn drawn = Drawn.of(1, 2, 3, N);
        assertThat(kolmogorovSmirnov(drawn.first)).isBetween(1e-4, 1 - 1e-4);
        assertThat(kolmogorovSmirnov(drawn.second)).isBetween(1e-4, 1 - 1e-4);
        double[] inTime = new double[N];
        for (int pair = 0; pair < N / 2; pair++) {
            Drawn one = Drawn.of(1, 2, pair, 1);
            inTime[2 * pair] = one.first[0];
            inTime[2 * pair + 1] = one.second[0];
        }
        assertThat(kolmogorovSmirnov(inTime)).isBetween(1e-4, 1 - 1e-4);
    }

    /** The probability of a larger distance from the normal distribution, by Kolmogorov's limit. */
    private static double kolmogorovSmirnov(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        double distance = 0;
        for (int k = 0; k < N; k++) {
            double below = 0.5 * Erf.erfc(-sorted[k] / Math.sqrt(2));
            distance = Math.max(distance, Math.max(below - k / (double) N, (k + 1) / (double) N - below));
        }
        double lambda = distance * ROOT_N;
        double p = 0;
        for (int k = 1; k <= 100; k++) p += 2 * (k % 2 == 1 ? 1 : -1) * Math.exp(-2.0 * k * k * lambda * lambda);
        return p;
    }

    @Test void theTailsReachAsFarAsTheyShould() {
        Drawn drawn = Drawn.of(4, 5, 6, N);
        long far = Arrays.stream(drawn.first).filter(x -> Math.abs(x) > 4).count() + Arrays.stream(drawn.second).filter(x -> Math.abs(x) > 4).count();
        double expected = 2 * N * Erf.erfc(4 / Math.sqrt(2));
        assertThat((double) far).isCloseTo(expected, within(4 * Math.sqrt(expected)));
        assertThat(Arrays.stream(drawn.first)).allMatch(Double::isFinite);
    }

    @Test void neighboursStepsStreamsAndSeedsAreIndependent() {
        Drawn base = Drawn.of(1, 2, 3, N);
        assertIndependent(base.first, base.second);
        assertIndependent(base.first, Drawn.of(2, 2, 3, N).first);
        assertIndependent(base.first, Drawn.of(1, 3, 3, N).first);
        assertIndependent(base.first, Drawn.of(1, 2, 4, N).first);
        assertIndependent(base.second, Drawn.of(1, 2, 4, N).first);
        double[] next = Arrays.copyOfRange(Drawn.of(1, 2, 3, N + 1).first, 1, N + 1);
        assertIndependent(base.first, next);
    }

    /** Neither the numbers nor their squares go together. */
    private static void assertIndependent(double[] a, double[] b) {
        double product = 0;
        double squares = 0;
        for (int k = 0; k < N; k++) {
            product += a[k] * b[k];
            squares += (a[k] * a[k] - 1) * (b[k] * b[k] - 1) / 2;
        }
        assertThat(product / N).isCloseTo(0, within(4 / ROOT_N));
        assertThat(squares / N).isCloseTo(0, within(4 / ROOT_N));
    }
}
