package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import hillock.simulator.kernels.Backend;
import hillock.simulator.recording.Recording;
import hillock.simulator.recording.SpikeTrain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spikes, resets, delays and plasticity give the same bits whoever computes them. */
class EventBitsTest {
    /** Delays that differ, plastic synapses, spikes of both ends, a jump of a source's own variable, and a refractory period. */
    private static final String TEXT = """
            model Cell {
              param EL = -49, theta = 0
              dV/dt = (g - h - (V - EL)) / 20 + NOISE
              dg/dt = -g / 5; dh/dt = -h / 10
              spike when V > -50 + theta { V = -60; theta += 0.01; refractory 2 holding V }
              spike when V > -49 { h += 1 }
              V(0) = uniform(-60, -50); g(0), h(0) = 0
            }
            population cells = Cell[SIZE]
            population noise = Poisson[SIZE] { rate = 0.5 }
            connect noise -> cells as drive one to one { on pre.spike { post.g += 1.5 } }
            connect cells -> cells as exc with probability min(0.2, 40 / SIZE) {
              weight w = uniform(0, 1)
              delay uniform(0.1, 2)
              da/dt = -a / 20; db/dt = -b / 20; dc/dt = (pre.g - c) / 50
              a(0), b(0), c(0) = 0
              on pre.spike { post.g += w; a += 0.02; w = clip(w - b, 0, 2); c += 0.1 }
              on post.spike { b += 0.021; w = clip(w + a + 0.001 * c, 0, 2) }
            }
            connect cells -> cells as inh with probability min(0.2, 20 / SIZE) { delay 1.5; on pre.spike { post.h = post.h + 0.5 } }
            connect cells -> cells as back with probability min(0.1, 5 / SIZE) { on pre.spike { pre.h += 0.01 * post.V / 50 + 0.02 } }
            simulate DURATION { dt = 0.1; method = METHOD; threads = THREADS }
            record cells.spikes
            """;

    private static Map<String, String> bits(String text, Backend backend) {
        Recording recording = Simulation.of(text).withBackend(backend).run();
        Map<String, String> bits = new LinkedHashMap<>();
        recording.finalState().values().forEach((name, values) ->
                bits.put(name, Arrays.toString(Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray())));
        for (SpikeTrain train : recording.spikes().values()) {
            bits.put("spikes of " + train.population(), IntStream.range(0, train.count())
                    .mapToObj(k -> train.neuron(k) + " " + Double.toHexString(train.time(k))).toList().toString());
            assertThat(train.count()).as("spikes of " + train.population()).isPositive();
        }
        return bits;
    }

    private static String text(int size, double duration, String method, int threads) {
        return TEXT.replace("SIZE", Integer.toString(size)).replace("DURATION", Double.toString(duration)).replace("METHOD", method)
                .replace("NOISE", method.equals("stochastic-heun") ? "0.1 * xi" : "0").replace("THREADS", Integer.toString(threads));
    }

    @ParameterizedTest
    @CsvSource({"1, 40, euler", "7, 40, exponential-euler", "100, 10, heun", "100, 10, rk4", "100, 10, stochastic-heun"})
    void kernelsGiveTheInterpretersBits(int size, double duration, String method) {
        String text = text(size, duration, method, 1);
        Map<String, String> judged = bits(text, Backend.INTERPRETER);
        for (Backend backend : List.of(Backend.SCALAR, Backend.VECTOR)) {
            assertThat(bits(text, backend)).as(backend.name()).isEqualTo(judged);
        }
    }

    @ParameterizedTest @CsvSource({"1", "100"})
    void kernelsGiveTheInterpretersBitsInSinglePrecisionToo(int size) {
        String text = text(size, 20, "exponential-euler", 1).replace("threads = 1", "precision = single");
        Map<String, String> judged = bits(text, Backend.INTERPRETER);
        for (Backend backend : List.of(Backend.SCALAR, Backend.VECTOR)) {
            assertThat(bits(text, backend)).as(backend.name()).isEqualTo(judged);
        }
    }

    @ParameterizedTest @CsvSource({"exponential-euler", "rk4"})
    void anyNumberOfThreadsGivesTheSameBits(String method) {
        Map<String, String> alone = bits(text(2100, 15, method, 1), Backend.SCALAR);
        for (int threads : new int[] {2, 3, 8}) {
            Backend backend = threads == 3 ? Backend.VECTOR : Backend.SCALAR;
            assertThat(bits(text(2100, 15, method, threads), backend)).as("%d threads, %s", threads, backend).isEqualTo(alone);
        }
    }

    @Test void anyNumberOfThreadsGivesTheSameBitsInSinglePrecisionToo() {
        String precision = "; precision = single";
        Map<String, String> alone = bits(text(2100, 15, "heun" + precision, 1), Backend.SCALAR);
        assertThat(bits(text(2100, 15, "heun" + precision, 3), Backend.VECTOR)).isEqualTo(alone);
    }

    /** Each spike ends a step. */
    @ParameterizedTest @CsvSource({"dopri5", "rosenbrock"})
    void methodsThatChooseTheirStepsGiveTheSameBitsToo(String method) {
        String small = text(20, 3, method, 1);
        Map<String, String> judged = bits(small, Backend.INTERPRETER);
        assertThat(bits(small, Backend.SCALAR)).isEqualTo(judged);
        assertThat(bits(small, Backend.VECTOR)).isEqualTo(judged);
    }

    @Test void aMethodThatChoosesItsStepsGivesTheSameBitsOnThreads() {
        Map<String, String> alone = bits(text(1100, 0.4, "dopri5", 1), Backend.SCALAR);
        assertThat(bits(text(1100, 0.4, "dopri5", 3), Backend.SCALAR)).isEqualTo(alone);
    }
}
