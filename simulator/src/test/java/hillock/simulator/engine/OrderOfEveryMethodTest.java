package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import hillock.simulator.plan.Integrator;
import hillock.simulator.recording.Recording;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The state's error at a fixed time falls as dt to the method's order, if all steps are dt long. */
class OrderOfEveryMethodTest {
    private static final List<String> VARIABLES = List.of("V", "m", "h", "n", "S");

    static Stream<Integrator> methods() {
        return Integrator.ALL.stream().filter(method -> method.adaptive().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aHodgkinHuxleyNeuronThroughItsFirstSpike(Integrator method) {
        double until = 3;
        double[] exact = Reference.solve(start("V(0) = -60 mV", 1), until, single(10));
        assertThat(order(method, until, exact, dt -> """
                population cells = HH[1] { V(0) = -60 mV }
                simulate %s ms { dt = %s ms; method = %s }
                """.formatted(until, dt, method.name()), 1)).isBetween(method.order() - 0.15, method.order() + 0.35);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aCoupledPairThroughItsFirstSpikes(Integrator method) {
        double until = 6;
        double[] exact = Reference.solve(start("V(0) = [-65, -50] mV", 2), until, Reference.pair(10, 0.5));
        assertThat(order(method, until, exact, dt -> """
                population cells = HH[2] { V(0) = [-65, -50] mV }
                connect cells -> cells {
                  weight e = [[0, 0.5], [0.5, 0]] mS/cm^2
                  post.I_syn += e * pre.S * (20 mV - post.V)
                }
                simulate %s ms { dt = %s ms; method = %s }
                """.formatted(until, dt, method.name()), 2)).isBetween(method.order() - 0.15, method.order() + 0.35);
    }

    private static double order(Integrator method, double until, double[] exact, DoubleFunction<String> rest, int neurons) {
        double coarse = method.order() > 2 ? 0.02 : 0.0025;
        double error = error(Simulation.of(model() + rest.apply(coarse)).run(), exact, neurons);
        double halved = error(Simulation.of(model() + rest.apply(coarse / 2)).run(), exact, neurons);
        return Math.log(error / halved) / Math.log(2);
    }

    private static double error(Recording result, double[] exact, int neurons) {
        double largest = 0;
        for (int j = 0; j < neurons; j++) {
            for (int k = 0; k < VARIABLES.size(); k++) {
                double scale = k == 0 ? 100 : 1;
                double value = result.finalState().values().get("cells." + VARIABLES.get(k))[j];
                largest = Math.max(largest, Math.abs(value - exact[5 * j + k]) / scale);
            }
        }
        return largest;
    }

    /** The initial state as Hillock finds it: gates are steady at V(0), which other tests prove. */
    private static double[] start(String voltage, int neurons) {
        Recording still = Simulation.of(model() + "population cells = HH[" + neurons + "] { " + voltage + " }\n"
                + "simulate 0.001 ms { dt = 0.001 ms; method = euler }\nrecord cells.V, cells.m, cells.h, cells.n, cells.S\n").run();
        double[] state = new double[5 * neurons];
        for (int j = 0; j < neurons; j++) {
            for (int k = 0; k < VARIABLES.size(); k++) state[5 * j + k] = still.trace("cells." + VARIABLES.get(k), j)[0];
        }
        return state;
    }

    private static Reference.Rates single(double current) {
        Reference.Rates pair = Reference.pair(current, 0);
        return (t, x, rate) -> {
            double[] both = new double[10];
            System.arraycopy(x, 0, both, 0, 5);
            System.arraycopy(x, 0, both, 5, 5);
            double[] rates = new double[10];
            pair.at(t, both, rates);
            System.arraycopy(rates, 0, rate, 0, 5);
        };
    }

    private static String model() {
        String text = Texts.example("two-neurons.hillock");
        return text.substring(0, text.indexOf("population "));
    }
}
