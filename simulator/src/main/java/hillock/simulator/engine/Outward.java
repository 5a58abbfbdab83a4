package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.algebra.Substitution;
import hillock.language.algebra.Variables;
import hillock.language.model.CheckedFile;
import hillock.language.model.Condition;
import hillock.language.model.Condition.Relation;
import hillock.language.model.Model;
import hillock.language.model.Model.Equation;
import hillock.language.model.Term;
import hillock.language.syntax.Problem;
import hillock.simulator.kernels.Loop;

/**
 * Whether an equation would take a variable across an end of its bound: a gate at 1 that goes on rising, since a rate is negative or a
 * sign is wrong. Looked at along a run, with all other variables as they are then, and the variable at the end of its bound; and at the
 * start with others anywhere in their bounds.
 */
final class Outward {
    /** In the variable's unit per ms: far above rounding, far below any rate. */
    private static final double NOTABLE = 1e-9;
    private static final Loop.Range GATE = new Loop.Range(0, 1);
    /** Where a variable is put one after the other. */
    private static final int PLACES = 40;
    private final Owner owner;
    private final Equation equation;
    private final boolean upper;
    private final Gauge rate;
    private final Gauge end;
    private Optional<Found> found = Optional.empty();

    /** @param place where another variable was put; empty along a run */
    private record Found(int element, double rate, double end, double time, Optional<Place> place) {}

    private record Place(String variable, double value) {}

    private Outward(Owner owner, Equation equation, Term end, boolean upper) {
        this.owner = owner;
        this.equation = equation;
        this.upper = upper;
        Term written = Substitution.ofDefinitions(equation.rate(), owner.definitions());
        this.rate = new Gauge(owner, Substitution.in(written,
                name -> name.equals(Term.own(equation.variable())) ? Optional.of(end) : Optional.empty()));
        this.end = new Gauge(owner, end);
    }

    /** One for each end of the variable's bounds. */
    static List<Outward> of(Owner owner, Equation equation) {
        List<Outward> all = new ArrayList<>();
        Term x = Term.own(equation.variable());
        for (Model.Bound bound : owner.dynamics().bounds) if (bound.subject().equals(x)) ends(owner, equation, bound.holds(), all);
        return all;
    }

    private static void ends(Owner owner, Equation equation, Condition condition, List<Outward> into) {
        switch (condition) {
            case Condition.And(var left, var right) -> {
                ends(owner, equation, left, into);
                ends(owner, equation, right, into);
            }
            case Condition.Comparison(var relation, var left, var right) -> {
                Term x = Term.own(equation.variable());
                boolean atLeft = left.equals(x);
                Term end = atLeft ? right : left;
                boolean less = relation == Relation.LESS || relation == Relation.AT_MOST;
                if (!Variables.dependsOn(end, Term.own(equation.variable()), owner.definitions())) {
                    into.add(new Outward(owner, equation, end, less == atLeft));
                }
            }
            case Condition.Or _, Condition.Not _ -> { }
        }
    }

    /** Looks with each other variable, one at a time, all over its own bounds, the rest as it is. For gates, whose bounds are 0 and 1. */
    void scan(Clock clock) {
        Map<Term.Variable, Loop.Range> ranges = Ranges.of(owner.dynamics().bounds);
        Term.Variable own = Term.own(equation.variable());
        if (!GATE.equals(ranges.get(own))) return;
        for (Map.Entry<Term.Variable, Loop.Range> each : ranges.entrySet()) {
            boolean matters = Variables.dependsOn(equation.rate(), each.getKey(), owner.definitions());
            if (matters && !each.getKey().equals(own)) scan(each.getKey().name(), each.getValue(), clock);
        }
    }

    private void scan(String other, Loop.Range range, Clock clock) {
        Field field = owner.dynamics().field(other);
        Field before = field.copy(field.size());
        for (int k = 0; k <= PLACES && found.isEmpty(); k++) {
            double place = range.least() + (range.most() - range.least()) * k / PLACES;
            field.fill(place);
            look(clock);
            found = found.map(at -> new Found(at.element, at.rate, at.end, at.time, Optional.of(new Place(other, place))));
        }
        field.take(before, 0, field.size());
    }

    void look(Clock clock) {
        if (found.isPresent()) return;
        double[] rates = rate.read(clock);
        for (int i = 0; i < rate.count(); i++) {
            if (!((upper ? rates[i] : -rates[i]) > NOTABLE)) continue;
            found = Optional.of(new Found(i, rates[i], end.read(clock)[i], clock.values[Clock.TIME], Optional.empty()));
            return;
        }
    }

    Optional<Problem> problem(CheckedFile file, Wording wording) {
        String x = equation.variable();
        return found.map(at -> new Problem(Problem.Severity.WARNING, file.origins().of(owner.model() + ".d" + x + "/dt"),
                "the equation takes " + x + " out of its bounds: at " + wording.quantity(owner, x, at.end) + " "
                        + wording.rate(owner, x, at.rate)
                        + at.place.map(there -> " with " + wording.quantity(owner, there.variable, there.value) + ", and else").orElse("")
                        + " with the state of " + owner.name() + ", " + owner.element(at.element)
                        + ", at " + wording.time(at.time),
                Optional.of("is a sign wrong, or does a rate turn negative?")));
    }
}
