package hillock.language.algebra;

import static hillock.language.algebra.TermText.term;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import hillock.language.model.Term;

class EnclosureTest {
    /** V anywhere, m from 0 to 1, x from -2 to 3. */
    private static Interval known(Term.Variable name) {
        return switch (name.name()) {
            case "m" -> new Interval(0, 1);
            case "x" -> new Interval(-2, 3);
            default -> Interval.ALL;
        };
    }

    @ParameterizedTest
    @CsvSource({"exp(V), 0, Infinity", "1 / (1 + exp(-V)), 0, 1", "(1 + tanh(V)) / 2 * (1 - m), 0, 1", "m^3 * x, -2, 3",
        "x^2, 0, 9", "x^3, -8, 27",
        "abs(x), 0, 3", "1 / exprel(V), 0, Infinity", "2 - x, -1, 4", "1 / x, -Infinity, Infinity", "1 / (x + 3), 0.16666666666666666, 1",
        "sqrt(m), 0, 1", "'min(x, m)', -2, 1", "'max(x, 0)', 0, 3", "if V > 0 then m else x, -2, 3"})
    void termsLieBetween(String text, double low, double high) {
        assertThat(Enclosure.of(term(text), Map.of(), EnclosureTest::known)).isEqualTo(new Interval(low, high));
    }

    @Test void definitionsAreLookedThrough() {
        Map<Term.Variable, Term> named = Map.of(Term.own("open"), term("m^3"));
        assertThat(Enclosure.of(term("120 * open"), named, EnclosureTest::known)).isEqualTo(new Interval(0, 120));
    }

    @Test void everyFiniteValueOfARandomTermLiesInItsEnclosure() {
        RandomTerms terms = new RandomTerms(11);
        Random random = new Random(12);
        int inside = 0;
        for (int k = 0; k < 20_000; k++) {
            Term term = terms.next(1 + random.nextInt(12));
            double x = 4 * random.nextDouble() - 2;
            double y = 3 * random.nextDouble();
            double z = -random.nextDouble();
            double value = TermValue.of(term, Map.of(Term.own("x"), x, Term.own("y"), y, Term.own("z"), z));
            Interval range = Enclosure.of(term, Map.of(), name -> switch (name.name()) {
                case "x" -> new Interval(-2, 2);
                case "y" -> new Interval(0, 3);
                default -> new Interval(-1, 0);
            });
            if (!Double.isFinite(value)) continue;
            double slack = 1e-9 * Math.max(1e-300, Math.abs(value));
            assertThat(value).as(Notation.text(term)).isBetween(range.low() - slack, range.high() + slack);
            if (!range.equals(Interval.ALL)) inside++;
        }
        assertThat(inside).isGreaterThan(5000);
    }
}
