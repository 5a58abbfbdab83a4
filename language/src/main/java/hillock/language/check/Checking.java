package hillock.language.check;

import java.util.Optional;
import java.util.function.Supplier;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Problem;
import hillock.language.syntax.Span;
import hillock.language.units.Dimension;

/** What all parts of one check share. */
record Checking(Problems problems, DimensionSystem dimensions, UnitChoice units) {

    /** Demands that two things have one dimension; says what each is in where they have not. */
    boolean agree(Span at, String action, Expression left, Dim leftDim, Expression right, Dim rightDim) {
        return agree(at, action, Wording.side(left, "the left side"), leftDim, Wording.side(right, "the right side"), rightDim,
                () -> unitMissing(left, rightDim).or(() -> unitMissing(right, leftDim)));
    }

    /** Demands that a value has the dimension of the name that it is given to. */
    boolean agreeValue(Expression value, String name, Dim dim, String otherwise, Dim valueDim) {
        return agree(value.span(), "", name, dim, Wording.side(value, otherwise), valueDim,
                () -> unitMissing(value, dim).or(() -> unitOfOption(value, name, dim)));
    }

    /** An option that puts a unit behind what the file gives none. */
    private Optional<String> unitOfOption(Expression value, String name, Dim expected) {
        boolean plain = SetOptions.isGiven(value) && dimensions.solution(expected).isNone();
        return plain && value instanceof Expression.Quantity quantity ? Wording.withoutUnit(quantity, name) : Optional.empty();
    }

    /** As above, with words for both sides. */
    boolean agree(Span at, String action, String left, Dim leftDim, String right, Dim rightDim) {
        return agree(at, action, left, leftDim, right, rightDim, Optional::empty);
    }

    boolean agree(Span at, String action, String left, Dim leftDim, String right, Dim rightDim, Supplier<Optional<String>> hint) {
        if (dimensions.unify(leftDim, rightDim)) return true;
        problems.later(() -> {
            Dimension one = dimensions.solution(leftDim);
            Dimension other = dimensions.solution(rightDim);
            String message = action + (action.isEmpty() ? "" : ": ") + units.both(left, one, right, other);
            return new Problem(Problem.Severity.ERROR, Optional.of(at), message, hint.get());
        });
        return false;
    }

    /** A bare number where a unit is expected has most likely lost it. */
    private Optional<String> unitMissing(Expression number, Dim expected) {
        Dimension dimension = dimensions.solution(expected);
        boolean negative = number instanceof Expression.Unary(_, var operator, _) && operator == Expression.UnaryOperator.NEGATE;
        Expression inner = negative ? ((Expression.Unary) number).operand() : number;
        if (dimension.isNone() || !(inner instanceof Expression.Quantity quantity) || quantity.unit().isPresent()) return Optional.empty();
        return Optional.of("write " + Wording.text(number) + " " + units.of(dimension).symbol());
    }

    /** Demands a plain number. */
    boolean plain(Span at, String what, Dim dim) {
        if (dimensions.unify(dim, Dim.NONE)) return true;
        problems.later(() -> Problem.error(at, what + " must be a plain number, but is in " + units.of(dimensions.solution(dim)).symbol()));
        return false;
    }

    /** Demands a time; among plain numbers it may have a unit, and need not. */
    void duration(Expression written, String demand, String noun, Typed value, boolean plain, Reach reach) {
        if (plain && dimensions.unify(value.dim(), Dim.TIME)) return;
        agree(written.span(), demand, Wording.side(written, noun), value.dim(), "t", time(reach), () -> unitMissing(written, time(reach)));
    }

    Dim time(Reach reach) {
        return reach.plain() ? Dim.NONE : Dim.TIME;
    }
}
