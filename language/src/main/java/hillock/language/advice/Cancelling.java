package hillock.language.advice;

import java.util.ArrayList;
import java.util.List;
import hillock.language.algebra.Notation;
import hillock.language.algebra.Postorder;
import hillock.language.model.Term;
import hillock.language.syntax.Problem;

/** Differences and quotients of a thing with itself: {@code EK - EK} is nothing but 0, and one of the names is likely another. */
record Cancelling(Known known) {

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        known.written().forEach((path, term) -> {
            for (Term node : Postorder.of(term)) if (cancels(node)) warn(path, node, problems);
        });
        return problems;
    }

    static boolean cancels(Term node) {
        return switch (node) {
            case Term.Difference(Term.Variable left, var right) -> left.equals(right);
            case Term.Quotient(Term.Variable left, var right) -> left.equals(right);
            case Term.Difference _, Term.Quotient _, Term.Constant _, Term.Variable _, Term.Time _, Term.JumpTime _, Term.Negation _,
                 Term.Sum _, Term.Product _, Term.Power _, Term.Call _, Term.Choice _, Term.Draw _ -> false;
        };
    }

    private void warn(String path, Term node, List<Problem> problems) {
        String value = node instanceof Term.Quotient ? "1" : "0";
        known.warning(path, Notation.text(node) + " is always " + value, "is one of the names meant to be another?")
                .ifPresent(problems::add);
    }
}
