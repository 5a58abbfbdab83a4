package hillock.language.algebra;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import hillock.language.model.Condition;
import hillock.language.model.Term;

/** Numbers terms so that equal mathematics has one number, without ever comparing whole trees. */
public final class Sharing {
    /** A node by what it is and the numbers of its children. */
    private record Key(Object kind, List<Integer> children) {}

    private final Map<Key, Integer> numbers = new HashMap<>();
    private final List<Term> terms = new ArrayList<>();
    private final IdentityHashMap<Term, Integer> known = new IdentityHashMap<>();

    /** With nothing numbered yet. */
    public Sharing() {}

    /** Equal for two terms exactly if they are the same tree. */
    public int number(Term root) {
        for (Term node : Postorder.of(List.of(root), Map.of(), known)) {
            List<Integer> children = Postorder.children(node).stream().map(known::get).toList();
            int next = terms.size();
            int number = numbers.computeIfAbsent(new Key(kind(node), children), _ -> next);
            if (number == next) terms.add(node);
            known.put(node, number);
        }
        return known.get(root);
    }

    /** The first term that got this number. */
    Term term(int number) {
        return terms.get(number);
    }

    private static Object kind(Term node) {
        return switch (node) {
            case Term.Constant _, Term.Variable _, Term.Time _, Term.JumpTime _ -> node;
            case Term.Negation _, Term.Sum _, Term.Difference _, Term.Product _, Term.Quotient _, Term.Power _ -> node.getClass();
            case Term.Call(var function, _) -> function;
            case Term.Choice(var condition, _, _) -> shape(condition);
            case Term.Draw(var distribution, _, int ordinal) -> List.of(distribution, ordinal);
        };
    }

    /** A condition without what it compares. */
    private static Condition shape(Condition condition) {
        return Rewriting.withOperands(condition, _ -> Term.ZERO);
    }
}
