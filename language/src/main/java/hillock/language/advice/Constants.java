package hillock.language.advice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import hillock.language.algebra.Notation;
import hillock.language.algebra.Postorder;
import hillock.language.algebra.Variables;
import hillock.language.model.Condition;
import hillock.language.model.Function;
import hillock.language.model.Model;
import hillock.language.model.Term;
import hillock.language.syntax.Problem;
import hillock.language.units.Dimension;
import hillock.language.units.Unit;

/**
 * What never changes but was hardly meant to stand still: a function of a parameter that is of the same kind as a variable, as in
 * {@code exp(-(EK + 65 mV) / 18 mV)}, or of a share of two quantities, {@code exp(-(65 mV) / 18 mV)}; the distance of such parameters as a
 * factor of something that changes, {@code n^4 * (ENa - EK)}; a spike condition.
 */
record Constants(Known known) {

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        Map<String, Term> written = known.written();
        Set<Term> still = still(written.values());
        Set<Dimension> kinds = stateKinds();
        written.forEach((path, term) -> {
            for (Term node : Postorder.of(term)) if (isDoubtful(node, term, still, kinds)) warn(path, Notation.text(node), problems);
        });
        for (int k = 0; k < known.model().spikes().size(); k++) {
            Condition condition = known.model().spikes().get(k).when();
            boolean fixed = still(Postorder.operands(condition)).containsAll(Postorder.operands(condition));
            if (fixed) warn("spike." + k, "the spike condition", problems);
        }
        return problems;
    }

    /** The terms among these and in them, by identity, that rest on parameters and numbers alone. */
    private Set<Term> still(Collection<Term> roots) {
        Set<Term> still = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<String> parameters = known.model().parameters().stream().map(Model.Assigned::name).collect(Collectors.toSet());
        for (Term node : Postorder.of(roots, known.definitions())) {
            boolean fixed = switch (node) {
                case Term.Variable name when known.definitions().containsKey(name) -> still.contains(known.definitions().get(name));
                case Term.Variable name -> parameters.contains(name.name());
                case Term.Time _, Term.JumpTime _ -> false;
                case Term.Constant _, Term.Negation _, Term.Sum _, Term.Difference _, Term.Product _, Term.Quotient _, Term.Power _,
                        Term.Call _, Term.Choice _, Term.Draw _ -> still.containsAll(Postorder.children(node));
            };
            if (fixed) still.add(node);
        }
        return still;
    }

    private boolean isDoubtful(Term node, Term whole, Set<Term> still, Set<Dimension> stateKinds) {
        boolean function = node instanceof Term.Call;
        boolean distance = (node instanceof Term.Sum || node instanceof Term.Difference) && !Cancelling.cancels(node);
        if (node instanceof Term.Call(Function called, var arguments) && isShare(called, arguments.getFirst())) return true;
        return (function || distance && !still.contains(whole)) && still.contains(node)
                && kinds(node).stream().anyMatch(stateKinds::contains);
    }

    /** What steep curves are made of. In {@code sqrt(2 / 3)} or {@code cos(pi / 3)} numbers may well be all there is. */
    private boolean isShare(Function called, Term argument) {
        boolean curve = called == Function.EXP || called == Function.TANH || called == Function.EXPREL;
        Term share = argument instanceof Term.Negation(var operand) ? operand : argument;
        return curve && !known.model().plain() && share instanceof Term.Quotient && Variables.of(share).isEmpty()
                && Postorder.of(share).stream().noneMatch(Term.Draw.class::isInstance);
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
