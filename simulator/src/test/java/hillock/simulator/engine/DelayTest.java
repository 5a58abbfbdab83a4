package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import hillock.language.syntax.UserError;
import hillock.simulator.plan.Integrator;
import hillock.simulator.recording.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** x'(t) = -x(t - delay), x = 1 before 0, which the method of steps solves: a polynomial of degree n on the n-th stretch. */
class DelayTest {
    private static final double DELAY = 1.234;

    static Stream<Integrator> methods() {
        return Integrator.ALL.stream().filter(method -> method.adaptive().isEmpty());
    }

    private static double exact(double t) {
        double sum = 1;
        double factorial = 1;
        for (int k = 1; t > (k - 1) * DELAY; k++) {
            factorial *= k;
            sum += Math.pow(-1, k) * Math.pow(t - (k - 1) * DELAY, k) / factorial;
        }
        return sum;
    }

    private static double error(String method, double until, double dt, String delay) {
        double[] x = Simulation.of("""
                model Echo { input c; dx/dt = c; x(0) = 1 }
                population cell = Echo[1]
                connect cell -> cell one to one { delay %s; post.c += -pre.x }
                simulate %s { dt = %s; method = %s }
                record cell.x
                """.formatted(delay, until, dt, method)).run().trace("cell.x", 0);
        double largest = 0;
        for (int k = 0; k < x.length; k++) largest = Math.max(largest, Math.abs(x[k] - exact(k * dt)));
        return largest;
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aDelayThatStepsDivideKeepsTheMethodsOrder(Integrator method) {
        double until = 8 * DELAY;
        double coarse = error(method.name(), until, DELAY / 8, "1.234");
        double fine = error(method.name(), until, DELAY / 16, "1.234");
        assertThat(Math.log(coarse / fine) / Math.log(2)).isBetween(method.order() - 0.25, method.order() + 1.1);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aDelayOf1234StepsMeetsTheGrid(Integrator method) {
        for (double dt : new double[] {0.002, 0.001, 0.0005}) {
            double bound = method.order() == 1 ? 1.5 * dt : method.order() == 2 ? 2 * dt * dt : 1e-11;
            assertThat(error(method.name(), 5, dt, "1.234")).as("dt = " + dt).isLessThan(bound);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aDelayBetweenStepsStillConverges(Integrator method) {
        double coarse = error(method.name(), 5, 0.01, "1.234");
        double fine = error(method.name(), 5, 0.0025, "1.234");
        double order = Math.log(coarse / fine) / Math.log(4);
        assertThat(order).isGreaterThan(method.order() == 1 ? 0.8 : 1.6);
    }

    @Test void aMethodThatChoosesItsStepsMeetsWhatComesBackAfterADelay() {
        // up to here the solution is a polynomial of degree 4 between multiples of the delay: if steps end there, it is found exactly
        assertThat(error("dopri5; tolerance = 0.01", 3.9 * DELAY, DELAY / 8, "1.234")).isLessThan(1e-13);
        assertThat(error("dopri5; tolerance = 1e-9", 8 * DELAY, DELAY / 8, "1.234")).isLessThan(1e-8);
        assertThat(error("dopri5; tolerance = 1e-9", 8 * DELAY, DELAY / 8, "1.234 + 0 * pre.i")).isLessThan(1e-8);
        double coarse = error("rosenbrock; tolerance = 1e-6", 8 * DELAY, DELAY / 8, "1.234");
        double fine = error("rosenbrock; tolerance = 1e-9", 8 * DELAY, DELAY / 8, "1.234");
        assertThat(fine).isBetween(coarse / 5000, coarse / 200).isLessThan(1e-6);
    }

    @Test void aDelayOfNoLengthLetsNoStepBe() {
        assertThatThrownBy(() -> error("dopri5", 5, 0.1, "0")).isInstanceOf(UserError.class)
                .hasMessageContaining("a delay of 0 lets dopri5, whose steps are no longer than delays, take no step");
    }

    @Test void equalDelaysPerConnectionAreTheSameAsOneDelay() {
        String text = """
                model Echo { input c; dx/dt = c; x(0) = 1 + i }
                population cells = Echo[5]
                connect cells -> cells by ring(1) { delay %s; post.c += -pre.x }
                simulate 5 { dt = 0.01; method = rk4 }
                record cells.x
                """;
        double[] one = Simulation.of(text.formatted("0.5")).run().trace("cells.x", 3);
        double[] each = Simulation.of(text.formatted("0.5 + 0 * pre.i")).run().trace("cells.x", 3);
        assertThat(each).isEqualTo(one);
    }

    @Test void eachConnectionCanHaveItsOwnDelay() {
        double[] x = Simulation.of("""
                model Clock { dx/dt = 1; x(0) = 0 }
                model Ear { input c; dy/dt = 0; y(0) = 0 }
                population clock = Clock[1]
                population ears = Ear[3]
                connect clock -> ears all to all { delay 0.25 + 0.5 * post.i; post.c += pre.x }
                simulate 3 { dt = 0.1; method = euler }
                record ears.c
                """).run().traceNamed("ears.c").column(2);
        assertThat(x[30]).isCloseTo(3 - 1.25, within(1e-12));
        assertThat(x[5]).isEqualTo(0.0);
    }

    @Test void aDelayShorterThanTheStepIsAnErrorForAMethodWithStages() {
        assertThatThrownBy(() -> error("rk4", 5, 0.5, "0.25")).isInstanceOf(UserError.class)
                .hasMessageContaining("shorter than the step");
        assertThat(error("euler", 5, 0.01, "0.005")).isLessThan(10);
    }

    @Test void aDelayedQuantityThatOnlyARecordingUsesIsRememberedToo() {
        Recording result = Simulation.of("""
                model A { input c; dx/dt = 1; dy/dt = 2; y3 = 3 * y; x(0) = 0; y(0) = 5 }
                population a = A[1]
                connect a -> a as syn { delay 0.2; u = pre.y; v = pre.y3; post.c += pre.x }
                simulate 0.5 { dt = 0.1; method = rk4 }
                record syn.u, syn.v
                """).run();
        assertThat(result.trace("syn.u", 0)).containsExactly(new double[] {5, 5, 5, 5.2, 5.4, 5.6}, within(1e-12));
        assertThat(result.trace("syn.v", 0)).containsExactly(new double[] {15, 15, 15, 15.6, 16.2, 16.8}, within(1e-12));
    }

    @Test void aDelayedInputIsRefusedWhereverItIsUsed() {
        String text = """
                model A { input c; dx/dt = 1; x(0) = 0 }
                population a = A[1]
                connect a -> a as syn { delay 0.2; s(0) = 0; %s; post.c += s }
                simulate 1 { dt = 0.1; method = euler }
                """;
        for (String use : new String[] {"ds/dt = pre.c - s", "ds/dt = -s; u = pre.c"}) {
            assertThatThrownBy(() -> Simulation.of(text.formatted(use)).run()).isInstanceOf(UserError.class)
                    .hasMessageContaining("pre.c is an input, and inputs of the past are not kept");
        }
    }
}
