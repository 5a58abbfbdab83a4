package hillock.language.algebra;

import static hillock.language.algebra.TermText.term;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import hillock.language.model.Term;

class LinearTest {
    private static final Map<Term.Variable, Term> NAMED = Map.of(
            Term.own("alpha"), term("exp(-V / 10)"),
            Term.own("m_inf"), term("alpha * tau_m"),
            Term.own("tau_m"), term("1 / (alpha + beta)"),
            Term.own("I_Na"), term("gNa * m^3 * h * (V - ENa)"),
            Term.own("I_L"), term("gL * (V - EL)"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "(m_inf - m) / tau_m                | m | -1 / tau_m               | m_inf / tau_m",
        "alpha * (1 - m) - beta * m         | m | -alpha - beta            | alpha",
        "5 * (1 - S) / (1 + exp(-V)) - S / 1 | S | -5 / (1 + exp(-V)) - 1 | 5 / (1 + exp(-V))",
        "-g / tau                           | g | -1 / tau                 | 0",
        "gL * (EL - V) - gNa * m^3 * h * (V - ENa) | V | -gL - gNa * m^3 * h | gL * EL + gNa * m^3 * h * ENa",
        "c                                  | x | 0                        | c",
        "if V > 0 then 2 * x else y - x     | x | if V > 0 then 2 else -1  | if V > 0 then 0 else y",
        "x ^ 1                              | x | 1                        | 0",
        "x - x + 3                          | x | 0                        | 0 + 3"})
    void slopeAndOffsetAreThoseOfThePaper(String text, String variable, String slope, String offset) {
        assertThat(Linear.in(Term.own(variable), term(text), NAMED)).hasValue(new Linear(term(slope), term(offset)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"V^2", "alpha * V", "1 / V", "exp(V)", "min(V, 3)", "if V > 0 then 1 else 2", "I_Na * V",
        "V * V", "if alpha > 1 then V else 0", "2^V"})
    void whatIsNotLinearIsNotSplit(String text) {
        assertThat(Linear.in(Term.own("V"), term(text), NAMED)).isEmpty();
    }

    @Test void namedCurrentsAreOpenedWhereTheyDependOnTheVariableAndOnlyThere() {
        Term rate = term("(I - I_Na - I_L + m_inf) / C");
        assertThat(Linear.in(Term.own("V"), rate, NAMED)).isEmpty();
        Linear inGate = Linear.in(Term.own("h"), rate, NAMED).orElseThrow();
        assertThat(Variables.of(inGate.offset())).contains(Term.own("I_L"), Term.own("m_inf")).doesNotContain(Term.own("I_Na"));
        Linear inVoltage = Linear.in(Term.own("V"), term("(I - I_Na - I_L) / C"), NAMED).orElseThrow();
        Random random = new Random(3);
        for (int k = 0; k < 100; k++) {
            Map<Term.Variable, Double> values = new HashMap<>();
            for (String name : "I C gNa m h V ENa gL EL".split(" ")) values.put(Term.own(name), 0.1 + random.nextDouble());
            double whole = TermValue.of(term("(I - I_Na - I_L) / C"), values, NAMED);
            double split = TermValue.of(inVoltage.slope(), values, NAMED) * values.get(Term.own("V"))
                    + TermValue.of(inVoltage.offset(), values, NAMED);
            assertThat(split).isCloseTo(whole, within(1e-13 * (1 + Math.abs(whole))));
        }
    }

    @Test void aSharedDeepTermIsSplitQuickly() {
        Term term = term("x");
        for (int k = 0; k < 5000; k++) term = new Term.Sum(term, term);
        Optional<Linear> linear = Linear.in(Term.own("x"), term, Map.of());
        assertThat(linear).isPresent();
    }
}
