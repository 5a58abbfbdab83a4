package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.List;
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

/**
 * Whether an equation would take a variable across an end of its bound: a gate at 1 that goes on rising, since a rate is negative or a
 * sign is wrong. Looked at along a run, with all other variables as they are then, and the variable at the end of its bound.
 */
final class Outward {
    /** In the variable's unit per ms: far above rounding, far below any rate. */
    private static final double NOTABLE = 1e-9;
    private final Owner owner;
    private final Equation equation;
    private final boolean upper;
    private final Gauge rate;
    private final Gauge end;
    private Optional<Found> found = Optional.empty();

    private record Found(int element, double rate, double end, double time) {}

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

    void look(Clock clock) {
        if (found.isPresent()) return;
        double[] rates = rate.read(clock);
        for (int i = 0; i < rate.count(); i++) {
            if (!((upper ? rates[i] : -rates[i]) > NOTABLE)) continue;
            found = Optional.of(new Found(i, rates[i], end.read(clock)[i], clock.values[Clock.TIME]));
            return;
        }
    }

    Optional<Problem> problem(CheckedFile file, Wording wording) {
        String x = equation.variable();
        return found.map(at -> new Problem(Problem.Severity.WARNING, file.origins().of(owner.model() + ".d" + x + "/dt"),
                "the equation takes " + x + " out of its bounds: at " + wording.quantity(owner, x, at.end) + " "
                        + wording.rate(owner, x, at.rate) + " with the state of " + owner.name() + ", " + owner.element(at.element)
                        + ", at " + wording.time(at.time),
                Optional.of("is a sign wrong, or does a rate turn negative?")));
    }
}
