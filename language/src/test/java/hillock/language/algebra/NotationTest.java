package hillock.language.algebra;

import static hillock.language.algebra.TermText.condition;
import static hillock.language.algebra.TermText.term;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import hillock.language.model.Term;

class NotationTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "gNa * m^3 * h * (V - ENa)", "a - (b - c)", "a - b - c", "a / (b * c)", "a * (b / c)", "a / b / c", "-(a * b)", "-a * b",
        "(-a)^2", "-a^2",
        "(a + b)^-2", "a^b^c", "(a^b)^c", "2^-x", "a + -b", "-(-a)", "0.1 * (V + 40) / (1 - exp(-(V + 40) / 10))", "1e-7 * x", "2.5e300",
        "if a < b and not (c > 0 or d == 1) then x else if y != 2 then 1 else 0", "(if a <= b then x else y) + 1", "not_a_word * 2",
        "min(a, max(b, c)) + mod(t, 5)", "pre.S * (Vr - post.V)", "H(x - 3)"})
    void textHasTheParenthesesThatItNeedsAndNoOthers(String text) {
        assertThat(Notation.text(term(text))).isEqualTo(text);
    }

    @Test void textReadsBackToTheSameValue() {
        RandomTerms terms = new RandomTerms(2);
        for (int k = 0; k < 3000; k++) {
            Term term = terms.next(1 + k % 9);
            String text = Notation.text(term);
            if (text.contains("...")) continue;
            Term again = term(text);
            for (int j = 0; j < 3; j++) {
                Map<Term.Variable, Double> values = new HashMap<>();
                for (String name : List.of("x", "y", "z")) values.put(Term.own(name), terms.special());
                assertThat(Double.doubleToLongBits(TermValue.of(again, values))).as(text)
                        .isEqualTo(Double.doubleToLongBits(TermValue.of(term, values)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0.1 | 0.1", "-65 | -65", "1e-4 | 0.0001", "0.00002 | 2e-5", "123456789012 | 123456789012", "6.02e23 | 6.02e23", "1000 | 1000"})
    void numbersAreShort(double number, String text) {
        assertThat(NumberText.of(number)).isEqualTo(text);
        assertThat(Double.parseDouble(text)).isEqualTo(number);
    }

    @Test void conditionsAreWrittenToo() {
        assertThat(Notation.text(condition("abs(V) <= 200 and (a > 0)"))).isEqualTo("abs(V) <= 200 and a > 0");
        assertThat(Notation.latex(condition("0 <= m and m <= 1"))).isEqualTo("0 \\le m \\le 1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "gNa * m^3 * h * (V - ENa) ; g_{\\mathrm{Na}}\\, m^{3}\\, h\\, \\left(V - E_{\\mathrm{Na}}\\right)",
        "(m_inf - m) / tau_m       ; \\frac{m_{\\infty} - m}{\\tau_{m}}",
        "-a / b                    ; -\\frac{a}{b}",
        "a - (-b)                  ; a - \\left(-b\\right)",
        "2 * 3 * x                 ; 2 \\cdot 3\\, x",
        "pre.V^2                   ; \\left(V^{\\mathrm{pre}}\\right)^{2}",
        "log(sqrt(x)) + abs(y)     ; \\ln\\left(\\sqrt{x}\\right) + \\left|y\\right|",
        "alpha * Theta_exc         ; \\alpha\\, \\Theta_{\\mathrm{exc}}",
        "1e-7 * x1                 ; 1 \\cdot 10^{-7}\\, x_{1}",
        "my_long_name              ; \\mathrm{my}_{\\mathrm{long},\\mathrm{name}}"})
    void latexLooksLikeAPaper(String text, String latex) {
        assertThat(Notation.latex(term(text))).isEqualTo(latex);
    }

    @Test void sharedTermsDoNotFillTheScreen() {
        Term term = Term.own("x");
        for (int k = 0; k < 2000; k++) term = new Term.Product(term, term);
        assertThat(Notation.text(term)).hasSizeLessThan(50_000).contains("...");
        assertThat(Notation.latex(term)).hasSizeLessThan(50_000);
    }
}
