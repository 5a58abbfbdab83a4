package hillock.language.algebra;

import static hillock.language.algebra.TermText.term;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import hillock.language.algebra.Separation.Belonging;
import hillock.language.model.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a connection adds, taken apart; each text is target, edge, source. */
class SeparationTest {
    private static final Map<Term.Variable, Term> NAMED = Map.of(
            Term.own("I_gap"), term("g * (pre.V - post.V)"),
            Term.pre("release"), term("1 / (1 + exp(-pre.V / 5))"),
            Term.post("open"), term("post.r * (E - post.V)"),
            Term.own("drive"), term("w * pre.S"));

    private static Belonging belonging(Term.Variable name) {
        return switch (name.scope()) {
            case PRE -> Belonging.SOURCE;
            case POST -> Belonging.TARGET;
            case OWN -> switch (name.name()) {
                case "w", "v" -> Belonging.EDGE;
                case "s" -> Belonging.MIXED;
                default -> Belonging.ALL;
            };
        };
    }

    private static Optional<Separation> separation(String text) {
        return Separation.of(term(text), NAMED, SeparationTest::belonging);
    }

    private static String shown(Separation.Addend addend) {
        return Notation.text(addend.target()) + ", " + Notation.text(addend.edge()) + ", " + Notation.text(addend.source());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "w * pre.S * (E - post.V)          | E - post.V, w, pre.S",
        "0.1 * pre.S * (20 - post.V)       | 0.1 * (20 - post.V), 1, pre.S",
        "w * pre.S * (E - post.V) / post.C | (E - post.V) / post.C, w, pre.S",
        "-(w * pre.S)                      | -1, w, pre.S",
        "g * pre.S / (w * pre.C)           | g, 1 / w, pre.S / pre.C",
        "pre.release * post.open           | post.open, 1, pre.release",
        "(E - post.V) * drive              | E - post.V, w, pre.S",
        "post.b                            | post.b, 1, 1",
        "g * t                             | g * t, 1, 1",
        "(w * pre.S * post.V)^2            | post.V^2, w^2, pre.S^2",
        "w * (v + 2 * w) * pre.S           | 1, w * (v + 2 * w), pre.S",
        "pre.S * (pre.V - pre.E)           | 1, 1, pre.S * (pre.V - pre.E)"})
    void aProductIsTakenApartWithoutMultiplyingOut(String text, String expected) {
        assertThat(separation(text).orElseThrow().addends().stream().map(SeparationTest::shown)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "w * (pre.V - post.V)              | 1, w, pre.V; -post.V, w, 1",
        "I_gap                             | g, 1, pre.V; -(g * post.V), 1, 1",
        "w * pre.S * E - w * pre.S * post.V | E - post.V, w, pre.S",
        "(E - post.V) * (w * pre.S + pre.b) | E - post.V, w, pre.S; E - post.V, 1, pre.b",
        "w * sin(pre.x - post.x)           | cos(-post.x), w, sin(pre.x); sin(-post.x), w, cos(pre.x)",
        "cos(2 * pre.x - post.x - g)       | cos(-post.x - g), 1, cos(2 * pre.x); -sin(-post.x - g), 1, sin(2 * pre.x)"})
    void aDifferenceAcrossAnEdgeIsMultipliedOut(String text, String expected) {
        assertThat(separation(text).orElseThrow().addends().stream().map(SeparationTest::shown).collect(Collectors.joining("; ")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sin(pre.x * post.x)", "sin(pre.x - post.x + w)", "tan(pre.x - post.x)", "exp(pre.x - post.x)",
            "if post.V > pre.V then 1 else 2", "s * pre.S", "max(w, pre.V)", "1 / (pre.V + post.V)",
        "(pre.V - post.V)^2", "(w * pre.S)^0.5", "(pre.a + post.a) * (pre.b + post.b) * (pre.c + post.c)", "w^pre.S"})
    void whatMixesOtherwiseStaysWhole(String text) {
        assertThat(separation(text)).isEmpty();
    }

    @Test void thePartsMakeTheWhole() {
        String[] texts = {"w * pre.S * (E - post.V) / post.C", "I_gap", "(E - post.V) * (w * pre.S + pre.b) - I_gap / w",
            "-(w * pre.S - v * post.V) * (post.a - E) / pre.C", "(w * pre.S * post.V)^3 / (2 * pre.C)", "pre.release * post.open * w",
            "w * sin(pre.x - post.x)", "g * sin(3 * post.x - pre.x / 2 + g)", "cos(2 * pre.x - post.x - g) * (E - post.V)",
            "sin(w - post.x)"};
        Random random = new Random(5);
        for (String text : texts) {
            Map<Term.Variable, Double> values = new HashMap<>();
            for (Term.Variable name : Variables.of(term(text), NAMED)) values.put(name, 0.1 + random.nextDouble());
            double sum = 0;
            double size = 0;
            for (Separation.Addend each : separation(text).orElseThrow().addends()) {
                double value = TermValue.of(each.target(), values, NAMED) * TermValue.of(each.edge(), values, NAMED)
                        * TermValue.of(each.source(), values, NAMED);
                sum += value;
                size += Math.abs(value);
            }
            assertThat(sum).as(text).isCloseTo(TermValue.of(term(text), values, NAMED), within(1e-14 * size));
        }
    }
}
