package hillock.language.advice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import hillock.language.algebra.Notation;
import hillock.language.model.Model.Equation;
import hillock.language.model.Term;
import hillock.language.syntax.Problem;
import hillock.language.units.Dimension;
import hillock.language.units.Unit;

/**
 * Currents of one equation that count their voltage by different conventions. Where V - EK has an EK below 0, reversal potentials have
 * their signs, and V + ENa beside it counts from the wrong side of 0; V + EK with an EK below 0 does so by itself. Sizes with the sign in
 * the text, V + EK with 77 mV for -77 mV, are a convention too.
 */
record Distances(Known known) {

    /** The factor {@code x + of} or {@code x - of} of a current. */
    private record Distance(Term written, Term.Variable of, boolean sum) {}

    List<Problem> problems() {
        return known.model().equations().stream().filter(this::hasDimension).flatMap(this::problems).toList();
    }

    private boolean hasDimension(Equation equation) {
        return !known.model().units().getOrDefault(equation.variable(), Unit.NONE).dimension().equals(Dimension.NONE);
    }

    private Stream<Problem> problems(Equation equation) {
        Term.Variable x = Term.own(equation.variable());
        List<Distance> all = Parts.of(equation.rate(), x, known.definitions()).parts().stream()
                .flatMap(part -> factor(part.term(), x).stream()).toList();
        Optional<Distance> signed = all.stream().filter(each -> !each.sum && isNegative(each.of)).findFirst();
        return all.stream().filter(each -> each.sum && (isNegative(each.of) || signed.isPresent()))
                .flatMap(each -> warning(equation, each, signed).stream());
    }

    private boolean isNegative(Term.Variable name) {
        return known.range(name).high() < 0;
    }

    private Optional<Distance> factor(Term term, Term.Variable x) {
        return switch (term) {
            case Term.Product(var left, var right) -> factor(left, x).or(() -> factor(right, x));
            case Term.Quotient(var above, _) -> factor(above, x);
            case Term.Negation(var operand) -> factor(operand, x);
            case Term.Sum(Term.Variable left, Term.Variable right) -> distance(term, left, right, x, true);
            case Term.Difference(Term.Variable left, Term.Variable right) -> distance(term, left, right, x, false);
            case Term.Sum _, Term.Difference _, Term.Constant _, Term.Variable _, Term.Time _, Term.JumpTime _, Term.Power _, Term.Call _,
                 Term.Choice _, Term.Draw _ -> Optional.empty();
        };
    }

    private Optional<Distance> distance(Term written, Term.Variable left, Term.Variable right, Term.Variable x, boolean sum) {
        if (!left.equals(x) && !right.equals(x)) return Optional.empty();
        Term.Variable other = left.equals(x) ? right : left;
        boolean parameter = known.model().parameters().stream().anyMatch(each -> other.equals(Term.own(each.name())));
        return parameter ? Optional.of(new Distance(written, other, sum)) : Optional.empty();
    }

    private Optional<Problem> warning(Equation equation, Distance distance, Optional<Distance> signed) {
        Term.Variable x = Term.own(equation.variable());
        String place = known.written().entrySet().stream().filter(each -> factor(each.getValue(), x).equals(Optional.of(distance)))
                .map(Map.Entry::getKey).findFirst().orElse("d" + x.name() + "/dt");
        String beside = signed.map(other -> ", while " + Notation.text(other.written) + " counts it from " + other.of.name()).orElse("");
        String value = distance.of.name();
        return known.warning(place, Notation.text(distance.written) + " counts " + x.name() + " from -" + value + beside,
                "is the sign right? What pulls " + x.name() + " towards " + value + " is a multiple of " + x.name() + " - " + value);
    }
}
