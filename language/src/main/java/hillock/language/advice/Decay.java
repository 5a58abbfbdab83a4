package hillock.language.advice;

import java.util.List;
import java.util.Optional;
import hillock.language.algebra.Linear;
import hillock.language.algebra.Variables;
import hillock.language.model.Model.Equation;
import hillock.language.model.Term;
import hillock.language.syntax.Problem;

/**
 * Gates that nothing opens: x' = -a x, where a depends on other variables and is never negative. A plain decay, with a constant a, may
 * well be meant.
 */
record Decay(Known known) {

    List<Problem> problems() {
        return known.model().equations().stream().filter(this::onlyFalls).flatMap(each -> warning(each.variable()).stream()).toList();
    }

    private boolean onlyFalls(Equation equation) {
        Optional<Linear> form = Linear.in(Term.own(equation.variable()), equation.rate(), known.definitions());
        if (form.isEmpty() || !form.get().offset().equals(Term.ZERO) || !equation.noises().isEmpty()) return false;
        boolean moves = Variables.of(form.get().slope(), known.definitions()).stream().anyMatch(known::isState);
        return moves && known.range(form.get().slope()).high() <= 0;
    }

    private Optional<Problem> warning(String x) {
        return known.warning("d" + x + "/dt",
                "nothing raises " + x + ": whatever the other variables are, it falls towards 0",
                "a gate has a term that opens it, as in alpha * (1 - " + x + ") - beta * " + x);
    }
}
