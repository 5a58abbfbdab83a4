package hillock.language.algebra;

import java.util.OptionalDouble;
import hillock.language.model.Condition;
import hillock.language.model.Term;
import hillock.language.model.Term.Constant;
import hillock.language.model.Term.Difference;
import hillock.language.model.Term.Negation;
import hillock.language.model.Term.Product;
import hillock.language.model.Term.Quotient;
import hillock.language.model.Term.Sum;

/**
 * Builds terms as one would write them by hand: {@code 0 * x} is 0, {@code 0 + x} is x, {@code x + -y} is x - y. Right in real
 * arithmetic only ({@code 0 * x} is NaN for an infinite x), so this is for results of symbolic work, such as derivatives, and never
 * for what a user wrote: that is {@link Simplify}'s.
 */
public final class Algebra {
    private Algebra() {}

    public static Term sum(Term left, Term right) {
        if (left instanceof Constant(double a) && right instanceof Constant(double b)) return new Constant(a + b);
        if (isNumber(left, 0)) return right;
        if (isNumber(right, 0)) return left;
        if (right instanceof Negation(var y)) return difference(left, y);
        if (left instanceof Negation(var x)) return difference(right, x);
        return new Sum(left, right);
    }

    public static Term difference(Term left, Term right) {
        if (left instanceof Constant(double a) && right instanceof Constant(double b)) return new Constant(a - b);
        if (left == right) return Term.ZERO;
        if (isNumber(left, 0)) return negation(right);
        if (isNumber(right, 0)) return left;
        if (right instanceof Negation(var y)) return sum(left, y);
        return new Difference(left, right);
    }

    public static Term product(Term left, Term right) {
        if (isNumber(left, 0) || isNumber(right, 0)) return Term.ZERO;
        if (isNumber(left, 1)) return right;
        if (isNumber(right, 1)) return left;
        if (isNumber(left, -1)) return negation(right);
        if (isNumber(right, -1)) return negation(left);
        if (left instanceof Negation(var x)) return negation(product(x, right));
        if (right instanceof Negation(var y)) return negation(product(left, y));
        if (left instanceof Constant(double a) && right instanceof Constant(double b)) return new Constant(a * b);
        if (right instanceof Constant) return product(right, left);
        if (left instanceof Constant(double a) && right instanceof Product(Constant(double b), var rest)) {
            return product(new Constant(a * b), rest);
        }
        return new Product(left, right);
    }

    public static Term quotient(Term left, Term right) {
        if (isNumber(left, 0)) return Term.ZERO;
        if (isNumber(right, 1)) return left;
        if (isNumber(right, -1)) return negation(left);
        if (left instanceof Constant(double a) && right instanceof Constant(double b)) return new Constant(a / b);
        if (left instanceof Negation(var x)) return negation(quotient(x, right));
        if (right instanceof Negation(var y)) return negation(quotient(left, y));
        return new Quotient(left, right);
    }

    public static Term negation(Term operand) {
        return switch (operand) {
            case Constant(double value) -> new Constant(value == 0 ? 0 : -value);
            case Negation(var x) -> x;
            case Difference(var l, var r) -> new Difference(r, l);
            case Product(Constant(double c), var r) -> new Product(new Constant(-c), r);
            case Term.Variable _, Term.Time _, Term.JumpTime _, Sum _, Product _, Quotient _, Term.Power _, Term.Call _,
                 Term.Choice _, Term.Draw _ -> new Negation(operand);
        };
    }

    public static Term power(Term base, Term exponent) {
        if (isNumber(exponent, 0)) return Term.ONE;
        if (isNumber(exponent, 1)) return base;
        return new Term.Power(base, exponent);
    }

    public static Term choice(Condition condition, Term then, Term otherwise) {
        boolean same = then == otherwise || then instanceof Constant && then.equals(otherwise);
        return same ? then : new Term.Choice(condition, then, otherwise);
    }

    /** The number that a term is, a sign before it included. */
    public static OptionalDouble number(Term term) {
        if (term instanceof Constant(double value)) return OptionalDouble.of(value);
        return term instanceof Negation(Constant(double value)) ? OptionalDouble.of(-value) : OptionalDouble.empty();
    }

    /** Whether a term is this very number; -0.0 counts as 0. */
    static boolean isNumber(Term term, double number) {
        return term instanceof Constant(double value) && value == number;
    }
}
