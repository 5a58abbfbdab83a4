package hillock.language.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import hillock.language.algebra.Notation;
import hillock.language.algebra.Postorder;
import hillock.language.model.Model;
import hillock.language.model.Term;
import hillock.language.syntax.Problem;

/**
 * Gates to powers that no channel has: m^30, n^0.4. A power counts the parts of a channel that open alike; Hodgkin and Huxley (1952) found
 * 3 and 4, and hardly any model has more than 8.
 */
record Powers(Known known) {
    private static final double MOST = 10;

    List<Problem> problems() {
        Set<Term> gates = known.model().equations().stream().filter(known::isKeptInUnit).map(Model.Equation::variable).map(Term::own)
                .collect(Collectors.toSet());
        List<Problem> problems = new ArrayList<>();
        known.written().forEach((path, term) -> {
            for (Term node : Postorder.of(term)) if (isUnlikely(node, gates)) warn(path, node, problems);
        });
        return problems;
    }

    private static boolean isUnlikely(Term node, Set<Term> gates) {
        return node instanceof Term.Power(var base, Term.Constant(double exponent)) && gates.contains(base)
                && (exponent > MOST || exponent > 0 && exponent < 1);
    }

    private void warn(String path, Term node, List<Problem> problems) {
        known.warning(path, Notation.text(node) + " is an unusual power of a gate, which counts what opens alike in one channel",
                "is its exponent right? Channels mostly have 1 to 4 of a kind").ifPresent(problems::add);
    }
}
