package hillock.language.advice;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import hillock.language.algebra.Linear;
import hillock.language.algebra.NumberText;
import hillock.language.algebra.Postorder;
import hillock.language.algebra.Variables;
import hillock.language.model.Model.Equation;
import hillock.language.model.Term;
import hillock.language.syntax.Problem;

/**
 * Gates that open by a number minus themselves, {@code alpha * (0.1 - m) - beta * m}, and so never get beyond it, although their bound lets
 * them come to 1.
 */
record Ceilings(Known known) {
    private static final int DIGITS = 6;

    List<Problem> problems() {
        return known.model().equations().stream().filter(this::isGateUpToOne).flatMap(this::problems).toList();
    }

    private boolean isGateUpToOne(Equation equation) {
        Optional<Linear> form = Linear.in(Term.own(equation.variable()), equation.rate(), known.definitions());
        boolean moves = form.isPresent() && Variables.of(form.get().slope(), known.definitions()).stream().anyMatch(known::isState);
        return moves && equation.noises().isEmpty() && known.named(Term.own(equation.variable())).high() == 1;
    }

    private Stream<Problem> problems(Equation equation) {
        String x = equation.variable();
        return Postorder.of(equation.rate()).stream()
                .flatMap(node -> node instanceof Term.Difference(Term.Constant(double top), Term.Variable name)
                        && name.equals(Term.own(x)) && top > 0 && top < 1 && known.range(known.at(equation, top)).high() <= 0
                        ? warning(x, top).stream() : Stream.empty());
    }

    private Optional<Problem> warning(String x, double top) {
        String most = NumberText.rounded(top, DIGITS);
        return known.warning("d" + x + "/dt", x + " never gets beyond " + most + ": whatever the other variables are, it falls there",
                "is the number right? A gate opens by alpha * (1 - " + x + "), or has the bound " + x + " <= " + most);
    }
}
