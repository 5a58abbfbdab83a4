package hillock.language.algebra;

import static hillock.language.algebra.Algebra.difference;
import static hillock.language.algebra.Algebra.negation;
import static hillock.language.algebra.Algebra.power;
import static hillock.language.algebra.Algebra.product;
import static hillock.language.algebra.Algebra.quotient;
import static hillock.language.algebra.Algebra.sum;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import hillock.language.model.Condition;
import hillock.language.model.Function;
import hillock.language.model.Term;

/**
 * Derivatives by symbol. Jumps (of sign, floor, H, a choice) count as flat on both sides; abs has slope 0 at 0; where the arguments of
 * min and max are equal, the first one's slope holds.
 */
public final class Derivative {
    private Derivative() {}

    /**
     * The partial derivative of a term with respect to {@code x}, all other names held fixed. Named expressions keep their names in
     * it, and count by the chain rule; the result shares subterms instead of repeating them.
     *
     * @throws IllegalStateException if a draw's arguments depend on {@code x}
     */
    public static Term of(Term term, Term.Variable x, Map<Term.Variable, Term> definitions) {
        Map<Term, Term> slopes = new IdentityHashMap<>();
        for (Term node : Postorder.through(term, definitions)) slopes.put(node, slope(node, x, definitions, slopes));
        return slopes.get(term);
    }

    private static Term slope(Term node, Term.Variable x, Map<Term.Variable, Term> definitions, Map<Term, Term> slopes) {
        return switch (node) {
            case Term.Constant _, Term.Time _, Term.JumpTime _ -> Term.ZERO;
            case Term.Variable name when name.equals(x) -> Term.ONE;
            case Term.Variable name -> definitions.containsKey(name) ? slopes.get(definitions.get(name)) : Term.ZERO;
            case Term.Negation(var a) -> negation(slopes.get(a));
            case Term.Sum(var a, var b) -> sum(slopes.get(a), slopes.get(b));
            case Term.Difference(var a, var b) -> difference(slopes.get(a), slopes.get(b));
            case Term.Product(var a, var b) -> sum(product(slopes.get(a), b), product(a, slopes.get(b)));
            case Term.Quotient(var a, var b) -> ofQuotient(node, slopes.get(a), b, slopes.get(b));
            case Term.Power(var base, var exponent) -> ofPower(node, base, exponent, slopes.get(base), slopes.get(exponent));
            case Term.Call(var function, var arguments) -> ofCall(node, function, arguments, slopes);
            case Term.Choice(var condition, var then, var otherwise) ->
                Algebra.choice(condition, slopes.get(then), slopes.get(otherwise));
            case Term.Draw(_, var arguments, _) -> ofDraw(arguments.stream().map(slopes::get).toList());
        };
    }

    /** (a / b)' = (a' - (a / b) b') / b. */
    private static Term ofQuotient(Term whole, Term da, Term b, Term db) {
        return quotient(difference(da, product(whole, db)), b);
    }

    /** (b^e)' = e b^(e - 1) b' + b^e log(b) e'; each part only where it is not zero, since log(b) may not exist. */
    private static Term ofPower(Term whole, Term base, Term exponent, Term dBase, Term dExponent) {
        OptionalDouble number = Algebra.number(exponent);
        Term e = number.isPresent() ? new Term.Constant(number.getAsDouble()) : exponent;
        Term byBase = Algebra.isNumber(dBase, 0) ? Term.ZERO : product(product(e, power(base, difference(e, Term.ONE))), dBase);
        Term byExponent = Algebra.isNumber(dExponent, 0)
                ? Term.ZERO
                : product(product(whole, call(Function.LOG, base)), dExponent);
        return sum(byBase, byExponent);
    }

    private static Term ofDraw(List<Term> slopes) {
        if (!slopes.stream().allMatch(slope -> Algebra.isNumber(slope, 0))) {
            throw new IllegalStateException("a random draw has no derivative");
        }
        return Term.ZERO;
    }

    private static Term ofCall(Term whole, Function function, List<Term> arguments, Map<Term, Term> slopes) {
        Term first = arguments.getFirst();
        Term last = arguments.getLast();
        Term inner = slopes.get(first);
        boolean flat = arguments.stream().allMatch(argument -> Algebra.isNumber(slopes.get(argument), 0));
        if (flat) return Term.ZERO;
        return switch (function) {
            case MOD -> difference(inner, product(call(Function.FLOOR, quotient(first, last)), slopes.get(last)));
            case MIN -> Algebra.choice(compare(first, Condition.Relation.AT_MOST, last), inner, slopes.get(last));
            case MAX -> Algebra.choice(compare(first, Condition.Relation.AT_LEAST, last), inner, slopes.get(last));
            case LOG -> quotient(inner, first);
            case SQRT -> quotient(inner, product(new Term.Constant(2), whole));
            case EXP, SIN, COS, TAN, SINH, COSH, TANH, ABS, SIGN, FLOOR, EXPREL, H -> product(outer(whole, function, first), inner);
        };
    }

    /** The derivative of a function of one argument at {@code x}; {@code whole} is the function's value there. */
    private static Term outer(Term whole, Function function, Term x) {
        return switch (function) {
            case EXP -> whole;
            case SIN -> call(Function.COS, x);
            case COS -> negation(call(Function.SIN, x));
            case TAN -> sum(Term.ONE, power(whole, new Term.Constant(2)));
            case SINH -> call(Function.COSH, x);
            case COSH -> call(Function.SINH, x);
            case TANH -> difference(Term.ONE, power(whole, new Term.Constant(2)));
            case ABS -> call(Function.SIGN, x);
            case SIGN, FLOOR, H -> Term.ZERO;
            case EXPREL -> ofExprel(whole, x);
            case LOG, SQRT, MOD, MIN, MAX -> throw new IllegalStateException(function + " has its own rule");
        };
    }

    /** (exp(x) - exprel(x)) / x cancels near 0; there, for |x| < 0.5, the series sum (k + 1) x^k / (k + 2)! to rounding. */
    private static Term ofExprel(Term whole, Term x) {
        Term series = new Term.Constant(exprelCoefficient(14));
        for (int k = 13; k >= 0; k--) series = sum(new Term.Constant(exprelCoefficient(k)), product(x, series));
        Condition near = compare(call(Function.ABS, x), Condition.Relation.LESS, new Term.Constant(0.5));
        return new Term.Choice(near, series, quotient(difference(call(Function.EXP, x), whole), x));
    }

    private static double exprelCoefficient(int k) {
        double factorial = 1;
        for (int j = 2; j <= k + 2; j++) factorial *= j;
        return (k + 1) / factorial;
    }

    private static Condition compare(Term left, Condition.Relation relation, Term right) {
        return new Condition.Comparison(relation, left, right);
    }

    private static Term call(Function function, Term argument) {
        return new Term.Call(function, List.of(argument));
    }
}
