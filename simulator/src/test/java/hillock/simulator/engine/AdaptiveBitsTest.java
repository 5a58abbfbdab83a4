package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import hillock.simulator.kernels.Backend;
import hillock.simulator.recording.Recording;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps chosen by their error are the same, to the last bit, for every kernel and any number of threads. */
class AdaptiveBitsTest {
    private static final String NETWORK = """
            model Driven extends HH {
              param on = 1 ms
              shaken = pulse(t, on, on + 0.5 ms) * 5 uA/cm^2 + hold(normal(), 0.7 ms) * 1 uA/cm^2
              C * dV/dt = I - I_Na - I_K - I_L + I_syn + shaken
            }
            population cells = Driven[N] { V(0) = -70 mV + 40 mV * uniform(); I = 20 uA/cm^2 * uniform(); on = 0.3 ms * mod(i, 5) }
            connect cells -> cells with probability 0.1 {
              weight e = 2 mS/cm^2 / N * uniform()
              delay 0.3 ms
              ds/dt = (pre.S - s) / 0.5 ms
              s(0) = 0
              post.I_syn += e * s * (20 mV - post.V)
            }
            simulate T ms { method = M; dt = 0.1 ms; threads = K }
            record cells.V, cells.S
            """;

    @ParameterizedTest
    @ValueSource(strings = {"dopri5; tolerance = 1e-5", "rosenbrock; tolerance = 1e-4"})
    void theInterpretersBits(String method) {
        Recording expected = run(method, 11, 4, 1, Backend.INTERPRETER);
        assertThat(expected.summary().steps()).isGreaterThan(20);
        assertThat(expected.spikes().get("cells").count()).isPositive();
        assertSame(run(method, 11, 4, 1, Backend.SCALAR), expected);
        assertSame(run(method, 11, 4, 1, Backend.VECTOR), expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dopri5; tolerance = 1e-5", "rosenbrock; tolerance = 1e-4"})
    void ofThreadsThatShareThem(String method) {
        Recording expected = run(method, 600, 1, 1, Backend.SCALAR);
        assertSame(run(method, 600, 1, 2, Backend.VECTOR), expected);
        assertSame(run(method, 600, 1, 3, Backend.SCALAR), expected);
    }

    private static Recording run(String method, int neurons, int duration, int threads, Backend backend) {
        String text = Texts.example("two-neurons.hillock");
        return Simulation.of("N = " + neurons + "\n" + text.substring(0, text.indexOf("population "))
                + NETWORK.replace("= M;", "= " + method + ";").replace("= K", "= " + threads).replace("T ms", duration + " ms"))
                .withBackend(backend).run();
    }

    private static void assertSame(Recording found, Recording expected) {
        assertThat(found.summary().steps()).isEqualTo(expected.summary().steps());
        assertThat(found.summary().control()).isEqualTo(expected.summary().control());
        for (String label : new String[] {"cells.V", "cells.S"}) {
            for (int i = 0; i < 11; i++) assertThat(bits(found.trace(label, i))).isEqualTo(bits(expected.trace(label, i)));
        }
        for (int i = 0; i < 11; i++) {
            assertThat(bits(found.spikes().get("cells").of(i))).isEqualTo(bits(expected.spikes().get("cells").of(i)));
        }
        expected.finalState().values().forEach((name, values) ->
                assertThat(bits(found.finalState().values().get(name))).as(name).isEqualTo(bits(values)));
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
