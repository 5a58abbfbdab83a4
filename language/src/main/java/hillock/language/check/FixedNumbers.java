package hillock.language.check;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import hillock.language.model.Term;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Span;
import hillock.language.units.Dimension;

/** Numbers that must be known before the run: sizes, indices, times, settings. They may use the file's constants. */
final class FixedNumbers {
    private final Checking checking;
    private final Reach constants;
    private final boolean plain;
    private final Optional<Span> unit;

    /**
     * @param plain whether times are plain numbers in this file
     * @param unit  the unit that alone makes them none, and easily is not thought of
     */
    FixedNumbers(Checking checking, Reach constants, boolean plain, Optional<Span> unit) {
        this.checking = checking;
        this.constants = constants;
        this.plain = plain;
        this.unit = unit;
    }

    /** A plain number; empty, and reported, where it is none. */
    OptionalDouble number(Expression expression, String what) {
        return value(expression, what, Dim.NONE, "a plain number", Optional.empty());
    }

    /** A time in ms. */
    OptionalDouble time(Expression expression, String what) {
        Optional<String> hint = expression instanceof Expression.Quantity quantity ? timeMeant(quantity) : Optional.empty();
        return value(expression, what, plain ? Dim.NONE : Dim.TIME, plain ? "a plain number, as this file has no units" : "a time", hint);
    }

    private Optional<String> timeMeant(Expression.Quantity quantity) {
        if (plain) {
            boolean time = quantity.unit().filter(unit -> unit.unit().dimension().equals(Dimension.TIME)).isPresent();
            return time ? Wording.withoutUnit(quantity, "times") : Optional.empty();
        }
        if (quantity.unit().isPresent()) return Optional.empty();
        return Optional.of("write " + quantity.span().text() + " ms" + unit.map(only -> ", or no unit in line "
                + only.source().line(only.start()) + ": it makes this a file with units").orElse(""));
    }

    /** A whole number between two others, both included. */
    OptionalLong whole(Expression expression, String what, long least, long most) {
        OptionalDouble number = number(expression, what);
        if (number.isEmpty()) return OptionalLong.empty();
        double value = number.getAsDouble();
        if (value >= least && value <= most && value == Math.rint(value)) return OptionalLong.of((long) value);
        String range = most == Long.MAX_VALUE ? "of at least " + least : "from " + least + " to " + most;
        checking.problems().error(expression.span(), what + " must be a whole number " + range + ", found " + Wording.text(expression));
        return OptionalLong.empty();
    }

    private OptionalDouble value(Expression expression, String what, Dim dim, String expected, Optional<String> hint) {
        if (new Lists(checking).array(expression, constants).isPresent()) {
            checking.problems().error(expression.span(), what + " must be " + expected + ", found a list");
            return OptionalDouble.empty();
        }
        int before = checking.problems().count();
        Typed value = new Resolver(checking, Place.CONSTANT).number(expression, constants);
        if (!checking.dimensions().unify(value.dim(), dim)) {
            Span at = expression.span();
            checking.problems().later(() -> new hillock.language.syntax.Problem(hillock.language.syntax.Problem.Severity.ERROR,
                    Optional.of(at),
                    what + " must be " + expected + ", but " + Wording.side(expression, "this") + " is "
                            + checking.units().phrase(checking.dimensions().solution(value.dim())), hint));
            return OptionalDouble.empty();
        }
        OptionalDouble number = ConstantTerm.value(value.term());
        boolean reported = value.term() instanceof Term.Constant(double known) && Double.isNaN(known);
        if (reported || checking.problems().count() > before) return OptionalDouble.empty();
        if (Double.isFinite(number.orElse(Double.NaN))) return number;
        checking.problems().error(expression.span(), what + " is not a finite number");
        return OptionalDouble.empty();
    }
}
