package hillock.language.algebra;

import static hillock.language.algebra.TermText.term;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import hillock.language.model.Model;
import hillock.language.model.Term;

class DerivativeTest {
    private static final Term.Variable X = Term.own("x");
    private static final Map<Term.Variable, Term> NAMED = Map.of(
            Term.own("u"), term("x^2 - a"),
            Term.own("w"), term("exp(-u / 10) + x"));

    @ParameterizedTest
    @ValueSource(strings = {
        "3 * x - x * a + 2", "a / x", "x / (x + a)", "-x * x * x", "x^3", "x^-2", "(x + 1)^0.5", "a^x", "x^x", "x^a", "(x * a)^(2 - x)",
        "2^(x^2)",
        "exp(-x / 3)", "log(x)", "sqrt(x + 2)", "sin(x * 2)", "cos(x)", "tan(x / 3)", "sinh(x)", "cosh(x)", "tanh(x - 1)", "abs(x - 5) * x",
        "abs(x)",
        "sign(x) * x", "floor(x) * x", "H(x - 0.1) * x", "mod(x * 3, 1.7)", "mod(10, x + 4)", "min(x, x^2 - 0.3)", "max(x, x^2 - 0.3)",
        "exprel(x)",
        "exprel(x / 20)", "exprel(-x * 9)", "exprel(x * 9)", "if x < 1 then x^2 else 2 * x", "if a < 1 then x else x^3 * a", "u * x",
        "w", "w * u + exp(w)", "w / (u + 3)",
        "x / (exp(x) - 1)", "normal(0, 1) * x", "t * x"})
    void aSlopeAgreesWithDifferences(String text) {
        Term slope = Derivative.of(term(text), X, NAMED);
        for (double x : new double[] {0.13, 0.47, 0.77, 1.31, 2.9}) {
            double expected = difference(term(text), x);
            assertThat(at(slope, x)).as("%s at %s", text, x).isCloseTo(expected, within(2e-9 * Math.max(1, Math.abs(expected))));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "3 * x + a        | 3",
        "a * b            | 0",
        "x^2              | 2 * x",
        "gNa * m^3 * h * (x - ENa) | gNa * m^3 * h",
        "exp(x)           | exp(x)",
        "alpha * (1 - x) - beta * x | -alpha - beta"})
    void itLooksAsWrittenByHand(String text, String slope) {
        assertThat(Derivative.of(term(text), X, Map.of())).isEqualTo(term(slope));
    }

    @Test void theSlopeOfExprelIsAccurateEverywhere() {
        Term slope = Derivative.of(term("exprel(x)"), X, Map.of());
        double[][] exact = {{0, 0.5}, {1e-9, 0.5000000003333333}, {0.5, 0.7025574586}, {-0.5, 0.3608160417}, {1, 1},
            {-1, 0.2642411176571153},
            {20, (Math.exp(20) * 19 + 1) / 400}, {-700, (1 - 701 * Math.exp(-700)) / 490000}};
        for (double[] pair : exact) assertThat(at(slope, pair[0])).isCloseTo(pair[1], within(1e-10 * pair[1]));
        assertThat(at(slope, 0)).isEqualTo(0.5);
        assertThat(at(slope, Math.nextDown(0.5))).isCloseTo(at(slope, 0.5), within(2e-15));
        assertThat(at(slope, Math.nextUp(-0.5))).isCloseTo(at(slope, -0.5), within(2e-15));
    }

    @Test void manyNestedDefinitionsDoNotExplode() {
        Map<Term.Variable, Term> chain = new HashMap<>();
        for (int k = 1; k <= 3000; k++) chain.put(Term.own("d" + k), term("d" + (k - 1) + " * (d" + (k - 1) + " + 1) / 2"));
        chain.put(Term.own("d0"), term("x"));
        Term slope = Derivative.of(term("d3000"), X, chain);
        assertThat(Postorder.of(slope).size()).isLessThan(40_000);
        Map<Term.Variable, Double> values = Map.of(X, 1.0);
        assertThat(TermValue.of(Derivative.of(term("d3"), X, chain), values, chain)).isEqualTo(1.5 * 1.5 * 1.5);
    }

    @Test void theJacobianOfALinearSystemIsConstant() {
        List<Model.Equation> oscillator = List.of(new Model.Equation("x", term("y")), new Model.Equation("y", term("-k * x + c")));
        List<String> names = List.of("x", "y");
        List<List<Term>> jacobian = Jacobian.of(oscillator, names, Map.of());
        assertThat(jacobian).isEqualTo(List.of(List.of(Term.ZERO, Term.ONE), List.of(term("-k"), Term.ZERO)));
        assertThat(Jacobian.isConstant(jacobian, names, Map.of())).isTrue();
        Map<Term.Variable, Term> named = Map.of(Term.own("k"), term("y^2"));
        assertThat(Jacobian.isConstant(Jacobian.of(oscillator, names, named), names, named)).isFalse();
    }

    @Test void aDrawThatDependsOnTheVariableHasNoSlope() {
        assertThatThrownBy(() -> Derivative.of(term("normal(x, 1)"), X, Map.of())).isInstanceOf(IllegalStateException.class);
    }

    private static double at(Term term, double x) {
        return TermValue.of(term, Map.of(X, x, Term.own("a"), 0.6), NAMED);
    }

    /** A central difference of order 6. */
    private static double difference(Term term, double x) {
        double h = 2e-3;
        return (45 * (at(term, x + h) - at(term, x - h)) - 9 * (at(term, x + 2 * h) - at(term, x - 2 * h))
                + (at(term, x + 3 * h) - at(term, x - 3 * h))) / (60 * h);
    }
}
