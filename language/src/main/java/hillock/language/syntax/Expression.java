package hillock.language.syntax;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import hillock.language.units.Unit;

/** An expression as written, every node with its span. Meaning (what a name refers to) is found later, by {@code model}. */
public sealed interface Expression {
    Span span();

    /** {@code 120 mS/cm^2}, {@code 5 /ms}, {@code 0.5}: a number, perhaps with a unit. Names in units are already looked up. */
    record Quantity(Span span, BigDecimal value, Optional<UnitText> unit) implements Expression {}

    /** {@code gNa}, and {@code t}, {@code dt}, {@code pi}, {@code i}, {@code size}, {@code xi}, {@code xi_a}, {@code pre}, {@code post}. */
    record Name(Span span, String text) implements Expression {}

    /** {@code pre.V}, {@code cells[0].V}, {@code (a -> b).w}. */
    record Member(Span span, Expression of, Name name) implements Expression {}

    /** {@code cells[3]}: one element. */
    record Index(Span span, Expression of, Expression index) implements Expression {}

    /** {@code cells[0:800]}, {@code cells[800:]}: half-open. */
    record Slice(Span span, Expression of, Optional<Expression> from, Optional<Expression> to) implements Expression {}

    /** {@code (driver -> follower)}, as a name for a connection. */
    record Arrow(Span span, Expression source, Expression target) implements Expression {}

    /**
     * {@code exp(x)}, {@code table("a.csv", column = i)}; also {@code V(0)} on the left of an initial value.
     *
     * @param of {@code cells[0:3]} in {@code cells[0:3].V(0)}, which stands only on the left of {@code =}; else empty
     */
    record Call(Span span, Name function, List<Argument> arguments, Optional<Expression> of) implements Expression {
        public Call(Span span, Name function, List<Argument> arguments) {
            this(span, function, arguments, Optional.empty());
        }
    }

    /** {@code -x}, {@code +x}, {@code not a}. */
    record Unary(Span span, UnaryOperator operator, Expression operand) implements Expression {}

    /** {@code a * b}, {@code a < b}, {@code a and b}. The span covers both sides; {@code operatorSpan} the sign alone. */
    record Binary(Span span, BinaryOperator operator, Span operatorSpan, Expression left, Expression right) implements Expression {}

    /** {@code if a > b then x else y}. */
    record Choice(Span span, Expression condition, Expression then, Expression otherwise) implements Expression {}

    /** {@code [-65, -50] mV}, {@code [[0, 1], [1, 0]]}. A unit stands behind the outermost bracket only. */
    record ListOf(Span span, List<Expression> elements, Optional<UnitText> unit) implements Expression {}

    /** {@code "edges.csv"}: {@code value} without the quotes. */
    record Text(Span span, String value) implements Expression {}

    /** {@code steady}, {@code steady near -65 mV}: only as an initial value. */
    record Steady(Span span, Optional<Expression> near) implements Expression {}

    /** {@code 0 .. 20 uA/cm^2 in 41 steps}, {@code 1 .. 100 Hz in 3 log steps}: only in a sweep. */
    record Range(Span span, Expression from, Expression to, Expression steps, boolean logarithmic) implements Expression {}

    /** {@code dV/dt}: only on the left of an equation. */
    record Derivative(Span span, Name variable) implements Expression {}

    /** An argument, {@code column = i} or {@code x}. */
    record Argument(Optional<Name> keyword, Expression value) {}

    /**
     * A unit as written.
     *
     * @param names the unit names in it, each with its own span, for the rule on names that are units and variables both
     */
    record UnitText(Span span, Unit unit, List<Name> names) {}

    enum UnaryOperator { NEGATE, PLUS, NOT }

    enum BinaryOperator {
        POWER("^"), TIMES("*"), PER("/"), PLUS("+"), MINUS("-"),
        EQUAL("=="), UNEQUAL("!="), LESS("<"), AT_MOST("<="), GREATER(">"), AT_LEAST(">="),
        AND("and"), OR("or");

        private final String sign;

        BinaryOperator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        public boolean isComparison() {
            return ordinal() >= EQUAL.ordinal() && ordinal() <= AT_LEAST.ordinal();
        }
    }
}
