package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import hillock.language.syntax.Problem;

/**
 * Cells that rest where they cannot. Hodgkin and Huxley's rest loses its stability at 9.78 uA/cm^2 (Rinzel and Miller 1980, Math Biosci
 * 49:27).
 */
class QuiescenceTest {
    private static final String RESTING = """
            use HH from models
            population cell = HH { I = 9.85 uA/cm^2; V(0) = steady near -65 mV; m(0), h(0), n(0) = steady }
            simulate 2000 ms { dt = 0.01 ms; method = exponential-euler }
            """;

    private static List<String> doubts(String text) {
        return Simulation.of(text).check().stream().map(Problem::render).toList();
    }

    private static void isFine(String from, String to) {
        assertThat(RESTING).contains(from);
        assertThat(doubts(RESTING.replace(from, to))).isEmpty();
    }

    @Test void aRestThatIsUnstableIsAWarning() {
        assertThat(doubts(RESTING)).containsExactly("""
                text:2:42: warning: cell, neuron 0, begins at a steady state that is unstable, and nothing but rounding moves it \
                away, though a push would grow e-fold within 714.82 ms
                  2 | population cell = HH { I = 9.85 uA/cm^2; V(0) = steady near -65 mV; m(0), h(0), n(0) = steady }
                    |                                          ^^^^^^^^^^^^^^^^^^^^^^^^^
                    hint: begin beside it, with a number for V(0)""");
    }

    @Test void aStableOneIsNone() {
        isFine("9.85", "9.7");
    }

    /** It oscillates between 94 and 212 uA/cm^2 (Rinzel and Ermentrout 1989). */
    @Test void soIsTheMuscleFibreRest() {
        String fibre = """
                use MorrisLecar from models
                population cell = MorrisLecar { I = %s uA/cm^2; V(0) = steady near -30 mV; w(0) = steady }
                simulate 5000 ms { dt = 0.05 ms; method = rk4 }
                """;
        for (int current : new int[] {60, 93, 213}) assertThat(doubts(fibre.formatted(current))).as("%d", current).isEmpty();
        for (int current : new int[] {95, 150, 211}) assertThat(doubts(fibre.formatted(current))).as("%d", current).hasSize(1);
    }

    @Test void theWarningComesTrue() {
        String running = RESTING.replace("2000 ms", "300 ms");
        assertThat(Simulation.of(running).run().spikes().get("cell").count()).isZero();
        assertThat(Simulation.of(running.replace("steady near -65 mV", "-65 mV")).run().spikes().get("cell").count()).isGreaterThan(15);
    }

    @Test void soIsAnUnstableStateThatNumbersGive() {
        String oscillator = """
                model Oscillator { param mu = 1; dx/dt = y; dy/dt = mu * (1 - x^2) * y - x; x(0) = 0; y(0) = 0 }
                population a = Oscillator[3] { mu = [-1, 1, 2] }
                simulate 100 { dt = 0.01 }
                """;
        assertThat(doubts(oscillator)).containsExactly("""
                text:1:77: warning: a, neuron 1, begins at a steady state that is unstable, and nothing but rounding moves it \
                away, though a push would grow e-fold within 2
                  1 | model Oscillator { param mu = 1; dx/dt = y; dy/dt = mu * (1 - x^2) * y - x; x(0) = 0; y(0) = 0 }
                    |                                                                             ^^^^^^^^
                    hint: begin beside it, with a number for x(0)""");
        assertThat(doubts(oscillator.replace("x(0) = 0;", "x(0) = 0.001;"))).isEmpty();
    }

    @Test void whatIsMovedByAnythingDoesNotStay() {
        isFine("V(0) = steady near -65 mV", "V(0) = -65 mV");
        isFine("simulate", "at 1 ms { cell.I = 20 uA/cm^2 }\nsimulate");
        isFine("simulate", "population other = HH { V(0) = steady near -65 mV; m(0), h(0), n(0) = steady }\n"
                + "connect other -> cell { weight g = 1 mS/cm^2; post.I_syn += g * (pre.V - post.V) }\nsimulate");
        isFine("population cell = HH", "model Driven extends HH { I_L = gL * (V - EL) - pulse(t, 5 ms, 6 ms) * 1 uA/cm^2 }\n"
                + "population cell = Driven");
    }

    @Test void whatWouldNotGrowWithinTheRunIsNone() {
        isFine("2000 ms", "100 ms");
    }

    @Test void aSweepIsLookedAtWithItsOwnValues() {
        String sweep = "sweep { cell.I = 0 .. 20 uA/cm^2 in 41 steps; repeat 3; measure rate(cell) }\n";
        assertThat(doubts(RESTING.replace("I = 9.85 uA/cm^2; ", "") + sweep)).containsExactly("""
                text:2:24: warning: at 21 of the 41 points of the sweep that were looked at, first at cell.I = 10 uA/cm^2, cell, neuron 0, \
                begins at a steady state that is unstable, and nothing but rounding moves it away, though a push would grow \
                e-fold within 238.029 ms
                  2 | population cell = HH { V(0) = steady near -65 mV; m(0), h(0), n(0) = steady }
                    |                        ^^^^^^^^^^^^^^^^^^^^^^^^^
                    hint: begin beside it, with a number for V(0)""");
        assertThat(doubts(RESTING + sweep.replace("20 uA", "9 uA"))).isEmpty();
    }

    @Test void aSweepOfManyPointsIsLookedAtHereAndThere() {
        assertThat(doubts(RESTING + "sweep { cell.I = 0 .. 20 uA/cm^2 in 2001 steps; measure rate(cell) }\n")).singleElement()
                .satisfies(doubt -> assertThat(doubt)
                        .contains("at 33 of the 64 points of the sweep that were looked at, first at cell.I = 9.84 uA/cm^2"));
    }

    @Test void pointsThatCannotBeginAreLeftToTheRun() {
        assertThat(doubts("""
                model Quadratic { param b = 1; dx/dt = x^2 - b; x(0) = steady near 1 }
                population a = Quadratic
                simulate 10 { dt = 0.01 }
                sweep { a.b = [-1, 4]; measure mean(a.x) }
                """)).singleElement().satisfies(doubt -> assertThat(doubt).contains("at 1 of the 1 points of the sweep that were looked at, first at a.b = 4,"));
    }
}
