package hillock.language.advice;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import hillock.language.advice.Parts.Part;
import hillock.language.advice.Parts.Pull;
import hillock.language.model.Model.Equation;
import hillock.language.model.Term;
import hillock.language.syntax.Problem;

/**
 * Equations in which one term pulls a variable back to a value and another one drives it away from one, as -gK (V - EK) + gL (V - EL)
 * would: one of the signs is likely wrong. Only terms linear in the variable count, whose slope has the same sign whatever the others are.
 */
record Signs(Known known) {

    List<Problem> problems() {
        return known.model().equations().stream().flatMap(each -> problem(each).stream()).toList();
    }

    private Optional<Problem> problem(Equation equation) {
        String x = equation.variable();
        List<Part> parts = Parts.of(equation.rate(), Term.own(x), known.definitions()).parts();
        String back = joined(parts, x, Pull.BACK);
        String away = joined(parts, x, Pull.AWAY);
        if (back.isEmpty() || away.isEmpty()) return Optional.empty();
        return known.warning("d" + x + "/dt",
                "the terms of d" + x + "/dt contradict each other: " + x + " is driven away from a value by " + away
                        + " and pulled back to one by " + back, "is the sign of " + away + " right?");
    }

    private String joined(List<Part> parts, String x, Pull pull) {
        return parts.stream().filter(part -> Parts.pull(part.term(), Term.own(x), known.definitions(), known::range) == pull)
                .map(Part::text).collect(Collectors.joining(", "));
    }
}
