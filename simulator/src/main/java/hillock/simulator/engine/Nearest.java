package hillock.simulator.engine;

import java.util.List;
import java.util.Optional;
import hillock.language.model.Condition;
import hillock.language.model.Condition.Comparison;
import hillock.language.model.Condition.Relation;
import hillock.language.model.Function;
import hillock.language.model.Term;

/**
 * The value that is nearest to its bound, or farthest outside: what failed where rounding alone decided, in a pass that shares its work
 * between equations and bounds.
 */
record Nearest(Owner owner, int bound, int element) {

    /** Of all that raised the flag of bounds. */
    static Optional<Nearest> of(Machine machine) {
        Optional<Nearest> nearest = Optional.empty();
        double least = Double.POSITIVE_INFINITY;
        for (Owner owner : Owner.all(machine)) {
            if ((owner.dynamics().raised() & Dynamics.OUT_OF_BOUNDS) == 0) continue;
            for (int b = 0; b < owner.dynamics().bounds.size(); b++) {
                double[] margins = owner.values(margin(owner.dynamics().limits.demanded(owner.dynamics().bounds.get(b))), machine.clock);
                for (int i = 0; i < margins.length; i++) {
                    if (!(margins[i] < least)) continue;
                    least = margins[i];
                    nearest = Optional.of(new Nearest(owner, b, i));
                }
            }
        }
        return nearest;
    }

    /** Which of so many equal parts of the machine it is in. */
    int part(int parts) {
        return element / (owner.dynamics().size / parts);
    }

    /** As if that part stood alone. */
    Failure failure(Clock clock, int parts) {
        return BadState.of(owner, clock).outside(bound, element, part(parts) * (owner.dynamics().size / parts));
    }

    /** By how much a condition holds. */
    private static Term margin(Condition condition) {
        return switch (condition) {
            case Comparison(Relation relation, Term left, Term right) -> switch (relation) {
                case LESS, AT_MOST -> new Term.Difference(right, left);
                case GREATER, AT_LEAST -> new Term.Difference(left, right);
                case EQUAL -> new Term.Negation(new Term.Call(Function.ABS, List.of(new Term.Difference(left, right))));
                case UNEQUAL -> new Term.Call(Function.ABS, List.of(new Term.Difference(left, right)));
            };
            case Condition.And(var left, var right) -> new Term.Call(Function.MIN, List.of(margin(left), margin(right)));
            case Condition.Or(var left, var right) -> new Term.Call(Function.MAX, List.of(margin(left), margin(right)));
            case Condition.Not(var inner) -> new Term.Negation(margin(inner));
        };
    }
}
