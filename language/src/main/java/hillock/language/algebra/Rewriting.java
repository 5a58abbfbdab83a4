package hillock.language.algebra;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import hillock.language.model.Condition;
import hillock.language.model.Term;

/** Rebuilds terms from the leaves up, each node once. What does not change stays the same object, so sharing survives. */
public final class Rewriting {
    private Rewriting() {}

    /** The rule sees each node with its children already rewritten. */
    public static Term bottomUp(Term root, UnaryOperator<Term> rule) {
        return rewritten(List.of(root), rule).get(root);
    }

    /** Rewrites what the condition compares. */
    public static Condition bottomUp(Condition condition, UnaryOperator<Term> rule) {
        return withOperands(condition, rewritten(Postorder.operands(condition), rule)::get);
    }

    /** The term with each child replaced by what {@code map} gives for it. */
    public static Term withChildren(Term term, UnaryOperator<Term> map) {
        List<Term> old = Postorder.children(term);
        List<Term> now = old.stream().map(map).toList();
        if (same(old, now)) return term;
        return switch (term) {
            case Term.Constant _, Term.Variable _, Term.Time _, Term.JumpTime _ -> term;
            case Term.Negation _ -> new Term.Negation(now.getFirst());
            case Term.Sum _ -> new Term.Sum(now.getFirst(), now.getLast());
            case Term.Difference _ -> new Term.Difference(now.getFirst(), now.getLast());
            case Term.Product _ -> new Term.Product(now.getFirst(), now.getLast());
            case Term.Quotient _ -> new Term.Quotient(now.getFirst(), now.getLast());
            case Term.Power _ -> new Term.Power(now.getFirst(), now.getLast());
            case Term.Call(var function, _) -> new Term.Call(function, now);
            case Term.Choice(var condition, var then, var otherwise) ->
                new Term.Choice(withOperands(condition, map), map.apply(then), map.apply(otherwise));
            case Term.Draw(var distribution, _, int ordinal) -> new Term.Draw(distribution, now, ordinal);
        };
    }

    static Condition withOperands(Condition condition, UnaryOperator<Term> map) {
        return switch (condition) {
            case Condition.Comparison(var relation, var left, var right) -> {
                Term l = map.apply(left);
                Term r = map.apply(right);
                yield l == left && r == right ? condition : new Condition.Comparison(relation, l, r);
            }
            case Condition.And(var left, var right) -> {
                Condition l = withOperands(left, map);
                Condition r = withOperands(right, map);
                yield l == left && r == right ? condition : new Condition.And(l, r);
            }
            case Condition.Or(var left, var right) -> {
                Condition l = withOperands(left, map);
                Condition r = withOperands(right, map);
                yield l == left && r == right ? condition : new Condition.Or(l, r);
            }
            case Condition.Not(var operand) -> {
                Condition o = withOperands(operand, map);
                yield o == operand ? condition : new Condition.Not(o);
            }
        };
    }

    private static Map<Term, Term> rewritten(List<Term> roots, UnaryOperator<Term> rule) {
        Map<Term, Term> done = new IdentityHashMap<>();
        for (Term term : Postorder.of(new ArrayList<>(roots), Map.of())) done.put(term, rule.apply(withChildren(term, done::get)));
        return done;
    }

    private static boolean same(List<Term> old, List<Term> now) {
        for (int k = 0; k < old.size(); k++) if (old.get(k) != now.get(k)) return false;
        return true;
    }
}
