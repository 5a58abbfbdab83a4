package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import hillock.simulator.kernels.Backend;
import hillock.simulator.network.Stream;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;

class NormalsTest {
    private static final int N = 1_000_000;
    private static final double ROOT_N = Math.sqrt(N);

    /** The numbers of n neurons in a step. */
    private static double[] drawn(long seed, String name, long step, int n) {
        return drawn(seed, name, step, n, Backend.SCALAR);
    }

    private static double[] drawn(long seed, String name, long step, int n, Backend backend) {
        Field.Doubles field = Field.of("xi@normal", n);
        new Noise(new Stream(seed, name), Noise.Elements.neurons(n), field, backend).fill(step, new Clock(0, 1), Team.alone());
        return field.values();
    }

    @Test void twoStepsShareTheCounterOfAPairOfUniformNumbers() {
        int n = 300;
        double[] u = new double[n];
        double[] v = new double[n];
        Noise.Elements elements = Noise.Elements.neurons(n);
        new Stream(7, "cells.xi").uniforms(elements.index(), elements.series(), 21, new long[2][n], u, v, 0, n);
        double[] first = drawn(7, "cells.xi", 42, n);
        double[] second = drawn(7, "cells.xi", 43, n);
        for (int k = 0; k < n; k++) {
            double radius = Math.sqrt(-2 * StrictMath.log(u[k]));
            assertThat(first[k]).isCloseTo(radius * StrictMath.cos(2 * Math.PI * v[k]), within(4e-15));
            assertThat(second[k]).isCloseTo(radius * StrictMath.sin(2 * Math.PI * v[k]), within(4e-15));
        }
    }

    @Test void itDoesNotMatterWhichStepsWereDrawnBefore() {
        Field.Doubles field = Field.of("xi@normal", 1000);
        Noise noise = new Noise(new Stream(7, "cells.xi"), Noise.Elements.neurons(1000), field, Backend.VECTOR);
        try (Team team = new Team(3)) {
            for (long step : new long[] {0, 1, 2, 3, 3, 2, 1, 5, 4, 1_000_000_000_001L, 7}) {
                noise.fill(step, new Clock(0, 1), team);
                assertThat(field.values()).isEqualTo(drawn(7, "cells.xi", step, 1000, Backend.INTERPRETER)).doesNotHaveDuplicates();
            }
        }
    }

    /** Over neurons and over steps. */
    @Test void aMillionNumbersAreDistributedNormally() {
        assertThat(kolmogorovSmirnov(drawn(1, "cells.xi", 6, N))).isGreaterThan(1e-4);
        assertThat(kolmogorovSmirnov(drawn(1, "cells.xi", 7, N))).isGreaterThan(1e-4);
        double[] inTime = new double[N];
        Field.Doubles one = Field.of("xi@normal", 1);
        Noise noise = new Noise(new Stream(1, "cells.xi"), Noise.Elements.neurons(1), one, Backend.SCALAR);
        for (int step = 0; step < N; step++) {
            noise.fill(step, new Clock(0, 1), Team.alone());
            inTime[step] = one.values()[0];
        }
        assertThat(kolmogorovSmirnov(inTime)).isGreaterThan(1e-4);
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
        double[] numbers = drawn(4, "cells.xi", 0, N);
        double expected = N * Erf.erfc(4 / Math.sqrt(2));
        double far = Arrays.stream(numbers).filter(x -> Math.abs(x) > 4).count();
        assertThat(far).isCloseTo(expected, within(4 * Math.sqrt(expected)));
        assertThat(Arrays.stream(numbers)).allMatch(Double::isFinite);
    }

    @Test void neighboursStepsStreamsAndSeedsAreIndependent() {
        double[] base = drawn(1, "cells.xi", 6, N);
        assertIndependent(base, drawn(1, "cells.xi", 7, N));
        assertIndependent(base, drawn(1, "cells.xi", 8, N));
        assertIndependent(base, drawn(1, "cells.xi", 5, N));
        assertIndependent(base, drawn(2, "cells.xi", 6, N));
        assertIndependent(base, drawn(1, "cells.xi_a", 6, N));
        assertIndependent(base, Arrays.copyOfRange(drawn(1, "cells.xi", 6, N + 1), 1, N + 1));
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
