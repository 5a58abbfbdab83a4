package hillock.language.algebra;

import static hillock.language.algebra.TermText.term;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import hillock.language.model.Term;

class SingularitiesTest {
    private static final Term.Variable V = Term.own("V");

    /** Definitions as a model would have them. */
    private static final Map<Term.Variable, Term> NAMED = Map.of(
            Term.own("u"), term("V - VT"),
            Term.own("x"), term("-(V + 40) / 10"),
            Term.own("xi"), term("z * V * F / (R * T)"),
            Term.own("e"), term("exp(x)"),
            Term.own("den"), term("1 - e"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0.1 * (V + 40) / (1 - exp(-(V + 40) / 10))         | -40 | 1",
        "0.01 * (V + 55) / (1 - exp(-(V + 55) / 10))        | -55 | 0.1",
        "-0.1 * (V + 40) / (exp(-0.1 * V - 4) - 1)          | -40 | 1",
        "(0.1 * V + 4) / (1 - exp(-(V + 40) / 10))          | -40 | 1",
        "(V + 40) / (10 - 10 * exp(-(V + 40) / 10))         | -40 | 1",
        "(25 - V) / (10 * (exp((25 - V) / 10) - 1))         | 25  | 1",
        "(2.5 - 0.1 * V) / (exp(2.5 - 0.1 * V) - 1)         | 25  | 1",
        "0.32 * (13 - u) / (exp((13 - u) / 4) - 1)          | -50 | 1.28",
        "0.28 * (u - 40) / (exp((u - 40) / 5) - 1)          | -23 | 1.4",
        "a * (V - Vh) / (1 - exp(-(V - Vh) / k))            | 7   | 6",
        "(V - Vh) * a / (1 - exp((Vh - V) / k))             | 7   | 6",
        "a / (1 - exp((Vh - V) / k)) * (V - Vh)             | 7   | 6",
        "V / (exp(V) - 1)                                   | 0   | 1",
        "a * V / (1 - exp(-V / k))                          | 0   | 6",
        "(exp(V) - 1) / V                                   | 0   | 1",
        "(1 - exp(-V)) / V                                  | 0   | 1",
        "(exp((V - Vh) / k) - 1) / (V - Vh)                 | 7   | 0.5",
        "z * F * xi * (2 - a * exp(-xi)) / (1 - exp(-xi))   | 0   | -6",
        "z^2 * V * F^2 / (R * T) * (2 - a * exp(-z * V * F / (R * T))) / (1 - exp(-z * V * F / (R * T))) | 0 | -6",
        "(V + 40) / (1 - exp(x))                            | -40 | 10",
        "0.1 * (V + 40) / den                               | -40 | 1",
        "-10 * x / den                                      | -40 | 10",
        "(exp(V) - exp(-V)) / V                             | 0   | 2",
        "(exp(2 * V) - 1) / (exp(V) - 1)                    | 0   | 2",
        "V * (exp(V) - 1)^-1                                | 0   | 1",
        "V^2 / (exp(V) - 1)                                 | 0   | 0",
        "V^2 / (exp(V) - 1) / (1 - exp(V)) * a              | 0   | -3",
        "sinh(V) / V                                        | 0   | 1",
        "(V - Vh) / tanh((V - Vh) / k)                      | 7   | 2",
        "sin(V) / V                                         | 0   | 1",
        "V / tan(2 * V)                                     | 0   | 0.5",
        "V / (1 - exp(-V)) + a * (V / (exp(V) - 1)) ^ 2     | 0   | 4"})
    void aRemovableSingularityHasItsLimit(String text, double at, double limit) {
        Term removed = Singularities.removed(term(text), NAMED);
        Map<Term.Variable, Double> values = parameters();
        values.put(V, at);
        assertThat(TermValue.of(removed, values, NAMED)).isCloseTo(limit, within(4e-15 * Math.abs(limit)));
        Random random = new Random(5);
        for (int k = 0; k < 300; k++) {
            double distance = (random.nextDouble() < 0.5 ? -1 : 1) * (5 + 40 * random.nextDouble());
            values.put(V, at + distance);
            double original = TermValue.of(term(text), values, NAMED);
            assertThat(TermValue.of(removed, values, NAMED)).isCloseTo(original, within(1e-14 * Math.abs(original)));
        }
    }

    private static Map<Term.Variable, Double> parameters() {
        Map<Term.Variable, Double> values = new HashMap<>();
        values.put(Term.own("VT"), -63.0);
        values.put(Term.own("Vh"), 7.0);
        values.put(Term.own("k"), 2.0);
        values.put(Term.own("a"), 3.0);
        values.put(Term.own("z"), 2.0);
        values.put(Term.own("F"), 3.0);
        values.put(Term.own("R"), 8.0);
        values.put(Term.own("T"), 25.0);
        return values;
    }
}
