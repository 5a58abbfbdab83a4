package hillock.language.advice;

import java.util.List;
import java.util.Optional;
import hillock.language.algebra.Interval;
import hillock.language.algebra.Linear;
import hillock.language.algebra.NumberText;
import hillock.language.model.Model.Equation;
import hillock.language.model.Term;
import hillock.language.syntax.Problem;

/** Variables that grow without limit: x' = a x + b, where a is positive whatever the other variables are. */
record Growth(Known known) {
    private static final int DIGITS = 3;

    List<Problem> problems() {
        return known.model().equations().stream().flatMap(each -> problem(each).stream()).toList();
    }

    private Optional<Problem> problem(Equation equation) {
        String x = equation.variable();
        Optional<Linear> form = Linear.in(Term.own(x), equation.rate(), known.definitions());
        if (form.isEmpty() || form.get().isFree()) return Optional.empty();
        Interval slope = known.range(form.get().slope());
        if (!(slope.low() > 0)) return Optional.empty();
        String within = NumberText.rounded(1 / slope.low(), DIGITS) + (known.model().plain() ? "" : " ms");
        return known.warning("d" + x + "/dt",
                x + " grows without limit: the larger it is, the faster it rises, e-fold within " + within + " or sooner",
                "look at the signs: a variable that relaxes has its own value with a minus, as in -" + x + " / tau");
    }
}
