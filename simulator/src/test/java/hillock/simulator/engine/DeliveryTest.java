package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hillock.simulator.recording.Recording;
import org.junit.jupiter.api.Test;

/** When spikes arrive, and in which order. */
class DeliveryTest {
    /** Sources that spike at given times, and targets that keep what they are given. */
    private static Recording delivered(String times, int targets, String connections) {
        int sources = times.startsWith("[[") ? times.split("],").length : 1;
        return Simulation.of("""
                model Target { param k = 0; dx/dt = 0; dy/dt = 0; x(0), y(0) = 0 }
                population sources = SpikeTimes[SOURCES] { times = TIMES }
                population targets = Target[TARGETS]
                CONNECTIONS
                simulate 10 { dt = 0.1; method = euler }
                record targets.x, targets.y, targets.k, sources.spikes
                """.replace("SOURCES", Integer.toString(sources)).replace("TIMES", times).replace("TARGETS", Integer.toString(targets))
                .replace("CONNECTIONS", connections)).run();
    }

    /** The rows in which a trace changes. */
    private static int[] changes(double[] trace) {
        return java.util.stream.IntStream.range(1, trace.length).filter(k -> trace[k] != trace[k - 1]).toArray();
    }

    @Test void aSpikeActsAtTheEndOfItsStepOrWholeStepsLater() {
        String connection = "connect sources -> targets all to all { DELAY on pre.spike { post.x += 1 } }";
        String times = "[0, 1, 2.04, 9.95]";
        // a spike on the grid belongs to the step that ends there, and one at 0 to the first
        assertThat(changes(delivered(times, 1, connection.replace("DELAY", "")).trace("targets.x", 0))).containsExactly(1, 10, 21, 100);
        assertThat(changes(delivered(times, 1, connection.replace("DELAY", "delay 0.1;")).trace("targets.x", 0)))
                .containsExactly(2, 11, 22);
        assertThat(changes(delivered(times, 1, connection.replace("DELAY", "delay 3.7;")).trace("targets.x", 0)))
                .containsExactly(38, 47, 58);
    }

    @Test void spikesOfOneStepAllArrive() {
        Recording result = delivered("[1.01, 1.02, 1.1, 1.11]", 1,
                "connect sources -> targets all to all { on pre.spike { post.x += 1 } }");
        assertThat(result.trace("targets.x", 0)[11]).isEqualTo(3);
        assertThat(result.trace("targets.x", 0)[12]).isEqualTo(4);
        assertThat(result.spikes().get("sources").of(0)).containsExactly(1.01, 1.02, 1.1, 1.11);
    }

    @Test void eachConnectionHasItsOwnDelay() {
        Recording result = delivered("[[1, 3], [2, 3]]", 3, """
                connect sources -> targets all to all { delay 0.1 * (3 * pre.i + post.i); on pre.spike { post.x += 10^pre.i } }
                """);
        for (int target = 0; target < 3; target++) {
            double[] x = result.trace("targets.x", target);
            assertThat(changes(x)).containsExactly(10 + target, 20 + 3 + target, 30 + target, 30 + 3 + target);
            assertThat(x[100]).isEqualTo(22);
        }
    }

    /** Each hop takes the delay, and the step in which the jump is found to have crossed the threshold. */
    @Test void aSpikeTravelsAlongAChain() {
        Recording result = Simulation.of("""
                model Relay { dx/dt = 0; spike when x > 0.5 { x = 0 }; x(0) = 0 }
                population start = SpikeTimes { times = [0.7] }
                population relays = Relay[10]
                connect start -> relays[0] all to all { on pre.spike { post.x += 1 } }
                connect relays -> relays where post.i == pre.i + 1 { delay 0.3; on pre.spike { post.x += 1 } }
                simulate 10 { dt = 0.1; method = euler }
                record relays.x, relays.spikes
                """).run();
        for (int k = 0; k < 10; k++) {
            assertThat(changes(result.trace("relays.x", k))).containsExactly(7 + 4 * k, 8 + 4 * k);
            assertThat(result.spikes().get("relays").of(k)).hasSize(1);
            assertThat(result.spikes().get("relays").of(k)[0]).isBetween(0.7 + 0.4 * k - 1e-9, 0.8 + 0.4 * k + 1e-9);
        }
    }

    @Test void connectionsActInTheOrderOfTheText() {
        String add = "connect sources -> targets as add all to all { on pre.spike { post.x += 1 } }\n";
        String twice = "connect sources -> targets as twice all to all { on pre.spike { post.x = 2 * post.x } }\n";
        assertThat(delivered("[1, 2]", 1, add + twice).trace("targets.x", 0)[100]).isEqualTo(6);
        assertThat(delivered("[1, 2]", 1, twice + add).trace("targets.x", 0)[100]).isEqualTo(3);
    }

    @Test void spikesOfOneStepActInTheOrderOfTheirSources() {
        Recording result = delivered("[[1.03], [1.02], [1.01]]", 2, """
                connect sources -> targets all to all { on pre.spike { post.x = 10 * post.x + pre.i + 1 } }
                """);
        assertThat(result.trace("targets.x", 0)[100]).isEqualTo(123);
        assertThat(result.trace("targets.x", 1)[100]).isEqualTo(123);
    }

    @Test void spikesOfSourcesComeBeforeThoseOfTargets() {
        Recording result = Simulation.of("""
                population a = SpikeTimes[2] { times = [[1], [1]] }
                population b = SpikeTimes[2] { times = [[1], [2]] }
                connect a -> b as syn one to one { dw/dt = 0; w(0) = 3; on post.spike { w = 2 * w }; on pre.spike { w += 1 } }
                simulate 3 { dt = 0.1; method = euler }
                record syn.w
                """).run();
        assertThat(result.trace("syn.w", 0)[9]).isEqualTo(3);
        assertThat(result.trace("syn.w", 0)[10]).isEqualTo(8);
        assertThat(result.trace("syn.w", 1)[10]).isEqualTo(4);
        assertThat(result.trace("syn.w", 1)[20]).isEqualTo(8);
    }

    @Test void aSpikeMayChangeParametersOfBothEnds() {
        Recording result = Simulation.of("""
                model Cell { param k = 1; dx/dt = 0; spike when x > 0.5 { x = 0 }; x(0) = 0 }
                population cells = Cell[3]
                population start = SpikeTimes { times = [1] }
                connect start -> cells[0] all to all { on pre.spike { post.x = 1 } }
                connect cells[0] -> cells[1:3] all to all { on pre.spike { post.k = 5 + post.i; pre.k += 1 } }
                simulate 3 { dt = 0.1; method = euler }
                record cells.k
                """).run();
        assertThat(result.finalState().values().get("cells.k")).containsExactly(3, 5, 6);
    }

    @Test void whatTheSourceWasADelayAgoIsWhatArrives() {
        Recording result = Simulation.of("""
                model Clock { dx/dt = 1; spike when x > 0.95; x(0) = 0 }
                model Target { dy/dt = 0; y(0) = 0 }
                population a = Clock
                population b = Target
                connect a -> b { delay 0.5; on pre.spike { post.y = pre.x } }
                simulate 3 { dt = 0.1; method = euler }
                record b.y
                """).run();
        assertThat(result.trace("b.y", 0)[14]).isZero();
        assertThat(result.trace("b.y", 0)[15]).isCloseTo(1, within(1e-12));
    }

    /** Rows are targets and columns sources; spikes find their weights whatever the order in which these are kept. */
    @Test void eachSpikeBringsTheWeightsOfItsOwnEdges() {
        String times = "[[1], [2], [3]]";
        for (String delay : new String[] {"", "delay 0.5;", "delay 0.1 * (1 + mod(pre.i + 2 * post.i, 3));"}) {
            Recording result = delivered(times, 2, """
                    connect sources -> targets all to all {
                      weight w = [[1, 10, 100], [2, 20, 200]]; weight v = post.i + 10 * pre.i
                      DELAY
                      on pre.spike { post.x += w; post.y += v * w }
                    }
                    """.replace("DELAY", delay));
            assertThat(result.trace("targets.x", 0)[19]).as(delay).isEqualTo(1);
            assertThat(result.trace("targets.x", 1)[19]).as(delay).isEqualTo(2);
            assertThat(result.trace("targets.x", 0)[100]).as(delay).isEqualTo(111);
            assertThat(result.trace("targets.x", 1)[100]).as(delay).isEqualTo(222);
            assertThat(result.trace("targets.y", 0)[100]).as(delay).isEqualTo(10 * 10 + 20 * 100);
            assertThat(result.trace("targets.y", 1)[100]).as(delay).isEqualTo(2 + 11 * 20 + 21 * 200);
        }
    }

    @Test void aStepsRatesDoNotSeeWhatArrivesAtItsEnd() {
        Recording result = Simulation.of("""
                model Target { dg/dt = -g / 5; dV/dt = g; V(0), g(0) = 0 }
                population a = SpikeTimes { times = [1] }
                population b = Target
                connect a -> b { on pre.spike { post.g += 1 } }
                simulate 3 { dt = 0.1; method = rk4 }
                record b.g, b.V
                """).run();
        for (int k = 0; k <= 30; k++) {
            double since = Math.max(0, 0.1 * k - 1);
            assertThat(result.trace("b.g", 0)[k]).isCloseTo(k < 10 ? 0 : Math.exp(-since / 5), within(1e-9));
            assertThat(result.trace("b.V", 0)[k]).isCloseTo(5 * (1 - Math.exp(-since / 5)), within(1e-8));
        }
    }
}
