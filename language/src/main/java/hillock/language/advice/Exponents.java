package hillock.language.advice;

import java.util.List;
import java.util.Optional;
import hillock.language.algebra.Notation;
import hillock.language.algebra.Postorder;
import hillock.language.model.Term;
import hillock.language.syntax.Problem;

/** Fractions behind {@code ^} without parentheses: {@code V^1/3} is a third of V, and its author meant a root. */
record Exponents(Known known) {

    List<Problem> problems() {
        return known.written().entrySet().stream().flatMap(each -> Postorder.of(each.getValue()).stream().filter(Exponents::isSplit)
                .flatMap(node -> warning(each.getKey(), (Term.Quotient) node).stream())).toList();
    }

    /** Nobody writes the first power but as a fraction's numerator. */
    private static boolean isSplit(Term node) {
        return node instanceof Term.Quotient(Term.Power(_, var exponent), Term.Constant _) && exponent.equals(Term.ONE);
    }

    private Optional<Problem> warning(String path, Term.Quotient node) {
        Term.Power power = (Term.Power) node.left();
        Term root = new Term.Power(power.base(), new Term.Quotient(power.exponent(), node.right()));
        Term meant = new Term.Quotient(power.base(), node.right());
        return known.warning(path, Notation.text(node) + " is " + Notation.text(meant) + ": ^ binds tighter than /",
                "a root is written " + Notation.text(root));
    }
}
