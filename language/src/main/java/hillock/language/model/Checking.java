package hillock.language.model;

import java.util.Optional;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Problem;
import hillock.language.syntax.Span;
import hillock.language.units.Dimension;

/** What all parts of one check share. */
record Checking(Problems problems, DimensionSystem dimensions, UnitChoice units) {

    /** Demands that two things have one dimension; says what each is in where they have not. */
    boolean agree(Span at, String action, Expression left, Dim leftDim, Expression right, Dim rightDim) {
        return agree(at, action, Wording.side(left, "the left side"), leftDim, Wording.side(right, "the right side"), rightDim,
                Optional.empty());
    }

    /** As above, with words for both sides. */
    boolean agree(Span at, String action, String left, Dim leftDim, String right, Dim rightDim, Optional<String> hint) {
        if (dimensions.unify(leftDim, rightDim)) return true;
        problems.later(() -> {
            Dimension one = dimensions.solution(leftDim);
            Dimension other = dimensions.solution(rightDim);
            String message = action + (action.isEmpty() ? "" : ": ") + units.both(left, one, right, other);
            return new Problem(Problem.Severity.ERROR, Optional.of(at), message, hint);
        });
        return false;
    }

    /** Demands a plain number. */
    boolean plain(Span at, String what, Dim dim) {
        if (dimensions.unify(dim, Dim.NONE)) return true;
        problems.later(() -> Problem.error(at, what + " must be a plain number, but is in " + units.of(dimensions.solution(dim)).symbol()));
        return false;
    }

    Dim time(Reach reach) {
        return reach.plain() ? Dim.NONE : Dim.TIME;
    }
}
