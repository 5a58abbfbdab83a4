package hillock.language.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import hillock.language.algebra.Notation;
import hillock.language.algebra.Postorder;
import hillock.language.algebra.Variables;
import hillock.language.model.Condition;
import hillock.language.model.Term;
import hillock.language.syntax.Problem;
import hillock.language.units.Dimension;
import hillock.language.units.Unit;

/**
 * What never changes but was hardly meant to stand still: a function of a parameter that is of the same kind as a variable, as in
 * {@code exp(-(EK + 65 mV) / 18 mV)}; the distance of such parameters as a factor of something that changes, {@code n^4 * (ENa - EK)};
 * a spike condition.
 */
record Constants(Known known) {

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        known.written().forEach((path, term) -> {
            for (Term node : Postorder.of(term)) if (isDoubtful(node, term)) warn(path, Notation.text(node), problems);
        });
        for (int k = 0; k < known.model().spikes().size(); k++) {
            Condition condition = known.model().spikes().get(k).when();
            boolean still = !Variables.usesTime(condition, known.definitions())
                    && Variables.of(condition, known.definitions()).stream().allMatch(this::isParameter);
            if (still) warn("spike." + k, "the spike condition", problems);
        }
        return problems;
    }

    private boolean isDoubtful(Term node, Term whole) {
        boolean function = node instanceof Term.Call;
        boolean distance = (node instanceof Term.Sum || node instanceof Term.Difference) && !Cancelling.cancels(node);
        return (function || distance && !isStill(whole)) && isStill(node) && kinds(node).stream().anyMatch(stateKinds()::contains);
    }

    private boolean isStill(Term term) {
        return !Variables.usesTime(term, known.definitions())
                && Variables.of(term, known.definitions()).stream().allMatch(this::isParameter);
    }

    private boolean isParameter(Term.Variable name) {
        return known.model().parameters().stream().anyMatch(each -> each.name().equals(name.name()));
    }

    /** The dimensions of the names in a term, but for plain numbers. */
    private Set<Dimension> kinds(Term term) {
        return Variables.of(term).stream().map(name -> dimension(name.name())).flatMap(Optional::stream).collect(Collectors.toSet());
    }

    private Set<Dimension> stateKinds() {
        return known.model().equations().stream().map(each -> dimension(each.variable())).flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    private Optional<Dimension> dimension(String name) {
        return Optional.ofNullable(known.model().units().get(name)).map(Unit::dimension).filter(each -> !each.equals(Dimension.NONE));
    }

    private void warn(String path, String what, List<Problem> problems) {
        known.warning(path, what + " never changes: it is made of parameters and numbers", "is one of the names meant to be a variable?")
                .ifPresent(problems::add);
    }
}
