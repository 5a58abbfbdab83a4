package hillock.language.algebra;

import static hillock.language.algebra.Simplify.simplify;
import static hillock.language.algebra.TermText.condition;
import static hillock.language.algebra.TermText.term;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import hillock.language.model.Term;

class SimplifyTest {
    @Test void noRewriteChangesABitOfAnyValue() {
        RandomTerms terms = new RandomTerms(1);
        int changed = 0;
        for (int k = 0; k < 8_000; k++) {
            Term term = terms.next(1 + k % 12);
            Term simple = simplify(term);
            Term folded = simplify(term, constant -> TermValue.of(constant, Map.of()));
            if (simple != term) changed++;
            for (int j = 0; j < 6; j++) {
                Map<Term.Variable, Double> values = new HashMap<>();
                for (String name : List.of("x", "y", "z")) values.put(Term.own(name), terms.special());
                long expected = Double.doubleToLongBits(TermValue.of(term, values));
                assertThat(Double.doubleToLongBits(TermValue.of(simple, values))).as("%s at %s", term, values).isEqualTo(expected);
                assertThat(Double.doubleToLongBits(TermValue.of(folded, values))).as("%s at %s", term, values).isEqualTo(expected);
            }
        }
        assertThat(changed).isGreaterThan(4_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "x * 1        | x",
        "1 * x        | x",
        "x / 1        | x",
        "x / -1       | -x",
        "x ^ 1        | x",
        "x ^ 0        | 1",
        "-(-x)        | x",
        "2 * 3 + 4    | 10",
        "-(3 * x)     | -3 * x",
        "x + -y       | x - y",
        "-x + y       | y - x",
        "x - -y       | x + y",
        "-x * -y      | x * y",
        "-x / 10      | x / -10",
        "-x / 8       | x * -0.125",
        "x / 8        | x * 0.125",
        "x - 0        | x",
        "if 1 < 2 then x else y        | x",
        "if not x < y then x else y    | if x < y then y else x",
        "if x < y and 1 < 2 then x else y    | if x < y then x else y",
        "if x < y or not not y < x then x else y    | if x < y or y < x then x else y",
        "normal(0 * 1, 2 / 4)          | normal(0, 0.5)"})
    void whatIsExactIsDone(String text, String simple) {
        assertThat(simplify(term(text))).isEqualTo(simplify(term(simple)));
        assertThat(simplify(simplify(term(text)))).isEqualTo(simplify(term(text)));
    }

    @ParameterizedTest
    @CsvSource({"x + 0", "0 + x", "0 * x", "x - x", "x / x", "x / 10", "0 - x", "exp(1)", "x ^ 2"})
    void whatIsNotExactStays(String text) {
        Term term = term(text);
        assertThat(simplify(term)).isSameAs(term);
    }

    @Test void functionsOfConstantsAreFoldedByTheCallersEvaluator() {
        assertThat(simplify(term("x * exp(1 - 1)"), constant -> TermValue.of(constant, Map.of()))).isEqualTo(term("x"));
    }

    @Test void aFunctionOfConstantsWithoutAValueStaysAsItIsWritten() {
        assertThat(simplify(term("x * log(1 - 2)"), constant -> TermValue.of(constant, Map.of()))).isEqualTo(term("x * log(-1)"));
    }

    @Test void aConditionIsSimplifiedToo() {
        assertThat(simplify(condition("x * 1 > 0 and 1 < 2"))).isEqualTo(condition("x > 0"));
        assertThat(Simplify.constant(condition("1 < 2 or x < y"))).isEqualTo(Optional.of(true));
        assertThat(Simplify.constant(condition("1 < 2 and x < y"))).isEmpty();
    }
}
