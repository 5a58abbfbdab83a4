package hillock.language.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import hillock.language.check.Checker;
import hillock.language.syntax.Problem;
import hillock.language.syntax.Source;

class AdviceTest {
    private static List<Problem> advice(String text) {
        return Advice.on(Checker.check(new Source("cell.hillock", text), new Checker.Options(Path.of("no such folder"), List.of(), false)));
    }

    private static String shown(String text) {
        return String.join("\n", advice(text).stream().map(Problem::render).toList());
    }

    /** two-neurons.hillock with a mistake in it. */
    private static String twoNeurons(String from, String to) throws IOException {
        Path here = Path.of("examples");
        String text = Files.readString((Files.isDirectory(here) ? here : Path.of("..", "examples")).resolve("two-neurons.hillock"));
        assertThat(text).contains(from);
        return text.replace(from, to);
    }

    @Test void whatIsRightGetsNoAdvice() throws IOException {
        assertThat(advice(twoNeurons("HH", "Cell"))).isEmpty();
    }

    @Test void aParameterThatNoEquationUsesIsShownAtItsPlace() {
        assertThat(shown("""
                model Leak { param gL = 1, gK = 2; dV/dt = -gL * V; V(0) = 1 }
                population cells = Leak[1]
                simulate 10 { dt = 0.1; method = rk4 }
                record cells.V
                """)).isEqualTo("""
                cell.hillock:1:28: warning: no equation uses the parameter gK
                  1 | model Leak { param gL = 1, gK = 2; dV/dt = -gL * V; V(0) = 1 }
                    |                            ^^
                    hint: leave it out, or is it missing in an equation?""");
    }

    @Test void anInputThatNoEquationUsesHasNoEffect() throws IOException {
        assertThat(shown(twoNeurons(" + I_syn", "")))
                .contains("no equation uses the input I_syn: what connections add to it has no effect");
    }

    @Test void aCurrentThatIsMissingInTheSumIsFound() throws IOException {
        assertThat(shown(twoNeurons(" - I_K", "")))
                .contains("nothing uses I_K: no equation has it, and it is neither recorded nor plotted");
    }

    @Test void aVariableThatNothingReadsIsFound() throws IOException {
        assertThat(shown(twoNeurons("pre.S", "pre.m"))).contains("nothing uses S: no other equation and no connection has it");
    }

    @Test void whatIsRecordedIsUsed() throws IOException {
        assertThat(shown(twoNeurons(" - I_K", "") + "record cells.I_K\n")).doesNotContain("nothing uses I_K");
    }

    @Test void aParameterOfAConnectionThatNothingUsesIsFound() throws IOException {
        assertThat(shown(twoNeurons("(Vr - post.V)", "(20 mV - post.V)"))).contains("nothing uses Vr of cells -> cells");
    }

    @Test void whatOnlyAnExtendingModelUsesIsUsed() {
        assertThat(advice("""
                model Leak { param gL = 1, gK = 2; dV/dt = -gL * V; V(0) = 1 }
                model More extends Leak { dV/dt = -(gL + gK) * V }
                population cells = More[1]
                simulate 10 { dt = 0.1; method = rk4 }
                record cells.V
                """)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'0 <= m, h, n <= 1', '0 <= h, n <= 1', m", "'0 <= m, h, n <= 1', '0 <= m, n <= 1', h"})
    void aGateWithoutBoundsIsFound(String from, String to, String gate) throws IOException {
        assertThat(advice(twoNeurons(from, to))).singleElement().satisfies(problem -> {
            assertThat(problem.message()).startsWith(gate + " is a gate");
            assertThat(problem.hint()).hasValue("add the bound 0 <= " + gate + " <= 1");
        });
    }

    @Test void anExcitationThatGrowsWithItselfGrowsWithoutLimit() {
        assertThat(advice("""
                model Leak { param C = 2 uF/cm^2, gL = 0.1 mS/cm^2, EL = -65 mV; C * dV/dt = gL * (V - EL); V(0) = -60 mV }
                population cells = Leak[1]
                simulate 10 ms { dt = 0.1 ms; method = rk4 }
                record cells.V
                """)).singleElement().satisfies(problem -> assertThat(problem.message())
                .isEqualTo("V grows without limit: the larger it is, the faster it rises, e-fold within 20 ms or sooner"));
    }

    @Test void whatSaturatesDoesNotGrowWithoutLimit() {
        assertThat(advice("""
                model FitzHughNagumo { dv/dt = v - v^3/3 - w + 0.5; dw/dt = 0.08*(v + 0.7 - 0.8*w); v(0) = -1; w(0) = 0 }
                population cells = FitzHughNagumo[1]
                simulate 10 { dt = 0.1; method = rk4 }
                record cells.v
                """)).isEmpty();
    }

    @Test void currentsOfContradictorySignsAreNamed() throws IOException {
        assertThat(shown(twoNeurons("- I_L", "+ I_L"))).contains("the terms of dV/dt contradict each other: V is driven away"
                + " from a value by +I_L and pulled back to one by -I_Na, -I_K");
    }

    @ParameterizedTest
    @CsvSource({"ENa = 50 mV, ENa = 500 mV, 500 mV, I_Na", "V + 40 mV, V + 400 mV, -400 mV, alpha_m"})
    void aVoltageOutsideItsBoundsIsNoReference(String from, String to, String value, String expression) throws IOException {
        assertThat(advice(twoNeurons(from, to))).singleElement().satisfies(problem -> {
            assertThat(problem.message())
                    .isEqualTo("this counts the distance of V from " + value + ", which is outside the bounds of V");
            assertThat(problem.render()).contains(expression + " = ");
        });
    }

    @ParameterizedTest
    @CsvSource({"alpha_n * (1 - n), alpha_n * (- n), n", "alpha_h * (1 - h) -, -, h"})
    void aGateThatNothingOpensIsFound(String from, String to, String gate) throws IOException {
        assertThat(shown(twoNeurons(from, to)))
                .contains("nothing raises " + gate + ": whatever the other variables are, it falls towards 0");
    }

    @ParameterizedTest
    @CsvSource({"'exp(-(EK + 65) / 18) never changes', 'exp(-(V + 65 mV) / 18', 'exp(-(EK + 65 mV) / 18'",
        "'ENa - EK never changes', (V - EK), (ENa - EK)", "the spike condition never changes, spike when V, spike when ENa"})
    void aParameterInTheVariablesPlaceIsFound(String message, String from, String to) throws IOException {
        assertThat(shown(twoNeurons(from, to))).contains(message + ": it is made of parameters and numbers");
    }

    @Test void aThresholdBesideAPotentialIsNoMistake() {
        assertThat(advice("""
                model Cell {
                  param tau = 10 ms, EL = -65 mV, offset = 10 mV
                  VT = EL + offset
                  dV/dt = (EL - V + 2 mV * exp((V - VT - 1 mV) / 2 mV)) / tau
                  V(0) = EL
                  spike when V > VT
                }
                population cells = Cell[1]
                simulate 10 ms { dt = 0.1 ms; method = rk4 }
                record cells.V
                """)).isEmpty();
    }

    @Test void aThingMinusItselfIsNothing() throws IOException {
        assertThat(advice(twoNeurons("(V - EK)", "(EK - EK)"))).singleElement()
                .satisfies(problem -> assertThat(problem.message()).isEqualTo("EK - EK is always 0"));
    }

    @Test void aRootWithoutParenthesesIsAFraction() {
        String text = """
                model Root { param a = 2; dV/dt = a - %s; V(0) = 1 }
                population cells = Root
                simulate 10 { dt = 0.1; method = rk4 }
                record cells.V
                """;
        assertThat(shown(text.formatted("(V + 1)^1/3"))).isEqualTo("""
                cell.hillock:1:28: warning: (V + 1)^1 / 3 is (V + 1) / 3: ^ binds tighter than /
                  1 | model Root { param a = 2; dV/dt = a - (V + 1)^1/3; V(0) = 1 }
                    |                            ^
                    hint: a root is written (V + 1)^(1 / 3)""");
        assertThat(shown(text.formatted("V^(1/3)"))).isEmpty();
        assertThat(shown(text.formatted("V^2/3"))).isEmpty();
    }

    @Test void aSynapseThatDrivesAwayFromItsReversalPotentialIsFound() throws IOException {
        assertThat(shown(twoNeurons("(Vr - post.V)", "(Vr + post.V)"))).contains("cells -> cells drives post.V away from a value");
        assertThat(shown(twoNeurons("(Vr - post.V)", "(post.V - Vr)"))).contains("cells -> cells drives post.V away from a value");
    }

    @Test void aGateThatNothingClosesIsFound() throws IOException {
        assertThat(shown(twoNeurons(" - S / 1 ms", ""))).contains("nothing lowers S: whatever the other variables are, it rises towards 1");
    }

    @Test void aGateThatNeverOpensAsFarAsItsBoundIsFound() throws IOException {
        String low = twoNeurons("alpha_h * (1 - h)", "alpha_h * (0.1 - h)");
        assertThat(advice(low)).singleElement().satisfies(problem -> {
            assertThat(problem.message()).isEqualTo("h never gets beyond 0.1: whatever the other variables are, it falls there");
            assertThat(problem.hint()).hasValue("is the number right? A gate opens by alpha * (1 - h), or has the bound h <= 0.1");
        });
        assertThat(advice(low.replace("0 <= m, h, n <= 1", "0 <= m, n <= 1;  0 <= h <= 0.1"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"m^3, m^30", "n^4, n^0.4"})
    void aPowerThatNoChannelHasIsFound(String from, String to) throws IOException {
        assertThat(advice(twoNeurons(from, to))).singleElement().satisfies(problem -> assertThat(problem.message())
                .isEqualTo(to + " is an unusual power of a gate, which counts what opens alike in one channel"));
    }

    @ParameterizedTest
    @CsvSource({"V - ENa, V + ENa, '-ENa, while V - EK counts it from EK', I_Na",
        "V - EK, V + EK, '-EK, while V - EL counts it from EL', I_K"})
    void aReversalPotentialOfAnotherConventionIsShownInItsCurrent(String from, String to, String rest, String current) throws IOException {
        assertThat(advice(twoNeurons("(" + from + ")", "(" + to + ")"))).singleElement().satisfies(problem -> {
            assertThat(problem.message()).isEqualTo(to + " counts V from " + rest);
            assertThat(problem.render()).contains(current + " ");
        });
    }

    @Test void potentialsThatAreSizesAreAConventionToo() throws IOException {
        String sizes = twoNeurons("-77 mV", "77 mV").replace("(V - EK)", "(V + EK)").replace("-54.387 mV", "54.387 mV")
                .replace("(V - EL)", "(V + EL)");
        assertThat(advice(sizes)).isEmpty();
    }

    @Test void aCurveOfNumbersAloneIsFound() throws IOException {
        assertThat(shown(twoNeurons("exp(-(V + 65 mV) / 18 mV)", "exp(-(65 mV) / 18 mV)"))).contains("exp(-65 / 18) never changes");
        assertThat(advice(twoNeurons("4 /ms * exp(", "4 /ms * sqrt(4 / 9) * exp("))).isEmpty();
    }
}
