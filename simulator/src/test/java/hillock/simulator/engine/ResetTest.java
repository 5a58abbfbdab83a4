package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import hillock.simulator.recording.Recording;
import org.junit.jupiter.api.Test;

/** Neurons that are reset. */
class ResetTest {
    private static final double DT = 0.01;
    private static final double[] CURRENTS = {0.9, 1, 1.05, 1.2, 1.5, 2, 5};

    /** A leaky neuron with threshold 1, reset 0 and time constant 10, in which exponential Euler is exact. */
    private static Recording leaky(String reset) {
        return Simulation.of("""
                model Leaky { param I = 0; dV/dt = (I - V) / 10; spike when V > 1 { RESET }; V(0) = 0 }
                population cells = Leaky[7] { I = CURRENTS }
                simulate 300 { dt = 0.01; method = exponential-euler }
                record cells.V, cells.spikes
                """.replace("RESET", reset).replace("CURRENTS", Arrays.toString(CURRENTS))).run();
    }

    /** From reset to threshold, {@code tau log(I / (I - 1))}, in whole steps. */
    private static long stepsToThreshold(double current) {
        return (long) Math.ceil(10 * Math.log(current / (current - 1)) / DT);
    }

    private static void assertIntervals(double[] spikes, double interval) {
        assertThat(spikes).hasSizeGreaterThan(3);
        for (int k = 1; k < spikes.length; k++) assertThat(spikes[k] - spikes[k - 1]).isCloseTo(interval, within(1e-9));
    }

    @Test void aLeakyNeuronFiresAtTheRateOfTheClosedForm() {
        Recording result = leaky("V = 0");
        for (int i = 0; i < CURRENTS.length; i++) {
            double[] spikes = result.spikes().get("cells").of(i);
            if (CURRENTS[i] <= 1) assertThat(spikes).isEmpty();
            else assertIntervals(spikes, stepsToThreshold(CURRENTS[i]) * DT);
        }
    }

    @Test void theFirstSpikeIsLocatedAndTheResetActsAtTheStepsEnd() {
        Recording result = leaky("V = 0");
        double exact = 10 * Math.log(2);
        assertThat(result.spikes().get("cells").of(5)[0]).isCloseTo(exact, within(1e-6));
        int end = (int) stepsToThreshold(2);
        double[] v = result.trace("cells.V", 5);
        assertThat(v[end - 1]).isCloseTo(2 * (1 - Math.exp(-(end - 1) * DT / 10)), within(1e-12));
        assertThat(v[end]).isZero();
        assertThat(v[end + 1]).isEqualTo(v[1]);
    }

    @Test void aNeuronStandsStillForItsRefractoryPeriodFromTheStartOfTheStepOfItsSpike() {
        Recording result = leaky("V = 0; refractory 3 holding V");
        for (int i = 2; i < CURRENTS.length; i++) {
            assertIntervals(result.spikes().get("cells").of(i), 3 + (stepsToThreshold(CURRENTS[i]) - 1) * DT);
        }
        double[] v = result.trace("cells.V", 6);
        int end = (int) stepsToThreshold(5);
        for (int k = end; k < end + 300; k++) assertThat(v[k]).isZero();
        assertThat(v[end + 300]).isEqualTo(v[1]);
    }

    /** I = 5 passes the threshold 2.23 after the reset. It is then above it for good, and never below again. */
    @Test void aCrossingWithinTheRefractoryPeriodIsLostUntilTheConditionHasBeenFalse() {
        Recording result = leaky("V = 0; refractory 2.5");
        assertThat(result.spikes().get("cells").of(6)).hasSize(1);
        assertThat(result.trace("cells.V", 6)[30_000]).isCloseTo(5, within(1e-9));
        assertIntervals(result.spikes().get("cells").of(5), stepsToThreshold(2) * DT);
    }

    /** Three steps of 0.1 are 0.30000000000000004: they are whole all the same. */
    @Test void aRefractoryPeriodOfWholeStepsIsNoStepLonger() {
        Recording result = Simulation.of("""
                model Ramp { dx/dt = 1; spike when x > 0.55 { x = 0; refractory PERIOD holding x }; x(0) = 0 }
                population cells = Ramp
                simulate 20 { dt = 0.1; method = euler }
                record cells.spikes
                """.replace("PERIOD", "3 * 0.1")).run();
        assertIntervals(result.spikes().get("cells").of(0), 0.6 + 0.2);
    }

    @Test void aRefractoryPeriodMayDifferBetweenNeuronsAndFollowTheReset() {
        Recording result = Simulation.of("""
                model Ramp { param p = i; y' = 0
                  dx/dt = 1; spike when x > 0.95 { x = 0; y += 1; refractory p + y holding x }; x(0) = 0 }
                population cells = Ramp[2]
                simulate 20 { dt = 0.1; method = euler }
                record cells.spikes
                """.replace("y' = 0", "dy/dt = 0; y(0) = 0")).run();
        double[] first = result.spikes().get("cells").of(0);
        double[] second = result.spikes().get("cells").of(1);
        for (int k = 1; k < second.length; k++) {
            assertThat(first[k] - first[k - 1]).isCloseTo(1 + k - 0.1, within(1e-9));
            assertThat(second[k] - second[k - 1]).isCloseTo(1 + k + 1 - 0.1, within(1e-9));
        }
    }

    @Test void whatIsHeldStandsStillUnderEveryMethod() {
        for (String method : List.of("euler", "midpoint", "heun", "rk4", "exponential-euler", "euler-maruyama", "stochastic-heun")) {
            Recording result = Simulation.of("""
                    model Ramp { dx/dt = 2 - x NOISE; dy/dt = 1; spike when x > 1 { x = 0.25; refractory 1 holding x }; x(0), y(0) = 0 }
                    population cells = Ramp
                    simulate 5 { dt = 0.1; method = METHOD }
                    record cells.x, cells.y, cells.spikes
                    """.replace("NOISE", method.contains("stoch") || method.contains("maruyama") ? "+ 0.1 * xi" : "")
                    .replace("METHOD", method)).run();
            int spike = (int) Math.ceil(result.spikes().get("cells").of(0)[0] / 0.1);
            double[] x = result.trace("cells.x", 0);
            for (int k = spike; k < spike + 10; k++) assertThat(x[k]).as(method).isEqualTo(0.25);
            assertThat(x[spike + 10]).as(method).isNotEqualTo(0.25);
            assertThat(result.trace("cells.y", 0)[50]).as(method).isCloseTo(5, within(1e-12));
        }
    }

    /** Izhikevich (2003), IEEE Trans. Neural Netw. 14:1569, written out by hand. */
    @Test void izhikevichsNeuronsFireAsInAStraightLoop() {
        Recording result = Simulation.of("""
                model Izhikevich {
                  param a = 0.02, b = 0.2, c = -65, d = 8, I = 10
                  dv/dt = 0.04 * v * v + 5 * v + 140 - u + I
                  du/dt = a * (b * v - u)
                  spike when v >= 30 { v = c; u += d }
                  v(0) = -65; u(0) = -13
                }
                population cells = Izhikevich[3] { c = [-65, -50, -55]; d = [8, 2, 4] }
                simulate 300 { dt = 0.1; method = euler; arithmetic = literal }
                record cells.v, cells.u, cells.spikes
                """).run();
        double[][] resets = {{-65, 8}, {-50, 2}, {-55, 4}};
        for (int i = 0; i < 3; i++) {
            double v = -65;
            double u = -13;
            List<Double> spikes = new ArrayList<>();
            for (int k = 0; k < 3000; k++) {
                assertThat(result.trace("cells.v", i)[k]).isEqualTo(v);
                assertThat(result.trace("cells.u", i)[k]).isEqualTo(u);
                double before = v;
                double dv = 0.04 * v * v + 5 * v + 140 - u + 10;
                double du = 0.02 * (0.2 * v - u);
                v = v + 0.1 * dv;
                u = u + 0.1 * du;
                if (!(v >= 30)) continue;
                spikes.add((k + (before - 30) / (before - v)) * 0.1);
                v = resets[i][0];
                u += resets[i][1];
            }
            double[] found = result.spikes().get("cells").of(i);
            assertThat(found).hasSize(spikes.size()).hasSizeGreaterThan(3);
            for (int k = 0; k < found.length; k++) assertThat(found[k]).isCloseTo(spikes.get(k), within(1e-9));
        }
    }

    @Test void eachJumpSeesTheOnesBeforeItAndConditionsActInTheOrderOfTheText() {
        Recording result = Simulation.of("""
                model Cell {
                  param k = 2
                  twice = 2 * x
                  dx/dt = 1; dy/dt = 0
                  spike when x > 0.5 { x = 10; y = twice + k; k = k + 1 }
                  spike when x > 0.4 { x = x + 1; y = y * k }
                  x(0), y(0) = 0
                }
                population cells = Cell
                simulate 3 { dt = 1; method = euler }
                record cells.x, cells.y, cells.k, cells.spikes
                """).run();
        // both are crossed in the first step: x = 10, y = 22, k = 3, then x = 11, y = 66
        assertThat(result.trace("cells.x", 0)).containsExactly(0, 11, 12, 13);
        assertThat(result.trace("cells.y", 0)).containsExactly(0, 66, 66, 66);
        assertThat(result.trace("cells.k", 0)).containsExactly(2, 3, 3, 3);
        assertThat(result.spikes().get("cells").count()).isEqualTo(2);
    }

    @Test void aNeuronThatIsResetAboveItsThresholdDoesNotSpikeAgain() {
        Recording result = Simulation.of("""
                model Cell { dx/dt = 1; spike when x > 0.5 { x = 1 }; x(0) = 0 }
                population cells = Cell
                simulate 5 { dt = 1; method = euler }
                record cells.spikes
                """).run();
        assertThat(result.spikes().get("cells").of(0)).containsExactly(0.5);
    }

    @Test void anAdaptingThresholdIsComparedAsTheResetLeftIt() {
        Recording result = Simulation.of("""
                model Cell { param theta = 1; dx/dt = 1; spike when x > theta { x = 0; theta += 1 }; x(0) = 0 }
                population cells = Cell
                simulate 12 { dt = 0.25; method = euler }
                record cells.theta, cells.spikes
                """).run();
        // x passes 1, 2, 3 one step after it reaches them
        assertThat(result.spikes().get("cells").of(0)).containsExactly(1, 1.25 + 2, 1.25 + 2.25 + 3, 1.25 + 2.25 + 3.25 + 4);
        assertThat(result.finalState().values().get("cells.theta")).containsExactly(5);
    }
}
