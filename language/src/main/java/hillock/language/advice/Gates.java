package hillock.language.advice;

import java.util.List;
import java.util.Optional;
import hillock.language.algebra.Linear;
import hillock.language.algebra.Variables;
import hillock.language.model.Model.Equation;
import hillock.language.model.Term;
import hillock.language.syntax.Problem;

/**
 * Gates without bounds. A gate is a variable whose equation keeps it between 0 and 1, depends on other variables, and whose value scales
 * how fast another variable of its model relaxes. Without a bound nobody notices when a step that is too long takes it out of [0, 1].
 */
record Gates(Known known) {

    List<Problem> problems() {
        return known.model().equations().stream().filter(this::isGate).filter(this::isUnbounded).flatMap(each -> warning(each).stream())
                .toList();
    }

    private boolean isGate(Equation equation) {
        boolean moves = Variables.of(equation.rate(), known.definitions()).stream()
                .anyMatch(name -> known.isState(name) && !name.name().equals(equation.variable()));
        return moves && known.isKeptInUnit(equation) && scalesAnother(Term.own(equation.variable()));
    }

    private boolean scalesAnother(Term.Variable gate) {
        for (Equation each : known.model().equations()) {
            Term.Variable other = Term.own(each.variable());
            if (other.equals(gate)) continue;
            Optional<Linear> form = Linear.in(other, each.rate(), known.definitions());
            if (form.isPresent() && Variables.dependsOn(form.get().slope(), gate, known.definitions())) return true;
        }
        return false;
    }

    private boolean isUnbounded(Equation equation) {
        return known.model().bounds().stream().noneMatch(bound -> Variables.of(bound.subject(), known.definitions())
                .contains(Term.own(equation.variable())));
    }

    private Optional<Problem> warning(Equation equation) {
        String x = equation.variable();
        return known.warning("d" + x + "/dt", x
                + " is a gate, which its equation keeps between 0 and 1, but nothing checks that it stays there",
                "add the bound 0 <= " + x + " <= 1");
    }
}
