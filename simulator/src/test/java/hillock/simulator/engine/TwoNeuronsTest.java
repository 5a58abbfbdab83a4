package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The founding example against the spike times of an exact solution. */
class TwoNeuronsTest {
    private static final double[] FIRST = {1.898275, 16.825486, 31.481857, 46.126276, 60.769810};
    private static final double[] LAST = {968.66453, 983.307993, 997.951456};

    private static double[] spikes(String method, int neuron) {
        return Simulation.of(Texts.twoNeurons("simulate 1000 ms { dt = 0.01 ms; method = " + method + " }", "record cells.spikes"))
                .run().spikes().get("cells").of(neuron);
    }

    @Test void rungeKuttaFindsAllSixtyNineSpikesToAThousandthOfAMillisecond() {
        for (int neuron = 0; neuron < 2; neuron++) {
            double[] spikes = spikes("rk4", neuron);
            assertThat(spikes).hasSize(69);
            for (int k = 0; k < FIRST.length; k++) assertThat(spikes[k]).isCloseTo(FIRST[k], within(0.001));
            for (int k = 0; k < LAST.length; k++) assertThat(spikes[66 + k]).isCloseTo(LAST[k], within(0.001));
        }
    }

    @Test void forwardEulerIsFirstOrderAndStaysSo() {
        double[] spikes = spikes("euler", 0);
        assertThat(spikes).hasSize(69);
        assertThat(spikes[68]).isCloseTo(997.674, within(0.0015));
    }

    @Test void methodsOfSecondOrderFindSixtyNineSpikes() {
        for (String method : new String[] {"midpoint", "heun"}) assertThat(spikes(method, 1)).as(method).hasSize(69);
    }

    @Test void theRatesRemovableSingularitiesAreNoSingularities() {
        for (String voltage : new String[] {"-55", "-40"}) {
            double[] v = Simulation.of(Texts.example("two-neurons.hillock").replace("V(0) = -65 mV", "V(0) = " + voltage + " mV")
                    .replace("simulate 1000 ms", "simulate 20 ms")).run().trace("cells.V", 0);
            assertThat(v[0]).isEqualTo(Double.parseDouble(voltage));
            assertThat(Arrays.stream(v)).allMatch(Double::isFinite);
        }
    }

    @Test void aHundredNeuronsRunFromTheSameModel() {
        String text = Texts.example("two-neurons.hillock");
        String hundred = text.substring(0, text.indexOf("population ")) + """
                population cells = HH[100] { V(0) = -65 mV + 10 mV * uniform() }
                connect cells -> cells all to all except self {
                  param Vr = 20 mV
                  weight e = 0.1 mS/cm^2 / 100
                  post.I_syn += e * pre.S * (Vr - post.V)
                }
                simulate 50 ms { dt = 0.01 ms; method = euler }
                record cells.spikes
                """;
        var spikes = Simulation.of(hundred).run().spikes().get("cells");
        for (int neuron = 0; neuron < 100; neuron++) assertThat(spikes.of(neuron)).hasSizeBetween(3, 5);
    }

    @Test void withoutUnitsTheNumbersAreTheSame() {
        String plain = """
                model HH {
                  input I_syn
                  dV/dt = 10 - 120*m^3*h*(V - 50) - 36*n^4*(V + 77) - 0.3*(V + 54.387) + I_syn
                  dm/dt = 0.1*(V + 40)/(1 - exp(-(V + 40)/10))*(1 - m) - 4*exp(-(V + 65)/18)*m
                  dh/dt = 0.07*exp(-(V + 65)/20)*(1 - h) - 1/(1 + exp(-(V + 35)/10))*h
                  dn/dt = 0.01*(V + 55)/(1 - exp(-(V + 55)/10))*(1 - n) - 0.125*exp(-(V + 65)/80)*n
                  dS/dt = 5*(1 - S)/(1 + exp(-(V + 3)/8)) - S
                  0 <= m, h, n <= 1
                  spike when V > 0
                  V(0) = -65
                  m(0), h(0), n(0), S(0) = steady
                }
                population cells = HH[2]
                connect cells -> cells { weight e = [[0, 0.1], [0.1, 0]]; post.I_syn += e*pre.S*(20 - post.V) }
                simulate 100 { dt = 0.01; method = rk4 }
                record cells.V
                """;
        double[] v = Simulation.of(plain).run().trace("cells.V", 1);
        double[] same = Simulation.of(Texts.twoNeurons("simulate 100 ms { dt = 0.01 ms; method = rk4 }", "record cells.V")).run()
                .trace("cells.V", 1);
        for (int k = 0; k < v.length; k += 100) assertThat(v[k]).isCloseTo(same[k], within(1e-7));
    }
}
