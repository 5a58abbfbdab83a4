package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import hillock.language.syntax.UserError;
import hillock.simulator.kernels.Backend;
import hillock.simulator.recording.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseTest {
    private static final int N = 40_000;
    private static final double TAU = 10;
    private static final double SIGMA = 2;

    /** Its state one step before the end and at the end, twelve time constants after the start. */
    private static double[][] ornsteinUhlenbeck(String method, double dt, int seed) {
        Recording recording = Simulation.of("""
                model OU { param tau = 10 ms, sigma = 2 mV/ms^0.5; dV/dt = -V / tau + sigma * xi; V(0) = 0 mV }
                population cells = OU[%d]
                simulate 120 ms { dt = %s ms; method = %s; seed = %d }
                record cells.V every %s ms from %s ms
                """.formatted(N, dt, method, seed, dt, 120 - dt)).run();
        double[][] rows = new double[2][N];
        recording.traceNamed("cells.V").copyRow(0, rows[0]);
        recording.traceNamed("cells.V").copyRow(1, rows[1]);
        return rows;
    }

    @ParameterizedTest @CsvSource({"euler-maruyama, 5", "euler-maruyama, 1", "milstein, 5", "exponential-euler, 20", "exponential-euler, 5",
            "exponential-euler, 1"})
    void anOrnsteinUhlenbeckProcessHasTheVarianceAndMemoryOfItsMethod(String method, double dt) {
        boolean exact = method.equals("exponential-euler");
        double variance = SIGMA * SIGMA * TAU / 2 / (exact ? 1 : 1 - dt / (2 * TAU));
        double memory = exact ? Math.exp(-dt / TAU) : 1 - dt / TAU;
        double[][] rows = ornsteinUhlenbeck(method, dt, 1);
        assertThat(product(rows[1], rows[1])).isCloseTo(variance, within(4 * variance * Math.sqrt(2.0 / N)));
        double correlation = product(rows[0], rows[1]) / Math.sqrt(product(rows[0], rows[0]) * product(rows[1], rows[1]));
        assertThat(correlation).isCloseTo(memory, within(4 * (1 - memory * memory) / Math.sqrt(N)));
        assertThat(Arrays.stream(rows[1]).average().orElseThrow()).isCloseTo(0, within(4 * Math.sqrt(variance / N)));
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < N; k++) sum += a[k] * b[k];
        return sum / N;
    }

    @Test void neuronsPopulationsNoisesAndSeedsAreIndependentAndOneNameIsOneNoise() {
        String text = """
                model Walk { input c; dx/dt = xi + c; dy/dt = 2 * xi; dz/dt = xi_z; x(0), y(0), z(0) = 0 }
                population a = Walk[40000]
                population b = Walk[40000]
                connect a -> b as syn one to one { ds/dt = xi; s(0) = 0; post.c += 0 * s }
                simulate 1 { dt = 0.25; method = euler-maruyama; seed = SEED }
                """;
        Map<String, double[]> state = Simulation.of(text.replace("SEED", "1")).run().finalState().values();
        double[] x = state.get("a.x");
        assertThat(product(x, x)).isCloseTo(1, within(4 * Math.sqrt(2.0 / N)));
        for (int k = 0; k < N; k++) assertThat(state.get("a.y")[k]).isEqualTo(2 * x[k]);
        double[] otherSeed = Simulation.of(text.replace("SEED", "2")).run().finalState().values().get("a.x");
        double[] shifted = Arrays.copyOf(Arrays.copyOfRange(x, 1, N), N);
        for (double[] other : new double[][] {state.get("a.z"), state.get("b.x"), state.get("syn.s"), otherSeed, shifted}) {
            assertThat(product(x, other)).isCloseTo(0, within(4 / Math.sqrt(N)));
        }
    }

    @Test void aNeuronsNoiseDoesNotDependOnHowManyThereAreNorAnEdgesOnTheOthers() {
        String text = """
                model Walk { input c; dx/dt = xi + c; x(0) = 0 }
                population a = Walk[SIZE]
                connect a -> a as syn where pre.i > post.i and pre.i <= MOST { ds/dt = xi; s(0) = 0; post.c += 0 * s }
                simulate 1 { dt = 0.2; method = euler-maruyama }
                """;
        Map<String, double[]> few = Simulation.of(text.replace("SIZE", "5").replace("MOST", "1")).run().finalState().values();
        Map<String, double[]> many = Simulation.of(text.replace("SIZE", "60").replace("MOST", "4")).run().finalState().values();
        assertThat(few.get("a.x")).isEqualTo(Arrays.copyOf(many.get("a.x"), 5));
        assertThat(few.get("syn.s")).hasSize(1);
        assertThat(many.get("syn.s")[0]).isEqualTo(few.get("syn.s")[0]);
        assertThat(Arrays.stream(many.get("syn.s")).distinct()).hasSize(10);
    }

    @ParameterizedTest @CsvSource({"euler-maruyama, euler", "milstein, euler", "stochastic-heun, heun"})
    void withoutNoiseAMethodForItIsTheOrdinaryOne(String stochastic, String ordinary) {
        String text = Texts.twoNeurons("simulate 20 ms { dt = 0.01 ms; method = %s }", "record cells.V");
        double[] v = Simulation.of(text.formatted(stochastic)).run().trace("cells.V", 0);
        assertThat(v).isEqualTo(Simulation.of(text.formatted(ordinary)).run().trace("cells.V", 0)).doesNotContain(v[0] + 1);
    }

    /** The end of a walk between mirrors is uniform; with one mirror it is |W|. */
    @Test void aReflectedWalkStaysBetweenItsMirrorsAndIsCounted() {
        Recording recording = Simulation.of("""
                model Walk { param top = 1; dx/dt = xi; dy/dt = xi; 0 <= x <= top reflected; y >= 0 reflected; x(0) = 0.5; y(0) = 0 }
                population cells = Walk[40000]
                simulate 4 { dt = 0.01; method = euler-maruyama }
                """).run();
        double[] x = recording.finalState().values().get("cells.x");
        double[] y = recording.finalState().values().get("cells.y");
        assertThat(Arrays.stream(x)).allMatch(value -> 0 <= value && value <= 1);
        assertThat(Arrays.stream(x).average().orElseThrow()).isCloseTo(0.5, within(4 * Math.sqrt(1 / 12.0 / N)));
        assertThat(Arrays.stream(x).map(value -> (value - 0.5) * (value - 0.5)).average().orElseThrow())
                .isCloseTo(1 / 12.0, within(4 * Math.sqrt(1 / 180.0 / N)));
        assertThat(product(y, y)).isCloseTo(4, within(4 * 4 * Math.sqrt(2.0 / N)));
        assertThat(recording.summary().reflections()).containsOnlyKeys("cells.x", "cells.y");
        // by symmetry y is |walk|, which crosses 0 at a step after k steps with probability asin(1 / sqrt(k + 1)) / pi
        double crossings = 0.5;
        for (int k = 1; k < 400; k++) crossings += Math.asin(1 / Math.sqrt(k + 1)) / Math.PI;
        double counted = recording.summary().reflections().get("cells.y") / (double) N;
        assertThat(counted).isCloseTo(crossings, within(0.02 * crossings));
    }

    @Test void aStepBeyondBothMirrorsLeavesTheBound() {
        assertThatThrownBy(() -> Simulation.of("""
                model Leap { dx/dt = 25; 0 <= x <= 1 reflected; x(0) = 0.5 }
                population cells = Leap[1]
                simulate 1 { dt = 0.1; method = euler-maruyama }
                """).run()).isInstanceOf(BlowUp.class).hasMessageContaining("x left its bound 0 <= x <= 1 reflected");
    }

    @Test void noiseThatLeavesABoundIsToldOfMirrors() {
        assertThatThrownBy(() -> Simulation.of("""
                model Gate { dm/dt = -m + xi; 0 <= m <= 1; m(0) = 0.5 }
                population cells = Gate[10]
                simulate 10 { dt = 0.1; method = euler-maruyama }
                """).run()).isInstanceOf(BlowUp.class).hasMessageContaining("m left its bound 0 <= m <= 1 at ").hasMessageContaining(
                        "m has white noise, which may carry it beyond any bound: 0 <= m <= 1 reflected would mirror it there");
    }

    @ParameterizedTest @ValueSource(strings = {"milstein", "exponential-euler"})
    void anAmplitudeThatOtherNeuronsMoveNeedsAnotherMethod(String method) {
        String text = """
                model A { input c; dx/dt = -x + (1 + c) * xi; x(0) = 1 }
                population a = A[2]
                connect a -> a all to all { post.c += pre.x }
                simulate 1 { dt = 0.1; method = METHOD }
                """;
        assertThatThrownBy(() -> Simulation.of(text.replace("METHOD", method)).run()).isInstanceOf(UserError.class).hasMessage("""
                text:1:21: error: the amplitude of xi in dx/dt depends on the input c, which %s cannot follow
                  1 | model A { input c; dx/dt = -x + (1 + c) * xi; x(0) = 1 }
                    |                     ^
                    hint: use euler-maruyama (Ito) or stochastic-heun (Stratonovich)\
                """.formatted(method));
        assertThat(Simulation.of(text.replace("METHOD", "stochastic-heun")).run().summary().calculus()).hasValue("Stratonovich");
    }

    @Test void anAmplitudeThatDependsOnAnEndNeedsAnotherMethod() {
        assertThatThrownBy(() -> Simulation.of("""
                model A { input c; y = 2 * x; dx/dt = c - x; x(0) = 1 }
                population a = A[2]
                connect a -> a as syn all to all { ds/dt = pre.y * xi; s(0) = 0; post.c += s }
                simulate 1 { dt = 0.1; method = milstein }
                """).run()).isInstanceOf(UserError.class).hasMessageStartingWith(
                        "text:3:37: error: the amplitude of xi in ds/dt depends on pre.x, which milstein cannot follow");
    }

    @Test void exponentialEulerNeedsAFixedAmplitude() {
        assertThatThrownBy(() -> Simulation.of("""
                model A { b = 2 + x; dx/dt = -x + b * xi; x(0) = 1 }
                population a = A[2]
                simulate 1 { dt = 0.1; method = exponential-euler }
                """).run()).isInstanceOf(UserError.class).hasMessage("""
                text:1:23: error: dx/dt has noise whose amplitude depends on the state, so exponential-euler cannot integrate it
                  1 | model A { b = 2 + x; dx/dt = -x + b * xi; x(0) = 1 }
                    |                       ^
                    hint: use euler-maruyama or milstein (Ito), or stochastic-heun (Stratonovich)\
                """);
    }

    /** Draws are binary64 in either precision. */
    @ParameterizedTest @ValueSource(strings = {"milstein", "stochastic-heun"})
    void singlePrecisionFollowsTheSamePath(String method) {
        String text = """
                model A { dx/dt = -x + 0.3 * x * xi; 0 <= x <= 2 reflected; x(0) = 1 }
                population a = A[100]
                simulate 2 { dt = 0.01; method = %s; precision = %s }
                """;
        Simulation single = Simulation.of(text.formatted(method, "single"));
        double[] x = Simulation.of(text.formatted(method, "double")).run().finalState().values().get("a.x");
        double[] rounded = single.withBackend(Backend.INTERPRETER).run().finalState().values().get("a.x");
        for (int k = 0; k < x.length; k++) assertThat(rounded[k]).isCloseTo(x[k], within(1e-4)).isNotEqualTo(x[k]);
        for (Backend backend : new Backend[] {Backend.SCALAR, Backend.VECTOR}) {
            assertThat(single.withBackend(backend).run().finalState().values().get("a.x")).isEqualTo(rounded);
        }
    }

    @Test void aSteadyStateIsThatOfTheDrift() {
        assertThat(Simulation.of("""
                model A { param sigma = 3; dx/dt = 2 - x + sigma * xi; x(0) = steady }
                population a = A[1]
                simulate 1 { dt = 1; method = euler-maruyama }
                record a.x
                """).run().trace("a.x", 0)[0]).isEqualTo(2);
    }
}
