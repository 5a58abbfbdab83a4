package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hillock.language.syntax.UserError;
import hillock.simulator.recording.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs that change in time: held draws, pulses, changes while it runs. */
class SignalsTest {
    @ParameterizedTest
    @ValueSource(strings = {"euler", "midpoint", "heun", "rk4"})
    void aPulseOnTheGridGivesExactlyItsArea(String method) {
        double[] x = Simulation.of("""
                model Cell { dx/dt = pulse(t, 0.3, 0.7); x(0) = 0 }
                population cell = Cell[1]
                simulate 1 { dt = 0.1; method = %s }
                record cell.x
                """.formatted(method)).run().trace("cell.x", 0);
        assertThat(x[3]).isZero();
        assertThat(x[4]).isCloseTo(0.1, within(1e-15));
        assertThat(x[10]).isCloseTo(0.4, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(strings = {"euler", "heun", "rk4"})
    void aJumpInANamedExpressionOfTimeLiesOnTheGridToo(String method) {
        double[] x = Simulation.of("""
                model Cell { s = t - 0.3; on = if s >= 0 then 1 else 0; dx/dt = on * H(0.7 - s - 0.3); x(0) = 0 }
                population cell = Cell[1]
                simulate 1 { dt = 0.1; method = %s }
                record cell.x
                """.formatted(method)).run().trace("cell.x", 0);
        assertThat(x[3]).isZero();
        assertThat(x[4]).isCloseTo(0.1, within(1e-15));
        assertThat(x[10]).isCloseTo(0.4, within(1e-15));
    }

    @Test void heldDrawsDoNotDependOnTheStep() {
        String text = """
                model Cell { I = hold(normal(7, 3), 0.5); dx/dt = I; x(0) = 0 }
                population cells = Cell[3]
                simulate 10 { dt = %s; method = rk4 }
                record cells.I every 0.5
                """;
        Recording coarse = Simulation.of(text.formatted("0.5")).run();
        Recording fine = Simulation.of(text.formatted("0.1")).run();
        for (int i = 0; i < 3; i++) assertThat(fine.trace("cells.I", i)).isEqualTo(coarse.trace("cells.I", i));
        assertThat(fine.trace("cells.I", 0)).doesNotHaveDuplicates();
    }

    @Test void aHeldInputIsTheInputOfItsMoment() {
        Recording result = Simulation.of("""
                model A { input c; dx/dt = -x; g = hold(c, 0.1); x(0) = 1 }
                population a = A[2] { x(0) = [1, 2] }
                connect a -> a all to all { post.c += pre.x }
                simulate 1 { dt = 0.01; method = rk4 }
                record a.g, a.c
                """).run();
        double[] held = result.trace("a.g", 0);
        double[] input = result.trace("a.c", 0);
        for (int k = 0; k < 100; k++) assertThat(held[k]).isEqualTo(input[k - k % 10]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"euler", "heun", "rk4"})
    void aDelayedHeldSignalJumpsOnTheGrid(String method) {
        double[] y = Simulation.of("""
                model A { I = hold(pulse(t, 1, 2), 1); dx/dt = 0; x(0) = 0 }
                model B { input c; dy/dt = c; y(0) = 0 }
                population a = A[1]
                population b = B[1]
                connect a -> b { delay 1; post.c += pre.I }
                simulate 4 { dt = 0.1; method = %s }
                record b.y
                """.formatted(method)).run().trace("b.y", 0);
        assertThat(y[20]).isZero();
        assertThat(y[21]).isCloseTo(0.1, within(1e-15));
        assertThat(y[40]).isCloseTo(1, within(1e-14));
    }

    @Test void aChangeBelongsToTheStepThatStartsThere() {
        double[] x = Simulation.of("""
                model Cell { param a = 1; param b = 2 * a; dx/dt = b; x(0) = 0 }
                population cells = Cell[2]
                at 0.3 { cells[1].a = 5 }
                simulate 1 { dt = 0.1; method = rk4 }
                record cells.x
                """).run().trace("cells.x", 1);
        assertThat(x[3]).isCloseTo(0.6, within(1e-14));
        assertThat(x[4]).isCloseTo(1.6, within(1e-14));
    }

    @Test void samplesShowTheInputsOfTheStepThatStartsThere() {
        Recording result = Simulation.of("""
                model Cell { drive = pulse(t, 0.2, 0.4); dx/dt = drive; x(0) = 0 }
                population cell = Cell[1]
                simulate 1 { dt = 0.1; method = rk4 }
                record cell.drive
                """).run();
        assertThat(result.trace("cell.drive", 0)).startsWith(0, 0, 1, 1, 0, 0).hasSize(11);
    }

    @Test void aMeanOverAPopulationIsOneColumn() {
        Recording result = Simulation.of("""
                model Cell { dx/dt = -x; x(0) = i }
                population cells = Cell[4]
                simulate 1 { dt = 0.5; method = euler }
                record mean(cells.x), cells[1:3].x every 0.5 from 0.5
                """.replace(", cells", " every 0.5\nrecord cells")).run();
        assertThat(result.trace("mean(cells.x)", 0)).startsWith(1.5);
        assertThat(result.traceNamed("cells.x").columns()).containsExactly("1", "2");
        assertThat(result.traceNamed("cells.x").times()).containsExactly(0.5, 1.0);
    }

    @Test void whatIsHeldFromAHeldInputIsOfTheSameMoment() {
        Recording result = Simulation.of("""
                model A { input c; dx/dt = -x; g = hold(c, 0.1); twice = hold(2 * g, 0.2); x(0) = 1 }
                population a = A[1]
                connect a -> a { post.c += pre.x }
                simulate 1 { dt = 0.05; method = heun }
                record a.g, a.twice
                """).run();
        double[] g = result.trace("a.g", 0);
        double[] twice = result.trace("a.twice", 0);
        for (int k = 0; k < g.length; k++) assertThat(twice[k]).isEqualTo(2 * g[k - k % 4]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s.D = 2", "a.T = 0.5"})
    void whatIsFixedForTheRunCannotBeChanged(String change) {
        assertThatThrownBy(() -> Simulation.of("""
                model A { param T = 1; input c; g = hold(t, T); dx/dt = c - g * x; x(0) = 1 }
                population a = A[2]
                connect a -> a as s all to all { param D = 1; delay D; post.c += -0.9 * pre.x }
                at 2 { %s }
                simulate 5 { dt = 0.1; method = euler }
                """.formatted(change)).run()).isInstanceOf(UserError.class).hasMessageContaining("is fixed for the run");
    }

    @Test void aRecordedValueThatIsNotFiniteIsAWarning() {
        Recording result = Simulation.of("""
                model A { dx/dt = 1; y = log(x - 2); x(0) = 1 }
                population a = A[1]
                simulate 2 { dt = 0.5; method = euler }
                record a.y
                """).run();
        assertThat(result.summary().warnings()).containsExactly("a.y, column 0, is NaN at 0");
    }
}
