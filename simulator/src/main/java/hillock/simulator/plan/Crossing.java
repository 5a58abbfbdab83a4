package hillock.simulator.plan;

import hillock.language.model.Condition;
import hillock.language.model.Condition.Comparison;
import hillock.language.model.Condition.Relation;
import hillock.language.model.Term;

/**
 * A spike condition as the sign of a level: it holds where the level is above zero (or at zero, if inclusive). A single inequality
 * {@code V > 0 mV} has the level {@code V - 0 mV}, and its crossing is located in the step by linear interpolation of the level
 * (error of order dt^2, whatever the method). Any other condition has the level 1 or 0 and counts as crossed at the step's end.
 */
public record Crossing(Term level, boolean inclusive, boolean located) {

    public static Crossing of(Condition condition) {
        return switch (condition) {
            case Comparison(Relation relation, Term left, Term right) when relation == Relation.GREATER || relation == Relation.AT_LEAST ->
                new Crossing(new Term.Difference(left, right), relation == Relation.AT_LEAST, true);
            case Comparison(Relation relation, Term left, Term right) when relation == Relation.LESS || relation == Relation.AT_MOST ->
                new Crossing(new Term.Difference(right, left), relation == Relation.AT_MOST, true);
            case Comparison _, Condition.And _, Condition.Or _, Condition.Not _ ->
                new Crossing(new Term.Choice(condition, Term.ONE, Term.ZERO), false, false);
        };
    }

    /** Whether the condition holds at a level. */
    public Condition holdsAt(Term value) {
        return new Comparison(inclusive ? Relation.AT_LEAST : Relation.GREATER, value, Term.ZERO);
    }

    /** Whether the condition holds at a level. */
    public boolean holds(double value) {
        return inclusive ? value >= 0 : value > 0;
    }

    /** Whether the condition begins to hold between two levels. */
    public Condition crossed(Term before, Term after) {
        return new Condition.And(new Condition.Not(holdsAt(before)), holdsAt(after));
    }

    /** Where between two levels the crossing lies: 0 at the first, 1 at the second. */
    public Term fraction(Term before, Term after) {
        return located ? new Term.Quotient(before, new Term.Difference(before, after)) : Term.ONE;
    }
}
