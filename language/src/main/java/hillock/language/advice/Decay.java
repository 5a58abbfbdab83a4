package hillock.language.advice;

import java.util.List;
import java.util.Optional;
import hillock.language.algebra.Linear;
import hillock.language.algebra.Variables;
import hillock.language.model.Model.Equation;
import hillock.language.model.Term;
import hillock.language.syntax.Problem;

/**
 * Gates that nothing opens, x' = -a x, or that nothing closes, x' = a (1 - x), where a depends on other variables and is never negative. A
 * plain decay, with a constant a, may well be meant.
 */
record Decay(Known known) {

    List<Problem> problems() {
        return known.model().equations().stream().flatMap(each -> problem(each).stream()).toList();
    }

    private Optional<Problem> problem(Equation equation) {
        String x = equation.variable();
        Optional<Linear> form = Linear.in(Term.own(x), equation.rate(), known.definitions());
        if (form.isEmpty() || !equation.noises().isEmpty()) return Optional.empty();
        boolean moves = Variables.of(form.get().slope(), known.definitions()).stream().anyMatch(known::isState);
        if (!moves || known.range(form.get().slope()).high() > 0) return Optional.empty();
        if (form.get().offset().equals(Term.ZERO)) return warning(x, "raises", "falls towards 0", "opens");
        return known.range(known.at(equation, 1)).isZero() ? warning(x, "lowers", "rises towards 1", "closes") : Optional.empty();
    }

    private Optional<Problem> warning(String x, String missing, String course, String term) {
        return known.warning("d" + x + "/dt",
                "nothing " + missing + " " + x + ": whatever the other variables are, it " + course,
                "a gate has a term that " + term + " it, as in alpha * (1 - " + x + ") - beta * " + x);
    }
}
