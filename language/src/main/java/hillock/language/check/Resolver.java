package hillock.language.check;

import java.util.List;
import java.util.Optional;
import hillock.language.algebra.Postorder;
import hillock.language.model.Condition;
import hillock.language.model.Term;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Expression.BinaryOperator;
import hillock.language.syntax.Span;
import hillock.language.units.Rational;

/**
 * Turns one expression as written into a {@link Term}: finds what names mean, and demands on the way that dimensions agree.
 * What is wrong is reported and stands for a number of any dimension, so that one cause gives one error.
 */
final class Resolver {
    private static final int DEEPEST = 1000;
    private static final long LARGEST = 100_000;

    private final Checking checking;
    private final Place place;
    private final Optional<Signals> signals;
    private final Counter draws;
    private final NameMeanings names;
    private final Calls calls;
    private int depth;
    /** Nodes of functions written out so far, so that functions of functions of functions end in time. */
    private int writtenOut;
    private boolean overgrown;
    private boolean reported;

    /** Counts the draws of one expression. */
    static final class Counter {
        private int count;

        int next() {
            return ++count;
        }
    }

    /**
     * What is around a part of an expression.
     *
     * @param jump      inside a comparison or another discontinuous function
     * @param functions the user's functions being written out
     */
    record Around(Reach reach, boolean jump, List<String> functions) {
        Around jumping() {
            return new Around(reach, true, functions);
        }
    }

    Resolver(Checking checking, Place place, Optional<Signals> signals, Counter draws) {
        this.checking = checking;
        this.place = place;
        this.signals = signals;
        this.draws = draws;
        this.names = new NameMeanings(checking, place);
        this.calls = new Calls(this);
    }

    Resolver(Checking checking, Place place) {
        this(checking, place, Optional.empty(), new Counter());
    }

    Checking checking() {
        return checking;
    }

    Place place() {
        return place;
    }

    Optional<Signals> signals() {
        return signals;
    }

    Counter draws() {
        return draws;
    }

    Typed number(Expression expression, Reach reach) {
        return number(expression, new Around(reach, false, List.of()));
    }

    Condition condition(Expression expression, Reach reach) {
        return condition(expression, new Around(reach, false, List.of()));
    }

    Typed number(Expression expression, Around around) {
        if (++depth > DEEPEST) {
            depth--;
            return failed(expression.span(), "this nests more than " + DEEPEST + " deep", Optional.of("name a part of it"));
        }
        try {
            boolean inFunction = !around.functions().isEmpty();
            if (inFunction && (overgrown || ++writtenOut > LARGEST)) overgrown = true;
            if (inFunction && overgrown) return unknown();
            Typed result = resolved(expression, around);
            if (result.size() > LARGEST) overgrown = true;
            if (!overgrown) return result;
            return inFunction || reported ? unknown() : tooLarge(expression.span());
        } catch (ArithmeticException _) {
            return failed(expression.span(), "the exponents of this expression's units grow too large", Optional.empty());
        } finally {
            depth--;
        }
    }

    private Typed tooLarge(Span at) {
        reported = true;
        return failed(at, "this grows beyond 100,000 operations when its functions are written out",
                Optional.of("give what is used several times a name of its own"));
    }

    private Typed resolved(Expression expression, Around around) {
        return switch (expression) {
            case Expression.Quantity quantity -> quantity(quantity, around.reach());
            case Expression.Name name -> names.name(name, around);
            case Expression.Member member -> names.member(member, around);
            case Expression.Call call -> calls.call(call, around);
            case Expression.Unary unary -> unary(unary, around);
            case Expression.Binary binary -> binary(binary, around);
            case Expression.Choice choice -> choice(choice, around);
            case Expression.ListOf list -> failed(list.span(), "a list cannot be part of an expression",
                    Optional.of("a list stands alone, as the whole value"));
            case Expression.Text text -> failed(text.span(), "a text stands where a number is expected", Optional.empty());
            case Expression.Steady steady -> failed(steady.span(), "steady stands only as a whole initial value",
                    Optional.of("V(0) = steady"));
            case Expression.Index index -> names.other(index, around);
            case Expression.Slice slice -> names.other(slice, around);
            case Expression.Arrow arrow -> names.other(arrow, around);
            case Expression.Range range -> failed(range.span(), "a range stands only in a sweep", Optional.empty());
            case Expression.Derivative derivative -> failed(derivative.span(), "a derivative stands only on the left of an equation",
                    Optional.of("name the right side of the equation and use that name"));
        };
    }

    /** A number of any dimension, after an error. */
    Typed failed(Span at, String message, Optional<String> hint) {
        checking.problems().error(at, message, hint);
        return unknown();
    }

    Typed unknown() {
        return Typed.leaf(new Term.Constant(Double.NaN), checking.dimensions().fresh());
    }

    private Typed quantity(Expression.Quantity quantity, Reach reach) {
        quantity.unit().ifPresent(unit -> names.unambiguous(quantity, unit, reach));
        double value = quantity.unit().map(unit -> unit.unit().toCoherent(quantity.value())).orElse(quantity.value().doubleValue());
        if (!Double.isFinite(value)) return failed(quantity.span(), quantity.span().text() + " is too large a number", Optional.empty());
        return Typed.leaf(new Term.Constant(value), dimension(quantity));
    }

    private Dim dimension(Expression.Quantity quantity) {
        if (quantity.unit().isPresent()) return Dim.of(quantity.unit().get().unit().dimension());
        return quantity.value().signum() == 0 ? checking.dimensions().fresh() : Dim.NONE;
    }

    private Typed unary(Expression.Unary unary, Around around) {
        return switch (unary.operator()) {
            case PLUS -> number(unary.operand(), around);
            case NEGATE -> {
                Typed operand = number(unary.operand(), around);
                boolean literal = operand.term() instanceof Term.Constant(double value) && value != 0;
                Term term = literal ? new Term.Constant(-((Term.Constant) operand.term()).value()) : new Term.Negation(operand.term());
                yield grown(term, operand.dim(), operand);
            }
            case NOT -> failed(unary.span(), "a condition stands where a number is expected",
                    Optional.of("if " + Wording.side(unary, "...") + " then 1 else 0"));
        };
    }

    private Typed binary(Expression.Binary binary, Around around) {
        BinaryOperator operator = binary.operator();
        if (operator.isComparison() || operator == BinaryOperator.AND || operator == BinaryOperator.OR) {
            return failed(binary.span(), "a condition stands where a number is expected",
                    Optional.of("if " + Wording.side(binary, "...") + " then 1 else 0"));
        }
        Typed left = number(binary.left(), around);
        Typed right = number(binary.right(), around);
        return switch (operator) {
            case PLUS -> {
                Dim dim = common(binary.operatorSpan(), "cannot add", binary.left(), left, binary.right(), right);
                yield grown(new Term.Sum(left.term(), right.term()), dim, left, right);
            }
            case MINUS -> {
                Dim dim = common(binary.operatorSpan(), "cannot subtract", binary.left(), left, binary.right(), right);
                yield grown(new Term.Difference(left.term(), right.term()), dim, left, right);
            }
            case TIMES -> grown(new Term.Product(left.term(), right.term()), left.dim().times(right.dim()), left, right);
            case PER -> grown(new Term.Quotient(left.term(), right.term()), left.dim().per(right.dim()), left, right);
            case POWER -> power(binary, left, right, around);
            case EQUAL, UNEQUAL, LESS, AT_MOST, GREATER, AT_LEAST, AND, OR -> throw new IllegalStateException("handled above");
        };
    }

    /** The dimension that two sides share; any, after an error. */
    Dim common(Span at, String action, Expression left, Typed one, Expression right, Typed other) {
        return checking.agree(at, action, left, one.dim(), right, other.dim()) ? one.dim() : checking.dimensions().fresh();
    }

    /** An exponent is a constant number; one that is only known with the parameters needs a base without dimension. */
    private Typed power(Expression.Binary binary, Typed base, Typed exponent, Around around) {
        checking.plain(binary.right().span(), "an exponent", exponent.dim());
        Optional<Rational> constant = ConstantTerm.fraction(exponent.term());
        if (constant.isEmpty()) {
            names.fixedExponent(binary.right(), around);
            checking.plain(binary.left().span(), "with the exponent " + Wording.side(binary.right(), "behind it") + ", "
                    + Wording.side(binary.left(), "the base"), base.dim());
        }
        Dim dim = constant.map(base.dim()::power).orElse(Dim.NONE);
        return grown(new Term.Power(base.term(), exponent.term()), dim, base, exponent);
    }

    private Typed choice(Expression.Choice choice, Around around) {
        Condition condition = condition(choice.condition(), around);
        Typed then = number(choice.then(), around);
        Typed otherwise = number(choice.otherwise(), around);
        Dim dim = common(choice.span(), "both branches must agree", choice.then(), then, choice.otherwise(), otherwise);
        long size = then.size() + otherwise.size();
        for (Term operand : Postorder.operands(condition)) size += Postorder.of(operand).size();
        return new Typed(new Term.Choice(condition, then.term(), otherwise.term()), dim, size + 1,
                Math.max(then.depth(), otherwise.depth()) + 1);
    }

    Condition condition(Expression expression, Around around) {
        if (++depth > DEEPEST) {
            depth--;
            failed(expression.span(), "this nests more than " + DEEPEST + " deep", Optional.of("name a part of it"));
            return never();
        }
        try {
            return switch (expression) {
                case Expression.Binary binary when binary.operator().isComparison() -> comparison(binary, around);
                case Expression.Binary(_, BinaryOperator operator, _, var left, var right) when operator == BinaryOperator.AND ->
                        new Condition.And(condition(left, around), condition(right, around));
                case Expression.Binary(_, BinaryOperator operator, _, var left, var right) when operator == BinaryOperator.OR ->
                        new Condition.Or(condition(left, around), condition(right, around));
                case Expression.Unary(_, Expression.UnaryOperator operator, var operand) when operator == Expression.UnaryOperator.NOT ->
                        new Condition.Not(condition(operand, around));
                case Expression other -> {
                    failed(other.span(), "expected a condition, found a number", Optional.of("compare it, as in V > 0 mV"));
                    yield never();
                }
            };
        } finally {
            depth--;
        }
    }

    private Condition comparison(Expression.Binary binary, Around around) {
        for (Expression side : List.of(binary.left(), binary.right())) {
            if (side instanceof Expression.Binary inner && inner.operator().isComparison()) {
                failed(binary.span(), "comparisons cannot be chained here", Optional.of("join two with and: a < b and b < c"));
                return never();
            }
        }
        Typed left = number(binary.left(), around.jumping());
        Typed right = number(binary.right(), around.jumping());
        checking.agree(binary.operatorSpan(), "cannot compare", binary.left(), left.dim(), binary.right(), right.dim());
        Condition.Relation relation = switch (binary.operator()) {
            case EQUAL -> Condition.Relation.EQUAL;
            case UNEQUAL -> Condition.Relation.UNEQUAL;
            case LESS -> Condition.Relation.LESS;
            case AT_MOST -> Condition.Relation.AT_MOST;
            case GREATER -> Condition.Relation.GREATER;
            case AT_LEAST -> Condition.Relation.AT_LEAST;
            case POWER, TIMES, PER, PLUS, MINUS, AND, OR -> throw new IllegalStateException("not a comparison");
        };
        return new Condition.Comparison(relation, left.term(), right.term());
    }

    private static Condition never() {
        return new Condition.Comparison(Condition.Relation.LESS, new Term.Constant(Double.NaN), Term.ZERO);
    }

    /** A term over others. */
    static Typed grown(Term term, Dim dim, Typed... parts) {
        long size = 1;
        int depth = 0;
        for (Typed part : parts) {
            size = Math.min(size + part.size(), Long.MAX_VALUE / 4);
            depth = Math.max(depth, part.depth());
        }
        return new Typed(term, dim, size, depth + 1);
    }
}
