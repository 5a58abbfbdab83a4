package hillock.simulator.engine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import hillock.language.model.Condition;
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
        return found(machine).orElseThrow(() -> new IllegalStateException("a bound was left, but every value is within its bounds"));
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
            Model.Bound bound = dynamics.bounds.get(b);
            int element = owner.firstWhere(new Condition.Not(dynamics.limits.demanded(bound)), clock);
            if (element < earliest.map(Failure::element).orElse(Integer.MAX_VALUE)) {
                double value = owner.value(Term.own(bound.variable()), clock, element);
                OptionalDouble subject = isOf(bound.subject(), Term.own(bound.variable())) ? OptionalDouble.empty()
                        : OptionalDouble.of(owner.value(bound.subject(), clock, element));
                earliest = Optional.of(new Failure(owner, element, bound.variable(), value, Optional.of(b), subject));
            }
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

    private static boolean isOf(Term subject, Term variable) {
        return subject.equals(variable) || subject.equals(new Term.Call(Function.ABS, List.of(variable)));
    }
}
