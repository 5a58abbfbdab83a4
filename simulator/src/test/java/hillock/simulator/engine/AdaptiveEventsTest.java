package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hillock.simulator.recording.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spikes under methods that choose their steps: each acts at its own time, not at the end of a step of some length. */
class AdaptiveEventsTest {
    private static Recording run(String text, String method) {
        return Simulation.of(text.replace("METHOD", "method = " + method + "; tolerance = 1e-9")).run();
    }

    @ParameterizedTest @ValueSource(strings = {"dopri5", "rosenbrock"})
    void aLeakyNeuronsIntervalIsThatOfTheClosedForm(String method) {
        Recording result = run("""
                model Leaky { param I = 0; dV/dt = (I - V) / 10; spike when V > 1 { V = 0 }; V(0) = 0 }
                population cells = Leaky[4] { I = [0.9, 1.2, 2, 5] }
                simulate 100 { dt = 0.1; METHOD }
                record cells.V, cells.spikes
                """, method);
        double[] currents = {0.9, 1.2, 2, 5};
        assertThat(result.spikes().get("cells").of(0)).isEmpty();
        for (int i = 1; i < 4; i++) {
            double interval = 10 * Math.log(currents[i] / (currents[i] - 1));
            double[] spikes = result.spikes().get("cells").of(i);
            assertThat(spikes).hasSize((int) (100 / interval));
            for (int k = 0; k < spikes.length; k++) assertThat(spikes[k]).isCloseTo((k + 1) * interval, within(1e-6));
            for (int row = 0; row <= 1000; row++) {
                double since = 0.1 * row % interval;
                if (Math.min(since, interval - since) < 1e-5) continue;
                assertThat(result.trace("cells.V", i)[row]).isCloseTo(currents[i] * (1 - Math.exp(-since / 10)), within(1e-6));
            }
        }
    }

    @ParameterizedTest @ValueSource(strings = {"dopri5", "rosenbrock"})
    void aRefractoryPeriodIsAsLongAsItSays(String method) {
        Recording result = run("""
                model Leaky { param I = 2; dV/dt = (I - V) / 10; spike when V > 1 { V = 0; refractory 2.345 holding V }; V(0) = 0 }
                population cells = Leaky
                simulate 100 { dt = 0.1; METHOD }
                record cells.spikes
                """, method);
        double[] spikes = result.spikes().get("cells").of(0);
        assertThat(spikes).hasSizeGreaterThan(9);
        for (int k = 1; k < spikes.length; k++) assertThat(spikes[k] - spikes[k - 1]).isCloseTo(10 * Math.log(2) + 2.345, within(1e-6));
    }

    @Test void aCrossingWithinTheRefractoryPeriodIsLost() {
        Recording result = run("""
                model Leaky { dV/dt = (5 - V) / 10; spike when V > 1 { V = 0; refractory 2.5 }; V(0) = 0 }
                population cells = Leaky
                simulate 100 { dt = 0.1; METHOD }
                record cells.spikes
                """, "dopri5");
        assertThat(result.spikes().get("cells").of(0)).hasSize(1);
    }

    @ParameterizedTest @ValueSource(strings = {"dopri5", "rosenbrock"})
    void spikesArriveAfterTheirVeryDelay(String method) {
        Recording result = run("""
                model Target { dg/dt = -g / 5; dV/dt = g; V(0), g(0) = 0 }
                population a = SpikeTimes[2] { times = [[1.2345], [1.5, 2.7182]] }
                population b = Target[2]
                connect a -> b all to all { delay 0.111 + pre.i + 0.01 * post.i; on pre.spike { post.g += 1 + pre.i } }
                simulate 10 { dt = 0.1; METHOD }
                record b.g, b.V, a.spikes
                """, method);
        double[][] arrivals = {{1.2345 + 0.111, 1}, {1.5 + 1.111, 2}, {2.7182 + 1.111, 2}};
        for (int target = 0; target < 2; target++) {
            for (int row = 0; row <= 100; row++) {
                double g = 0;
                double v = 0;
                for (double[] arrival : arrivals) {
                    double since = 0.1 * row - arrival[0] - 0.01 * target;
                    if (since < 0) continue;
                    g += arrival[1] * Math.exp(-since / 5);
                    v += arrival[1] * 5 * (1 - Math.exp(-since / 5));
                }
                assertThat(result.trace("b.g", target)[row]).isCloseTo(g, within(1e-6));
                assertThat(result.trace("b.V", target)[row]).isCloseTo(v, within(1e-6));
            }
        }
        assertThat(result.spikes().get("a").of(1)).containsExactly(1.5, 2.7182);
    }

    @Test void plasticityFollowsTheWindowBetweenAllMoments() {
        Recording result = run("""
                population a = SpikeTimes[3] { times = [[50], [50], [50]] }
                population b = SpikeTimes[3] { times = [[41.23456], [50], [57.654321]] }
                connect a -> b as syn one to one {
                  weight w = 1
                  dp/dt = -p / 20; dq/dt = -q / 15
                  p(0), q(0) = 0
                  on pre.spike  { p += 0.1; w = w - q }
                  on post.spike { q += 0.12; w = w + p }
                }
                simulate 100 { dt = 0.1; METHOD }
                record syn.w every 100
                """, "dopri5");
        assertThat(result.trace("syn.w", 0)[1] - 1).isCloseTo(-0.12 * Math.exp(-(50 - 41.23456) / 15), within(1e-8));
        assertThat(result.trace("syn.w", 1)[1] - 1).isCloseTo(0.1, within(1e-8));
        assertThat(result.trace("syn.w", 2)[1] - 1).isCloseTo(0.1 * Math.exp(-7.654321 / 20), within(1e-8));
    }

    @Test void aNeuronThatAnArrivalCarriesOverItsThresholdSpikesAtOnce() {
        Recording result = run("""
                model Relay { dx/dt = -x / 10; spike when x > 0.5 { x = 0 }; x(0) = 0 }
                population start = SpikeTimes { times = [0.777] }
                population relays = Relay[10]
                connect start -> relays[0] all to all { on pre.spike { post.x += 1 } }
                connect relays -> relays where post.i == pre.i + 1 { delay 0.25; on pre.spike { post.x += 1 } }
                simulate 10 { dt = 0.1; METHOD }
                record relays.spikes
                """, "dopri5");
        for (int k = 0; k < 10; k++) {
            assertThat(result.spikes().get("relays").of(k)).containsExactly(new double[] {0.777 + 0.25 * k}, within(1e-12));
        }
    }

    @Test void sourcesSpikeAsInStepsOfDt() {
        String text = """
                model Target { dg/dt = -g / 5; g(0) = 0 }
                population p = Poisson[5] { rate = 0.05 }
                population q = Poisson[5] { rate = 0.05 * (1 + sin(t / 10)) }
                population r = Regular[2] { period = 3.3 + i }
                population cells = Target[5]
                connect p -> cells one to one { on pre.spike { post.g += 1 } }
                at 60.03 { p.rate = 0.2 }
                simulate 200 { dt = 0.01; METHOD }
                record p.spikes, q.spikes, r.spikes
                """;
        Recording fixed = Simulation.of(text.replace("METHOD", "method = euler")).run();
        Recording chosen = run(text, "dopri5");
        for (String population : new String[] {"p", "q", "r"}) {
            for (int k = 0; k < 2; k++) {
                assertThat(chosen.spikes().get(population).of(k)).hasSizeGreaterThan(5)
                        .containsExactly(fixed.spikes().get(population).of(k), within(1e-9));
            }
        }
    }

    @Test void anEndlessChainAtOneMomentIsRefused() {
        assertThatThrownBy(() -> run("""
                model Cell { dx/dt = 0; spike when x > 0.5 { x = 0 }; x(0) = 0 }
                population start = SpikeTimes { times = [1] }
                population cells = Cell[2]
                connect start -> cells[0] all to all { on pre.spike { post.x = 1 } }
                connect cells -> cells all to all except self { on pre.spike { post.x = 1 } }
                simulate 10 { dt = 0.1; METHOD }
                record cells.spikes
                """, "dopri5")).isInstanceOf(BlowUp.class)
                .hasMessageContaining("at 1 spikes make neurons spike without end, at one and the same moment");
    }

    @Test void aRateThatFallsBelowZeroEndsTheRunWithWhatWasRecorded() {
        BlowUp blowUp = catchThrowableOfType(BlowUp.class, () -> Simulation.of("""
                population p = Poisson[3] { rate = 10 Hz * cos(t / 20 ms) }
                simulate 1 s { method = dopri5; dt = 0.5 ms }
                record p.spikes
                """).run());
        assertThat(blowUp.getMessage()).contains("hint: a rate is never below 0: max(0 Hz, ...) keeps it there");
        assertThat(blowUp.time()).isBetween(0.0, Math.PI / 2 * 20);
        assertThat(blowUp.recording().spikes()).containsOnlyKeys("p");
    }
}
