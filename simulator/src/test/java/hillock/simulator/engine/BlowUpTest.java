package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What the original question's bugs look like here. */
class BlowUpTest {
    private static BlowUp blowUp(String text) {
        BlowUp blowUp = catchThrowableOfType(BlowUp.class, () -> Simulation.of(text).run());
        assertThat(blowUp).as("the run should have blown up").isNotNull();
        return blowUp;
    }

    private static String tooLargeAStep() {
        return Texts.twoNeurons("simulate 1000 ms { dt = 0.1 ms; method = euler }", "record cells.V, cells.m");
    }

    @Test void aStepTooLargeForForwardEulerIsCaughtByTheGatesBound() {
        BlowUp blowUp = blowUp(tooLargeAStep());
        assertThat(blowUp.time()).isCloseTo(2.7, within(1e-9));
        assertThat(blowUp.getMessage()).contains("cells, neuron 0: m left its bound 0 <= m <= 1 at 2.7 ms")
                .contains("would have held: euler with dt = 0.05 ms").contains("exponential-euler with dt = 0.1 ms");
    }

    @Test void whatWasRecordedBeforeIsKept() {
        var trace = blowUp(tooLargeAStep()).recording().traceNamed("cells.V");
        assertThat(trace.rows()).isEqualTo(27);
        assertThat(trace.time(26)).isCloseTo(2.6, within(1e-9));
        assertThat(Arrays.stream(trace.column(0))).allMatch(Double::isFinite);
    }

    @Test void withoutBoundsTheFirstValueThatIsNotFiniteIsCaught() {
        BlowUp blowUp = blowUp(tooLargeAStep().replaceAll("0 <= m, h, n <= 1;  abs\\(V\\) <= 200 mV", ""));
        // V itself follows at 3.2 ms; m is the cause
        assertThat(blowUp.time()).isCloseTo(3.1, within(1e-9));
        assertThat(blowUp.getMessage()).contains("m is no longer finite").contains("first to fail: beta_m, in exp(");
    }

    @Test void aFlippedSignIsSeenByTheBoundAloneAndNoSmallerStepHelps() {
        String text = Texts.twoNeurons("simulate 100 ms { dt = 0.01 ms; method = euler }", "record cells.V")
                .replace("alpha_m * (1 - m)", "alpha_m * (1 + m)");
        BlowUp blowUp = blowUp(text);
        assertThat(blowUp.time()).isBetween(1.3, 1.7);
        assertThat(Arrays.stream(blowUp.recording().trace("cells.V", 0))).allMatch(v -> Math.abs(v) < 200);
        assertThat(blowUp.getMessage()).contains("m left its bound").contains("Look at the equation");
    }

    @Test void aBoundOnAnExpressionShowsItsValue() {
        BlowUp blowUp = blowUp("""
                model A { dx/dt = 1; u = 3 * x; 0 <= u <= 1; x(0) = 0 }
                population a = A[2]
                simulate 10 { dt = 0.1; method = euler }
                """);
        assertThat(blowUp.getMessage()).contains("a, neuron 0: 0 <= u <= 1 does not hold, u is 1.2 at 0.4: x = 0.4");
    }

    @Test void withDelaysTheTrialsStartWhereThePastIsKnown() {
        BlowUp blowUp = blowUp("""
                model A { input c; dx/dt = c - 30 * x; abs(x) <= 10; x(0) = 1 }
                population a = A[1]
                connect a -> a { delay 0.5; post.c += pre.x }
                simulate 300 { dt = 0.0667; method = euler }
                """);
        assertThat(blowUp.time()).isGreaterThan(70);
        assertThat(blowUp.getMessage()).contains("would have held: euler with dt = 0.03335").contains("tried from 0 to");
    }

    @Test void aBadValueInASynapseIsTracedToItsCause() {
        BlowUp blowUp = blowUp("""
                model A { input c; dx/dt = -1; y = x; x(0) = 1 }
                model B { input d; dz/dt = d - z; z(0) = 0 }
                population a = A[2]
                population b = B[3]
                connect a -> b all to all { post.d += log(pre.y) }
                simulate 3 { dt = 0.1; method = euler }
                """);
        assertThat(blowUp.getMessage()).contains("b, neuron 0: z is no longer finite")
                .contains("first to fail: a -> b, connection 0 -> 0: log(pre.y) = NaN");
    }

    @Test void theNamesOfAMethodAreNotTheUsers() {
        BlowUp blowUp = blowUp("""
                model A { dx/dt = 1e300 * (x + 1e7); x(0) = 0 }
                population a = A[1]
                simulate 100 { dt = 90; method = heun }
                """);
        assertThat(blowUp.getMessage()).contains("first to fail: x, in 90 * dx/dt = Infinity with dx/dt = 1.0E307").doesNotContain("@");
    }

    @Test void aBadValueThatSpreadsWithinAStepIsTracedToTheNeuronThatMadeIt() {
        BlowUp blowUp = blowUp("""
                model A { input c; dx/dt = c - x; x(0) = 1 }
                population a = A[3]
                connect a -> a as s { weight w = [[0, 1, 0], [0, 0, 1], [0, 0, 0]]; post.c += w * sqrt(pre.x - 0.5) }
                simulate 10 { dt = 0.1; method = rk4 }
                """);
        assertThat(blowUp.getMessage()).contains("first to fail: s, connection 2 -> 1: sqrt(pre.x - 0.5) = NaN with pre.x = 0.4");
    }

    @Test void aSumThatOverflowsIsCalledASum() {
        BlowUp blowUp = blowUp("""
                model A { input c; dx/dt = c; x(0) = 1e300 }
                population a = A[3]
                connect a -> a all to all { post.c += 1e8 * pre.x }
                simulate 1e-8 { dt = 1e-9; method = euler }
                """);
        assertThat(blowUp.getMessage()).contains("first to fail: the sum of what connections add to c, which is Infinity");
    }

    @Test void aSourceWhoseConnectionFailsIsNamedWhereNoEdgeIsListed() {
        BlowUp blowUp = blowUp("""
                model A { param k = i; dx/dt = -k; x(0) = 1 }
                model B { input d; dz/dt = d - z; z(0) = 0 }
                population a = A[40]
                population b = B[30]
                connect a[5:40] -> b[3:20] all to all { post.d += log(pre.x + 4.1) }
                simulate 3 { dt = 0.1; method = euler }
                """);
        assertThat(blowUp.getMessage()).contains("b, neuron 3: z is no longer finite")
                .contains("first to fail: a[5:40] -> b[3:20], connection 21 -> 0: log(pre.x + 4.1) = NaN with pre.x = -4.2");
    }

    /** 0.3 - 3 * 0.1 is 0 if both operations round, and above 0 as one that rounds once. */
    @Test void aBoundThatOnlyTheFusedOperationsOfThePassFindLeftIsNamed() {
        String text = """
                model A { dx/dt = 0; dy/dt = 0; y - 3 * x <= 0; x(0) = 0.1; y(0) = 0.30000000000000004 }
                population a = A[2]
                simulate 1 { dt = 0.1; method = euler; arithmetic = fast }
                """;
        assertThat(blowUp(text).getMessage()).contains("a, neuron 0: y - 3 * x <= 0 does not hold");
        assertThat(Simulation.of(text.replace("fast", "literal")).run().isEarly()).isFalse();
    }
}
