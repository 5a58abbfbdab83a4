package hillock.simulator.engine;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import hillock.language.model.Function;
import hillock.language.model.Model;
import hillock.language.model.Term;

/**
 * Which values of a population or connection no step may leave behind.
 *
 * @param broken    for each bound, the elements where it does not hold
 * @param variables all, in order
 */
record BadState(Owner owner, Clock clock, List<BitSet> broken, List<String> variables) {
    static BadState of(Owner owner, Clock clock) {
        Dynamics dynamics = owner.dynamics();
        List<BitSet> broken = dynamics.bounds.stream()
                .map(bound -> owner.failing(dynamics.limits.demanded(bound), clock)).toList();
        return new BadState(owner, clock, broken, List.copyOf(dynamics.mathematics.variables()));
    }

    /** The first bad element from one on and below another, and the first bound that it left, or its first variable that is not finite. */
    Optional<Failure> first(int from, int to) {
        for (int element = from; element < to; element++) {
            for (int b = 0; b < broken.size(); b++) if (broken.get(b).get(element)) return Optional.of(outside(b, element, from));
            for (String variable : variables) {
                double value = owner.dynamics().field(variable).at(element);
                if (Double.isFinite(value)) continue;
                return Optional.of(new Failure(owner, element - from, variable, value, Optional.empty(), OptionalDouble.empty()));
            }
        }
        return Optional.empty();
    }

    /** An element outside a bound, as one of the elements from one on. */
    Failure outside(int b, int element, int from) {
        Model.Bound bound = owner.dynamics().bounds.get(b);
        Term variable = Term.own(bound.variable());
        OptionalDouble subject = isOf(bound.subject(), variable) ? OptionalDouble.empty()
                : OptionalDouble.of(owner.value(bound.subject(), clock, element));
        return new Failure(owner, element - from, bound.variable(), owner.value(variable, clock, element), Optional.of(b), subject);
    }

    private static boolean isOf(Term subject, Term variable) {
        return subject.equals(variable) || subject.equals(new Term.Call(Function.ABS, List.of(variable)));
    }
}
