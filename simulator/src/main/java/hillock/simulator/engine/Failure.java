package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import hillock.language.algebra.Notation;
import hillock.language.model.Condition;
import hillock.language.model.Condition.Comparison;
import hillock.language.model.Condition.Relation;
import hillock.language.model.Function;
import hillock.language.model.Model;
import hillock.language.model.Term;
import hillock.language.units.Unit;
import hillock.simulator.recording.Swept;

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

    /** What failed, in words: {@code x left its bound x <= 1}. */
    String text() {
        if (bound.isEmpty() || !Double.isFinite(value)) return variable + " is no longer finite";
        Model.Bound left = owner.dynamics().bounds.get(bound.get());
        if (subject.isEmpty()) return variable + " left its bound " + left.text();
        return left.text() + " does not hold, " + Notation.text(left.subject()) + " is " + Wording.number(subject.getAsDouble());
    }

    /** The same as a row of a sweep tells it, at a time in ms. */
    Swept.Failure told(Wording wording, double time) {
        Unit unit = owner.units().getOrDefault(variable, Unit.NONE);
        Swept.Spot spot = new Swept.Spot(owner.name() + ", " + owner.element(element), variable, unit.fromCoherent(value), unit.symbol());
        return new Swept.Failure(wording.blewUp(time), time, text(), Optional.of(spot));
    }

    /** The first neuron or connection, in order, whose state is bad, and its first bad variable. */
    static Failure first(Machine machine) {
        return first(machine, 1).getFirst().orElseThrow(() -> new IllegalStateException("a bound was left, but every value is within its bounds"));
    }

    /** The same for each of so many equal parts of the machine, as if it stood alone: elements count from its first. */
    static List<Optional<Failure>> first(Machine machine, int parts) {
        List<Optional<Failure>> found = found(machine, parts);
        if (found.stream().allMatch(Optional::isEmpty)) nearest(machine, parts, found);
        return found;
    }

    /** The first; empty if no state is bad. */
    static Optional<Failure> found(Machine machine) {
        return found(machine, 1).getFirst();
    }

    private static List<Optional<Failure>> found(Machine machine, int parts) {
        List<Optional<Failure>> found = new ArrayList<>(Collections.nCopies(parts, Optional.empty()));
        for (Owner owner : Owner.all(machine)) {
            if ((owner.dynamics().raised() & Dynamics.OUT_OF_BOUNDS) == 0) continue;
            BadState state = BadState.of(owner, machine.clock);
            int size = owner.dynamics().size / parts;
            for (int p = 0; p < parts; p++) if (found.get(p).isEmpty()) found.set(p, state.first(p * size, (p + 1) * size));
        }
        return found;
    }

    /** Where rounding alone decided, in a pass that shares its work between equations and bounds: what is nearest to its bound. */
    private static void nearest(Machine machine, int parts, List<Optional<Failure>> into) {
        double least = Double.POSITIVE_INFINITY;
        for (Owner owner : Owner.all(machine)) {
            if ((owner.dynamics().raised() & Dynamics.OUT_OF_BOUNDS) == 0) continue;
            for (int b = 0; b < owner.dynamics().bounds.size(); b++) {
                double[] margins = owner.values(margin(owner.dynamics().limits.demanded(owner.dynamics().bounds.get(b))), machine.clock);
                for (int i = 0; i < margins.length; i++) {
                    if (!(margins[i] < least)) continue;
                    least = margins[i];
                    int part = i / (margins.length / parts);
                    Collections.fill(into, Optional.empty());
                    into.set(part, Optional.of(BadState.left(owner, machine.clock, b, i, part * (margins.length / parts))));
                }
            }
        }
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
