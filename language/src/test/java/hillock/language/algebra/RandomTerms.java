package hillock.language.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import hillock.language.model.Condition;
import hillock.language.model.Function;
import hillock.language.model.Term;

/** Random terms over x, y, z, with special numbers in them and shared nodes. */
final class RandomTerms {
    static final double[] SPECIAL = {0.0, -0.0, 1, -1, 2, -2, 0.5, -0.25, 3, -7.3, 1e300, -1e-300, 4.9e-324, Double.MIN_NORMAL,
        Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 0.1, -1e16, 8, 1024, 0.015625};
    private static final List<String> NAMES = List.of("x", "y", "z");
    private final Random random;

    RandomTerms(long seed) {
        random = new Random(seed);
    }

    double special() {
        return random.nextInt(4) == 0 ? random.nextGaussian() * 10 : SPECIAL[random.nextInt(SPECIAL.length)];
    }

    /** Grows from leaves; each new node may use any of the earlier ones. */
    Term next(int nodes) {
        List<Term> known = new ArrayList<>();
        for (String name : NAMES) known.add(Term.own(name));
        for (int k = 0; k < 3; k++) known.add(new Term.Constant(special()));
        for (int k = 0; k < nodes; k++) known.add(node(known));
        return known.getLast();
    }

    private Term node(List<Term> known) {
        Term a = pick(known);
        Term b = pick(known);
        return switch (random.nextInt(12)) {
            case 0, 1 -> new Term.Sum(a, b);
            case 2, 3 -> new Term.Difference(a, b);
            case 4, 5 -> new Term.Product(a, b);
            case 6, 7 -> new Term.Quotient(a, b);
            case 8 -> new Term.Negation(a);
            case 9 -> new Term.Power(a, new Term.Constant(random.nextInt(5) - 1));
            case 10 -> new Term.Choice(condition(known, 2), a, b);
            default -> {
                Function function = Function.values()[random.nextInt(Function.values().length)];
                yield new Term.Call(function, function.arity() == 1 ? List.of(a) : List.of(a, b));
            }
        };
    }

    Condition condition(List<Term> known, int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(4)) {
            case 1 -> new Condition.Not(condition(known, depth - 1));
            case 2 -> new Condition.And(condition(known, depth - 1), condition(known, depth - 1));
            case 3 -> new Condition.Or(condition(known, depth - 1), condition(known, depth - 1));
            default -> new Condition.Comparison(
                    Condition.Relation.values()[random.nextInt(Condition.Relation.values().length)], pick(known), pick(known));
        };
    }

    private Term pick(List<Term> known) {
        return random.nextInt(4) == 0 ? new Term.Constant(special()) : known.get(random.nextInt(known.size()));
    }
}
