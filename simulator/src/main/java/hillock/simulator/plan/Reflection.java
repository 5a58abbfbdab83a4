package hillock.simulator.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.model.Condition;
import hillock.language.model.Condition.Comparison;
import hillock.language.model.Condition.Relation;
import hillock.language.model.Model.Bound;
import hillock.language.model.Term;
import hillock.simulator.plan.Stage.Update;

/**
 * A variable that is mirrored, at the end of a step, where the step would have ended beyond a bound. What is beyond the other end even then
 * is left there.
 */
public record Reflection(String variable, Optional<Term> lower, Optional<Term> upper) {

    /** One for each variable with reflecting bounds. */
    public static List<Reflection> of(List<Bound> bounds) {
        Map<String, Reflection> all = new LinkedHashMap<>();
        for (Bound bound : bounds) if (bound.reflected()) all.merge(bound.variable(), of(bound, bound.holds()), Reflection::and);
        return List.copyOf(all.values());
    }

    private static Reflection of(Bound bound, Condition holds) {
        return switch (holds) {
            case Comparison(Relation relation, Term left, Term right) -> {
                boolean upward = relation == Relation.LESS || relation == Relation.AT_MOST;
                Term end = left.equals(bound.subject()) ? right : left;
                boolean above = left.equals(bound.subject()) == upward;
                Optional<Term> mirror = Optional.of(end);
                yield new Reflection(bound.variable(), above ? Optional.empty() : mirror, above ? mirror : Optional.empty());
            }
            case Condition.And(Condition one, Condition other) -> of(bound, one).and(of(bound, other));
            case Condition.Or _, Condition.Not _ -> throw new IllegalStateException("no bound reads " + bound.text());
        };
    }

    private Reflection and(Reflection other) {
        return new Reflection(variable, lower.or(other::lower), upper.or(other::upper));
    }

    /** Stages whose last one reflects. */
    public static List<Stage> applied(List<Stage> stages, List<Bound> bounds) {
        List<Reflection> all = of(bounds);
        if (all.isEmpty()) return stages;
        List<Update> updates = new ArrayList<>(stages.getLast().updates());
        for (Reflection each : all) {
            updates.replaceAll(update -> update.target().equals(Stage.next(each.variable))
                    ? new Update(Stage.free(each.variable), update.value()) : update);
            updates.add(new Update(Stage.next(each.variable), each.mirrored()));
        }
        List<Stage> reflected = new ArrayList<>(stages.subList(0, stages.size() - 1));
        reflected.add(new Stage(stages.getLast().time(), updates));
        return List.copyOf(reflected);
    }

    private Term mirrored() {
        Term free = Stage.free(variable);
        Term below = upper.<Term>map(end -> new Term.Choice(isAbove(end), mirrored(end), free)).orElse(free);
        return lower.<Term>map(end -> new Term.Choice(isBelow(end), mirrored(end), below)).orElse(below);
    }

    /** {@code end + (end - free)}: never beyond the end again, whatever the rounding. */
    private Term mirrored(Term end) {
        return new Term.Sum(end, new Term.Difference(end, Stage.free(variable)));
    }

    /** 1 where the step is reflected, else 0. */
    public Term happens() {
        Term above = upper.<Term>map(end -> new Term.Choice(isAbove(end), Term.ONE, Term.ZERO)).orElse(Term.ZERO);
        return lower.<Term>map(end -> new Term.Choice(isBelow(end), Term.ONE, above)).orElse(above);
    }

    private Condition isBelow(Term end) {
        return new Comparison(Relation.LESS, Stage.free(variable), end);
    }

    private Condition isAbove(Term end) {
        return new Comparison(Relation.GREATER, Stage.free(variable), end);
    }
}
