package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import hillock.simulator.recording.Recording;
import org.junit.jupiter.api.Test;

/** Synapses that change with the spikes that they see, against closed forms. */
class PlasticityTest {
    private static final int PAIRS = 81;

    /** {@code [[10.5], [11], ...]}. */
    private static String times(java.util.function.IntToDoubleFunction time) {
        return IntStream.range(0, PAIRS).mapToObj(k -> String.format(Locale.ROOT, "[%.1f]", time.applyAsDouble(k)))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** Song, Miller and Abbott (2000), Nat. Neurosci. 3:919: pairs from 20 ms too late to 20 ms early. */
    @Test void thePairProtocolGivesTheExponentialWindow() {
        Recording result = Simulation.of("""
                population pre_cells = SpikeTimes[81] { times = PRE }
                population post_cells = SpikeTimes[81] { times = POST }
                connect pre_cells -> post_cells as syn one to one {
                  param up = 0.1, down = 0.12
                  weight w = 1
                  da/dt = -a / 20; db/dt = -b / 15
                  a(0), b(0) = 0
                  on pre.spike  { a += up; w = w - b }
                  on post.spike { b += down; w = w + a }
                }
                simulate 100 { dt = 0.1; method = euler }
                record syn.w every 100; record syn.a
                """.replace("PRE", times(_ -> 50)).replace("POST", times(k -> 50 + 0.5 * (k - 40)))).run();
        for (int k = 0; k < PAIRS; k++) {
            double after = 0.5 * (k - 40);
            double change = result.trace("syn.w", k)[1] - 1;
            // at the same moment the source comes first
            double expected = after >= 0 ? 0.1 * Math.exp(-after / 20) : -0.12 * Math.exp(after / 15);
            assertThat(change).as("post %.1f ms after pre", after).isCloseTo(expected, within(1e-14));
        }
        double[] a = result.trace("syn.a", 0);
        for (int k = 0; k <= 1000; k++) assertThat(a[k]).isCloseTo(k < 500 ? 0 : 0.1 * Math.exp(-(k - 500) * 0.1 / 20), within(1e-15));
    }

    /** Tsodyks and Markram (1997), PNAS 94:719, and Tsodyks, Pawelzik and Markram (1998), Neural Comput. 10:821: from spike to spike. */
    @Test void shortTermPlasticityFollowsItsRecursion() {
        double[] spikes = {10, 30, 50, 70, 90, 110, 130, 150, 650, 660};
        Recording result = Simulation.of("""
                model Target { dg/dt = 0; g(0) = 0 }
                population a = SpikeTimes { times = TIMES }
                population b = Target
                connect a -> b as syn {
                  param U = 0.2, tau_rec = 130, tau_facil = 530
                  dx/dt = (1 - x) / tau_rec
                  du/dt = -u / tau_facil
                  x(0) = 1; u(0) = 0
                  on pre.spike { u += U * (1 - u); post.g += u * x; x -= u * x }
                }
                simulate 700 { dt = 0.1; method = euler }
                record b.g, syn.x, syn.u
                """.replace("TIMES", java.util.Arrays.toString(spikes))).run();
        double x = 1;
        double u = 0;
        double g = 0;
        double before = 0;
        for (double spike : spikes) {
            x = 1 - (1 - x) * Math.exp(-(spike - before) / 130);
            u = u * Math.exp(-(spike - before) / 530);
            u += 0.2 * (1 - u);
            g += u * x;
            x -= u * x;
            before = spike;
            int row = (int) Math.round(spike / 0.1);
            assertThat(result.trace("b.g", 0)[row]).isCloseTo(g, within(1e-13));
            assertThat(result.trace("syn.x", 0)[row]).isCloseTo(x, within(1e-13));
            assertThat(result.trace("syn.u", 0)[row]).isCloseTo(u, within(1e-13));
        }
        assertThat(result.finalState().values().get("syn.x")[0])
                .isCloseTo(1 - (1 - x) * Math.exp(-(700 - before) / 130), within(1e-13));
    }

    /** A trace that a contribution reads is stepped with everything else. */
    @Test void aTraceThatDrivesItsTargetIsIntegratedByTheMethod() {
        Recording result = Simulation.of("""
                model Target { input c; dV/dt = c; V(0) = 0 }
                population a = SpikeTimes { times = [1, 4] }
                population b = Target
                connect a -> b as syn { ds/dt = -s / 2; s(0) = 0; on pre.spike { s += 1 }; post.c += s }
                simulate 10 { dt = 0.1; method = rk4 }
                record b.V, syn.s
                """).run();
        for (int k = 0; k <= 100; k++) {
            double s = 0;
            double v = 0;
            for (double spike : new double[] {1, 4}) {
                double since = 0.1 * k - spike;
                if (since < -1e-9) continue;
                s += Math.exp(-since / 2);
                v += 2 * (1 - Math.exp(-since / 2));
            }
            assertThat(result.trace("syn.s", 0)[k]).isCloseTo(s, within(1e-7));
            assertThat(result.trace("b.V", 0)[k]).isCloseTo(v, within(1e-7));
        }
    }

    @Test void changesOfAWeightStayWithinTheirClip() {
        Recording result = Simulation.of("""
                model Target { dg/dt = 0; g(0) = 0 }
                population a = Regular[2] { period = 1 }
                population b = Target[2]
                connect a -> b as syn all to all {
                  weight w = [[1, 2], [3, 4]]
                  on pre.spike { post.g += w; w = clip(w + 1, 0, 5) }
                }
                simulate 4.5 { dt = 0.5; method = euler }
                record syn.w, b.g
                """).run();
        assertThat(result.trace("syn.w", 0)).containsExactly(1, 1, 2, 2, 3, 3, 4, 4, 5, 5);
        assertThat(result.trace("syn.w", 3)).containsExactly(4, 4, 5, 5, 5, 5, 5, 5, 5, 5);
        assertThat(result.trace("b.g", 0)[9]).isEqualTo((1 + 2 + 3 + 4) + (2 + 3 + 4 + 5));
    }
}
