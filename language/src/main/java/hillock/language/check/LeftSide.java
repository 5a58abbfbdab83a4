package hillock.language.check;

import java.util.Optional;
import hillock.language.model.Term;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Expression.BinaryOperator;

/** The left of an equation, {@code 2 * C * dV/dt}: a derivative and the factor in front of it, which is divided out. */
final class LeftSide {
    private final Resolver resolver;
    private final Reach reach;

    LeftSide(Resolver resolver, Reach reach) {
        this.resolver = resolver;
        this.reach = reach;
    }

    /** {@code factor * dx/dt = right}, solved for {@code dx/dt}. */
    static Term rate(Term right, Optional<Typed> factor) {
        if (factor.isEmpty()) return right;
        if (factor.get().term() instanceof Term.Quotient(var one, var divisor) && one == Term.ONE) return new Term.Product(right, divisor);
        return new Term.Quotient(right, factor.get().term());
    }

    /** What stands before and behind the derivative; empty for a derivative alone. */
    Optional<Typed> factor(Expression left) {
        return switch (left) {
            case Expression.Derivative _ -> Optional.empty();
            case Expression.Binary(_, var operator, _, var first, var second) when operator == BinaryOperator.TIMES -> {
                boolean inFirst = holdsDerivative(first);
                Typed other = resolver.number(inFirst ? second : first, reach);
                Optional<Typed> inner = factor(inFirst ? first : second);
                yield Optional.of(inner.isEmpty() ? other : inFirst ? product(inner.get(), other) : product(other, inner.get()));
            }
            case Expression.Binary(_, var operator, _, var first, var second) when operator == BinaryOperator.PER
                    && holdsDerivative(first) -> {
                Typed below = resolver.number(second, reach);
                Typed above = factor(first).orElse(Typed.leaf(Term.ONE, Dim.NONE));
                yield Optional.of(Resolver.grown(new Term.Quotient(above.term(), below.term()), above.dim().per(below.dim()), above,
                        below));
            }
            case Expression.Unary(_, var operator, var operand) when operator == Expression.UnaryOperator.NEGATE -> {
                Typed inner = factor(operand).orElse(Typed.leaf(Term.ONE, Dim.NONE));
                yield Optional.of(Resolver.grown(new Term.Negation(inner.term()), inner.dim(), inner));
            }
            case Expression other -> Optional.of(resolver.failed(other.span(),
                    "the left of an equation is a derivative, with factors", Optional.of("C * dV/dt = ...")));
        };
    }

    private static Typed product(Typed left, Typed right) {
        return Resolver.grown(new Term.Product(left.term(), right.term()), left.dim().times(right.dim()), left, right);
    }

    private static boolean holdsDerivative(Expression expression) {
        return Walk.parts(expression).stream().anyMatch(Expression.Derivative.class::isInstance);
    }
}
