package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.function.IntToDoubleFunction;
import hillock.language.syntax.UserError;
import hillock.simulator.plan.Calculus;
import hillock.simulator.plan.Integrator;
import org.hipparchus.complex.Complex;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How the error of each method shrinks with dt at time 1. Strong: the mean distance from the exact solution on the same Brownian path.
 * Weak: the error of a mean, found without sampling.
 */
class NoiseOrderTest {
    private static final int PATHS = 1000;
    private static final NormalDistribution NORMAL = new NormalDistribution();
    private static final double MU = 0.5;
    private static final double SIGMA = 0.9;
    private static final String GEOMETRIC = """
            model Geometric { dx/dt = 0.5 * x + 0.9 * x * xi; x(0) = 1 }
            population cells = Geometric[N]
            simulate 1 { dt = DT; method = M }
            """;
    private static final double TAU = 0.7;
    private static final String ORNSTEIN_UHLENBECK = """
            model OrnsteinUhlenbeck { param start = 2; dx/dt = -x / 0.7 + 0.5 * xi; x(0) = start }
            population cells = OrnsteinUhlenbeck[N]
            simulate 1 { dt = DT; method = M }
            """;
    /** z = x + i y: dz = a z dt + b z dW1 + c z dW2. Complex numbers commute, so the noises do. */
    private static final String SPIRAL = """
            model Spiral {
              dx/dt = -0.3 * x - 1.5 * y + (0.5 * x - 0.4 * y) * xi_1 + (0.3 * x + 0.6 * y) * xi_2
              dy/dt = 1.5 * x - 0.3 * y + (0.4 * x + 0.5 * y) * xi_1 + (-0.6 * x + 0.3 * y) * xi_2
              x(0) = 1; y(0) = 0
            }
            population cells = Spiral[N]
            simulate 1 { dt = DT; method = M }
            """;
    private static final Complex A = new Complex(-0.3, 1.5);
    private static final Complex B = new Complex(0.5, 0.4);
    private static final Complex C = new Complex(0.3, -0.6);
    /** y is the integral of one Brownian motion over another. */
    private static final String AREA = """
            model Area { dx/dt = xi_1; dy/dt = x * xi_2; x(0), y(0) = 0 }
            population cells = Area[N]
            simulate 1 { dt = DT; method = M }
            """;

    private static String text(String system, int neurons, int steps, String method) {
        return system.replace("N]", neurons + "]").replace("DT", Double.toString(1.0 / steps)).replace("= M ", "= " + method + " ");
    }

    private static boolean isIto(String method) {
        return Integrator.named(method).orElseThrow().calculus().orElseThrow() == Calculus.ITO;
    }

    /** The slope of log(error) against log(dt) from 2^-4 to 2^-8, by least squares. */
    private static double order(IntToDoubleFunction error) {
        double slope = 0;
        for (int k = -2; k <= 2; k++) slope -= k * Math.log(error.applyAsDouble(1 << 6 + k)) / Math.log(2) / 10;
        return slope;
    }

    @ParameterizedTest @CsvSource({"euler-maruyama, 0.5", "milstein, 1", "stochastic-heun, 1"})
    void geometricBrownianMotionPathByPath(String method, double order) {
        BrownianPaths paths = new BrownianPaths(PATHS, 256, 1, "xi");
        double drift = isIto(method) ? MU - SIGMA * SIGMA / 2 : MU;
        assertThat(order(steps -> {
            double[] x = Driven.end(text(GEOMETRIC, PATHS, steps, method), paths.inSteps(steps)).get("cells.x");
            return mean(i -> Math.abs(x[i] - Math.exp(drift + SIGMA * paths.end("xi", i))));
        })).isCloseTo(order, within(0.1));
    }

    /** In one step x is multiplied by a polynomial in the normal number, whose mean Gauss and Hermite's three points give exactly. */
    @ParameterizedTest @ValueSource(strings = {"euler-maruyama", "milstein", "stochastic-heun"})
    void theFirstTwoMomentsOfGeometricBrownianMotion(String method) {
        double[] points = {-Math.sqrt(3), 0, Math.sqrt(3)};
        double drift = isIto(method) ? MU : MU + SIGMA * SIGMA / 2;
        for (int power = 1; power <= 2; power++) {
            double p = power;
            double exact = Math.exp(p * drift + p * (p - 1) / 2 * SIGMA * SIGMA);
            assertThat(order(steps -> {
                double[] x = firstStep(GEOMETRIC, 3, steps, method, (_, _, i) -> points[i]).get("cells.x");
                return Math.abs(Math.pow((Math.pow(x[0], p) + 4 * Math.pow(x[1], p) + Math.pow(x[2], p)) / 6, steps) - exact);
            })).as("moment %s", power).isCloseTo(1, within(0.1));
        }
    }

    private static Map<String, double[]> firstStep(String system, int neurons, int steps, String method, Driven.Normals normals) {
        return Driven.end(text(system, neurons, steps, method).replace("simulate 1 ", "simulate " + 1.0 / steps + " "), normals);
    }

    @ParameterizedTest @CsvSource({"euler-maruyama, 1", "milstein, 1", "exponential-euler, 1", "stochastic-heun, 1"})
    void anOrnsteinUhlenbeckProcessPathByPath(String method, double order) {
        int fine = 2048;
        BrownianPaths paths = new BrownianPaths(PATHS, fine, 2, "xi");
        double[] exact = new double[PATHS];
        for (int i = 0; i < PATHS; i++) {
            exact[i] = 2 * Math.exp(-1 / TAU);
            for (int k = 0; k < fine; k++) exact[i] += 0.5 * Math.exp((k + 0.5 - fine) / fine / TAU) * paths.increment("xi", k, i);
        }
        assertThat(order(steps -> {
            double[] x = Driven.end(text(ORNSTEIN_UHLENBECK, PATHS, steps, method), paths.inSteps(steps)).get("cells.x");
            return mean(i -> Math.abs(x[i] - exact[i]));
        })).isCloseTo(order, within(0.1));
    }

    /** Without noise x is its mean; from 0, with a normal number of 1 in one step only, it is that step's share of the deviation. */
    @ParameterizedTest @CsvSource({"euler-maruyama, 1", "milstein, 1", "stochastic-heun, 2"})
    void meanAndVarianceOfAnOrnsteinUhlenbeckProcess(String method, double order) {
        assertThat(order(steps -> Math.abs(Driven.end(text(ORNSTEIN_UHLENBECK, 1, steps, method), (_, _, _) -> 0).get("cells.x")[0]
                - 2 * Math.exp(-1 / TAU)))).isCloseTo(order, within(0.1));
        double exact = 0.25 * TAU / 2 * (1 - Math.exp(-2 / TAU));
        assertThat(order(steps -> Math.abs(variance(steps, method) - exact))).isCloseTo(order, within(0.1));
    }

    private static double variance(int steps, String method) {
        String still = text(ORNSTEIN_UHLENBECK, steps, steps, method).replace("start = 2", "start = 0");
        double sum = 0;
        for (double share : Driven.end(still, (_, step, i) -> step == i ? 1 : 0).get("cells.x")) sum += share * share;
        return sum;
    }

    @ParameterizedTest @ValueSource(ints = {1, 3, 10, 100})
    void exponentialEulerHasTheVarianceAndMeanOfAnOrnsteinUhlenbeckProcessForEveryStep(int steps) {
        assertThat(variance(steps, "exponential-euler")).isCloseTo(0.25 * TAU / 2 * (1 - Math.exp(-2 / TAU)), within(1e-15));
        assertThat(Driven.end(text(ORNSTEIN_UHLENBECK, 1, steps, "exponential-euler"), (_, _, _) -> 0).get("cells.x")[0])
                .isCloseTo(2 * Math.exp(-1 / TAU), within(1e-14));
    }

    @ParameterizedTest @CsvSource({"euler-maruyama, 0.5", "milstein, 1", "stochastic-heun, 1"})
    void aCoupledPairWithTwoCommutingNoisesPathByPath(String method, double order) {
        BrownianPaths paths = new BrownianPaths(PATHS, 256, 3, "xi_1", "xi_2");
        Complex drift = isIto(method) ? A.subtract(B.multiply(B).add(C.multiply(C)).divide(2)) : A;
        assertThat(order(steps -> {
            Map<String, double[]> end = Driven.end(text(SPIRAL, PATHS, steps, method), paths.inSteps(steps));
            return mean(i -> {
                Complex exact = drift.add(B.multiply(paths.end("xi_1", i))).add(C.multiply(paths.end("xi_2", i))).exp();
                return new Complex(end.get("cells.x")[i], end.get("cells.y")[i]).subtract(exact).norm();
            });
        })).isCloseTo(order, within(0.1));
    }

    @ParameterizedTest @ValueSource(strings = {"euler-maruyama", "milstein", "stochastic-heun"})
    void theMeanOfACoupledPairWithTwoNoises(String method) {
        double[] points = {-Math.sqrt(3), 0, Math.sqrt(3)};
        double[] weights = {1 / 6.0, 2 / 3.0, 1 / 6.0};
        Complex exact = (isIto(method) ? A : A.add(B.multiply(B).add(C.multiply(C)).divide(2))).exp();
        assertThat(order(steps -> {
            Map<String, double[]> end = firstStep(SPIRAL, 9, steps, method, (noise, _, i) -> points[noise.equals("xi_1") ? i / 3 : i % 3]);
            Complex factor = Complex.ZERO;
            for (int i = 0; i < 9; i++) {
                factor = factor.add(new Complex(end.get("cells.x")[i], end.get("cells.y")[i]).multiply(weights[i / 3] * weights[i % 3]));
            }
            return factor.pow(steps).subtract(exact).norm();
        })).isCloseTo(1, within(0.1));
    }

    @ParameterizedTest @ValueSource(strings = {"euler-maruyama", "stochastic-heun"})
    void noisesThatDoNotCommutePathByPath(String method) {
        int fine = 4096;
        BrownianPaths paths = new BrownianPaths(400, fine, 4, "xi_1", "xi_2");
        double[] exact = new double[paths.paths];
        for (int i = 0; i < exact.length; i++) {
            double x = 0;
            for (int k = 0; k < fine; k++) {
                double dx = paths.increment("xi_1", k, i);
                exact[i] += (x + dx / 2) * paths.increment("xi_2", k, i);
                x += dx;
            }
        }
        assertThat(order(steps -> {
            double[] y = Driven.end(text(AREA, paths.paths, steps, method), paths.inSteps(steps)).get("cells.y");
            double sum = 0;
            for (int i = 0; i < exact.length; i++) sum += Math.abs(y[i] - exact[i]);
            return sum / exact.length;
        })).isCloseTo(0.5, within(0.1));
    }

    @Test void milsteinNamesNoisesThatDoNotCommute() {
        assertThatThrownBy(() -> Simulation.of(text(AREA, 1, 4, "milstein")).run()).isInstanceOf(UserError.class).hasMessageStartingWith("""
                text:1:29: error: dy/dt has noises that do not commute, xi_1 and xi_2, so milstein cannot integrate it
                """).hasMessageEndingWith("hint: use euler-maruyama (Ito) or stochastic-heun (Stratonovich)");
    }

    private static double mean(IntToDoubleFunction value) {
        double sum = 0;
        for (int i = 0; i < PATHS; i++) sum += value.applyAsDouble(i);
        return sum / PATHS;
    }

    /** Brownian motion with drift that is reflected at 0: Harrison (1985), Brownian Motion and Stochastic Flow Systems. */
    @Test void betweenMirrorsTheMeanIsOfWeakOrderOne() {
        double exact = 0;
        for (double z = 0.0005; z < 8; z += 0.001) {
            double below = NORMAL.cumulativeProbability(z + 0.5) - Math.exp(-2 * z) * NORMAL.cumulativeProbability(-z + 0.5);
            exact += 0.001 * (1 - below);
        }
        double[] errors = new double[4];
        for (int k = 0; k < errors.length; k++) {
            double mean = Simulation.of("""
                    model Reflected { dx/dt = -1 + xi; x >= 0 reflected; x(0) = 0.5 }
                    population cells = Reflected[1000000]
                    simulate 1 { dt = %s; method = euler-maruyama }
                    record mean(cells.x) every 1
                    """.formatted(Math.scalb(1, -1 - k))).run().traceNamed("mean(cells.x)").value(1, 0);
            errors[k] = mean - exact;
        }
        double order = 0;
        for (int k = 0; k < errors.length; k++) order += (1.5 - k) * Math.log(errors[k]) / Math.log(2) / 5;
        assertThat(order).isCloseTo(1, within(0.1));
    }
}
