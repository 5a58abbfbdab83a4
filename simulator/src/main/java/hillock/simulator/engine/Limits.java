package hillock.simulator.engine;

import java.util.List;
import java.util.Map;
import hillock.language.model.Condition;
import hillock.language.model.Condition.Comparison;
import hillock.language.model.Condition.Relation;
import hillock.language.model.Experiment.Precision;
import hillock.language.model.Function;
import hillock.language.model.Model.Bound;
import hillock.language.model.Term;
import hillock.language.units.Unit;
import hillock.simulator.plan.Mathematics;
import hillock.simulator.plan.Slack;
import hillock.simulator.plan.Stage;

/**
 * What a step's end must keep to: bounds, and that every variable is finite.
 *
 * @param units in which variables are shown
 */
record Limits(List<Bound> bounds, Mathematics mathematics, Map<String, Unit> units, Pace pace) {

    /** Of a state under the names that it has at the end of a step. */
    void ofStep(Assembly assembly, Precision precision) {
        for (Bound bound : bounds) assembly.require(mathematics.atNext(bound.holds()), Dynamics.OUT_OF_BOUNDS);
        for (String x : mathematics.variables()) {
            if (bounds.stream().anyMatch(bound -> confines(bound, x))) continue;
            assembly.require(isFinite(Stage.next(x), precision), Dynamics.OUT_OF_BOUNDS);
        }
    }

    /** Of the state of the last stage of a method that chooses its steps, and of the error that it estimates. */
    void ofTrial(Assembly assembly) {
        for (Bound bound : bounds) assembly.require(demanded(bound), Dynamics.OUT_OF_BOUNDS);
        for (String x : mathematics.variables()) assembly.require(isFinite(Term.own(x), Precision.DOUBLE), Dynamics.OUT_OF_BOUNDS);
        if (mathematics.variables().isEmpty()) return;
        assembly.require(isFinite(Stage.ERROR, Precision.DOUBLE), Dynamics.OUT_OF_BOUNDS);
    }

    /** What a bound demands: itself, or, of a method that chooses its steps, within the tolerance. */
    Condition demanded(Bound bound) {
        if (pace.chosen().isEmpty()) return bound.holds();
        return new Slack(pace.tolerance(), new Term.Constant(unit(bound.variable()))).loosened(bound.holds());
    }

    /** One of the unit in which a variable is shown, in coherent units. */
    double unit(String variable) {
        return units.getOrDefault(variable, Unit.NONE).toCoherent(1);
    }

    private static Condition isFinite(Term value, Precision precision) {
        return new Comparison(Relation.AT_MOST, new Term.Call(Function.ABS, List.of(value)), new Term.Constant(precision.largest()));
    }

    /** Whether a bound alone makes sure that x is finite: {@code a <= x <= b} or {@code abs(x) <= b}. */
    private static boolean confines(Bound bound, String x) {
        Term variable = Term.own(x);
        return switch (bound.holds()) {
            case Condition.And(Comparison lower, Comparison upper) -> bound.subject().equals(variable)
                    && lower.left() instanceof Term.Constant && upper.right() instanceof Term.Constant;
            case Comparison(Relation relation, Term left, Term right) -> (relation == Relation.AT_MOST || relation == Relation.LESS)
                    && left.equals(new Term.Call(Function.ABS, List.of(variable))) && right instanceof Term.Constant;
            case Condition.And _, Condition.Or _, Condition.Not _ -> false;
        };
    }
}
