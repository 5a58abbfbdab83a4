package hillock.simulator.engine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import hillock.language.model.Condition;
import hillock.language.model.Condition.Comparison;
import hillock.language.model.Condition.Relation;
import hillock.language.model.Function;
import hillock.language.model.Model;
import hillock.language.model.Term;

/**
 * What failed: a variable of one neuron or connection.
 *
 * @param bound   the place among the owner's bounds of the one that it left; empty if it merely stopped being finite
 * @param subject the value of what is bounded, where that is more than the variable or its size: {@code m + h <= 1}
 */
record Failure(Owner owner, int element, String variable, double value, Optional<Integer> bound, OptionalDouble subject) {

    /** What failed in the text: a bound or an equation. */
    String path() {
        return bound.map(b -> owner.model() + ".bound." + b).orElse(owner.model() + ".d" + variable + "/dt");
    }

    /** The first neuron or connection, in order, whose state is bad, and its first bad variable. */
    static Failure first(Machine machine) {
        return found(machine).or(() -> nearest(machine))
                .orElseThrow(() -> new IllegalStateException("a bound was left, but every value is within its bounds"));
    }

    /** The same; empty if no state is bad. */
    static Optional<Failure> found(Machine machine) {
        for (Owner owner : Owner.all(machine)) {
            if ((owner.dynamics().raised() & Dynamics.OUT_OF_BOUNDS) == 0) continue;
            Optional<Failure> failure = first(owner, machine.clock);
            if (failure.isPresent()) return failure;
        }
        return Optional.empty();
    }

    private static Optional<Failure> first(Owner owner, Clock clock) {
        Dynamics dynamics = owner.dynamics();
        Optional<Failure> earliest = Optional.empty();
        for (int b = 0; b < dynamics.bounds.size(); b++) {
            int element = owner.failing(dynamics.limits.demanded(dynamics.bounds.get(b)), clock).nextSetBit(0);
            if (element < 0 || element >= earliest.map(Failure::element).orElse(Integer.MAX_VALUE)) continue;
            earliest = Optional.of(left(owner, b, element, clock));
        }
        for (String variable : dynamics.mathematics.variables()) {
            double[] values = dynamics.field(variable).values();
            for (int i = 0; i < values.length && i < earliest.map(Failure::element).orElse(Integer.MAX_VALUE); i++) {
                if (Double.isFinite(values[i])) continue;
                earliest = Optional.of(new Failure(owner, i, variable, values[i], Optional.empty(), OptionalDouble.empty()));
            }
        }
        return earliest;
    }

    private static Failure left(Owner owner, int b, int element, Clock clock) {
        Model.Bound bound = owner.dynamics().bounds.get(b);
        double value = owner.value(Term.own(bound.variable()), clock, element);
        OptionalDouble subject = isOf(bound.subject(), Term.own(bound.variable())) ? OptionalDouble.empty()
                : OptionalDouble.of(owner.value(bound.subject(), clock, element));
        return new Failure(owner, element, bound.variable(), value, Optional.of(b), subject);
    }

    /** Where rounding alone decided, in a pass that shares its work between equations and bounds: what is nearest to its bound. */
    private static Optional<Failure> nearest(Machine machine) {
        Optional<Failure> nearest = Optional.empty();
        double least = Double.POSITIVE_INFINITY;
        for (Owner owner : Owner.all(machine)) {
            if ((owner.dynamics().raised() & Dynamics.OUT_OF_BOUNDS) == 0) continue;
            for (int b = 0; b < owner.dynamics().bounds.size(); b++) {
                double[] margins = owner.values(margin(owner.dynamics().limits.demanded(owner.dynamics().bounds.get(b))), machine.clock);
                for (int i = 0; i < margins.length; i++) {
                    if (!(margins[i] < least)) continue;
                    least = margins[i];
                    nearest = Optional.of(left(owner, b, i, machine.clock));
                }
            }
        }
        return nearest;
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

    private static boolean isOf(Term subject, Term variable) {
        return subject.equals(variable) || subject.equals(new Term.Call(Function.ABS, List.of(variable)));
    }
}
