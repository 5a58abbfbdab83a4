package hillock.simulator.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import hillock.language.model.Condition;
import hillock.language.model.Condition.Comparison;
import hillock.language.model.Condition.Relation;
import hillock.language.model.Function;
import hillock.language.model.Model.Bound;
import hillock.language.model.Term;
import hillock.simulator.kernels.Loop.Range;

/**
 * What declared bounds tell of the state at a step's start: it passed them at the end of the step before, or as the initial state. The
 * states between a method's stages did not.
 */
final class Ranges {
    private Ranges() {}

    /** By state variable; only those that are bounded from both sides by constants. */
    static Map<Term.Variable, Range> of(List<Bound> bounds) {
        Map<Term.Variable, Range> ranges = new HashMap<>();
        for (Bound bound : bounds) {
            switch (bound.holds()) {
                case Condition.And(Comparison(var first, Term.Constant(double least), Term.Variable below),
                        Comparison(var second, Term.Variable above, Term.Constant(double most)))
                        when isUpward(first) && isUpward(second) && below.equals(above) -> ranges.put(below, new Range(least, most));
                case Comparison(var relation, Term.Call(var function, List<Term> arguments), Term.Constant(double most))
                        when isUpward(relation) && function == Function.ABS && arguments.getFirst() instanceof Term.Variable variable ->
                    ranges.put(variable, new Range(-most, most));
                case Comparison _, Condition.And _, Condition.Or _, Condition.Not _ -> {}
            }
        }
        return ranges;
    }

    private static boolean isUpward(Relation relation) {
        return relation == Relation.AT_MOST || relation == Relation.LESS;
    }
}
