package hillock.language.algebra;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import hillock.language.model.Condition;
import hillock.language.model.Term;
import hillock.language.model.Term.Call;
import hillock.language.model.Term.Choice;
import hillock.language.model.Term.Constant;
import hillock.language.model.Term.Difference;
import hillock.language.model.Term.Negation;
import hillock.language.model.Term.Power;
import hillock.language.model.Term.Product;
import hillock.language.model.Term.Quotient;
import hillock.language.model.Term.Sum;

/**
 * Rewrites that change no bit of any value, NaN, infinities and -0.0 included: constants are folded by the IEEE 754 operations
 * themselves, neutral operands and double signs go, division by a power of two becomes multiplication. {@code x + 0} stays (it turns
 * -0.0 into 0.0), and so does {@code 0 * x}. Which NaN a NaN is does not count.
 */
public final class Simplify {
    private Simplify() {}

    /** Simplifies all but functions and powers of constants. */
    public static Term simplify(Term term) {
        return Rewriting.bottomUp(term, Simplify::rule);
    }

    /**
     * Simplifies, functions and powers of constants too.
     *
     * @param foldConstantCall gives the value of a {@link Call} or {@link Power} of constants, as the kernels compute it
     */
    public static Term simplify(Term term, ToDoubleFunction<Term> foldConstantCall) {
        return Rewriting.bottomUp(term, node -> folded(rule(node), foldConstantCall));
    }

    public static Condition simplify(Condition condition) {
        return connectives(Rewriting.bottomUp(condition, Simplify::rule));
    }

    public static Condition simplify(Condition condition, ToDoubleFunction<Term> foldConstantCall) {
        return connectives(Rewriting.bottomUp(condition, node -> folded(rule(node), foldConstantCall)));
    }

    /** Whether the condition's value does not depend on anything; then that value. */
    public static Optional<Boolean> constant(Condition condition) {
        return switch (condition) {
            case Condition.Comparison(var relation, Constant(double l), Constant(double r)) -> Optional.of(relation.holds(l, r));
            case Condition.Comparison _ -> Optional.empty();
            case Condition.Not(var operand) -> constant(operand).map(value -> !value);
            case Condition.And(var left, var right) -> decided(constant(left), constant(right), false);
            case Condition.Or(var left, var right) -> decided(constant(left), constant(right), true);
        };
    }

    private static Optional<Boolean> decided(Optional<Boolean> left, Optional<Boolean> right, boolean decisive) {
        if (left.equals(Optional.of(decisive)) || right.equals(Optional.of(decisive))) return Optional.of(decisive);
        return left.isPresent() && right.isPresent() ? Optional.of(!decisive) : Optional.empty();
    }

    private static Term folded(Term term, ToDoubleFunction<Term> value) {
        boolean callable = term instanceof Call || term instanceof Power;
        boolean ofConstants = callable && Postorder.children(term).stream().allMatch(Constant.class::isInstance);
        if (!ofConstants) return term;
        double folded = value.applyAsDouble(term);
        return Double.isNaN(folded) ? term : new Constant(folded); // as it is written, it can be named once the run fails
    }

    private static Term rule(Term term) {
        return switch (term) {
            case Negation(var x) -> negation(x);
            case Sum(var l, var r) -> sum(term, l, r);
            case Difference(var l, var r) -> difference(term, l, r);
            case Product(var l, var r) -> product(term, l, r);
            case Quotient(var l, var r) -> quotient(term, l, r);
            case Power(var base, Constant(double exponent)) -> exponent == 0 ? Term.ONE : exponent == 1 ? base : term;
            case Choice(var condition, var then, var otherwise) -> choice(term, condition, then, otherwise);
            case Constant _, Term.Variable _, Term.Time _, Term.JumpTime _, Power _, Call _, Term.Draw _ -> term;
        };
    }

    private static Term negation(Term operand) {
        return switch (operand) {
            case Constant(double value) -> new Constant(-value);
            case Negation(var x) -> x;
            case Product(Constant(double c), var x) -> new Product(new Constant(-c), x);
            case Product(var x, Constant(double c)) -> new Product(x, new Constant(-c));
            case Quotient(Constant(double c), var x) -> new Quotient(new Constant(-c), x);
            case Quotient(var x, Constant(double c)) -> new Quotient(x, new Constant(-c));
            case Term.Variable _, Term.Time _, Term.JumpTime _, Sum _, Difference _, Product _, Quotient _, Power _, Call _, Choice _,
                 Term.Draw _ -> new Negation(operand);
        };
    }

    private static Term sum(Term whole, Term left, Term right) {
        if (left instanceof Constant(double a) && right instanceof Constant(double b)) return new Constant(a + b);
        if (isMinusZero(left)) return right;
        if (isMinusZero(right)) return left;
        if (right instanceof Negation(var y)) return new Difference(left, y);
        if (left instanceof Negation(var x)) return new Difference(right, x);
        return whole;
    }

    private static Term difference(Term whole, Term left, Term right) {
        if (left instanceof Constant(double a) && right instanceof Constant(double b)) return new Constant(a - b);
        if (isPlusZero(right)) return left;
        if (isMinusZero(left)) return negation(right);
        if (right instanceof Negation(var y)) return new Sum(left, y);
        return whole;
    }

    private static Term product(Term whole, Term left, Term right) {
        if (left instanceof Constant(double a) && right instanceof Constant(double b)) return new Constant(a * b);
        if (isOne(left)) return right;
        if (isOne(right)) return left;
        if (isMinusOne(left)) return negation(right);
        if (isMinusOne(right)) return negation(left);
        if (left instanceof Negation(var x) && right instanceof Negation(var y)) return new Product(x, y);
        if (left instanceof Negation(var x) && right instanceof Constant(double c)) return new Product(x, new Constant(-c));
        if (left instanceof Constant(double c) && right instanceof Negation(var y)) return new Product(new Constant(-c), y);
        return whole;
    }

    private static Term quotient(Term whole, Term left, Term right) {
        if (left instanceof Constant(double a) && right instanceof Constant(double b)) return new Constant(a / b);
        if (isOne(right)) return left;
        if (isMinusOne(right)) return negation(left);
        if (left instanceof Negation(var x) && right instanceof Negation(var y)) return new Quotient(x, y);
        if (left instanceof Negation(var x) && right instanceof Constant(double c)) {
            Term minus = new Constant(-c);
            return quotient(new Quotient(x, minus), x, minus);
        }
        if (left instanceof Constant(double c) && right instanceof Negation(var y)) return new Quotient(new Constant(-c), y);
        if (right instanceof Constant(double c) && hasExactInverse(c)) {
            Term inverse = new Constant(1 / c);
            return product(new Product(left, inverse), left, inverse);
        }
        return whole;
    }

    /** x / c is x * (1 / c) to the last bit where 1 / c is exact, which is for powers of two. */
    private static boolean hasExactInverse(double c) {
        double size = Math.abs(c);
        return size >= Double.MIN_NORMAL && 1 / size >= Double.MIN_NORMAL && Math.scalb(1.0, Math.getExponent(size)) == size;
    }

    private static Term choice(Term whole, Condition condition, Term then, Term otherwise) {
        if (then == otherwise) return then;
        Optional<Boolean> known = constant(condition);
        if (known.isPresent()) return known.get() ? then : otherwise;
        Condition simple = connectives(condition);
        if (simple instanceof Condition.Not(var operand)) return new Choice(operand, otherwise, then);
        return simple == condition ? whole : new Choice(simple, then, otherwise);
    }

    /** Without double negations and without sides that decide nothing. */
    private static Condition connectives(Condition condition) {
        return switch (condition) {
            case Condition.Comparison _ -> condition;
            case Condition.Not(Condition.Not(var operand)) -> connectives(operand);
            case Condition.Not(var operand) -> {
                Condition simple = connectives(operand);
                yield simple == operand ? condition : new Condition.Not(simple);
            }
            case Condition.And(var left, var right) -> {
                if (constant(left).equals(Optional.of(true))) yield connectives(right);
                if (constant(right).equals(Optional.of(true))) yield connectives(left);
                Condition l = connectives(left);
                Condition r = connectives(right);
                yield l == left && r == right ? condition : new Condition.And(l, r);
            }
            case Condition.Or(var left, var right) -> {
                if (constant(left).equals(Optional.of(false))) yield connectives(right);
                if (constant(right).equals(Optional.of(false))) yield connectives(left);
                Condition l = connectives(left);
                Condition r = connectives(right);
                yield l == left && r == right ? condition : new Condition.Or(l, r);
            }
        };
    }

    private static boolean isOne(Term term) {
        return term instanceof Constant(double value) && value == 1;
    }

    private static boolean isMinusOne(Term term) {
        return term instanceof Constant(double value) && value == -1;
    }

    private static boolean isPlusZero(Term term) {
        return term instanceof Constant(double value) && Double.compare(value, 0.0) == 0;
    }

    private static boolean isMinusZero(Term term) {
        return term instanceof Constant(double value) && Double.compare(value, -0.0) == 0;
    }
}
