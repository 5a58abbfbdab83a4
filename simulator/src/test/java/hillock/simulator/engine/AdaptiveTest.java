package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hillock.simulator.recording.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A method that chooses its steps: as exact as its tolerance asks, with what jumps met exactly. */
class AdaptiveTest {
    private static final String RISE = "population a = A[1]\nsimulate 10 { method = dopri5; tolerance = 0.01; dt = 0.5 }\nrecord a.x\n";

    private static double end(String text) {
        return Simulation.of(text).run().finalState().values().get("a.x")[0];
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 1e-6, 1e-8, 1e-10})
    void aCircleIsAsExactAsTheTolerance(double tolerance) {
        Recording circle = Simulation.of("""
                model A { dx/dt = y; dy/dt = -x; x(0) = 0; y(0) = 1 }
                population a = A[1]
                simulate 20 { method = dopri5; tolerance = %s; dt = 0.1 }
                record a.x
                """.formatted(tolerance)).run();
        double[] x = circle.trace("a.x", 0);
        double[] t = circle.traceNamed("a.x").times();
        assertThat(x).hasSize(201);
        double largest = 0;
        for (int k = 0; k < x.length; k++) largest = Math.max(largest, Math.abs(x[k] - Math.sin(t[k])));
        assertThat(largest).isBetween(0.1 * tolerance, 50 * tolerance);
        assertThat(circle.summary().control()).hasValueSatisfying(control -> assertThat(control.tolerance()).isEqualTo(tolerance));
    }

    @Test void theStateTakesStepsOnlyAsLongAsItsErrorAllows() {
        String text = """
                model A { dx/dt = y; dy/dt = -x; x(0) = 0; y(0) = 1 }
                population a = A[1]
                simulate 100 { method = dopri5; tolerance = TOL }
                """;
        long coarse = Simulation.of(text.replace("TOL", "1e-5")).run().summary().steps();
        long fine = Simulation.of(text.replace("TOL", "1e-10")).run().summary().steps();
        // an error of order 5: a tolerance 10^5 times as small takes 10 times as many steps
        assertThat((double) fine / coarse).isBetween(8.0, 12.0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "pulse(t, 1.23456789, 2.34567891)                | 1.11111102",
        "pulse(t, 7, 7.0001)                             | 0.0001",
        "H(t - 3.3)                                      | 6.7",
        "if t > 3.3 then 1 else 2                        | 13.3",
        "if 2 * t + 1 < 8.5 and t >= 0.1 then 1 else 0   | 3.65",
        "if mod(t, 3) < 0.7 then 1 else 0                | 2.8",
        "floor(t / 2)                                    | 20",
        "sign(t - 2.5)                                   | 5",
        "if abs(t - 5) < 0.123 then 1 else 0             | 0.246",
        "if s > 0.25 then 1 else 0                       | 9.5"})
    void whatJumpsInTimeIsMetExactly(String rate, double integral) {
        assertThat(end("model A { s = t - 0.25; dx/dt = " + rate + "; x(0) = 0 }\n" + RISE)).isCloseTo(integral, within(1e-12));
    }

    @Test void eachNeuronsOwnPulseIsMetExactly() {
        double[] x = Simulation.of("""
                model A { param begin = 0; dx/dt = pulse(t, begin, begin + 0.01); x(0) = 0 }
                population a = A[7] { begin = i + 0.123 }
                simulate 10 { method = dopri5; tolerance = 0.01 }
                """).run().finalState().values().get("a.x");
        for (double each : x) assertThat(each).isCloseTo(0.01, within(1e-12));
    }

    @Test void aChangeIsMetExactly() {
        assertThat(end("model A { param k = 1; dx/dt = k; x(0) = 0 }\n" + RISE + "at 3.21 { a.k = 2 }\n"))
                .isCloseTo(3.21 + 2 * 6.79, within(1e-12));
    }

    @Test void heldValuesAreMetExactly() {
        assertThat(end("model A { dx/dt = hold(floor(t * 10), 0.7); x(0) = 0 }\n" + RISE)).isCloseTo(sumOfHeld(), within(1e-11));
    }

    /** Intervals of 0.7 until 10, each with the value of its start. */
    private static double sumOfHeld() {
        double sum = 0;
        for (int k = 0; k < 15; k++) sum += 7 * k * (Math.min(10, 0.7 * (k + 1)) - 0.7 * k);
        return sum;
    }

    @Test void aSampleOnAJumpShowsTheStepThatStartsThere() {
        double[] seen = Simulation.of("""
                model A { input J; k = pulse(t, 2, 4); dx/dt = k; x(0) = 0 }
                population a = A[1]
                simulate 10 { method = dopri5; dt = 0.5 }
                record a.k
                """).run().trace("a.k", 0);
        for (int k = 0; k < seen.length; k++) assertThat(seen[k]).as("at %s", 0.5 * k).isEqualTo(k >= 4 && k < 8 ? 1 : 0);
    }

    @Test void spikesAreLocatedToABillionthOfAMillisecond() {
        double[] spikes = Simulation.of("""
                model A { dx/dt = y; dy/dt = -x; x(0) = -0.5; y(0) = sqrt(0.75); spike when x > 0.25 }
                population a = A[1]
                simulate 50 { method = dopri5; tolerance = 1e-12 }
                record a.spikes
                """).run().spikes().get("a").of(0);
        assertThat(spikes).hasSize(8);
        for (int k = 0; k < spikes.length; k++) {
            assertThat(spikes[k]).isCloseTo(Math.asin(0.25) + Math.PI / 6 + 2 * Math.PI * k, within(1e-9));
        }
    }

    @Test void aConditionOfTwoPartsIsLocatedToo() {
        double[] spikes = Simulation.of("""
                model A { dx/dt = 1; x(0) = 0; spike when x > 2.125 and t < 5 }
                population a = A[1]
                simulate 10 { method = dopri5 }
                record a.spikes
                """).run().spikes().get("a").of(0);
        assertThat(spikes).hasSize(1);
        assertThat(spikes[0]).isCloseTo(2.125, within(1e-9));
    }

    @Test void aConditionOnTimeIsLocatedInAStepInWhichOthersSpikeToo() {
        Recording run = Simulation.of("""
                model A { dx/dt = 1; x(0) = 0; spike when x > 2.125 }
                model B { dx/dt = 0; x(0) = 0; spike when t - x > 9 }
                population a = A[1]
                population b = B[1]
                simulate 10 { method = dopri5 }
                """).run();
        assertThat(run.summary().steps()).isLessThan(6);
        assertThat(run.spikes().get("a").of(0)).containsExactly(new double[] {2.125}, within(1e-9));
        assertThat(run.spikes().get("b").of(0)).containsExactly(new double[] {9}, within(1e-9));
    }

    @Test void aBoundIsLeftWhereTheSolutionLeavesIt() {
        assertThatThrownBy(() -> Simulation.of("""
                model A { dx/dt = 1; x(0) = 0; x <= 2 }
                population a = A[1]
                simulate 10 { method = dopri5 }
                record a.x
                """).run()).isInstanceOfSatisfying(BlowUp.class, blowUp -> {
                    assertThat(blowUp.time()).isCloseTo(2, within(1e-5));
                    assertThat(blowUp).hasMessageContaining("x left its bound x <= 2");
                    assertThat(blowUp.recording().trace("a.x", 0)).hasSizeBetween(199, 201);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"dopri5", "rosenbrock"})
    void aSolutionThatGrowsBeyondAllNumbersEndsTheRun(String method) {
        assertThatThrownBy(() -> end("model A { dx/dt = x^2; x(0) = 1 }\n" + RISE.replace("dopri5", method)))
                .isInstanceOfSatisfying(BlowUp.class, blowUp -> {
                    assertThat(blowUp.time()).isCloseTo(1, within(0.02));
                    assertThat(blowUp).hasMessageContaining("keeps within the tolerance of 0.01");
                });
    }

    @Test void aTrialBeyondWhatHasAValueIsTakenBack() {
        assertThat(end("model A { dx/dt = 1 / sqrt(x) - 10 * x; x(0) = 1 }\n" + RISE)).isCloseTo(Math.pow(10, -2 / 3.0), within(0.01));
    }

    @Test void whatIsRecordedDoesNotMoveTheSpikesOfAConditionOnAnInput() {
        String text = """
                model Cell { input c; dx/dt = c - x; x(0) = 1 + i; spike when c > 1.1 }
                population cells = Cell[2]
                connect cells -> cells one to one { post.c += 1.3 * sin(t + pre.i) + 0.1 * pre.x }
                simulate 500 { dt = 0.1; method = dopri5 }
                """;
        double[] alone = Simulation.of(text).run().spikes().get("cells").of(0);
        double[] watched = Simulation.of(text + "record cells.x, cells.c\n").run().spikes().get("cells").of(0);
        assertThat(alone).hasSizeGreaterThan(5);
        assertThat(watched).containsExactly(alone);
    }
}
