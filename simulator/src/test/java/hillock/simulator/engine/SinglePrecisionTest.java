package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import hillock.language.check.Checker;
import hillock.language.model.CheckedFile;
import hillock.simulator.kernels.Backend;
import hillock.simulator.network.Network;
import hillock.simulator.plan.Integrator;
import hillock.simulator.recording.Recording;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SinglePrecisionTest {
    private static String twoNeurons(String settings) {
        return Texts.twoNeurons("simulate 1000 ms { " + settings + " }", "record cells.V");
    }

    private static double[] spikes(String settings) {
        return Simulation.of(twoNeurons(settings)).run().spikes().get("cells").of(0);
    }

    @Test void twoNeuronsSpikeWhenTheyDoInDoublePrecision() {
        for (String method : new String[] {"euler", "exponential-euler", "heun", "rk4"}) {
            double[] expected = spikes("dt = 0.01 ms; method = " + method);
            double[] found = spikes("dt = 0.01 ms; precision = single; method = " + method);
            assertThat(found).as(method).hasSameSizeAs(expected);
            for (int k = 0; k < found.length; k++) assertThat(found[k]).as("%s, spike %d", method, k).isCloseTo(expected[k], within(5e-4));
            assertThat(found).as(method).isNotEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.7, 1.1, 2.3, 99.9})
    void aRefractoryPeriodOfWholeStepsIsAsLongInEitherPrecision(double period) {
        String text = """
                model A { param r = %s; dx/dt = 1; x(0) = 0; spike when x > 0.05 { x = 0; refractory r holding x } }
                population a = A[1]
                simulate 500 { dt = 0.1; method = euler; precision = %s }
                record a.spikes
                """;
        double[] expected = Simulation.of(text.formatted(period, "double")).run().spikes().get("a").of(0);
        assertThat(Simulation.of(text.formatted(period, "single")).run().spikes().get("a").of(0)).containsExactly(expected, within(1e-4));
    }

    @Test void stateIsBinary32FromTheStartOn() {
        String text = Texts.twoNeurons("simulate 2 ms { dt = 0.01 ms; precision = single }", "record cells.V");
        double[] v = Simulation.of(text.replace("V(0) = -65 mV", "V(0) = -65.1 mV")).run().trace("cells.V", 0);
        assertThat(v[0]).isEqualTo(-65.1f);
        for (double each : v) assertThat(each).isEqualTo((float) each);
    }

    @Test void theStateTakesFourBytesANumberAndSumsEight() {
        CheckedFile file = Checker.check(new hillock.language.syntax.Source("text", """
                model A { param k = 1; input c; dx/dt = c - k * x; x(0) = 1; spike when x > 2 }
                population a = A[5] { k = 1 + 0.1 * i }
                connect a -> a as s by ring(1) { dy/dt = pre.x - y; y(0) = 0; post.c += y }
                simulate 1 { dt = 0.1; method = rk4; precision = single }
                """), new Checker.Options(Path.of(""), List.of(), false));
        Machine machine = new Machine(file, Network.build(file, Optional.empty()), Integrator.named("rk4").orElseThrow(), 0.1, 0,
                Backend.SCALAR, Team.alone());
        machine.cells[0].dynamics.fields.forEach((name, field) -> assertThat(field).as(name)
                .isInstanceOf(name.equals("c") ? Field.Doubles.class : Field.Singles.class));
        assertThat(machine.cells[0].parameters.moving("k")).isInstanceOf(Field.Singles.class);
        assertThat(machine.wires[0].dynamics.field("y")).isInstanceOf(Field.Singles.class);
    }

    /** Every size around the number of lanes, every method, coupled and with spikes. */
    @Test void allKernelsGiveTheSameBits() {
        int lanes = FloatVector.SPECIES_PREFERRED.length();
        for (int size : new int[] {1, lanes - 1, lanes, lanes + 1, 1000}) {
            for (String method : new String[] {"euler", "exponential-euler", "heun", "rk4"}) {
                String text = Texts.example("two-neurons.hillock");
                String many = text.substring(0, text.indexOf("population ")) + """
                        population cells = HH[%d] { V(0) = uniform(-75, -30) * 1 mV }
                        connect cells -> cells by ring(1) { post.I_syn += 0.1 mS/cm^2 * pre.S * (20 mV - post.V) }
                        simulate %s ms { dt = 0.01 ms; method = %s; precision = single }
                        record cells.V, cells.spikes
                        """.formatted(size, size > 100 ? "0.1" : "3", method);
                String network = size == 1 ? many.replaceAll("connect .*", "") : many;
                same(network, size + " " + method);
            }
        }
    }

    private static void same(String text, String what) {
        Recording judge = Simulation.of(text).withBackend(Backend.INTERPRETER).run();
        for (Backend backend : new Backend[] {Backend.SCALAR, Backend.VECTOR}) {
            Recording judged = Simulation.of(text).withBackend(backend).run();
            judge.finalState().values().forEach((name, values) ->
                    assertThat(judged.finalState().values().get(name)).as("%s, %s, %s", what, backend, name).isEqualTo(values));
            for (int column = 0; column < judge.traceNamed("cells.V").columns().size(); column++) {
                assertThat(judged.trace("cells.V", column)).as("%s, %s", what, backend).isEqualTo(judge.trace("cells.V", column));
                double[] spikes = judge.spikes().get("cells").of(column);
                assertThat(judged.spikes().get("cells").of(column)).as("%s, %s", what, backend).isEqualTo(spikes);
            }
        }
    }

    @Test void aStepTooLargeIsExplainedAsInDoublePrecision() {
        BlowUp blowUp = catchThrowableOfType(BlowUp.class,
                () -> Simulation.of(twoNeurons("dt = 0.1 ms; method = euler; precision = single")).run());
        assertThat(blowUp.time()).isCloseTo(2.7, within(1e-9));
        assertThat(blowUp.getMessage()).contains("cells, neuron 0: m left its bound 0 <= m <= 1 at 2.7 ms")
                .contains("would have held: euler with dt = 0.05 ms").contains("exponential-euler with dt = 0.1 ms");
    }

    @Test void aValueBeyondBinary32IsNotFinite() {
        BlowUp blowUp = catchThrowableOfType(BlowUp.class, () -> Simulation.of("""
                model A { dx/dt = x^2 * 1e20; x(0) = 1e10 }
                population a = A[1]
                simulate 10 { dt = 0.1; method = euler; precision = single }
                """).run());
        assertThat(blowUp.time()).isCloseTo(0.1, within(1e-9));
        assertThat(blowUp.getMessage()).contains("a, neuron 0: x is no longer finite at 0.1: x = Infinity").contains("first to fail: ");
    }

    @Test void aBoundBetweenTwoFloatsIsTheNearerOne() {
        String text = """
                model A { dx/dt = 0.1 - x; 0 <= x <= 0.1; x(0) = 0.1 }
                population a = A[1]
                simulate 10 { dt = 0.1; method = euler; precision = single }
                record a.x
                """;
        assertThat(Simulation.of(text).run().trace("a.x", 0)[100]).isEqualTo(0.1f);
    }

    /** The increments dt x' fall below half a unit in the last place. */
    @Test void aSlowVariableStopsShortOfItsGoalByNoMoreThanStated() {
        double[] x = Simulation.of("""
                model A { dx/dt = (1 - x) / 1000; x(0) = 0.95 }
                population a = A[1]
                simulate 6000 { dt = 0.01; method = euler; precision = single }
                record a.x every 1000
                """).run().trace("a.x", 0);
        double stated = 1000 / 0.01 * 0x1p-24;
        assertThat(x[6]).isEqualTo(x[5]);
        assertThat(1 - x[6]).isBetween(0.4 * stated, stated);
    }
}
