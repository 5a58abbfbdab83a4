package hillock.language.algebra;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import hillock.language.model.Condition;
import hillock.language.model.Term;

/**
 * The nodes of terms, each once, children before their parents. Passes go through this list instead of calling themselves, so that
 * neither shared subterms nor deep nesting can hurt them. A node is its identity: {@code equals} on shared terms may take for ever.
 */
public final class Postorder {
    private Postorder() {}

    public static List<Term> of(Term root) {
        return of(List.of(root), Map.of());
    }

    /** As {@link #of(Term)}, where a defined name has its definition as its child. */
    public static List<Term> through(Term root, Map<Term.Variable, Term> definitions) {
        return of(List.of(root), definitions);
    }

    /** As {@link #of(Term)}, of several terms, where a defined name has its definition as its child. */
    public static List<Term> of(Collection<Term> roots, Map<Term.Variable, Term> definitions) {
        return of(roots, definitions, new IdentityHashMap<>());
    }

    /** Leaves out what is in {@code known} (by identity) and what only that leads to. */
    static List<Term> of(Collection<Term> roots, Map<Term.Variable, Term> definitions, IdentityHashMap<Term, ?> known) {
        record Visit(Term term, boolean childrenDone) {}
        Set<Term> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Term> order = new ArrayList<>();
        Deque<Visit> open = new ArrayDeque<>();
        for (Term root : List.copyOf(roots).reversed()) open.push(new Visit(root, false));
        while (!open.isEmpty()) {
            Visit visit = open.pop();
            if (visit.childrenDone) {
                order.add(visit.term);
            } else if (!known.containsKey(visit.term) && seen.add(visit.term)) {
                open.push(new Visit(visit.term, true));
                for (Term child : children(visit.term, definitions).reversed()) open.push(new Visit(child, false));
            }
        }
        return order;
    }

    /** The terms directly below, in reading order; those that a choice's condition compares come first. */
    public static List<Term> children(Term term) {
        return switch (term) {
            case Term.Constant _, Term.Variable _, Term.Time _, Term.JumpTime _ -> List.of();
            case Term.Negation(var x) -> List.of(x);
            case Term.Sum(var l, var r) -> List.of(l, r);
            case Term.Difference(var l, var r) -> List.of(l, r);
            case Term.Product(var l, var r) -> List.of(l, r);
            case Term.Quotient(var l, var r) -> List.of(l, r);
            case Term.Power(var base, var exponent) -> List.of(base, exponent);
            case Term.Call(_, var arguments) -> arguments;
            case Term.Choice(var condition, var then, var otherwise) -> {
                List<Term> all = new ArrayList<>(operands(condition));
                all.add(then);
                all.add(otherwise);
                yield all;
            }
            case Term.Draw(_, var arguments, _) -> arguments;
        };
    }

    /** What a condition compares, in reading order. */
    public static List<Term> operands(Condition condition) {
        List<Term> terms = new ArrayList<>();
        Deque<Condition> open = new ArrayDeque<>(List.of(condition));
        while (!open.isEmpty()) {
            switch (open.pop()) {
                case Condition.Comparison(_, var left, var right) -> {
                    terms.add(left);
                    terms.add(right);
                }
                case Condition.And(var left, var right) -> {
                    open.push(right);
                    open.push(left);
                }
                case Condition.Or(var left, var right) -> {
                    open.push(right);
                    open.push(left);
                }
                case Condition.Not(var operand) -> open.push(operand);
            }
        }
        return terms;
    }

    private static List<Term> children(Term term, Map<Term.Variable, Term> definitions) {
        if (term instanceof Term.Variable name && definitions.containsKey(name)) return List.of(definitions.get(name));
        return children(term);
    }
}
