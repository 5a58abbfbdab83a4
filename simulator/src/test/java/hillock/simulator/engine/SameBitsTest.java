package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import hillock.language.check.Checker;
import hillock.language.syntax.Source;
import hillock.simulator.kernels.Backend;
import hillock.simulator.plan.Integrator;
import hillock.simulator.recording.Recording;
import hillock.simulator.recording.SpikeTrain;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every example with every method at awkward sizes: all kernels on any number of threads give the interpreter's bits. */
class SameBitsTest {
    private static final List<Integer> SIZES = List.of(1, 7, 8, 9, 1000, 2100);
    private static final int NEURON_STEPS = 6000;

    /** Without noise they are euler and heun. */
    private static final List<String> ONLY_FOR_NOISE = List.of("euler-maruyama", "milstein", "stochastic-heun");

    /** @param text of an example, for N neurons, T of duration and a method M */
    record Case(String name, String text, List<String> methods) {
        @Override public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        String spread = "V(0) = -70 mV + 40 mV * uniform()";
        String graded = """
                connect cells -> cells with probability min(0.2, 20 / N) {
                  param Vr = 20 mV
                  weight e = 0.5 mS/cm^2 / N * uniform()
                  post.I_syn += e * pre.S * (Vr - post.V)
                }
                """;
        return Stream.of(
                example("two-neurons", "population cells = HH[N] { " + spread + "; I = 40 uA/cm^2 * uniform() }\n" + graded),
                example("plain-pair", "population cells = HH[N] { V(0) = -70 + 40 * uniform() }\n"
                        + graded.replace(" mV", "").replace(" mS/cm^2", "")),
                example("pulses", "population cell = Pulsed[N] { " + spread + " }\nat 0.05 ms { cell.I = 10 uA/cm^2 }\n"),
                example("chain", "population row = HH[N] { " + spread + """
                         }
                        connect row -> row as gap by ring(1) { param g = 0.5 mS/cm^2; post.I_syn += g * (pre.V - post.V) }
                        """),
                example("noisy-pair", """
                        population driver = Cell[N] { V(0) = -60 mV + 70 mV * uniform() }
                        population follower = Cell[N]
                        connect driver -> follower with probability min(0.2, 20 / N) {
                          param g = 0.1 mS/cm^2, E_ampa = 0 mV, t_r = 0.4 ms, t_d = 2 ms
                          delay 0.07 ms
                          ds/dt = (1 + tanh(pre.V / 1 mV)) / 2 * (1 - s) / t_r - s / t_d
                          s(0) = 0
                          I = g * s * (E_ampa - post.V)
                          post.I_syn += I
                        }
                        """),
                example("ring", """
                        population ring = Oscillator[N] { x(0) = normal(); y(0) = normal() }
                        connect ring -> ring by ring(1) { post.c += post.x - pre.x }
                        """),
                noisy("noise of fixed amplitude", "1 uA/cm^2*ms^0.5 * xi + 0.3 uA/cm^2*ms^0.5 * xi_a", "0.02 /ms^0.5",
                        List.of("euler-maruyama", "milstein", "exponential-euler", "stochastic-heun")),
                noisy("noise of an amplitude that changes", "0.1 uA/cm^2*ms^0.5/mV * V * xi + 0.3 uA/cm^2*ms^0.5 * xi",
                        "sqrt(0.05 /ms * (m + h))", ONLY_FOR_NOISE));
    }

    /** Hodgkin and Huxley's neurons with noise in V, in a reflected gate, and in the connections between them. */
    private static Case noisy(String name, String inV, String inM, List<String> methods) {
        String text = Texts.example("two-neurons.hillock");
        return new Case(name, text.substring(0, text.indexOf("population ")) + """
                model Noisy extends HH {
                  C * dV/dt = I - I_Na - I_K - I_L + I_syn + %s
                  dm/dt = alpha_m * (1 - m) - beta_m * m + %s * xi_m
                  0 <= m <= 1 reflected
                }
                population cells = Noisy[N] { V(0) = -70 mV + 40 mV * uniform(); I = 10 uA/cm^2 }
                connect cells -> cells with probability min(0.2, 20 / N) {
                  weight e = 0.1 mS/cm^2
                  ds/dt = (pre.S - s) / 2 ms + 0.1 /ms^0.5 * xi
                  s(0) = 0
                  post.I_syn += e * s * (20 mV - post.V)
                }
                simulate T ms { dt = 0.01 ms; method = M }
                """.formatted(inV, inM), methods);
    }

    /** The example's models with another network. */
    private static Case example(String name, String network) {
        String text = Texts.example(name + ".hillock");
        String unit = name.equals("plain-pair") || name.equals("ring") ? "" : " ms";
        return new Case(name, text.substring(0, text.indexOf("population ")) + network
                + "simulate T" + unit + " { dt = 0.01" + unit + "; method = M }\n",
                Integrator.ALL.stream().map(Integrator::name).filter(method -> !ONLY_FOR_NOISE.contains(method)).toList());
    }

    @ParameterizedTest @MethodSource("cases") void theInterpretersBits(Case each) {
        for (Integrator method : Integrator.ALL) {
            if (!each.methods.contains(method.name())) continue;
            for (int size : SIZES) {
                boolean adaptive = method.adaptive().isPresent();
                if (adaptive && size == 1000) continue; // two thousand are enough for what the interpreter takes a minute for
                int steps = adaptive ? 2 : Math.max(4, Math.min(60, NEURON_STEPS / size));
                Simulation simulation = simulation(each.text, size, method.name(), steps, 1);
                Map<String, List<Long>> expected = bits(simulation.withBackend(Backend.INTERPRETER).run());
                assertThat(expected.values()).as("something happens").anySatisfy(values -> assertThat(values).doesNotHaveDuplicates());
                // fewer neurons are one thread's anyway
                for (int threads : size < 2000 ? List.of(1) : List.of(2, 3, 8)) {
                    for (Backend backend : threads == 3 ? List.of(Backend.VECTOR) : List.of(Backend.SCALAR, Backend.VECTOR)) {
                        Simulation other = simulation(each.text, size, method.name(), steps, threads).withBackend(backend);
                        assertThat(bits(other.run())).as("%s, %d neurons, %s, %d threads", method.name(), size, backend, threads)
                                .isEqualTo(expected);
                    }
                }
            }
        }
    }

    @ParameterizedTest @MethodSource("cases") void theInterpretersBitsInSinglePrecision(Case each) {
        int lanes = FloatVector.SPECIES_PREFERRED.length();
        for (Integrator method : Integrator.ALL) {
            if (!each.methods.contains(method.name()) || method.adaptive().isPresent()) continue;
            for (int size : new int[] {1, lanes - 1, lanes, lanes + 1, 2100}) {
                int steps = Math.max(4, Math.min(60, NEURON_STEPS / size));
                Simulation simulation = simulation(each.text, size, method.name() + "; precision = single", steps, 1);
                Map<String, List<Long>> expected = bits(simulation.withBackend(Backend.INTERPRETER).run());
                for (int threads : size < 2000 ? List.of(1) : List.of(1, 3)) {
                    for (Backend backend : List.of(Backend.SCALAR, Backend.VECTOR)) {
                        Simulation other = simulation(each.text, size, method.name() + "; precision = single", steps, threads)
                                .withBackend(backend);
                        assertThat(bits(other.run())).as("%s, %d neurons, %s, %d threads", method.name(), size, backend, threads)
                                .isEqualTo(expected);
                    }
                }
            }
        }
    }

    /** So many that they are gone through in sections, there and back. */
    @ParameterizedTest @ValueSource(strings = {"euler", "heun"}) void theInterpretersBitsOfManyNeurons(String method) {
        String text = """
                model Relaxing { param a = 1; dx/dt = a - x^3; dy/dt = exp(-x) - y; spike when x > 0.5; x(0) = uniform(); y(0) = 0 }
                population many = Relaxing[N] { a = uniform(-1, 1) }
                simulate T { dt = 0.01; method = M }
                record many.spikes
                """;
        Map<String, List<Long>> expected = bits(simulation(text, 100_003, method, 5, 1).withBackend(Backend.INTERPRETER).run());
        assertThat(expected.get("spikes of many")).hasSizeGreaterThan(100);
        for (int threads : new int[] {1, 3}) {
            for (Backend backend : List.of(Backend.SCALAR, Backend.VECTOR)) {
                assertThat(bits(simulation(text, 100_003, method, 5, threads).withBackend(backend).run()).equals(expected))
                        .as("%s, %d threads", backend, threads).isTrue();
            }
        }
    }

    private static Simulation simulation(String text, int size, String method, int steps, int threads) {
        String settings = method + "; threads = " + threads;
        String written = "N = " + size + "\n"
                + text.replace("simulate T", "simulate " + steps * 0.01).replace("= M }", "= " + settings + " }");
        return Simulation.of(Checker.check(new Source("text", written),
                new Checker.Options(Texts.examples(), List.of(), false)));
    }

    private static Map<String, List<Long>> bits(Recording recording) {
        Map<String, List<Long>> bits = new HashMap<>();
        recording.finalState().values().forEach((variable, values) -> bits.put(variable, bits(values)));
        for (SpikeTrain train : recording.spikes().values()) {
            bits.put("spikes of " + train.population(), bits(IntStream.range(0, train.count()).mapToDouble(train::time).toArray()));
            bits.put("who spiked of " + train.population(),
                    LongStream.range(0, train.count()).mapToObj(k -> (long) train.neuron((int) k)).toList());
        }
        return bits;
    }

    private static List<Long> bits(double[] values) {
        return Arrays.stream(values).mapToObj(Double::doubleToRawLongBits).toList();
    }
}
