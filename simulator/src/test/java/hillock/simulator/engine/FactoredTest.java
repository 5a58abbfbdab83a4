package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import hillock.language.syntax.UserError;
import hillock.simulator.kernels.Backend;
import hillock.simulator.recording.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums over edges with the target's factors in front of them, against the same sums edge by edge. */
class FactoredTest {
    private static final int N = 37;
    /** About what the absolute values of the terms of one sum below come to. */
    private static final double LARGEST = 20;
    /** V runs through both signs, S is positive; c and d are inputs. */
    private static final String MODEL = """
            model Cell {
              param g = 1
              input c; input d
              dV/dt = c - 0.1 * V; dS/dt = d - S
              release = 1 / (1 + exp(-V / 20)); open = V - 20
              V(0) = 40 * sin(3.7 * i) - 7; S(0) = 0.1 + 0.01 * i
            }
            population cells = Cell[%d] { g = 1 + 0.1 * i }
            exc = cells[0:25]
            late = cells[11:37]
            """.formatted(N);

    private static String text(String connects, String arithmetic) {
        return MODEL + connects + "\nsimulate 2 { dt = 0.1; method = heun; arithmetic = " + arithmetic + " }\n"
                + "record cells.V, cells.S, cells.c\n";
    }

    private static void assertSameSums(String connects) {
        Simulation fast = Simulation.of(text(connects, "fast"));
        Simulation literal = Simulation.of(text(connects, "literal"));
        assertThat(fast.generatedStep()).as("it is factored").doesNotContain("indices[").isNotEqualTo(literal.generatedStep());
        Recording expected = literal.withBackend(Backend.INTERPRETER).run();
        Recording judged = fast.withBackend(Backend.INTERPRETER).run();
        Recording scalar = fast.withBackend(Backend.SCALAR).run();
        Recording vector = fast.withBackend(Backend.VECTOR).run();
        for (String name : new String[] {"cells.V", "cells.S", "cells.c"}) {
            for (int i = 0; i < N; i++) {
                double[] sums = judged.trace(name, i);
                double[] edges = expected.trace(name, i);
                for (int k = 0; k < sums.length; k++) {
                    assertThat(sums[k]).as(name + " of " + i).isCloseTo(edges[k], within(1e-12 * LARGEST));
                }
                assertThat(scalar.trace(name, i)).isEqualTo(sums);
                assertThat(vector.trace(name, i)).isEqualTo(sums);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "connect cells -> cells all to all { post.c += 0.01 * pre.S * (20 - post.V) }",
        "connect cells -> cells all to all except self { post.c += 0.01 * pre.release * post.open / post.size }",
        "connect exc -> late all to all except self { weight w = 0.02; post.c += w * pre.S * (20 - post.V) }",
        "connect late -> exc all to all { post.c += 0.001 * (pre.V - post.V) }",
        "connect cells -> cells all to all { weight w = uniform(0, 0.01); post.c += w * pre.S * (20 - post.V) }",
        "connect cells -> cells all to all except self { weight w = uniform(0, 0.01); post.c += w * (pre.V - post.V) }",
        "connect exc -> late with probability 0.8 { weight w = normal(0, 0.01); param v = 2; post.c += v * w * pre.g * pre.S / post.g }",
        "connect cells -> cells with probability 0.3 { weight w = normal(0, 0.01); post.c += w * w * pre.S * (20 - post.V) }",
        "connect late -> exc with probability 0.4 { post.c += -0.01 * pre.S * (t + post.i) * pre.i }",
        "connect cells -> cells by ring(9) { u = pre.S * post.open; post.c += -0.02 * u }",
        "connect exc -> late where pre.i > post.i { weight w = 0.001 * pre.i; post.c += w * (20 - post.V) }",
        "connect cells -> cells all to all { delay 0.35; post.c += 0.01 * pre.S * (20 - post.V); post.d += 0.001 * pre.release }"})
    void everyPatternAddsUpToWhatItsEdgesDo(String connect) {
        assertSameSums(connect);
    }

    @Test void severalConnectionsAndContributionsMeetInOneInput() {
        assertSameSums("""
                connect exc -> cells as a all to all { post.c += 0.01 * pre.S * (20 - post.V); post.d += 0.01 * pre.S; post.c += -0.02 * pre.S }
                connect cells -> late as b with probability 0.4 { weight w = uniform(0, 0.01); post.c += w * pre.S; post.c += w * (pre.V - post.V) }
                """);
    }

    @Test void aWeightThatChangesWhileItRunsIsFollowed() {
        assertSameSums("""
                connect exc -> cells as a all to all { weight w = 0.01; post.c += w * pre.S * (20 - post.V) }
                connect cells -> late as b with probability 0.8 { weight w = uniform(0, 0.01); param k = 1; post.c += k * w * (pre.S + post.V) }
                at 0.5 { a.w = -0.02; b.w = uniform(0, 0.03) }
                at 1 { b.k = 2; cells.g = 3 }
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"all to all", "all to all except self", "with probability 0.3"})
    void singleWeightsAreRoundedOnceAndAlikeInEveryKernel(String pattern) {
        String connect = "connect cells -> cells " + pattern + " { weight w = uniform(0, 0.01); post.c += w * pre.S * (20 - post.V) }";
        Simulation single = Simulation.of(text(connect, "fast; weights = single"));
        Recording judged = single.withBackend(Backend.INTERPRETER).run();
        Recording exact = Simulation.of(text(connect, "fast")).run();
        Recording vector = single.withBackend(Backend.VECTOR).run();
        double largest = 0;
        for (int i = 0; i < N; i++) {
            assertThat(vector.trace("cells.c", i)).isEqualTo(judged.trace("cells.c", i));
            largest = Math.max(largest, Math.abs(judged.trace("cells.c", i)[0] - exact.trace("cells.c", i)[0]));
        }
        assertThat(largest).isBetween(1e-12 * LARGEST, 0x1p-24 * LARGEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"all to all", "all to all except self", "with probability 0.8", "with probability 0.1"})
    void howManyThreadsShareTheTargetsChangesNoBit(String pattern) {
        String weight = pattern.contains("probability") ? "weight w = uniform(0, 0.001); " : "param w = 0.001; ";
        String text = """
                model A { input c; dx/dt = c - x; x(0) = sin(i) }
                population a = A[1003]
                connect a -> a %s { %spost.c += w * pre.x * (3 - post.x) }
                simulate 2 { dt = 0.1; method = heun; threads = %d }
                record a.x
                """;
        Recording one = Simulation.of(text.formatted(pattern, weight, 1)).run();
        for (int threads : new int[] {2, 3, 8}) {
            Recording shared = Simulation.of(text.formatted(pattern, weight, threads)).run();
            assertThat(shared.finalState().values().get("a.x")).isEqualTo(one.finalState().values().get("a.x"));
        }
    }

    @Test void whatMixesBothEndsIsLeftEdgeByEdge() {
        String connect = "connect cells -> cells all to all { post.c += 0.01 * tanh(pre.V - post.V) }";
        Simulation fast = Simulation.of(text(connect, "fast"));
        assertThat(fast.generatedStep()).contains("indices[");
        Recording literal = Simulation.of(text(connect, "literal")).run();
        for (int i = 0; i < N; i++) assertThat(fast.run().trace("cells.c", i)[0]).isCloseTo(literal.trace("cells.c", i)[0], within(1e-14));
    }

    @Test void aTargetWithoutEdgesReceivesNothingWhateverItsOwnFactorIs() {
        Recording result = Simulation.of("""
                model A { dx/dt = 0; x(0) = 1 }
                model B { input c; dy/dt = 0; y(0) = if i == 0 then 0 else 2; }
                population a = A[300]
                population b = B[3]
                connect a -> b where post.i > 0 { post.c += pre.x / post.y }
                simulate 1 { dt = 1; method = euler }
                record b.c
                """).run();
        assertThat(result.trace("b.c", 0)[0]).isEqualTo(0.0);
        assertThat(result.trace("b.c", 1)[0]).isEqualTo(150.0);
    }

    @Test void aNeuronsOwnSourceIsLeftOutExactly() {
        double[] c = Simulation.of("""
                model A { input c; dx/dt = 0; x(0) = if i == 20 then 1e300 else 1 }
                population a = A[400]
                connect a -> a all to all except self { post.c += 3 * pre.x }
                simulate 1 { dt = 1; method = euler }
                record a.c
                """).run().trace("a.c", 20);
        assertThat(c[0]).isEqualTo(3 * 399);
    }

    @Test void aHundredThousandNeuronsAllToAllRunInLittleMemory() {
        Recording result = Simulation.of("""
                model A { input c; dx/dt = c - x; x(0) = i / size }
                population a = A[100000]
                connect a -> a all to all except self { weight w = 1 / pre.size; delay 0.2; post.c += w * (pre.x - post.x) }
                simulate 2 { dt = 0.1; method = euler }
                record mean(a.x), a[7].c, a[99999].c
                """).run();
        // the sum of all x is that of 0 .. n - 1 over n; each is drawn to the mean and to 0, from 0.2 on
        double n = 100_000;
        double own = 7 / n;
        assertThat(result.trace("a.c", 0)[0]).isCloseTo(((n - 1) / 2 - own - (n - 1) * own) / n, within(1e-12));
        assertThat(result.trace("mean(a.x)", 0)[1]).isCloseTo(0.9 * (n - 1) / (2 * n), within(1e-9));
    }

    @Test void edgesThatHaveToBeLookedAtOneByOneAndDoNotFitIntoMemoryAreAnError() {
        String text = """
                model A { input c; dx/dt = c; x(0) = i }
                population a = A[100000]
                connect a -> a all to all { post.c += %s }
                simulate 1 { dt = 1; method = euler; arithmetic = %s }
                """;
        assertThatThrownBy(() -> Simulation.of(text.formatted("tanh(pre.x - post.x)", "fast")).run()).isInstanceOf(UserError.class)
                .hasMessageContaining("text:3:").hasMessageContaining("10000000000 connections to look at one by one")
                .hasMessageContaining("let what it adds be a sum of products");
        assertThatThrownBy(() -> Simulation.of(text.formatted("pre.x", "literal")).run()).isInstanceOf(UserError.class)
                .hasMessageContaining("use arithmetic = fast");
    }

    private static String blowUp(String text) {
        BlowUp blowUp = catchThrowableOfType(BlowUp.class, () -> Simulation.of(text).run());
        assertThat(blowUp).as("the run should have blown up").isNotNull();
        return blowUp.getMessage();
    }

    @ParameterizedTest
    @ValueSource(strings = {"all to all", "all to all except self", "with probability 0.9", "with probability 0.2"})
    void aBadValueOfASourceIsTracedThroughTheSum(String pattern) {
        String weight = pattern.contains("probability") ? "weight w = uniform(0, 1); " : "weight w = 2; ";
        String text = """
                model A { input c; dx/dt = -1 + 0 * c; y = x; x(0) = 1 }
                model B { input d; dz/dt = d - z; z(0) = 0 }
                population a = A[50]
                population b = B[30]
                connect a -> b %s { %spost.d += w * log(pre.y) * (3 - post.z) }
                simulate 3 { dt = 0.1; method = euler }
                """.formatted(pattern, weight);
        assertThat(blowUp(text)).contains("b, neuron 0: z is no longer finite")
                .containsPattern("first to fail: a -> b, connection \\d+ -> 0: log\\(pre.y\\) = NaN with pre.y = -0.1\n");
    }

    @Test void aBadValueIsTracedToItsSourceUnderADelayAndWhileAWeightChanges() {
        String message = blowUp("""
                model A { input c; dx/dt = -1; x(0) = if i == 33 then 1 else 9 }
                model B { input d; dz/dt = d - z; z(0) = 0 }
                population a = A[50]
                population b = B[30]
                connect a -> b as syn all to all { weight w = 2; delay 0.5; post.d += w * sqrt(pre.x) }
                at 1 { syn.w = 3 }
                simulate 3 { dt = 0.125; method = euler }
                """);
        assertThat(message).contains("first to fail: syn, connection 33 -> 0: sqrt(pre.x) = NaN with pre.x = -0.125");
    }
}
