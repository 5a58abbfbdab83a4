package hillock.language.algebra;

import static hillock.language.algebra.TermText.condition;
import static hillock.language.algebra.TermText.term;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import hillock.language.model.Term;

class VariablesTest {
    private static final Map<Term.Variable, Term> NAMED = Map.of(
            Term.own("I_Na"), term("gNa * m^3 * (V - ENa)"),
            Term.own("total"), term("I_Na + noise"),
            Term.own("noise"), term("normal(t, 1)"));

    @Test void namesComeInReadingOrderWithTheirScope() {
        assertThat(Variables.of(term("b * pre.S + if a > t then x else b"))).containsExactly(
                Term.own("b"), Term.pre("S"), Term.own("a"), Term.own("x"));
        assertThat(Variables.of(condition("a > 0 and not (b < c)"))).containsExactly(Term.own("a"), Term.own("b"), Term.own("c"));
    }

    @Test void definitionsAreLookedThrough() {
        assertThat(Variables.of(term("total"), NAMED)).containsExactly(Term.own("gNa"), Term.own("m"), Term.own("V"), Term.own("ENa"));
        assertThat(Variables.reached(term("total"), NAMED)).endsWith(Term.own("total")).contains(Term.own("I_Na"), Term.own("noise"));
        assertThat(Variables.dependsOn(term("total"), Term.own("m"), NAMED)).isTrue();
        assertThat(Variables.dependsOn(term("total"), Term.own("h"), NAMED)).isFalse();
        assertThat(Variables.usesTime(term("total"))).isFalse();
        assertThat(Variables.usesTime(term("total"), NAMED)).isTrue();
        assertThat(Variables.hasDraw(term("total"), NAMED)).isTrue();
        assertThat(Variables.hasDraw(term("I_Na"), NAMED)).isFalse();
        assertThat(Variables.usesTime(condition("tjump < 3"))).isTrue();
    }

    @Test void substitutionReplacesAllAtOnce() {
        Term swapped = Substitution.in(term("x + y * x"), name -> Optional.of(name.equals(Term.own("x")) ? Term.own("y") : Term.own("x")));
        assertThat(swapped).isEqualTo(term("y + x * y"));
        assertThat(Substitution.in(condition("x < y"), name -> name.name().equals("y") ? Optional.of(Term.ONE) : Optional.empty()))
                .isEqualTo(condition("x < 1"));
        Term unchanged = term("a + b");
        assertThat(Substitution.in(unchanged, _ -> Optional.empty())).isSameAs(unchanged);
    }

    @Test void timeCanBeDelayed() {
        assertThat(Substitution.ofTime(term("sin(t) * tjump"), term("t - delay"), term("tjump - delay")))
                .isEqualTo(term("sin(t - delay) * (tjump - delay)"));
    }

    @Test void definitionsCanBeWrittenOut() {
        assertThat(Substitution.ofDefinitions(term("2 * total"), NAMED)).isEqualTo(term("2 * (gNa * m^3 * (V - ENa) + normal(t, 1))"));
    }

    @Test void deepAndSharedTermsAreNoBurden() {
        Term term = Term.own("x");
        for (int k = 0; k < 10_000; k++) term = new Term.Product(term, term);
        assertThat(Variables.of(term)).containsExactly(Term.own("x"));
        assertThat(Variables.of(Simplify.simplify(Substitution.in(term, _ -> Optional.of(Term.own("y")))))).containsExactly(Term.own("y"));
        assertThat(new Sharing().number(term)).isEqualTo(10_000);
        assertThat(Singularities.removed(term, Map.of())).isNotNull();
    }
}
