package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.IntPredicate;
import hillock.language.algebra.Linear;
import hillock.language.algebra.Notation;
import hillock.language.algebra.Substitution;
import hillock.language.algebra.Variables;
import hillock.language.model.Experiment;
import hillock.language.model.Model;
import hillock.language.model.Term;

/** Finds why a step failed, on a machine that stands at its start. */
record Cause(Machine machine, Experiment.Simulation simulation, Wording wording) {

    /** So many elements are looked at besides the one that failed. */
    private static final int LARGEST_SEARCH = 100_000;

    /** A first failure, and whose it is. */
    private record Found(Owner owner, int element, FirstFailure first) {
        /** Whether it only passes on a bad value that something else made. */
        boolean isConsequence() {
            return first.term() instanceof Term.Variable;
        }
    }

    /** Lines for the message. Leaves the machine at the start of the step. */
    List<String> of(Failure failure, long step) {
        List<String> lines = new ArrayList<>(rate(failure));
        Machine.Snapshot start = machine.snapshot(step);
        List<Found> found = new ArrayList<>();
        machine.advance(step, stage -> {
            if (found.stream().allMatch(Found::isConsequence)) found.addAll(search(failure, step, stage));
        });
        machine.restore(start);
        machine.begin(step);
        found.stream().filter(each -> !each.isConsequence()).findFirst().or(() -> found.stream().findFirst())
                .ifPresent(each -> lines.add(sentence(failure, each)));
        return lines;
    }

    /** What fails in a stage: what connections add to the failed neuron, its own pass, then everything else that may have spread to it. */
    private List<Found> search(Failure failure, long step, int stage) {
        Owner failed = failure.owner();
        List<Found> found = new ArrayList<>();
        for (Wires each : machine.wires) {
            if (each.target.dynamics != failed.dynamics() || each.connection().contributions().isEmpty()) continue;
            if (each.edges.isListed()) edges(each, stage, e -> each.edges.targets()[e] == failure.element(), found);
            else if (each.reaches(failure.element())) {
                Wires alone = each.to(failure.element(), step, machine.stageTime(stage), machine.clock);
                edges(alone, stage, _ -> true, found);
            }
        }
        elements(failed, stage, i -> i == failure.element(), found);
        if (found.stream().anyMatch(each -> !each.isConsequence())) return found;
        for (Wires each : machine.wires) {
            if (!each.edges.isListed() || each.edges.count() > LARGEST_SEARCH) continue;
            edges(each, stage, _ -> true, found);
            elements(Owner.of(each), stage, _ -> true, found);
        }
        for (Cells each : machine.cells) if (each.size() <= LARGEST_SEARCH) elements(Owner.of(each), stage, _ -> true, found);
        return found;
    }

    private void edges(Wires wires, int stage, IntPredicate which, List<Found> into) {
        Pass pass = wires.contribution(stage);
        first(Owner.of(wires), pass, wires.edges.sources().length, which, into);
    }

    private void elements(Owner owner, int stage, IntPredicate which, List<Found> into) {
        if (!owner.dynamics().passes.isEmpty()) first(owner, owner.dynamics().passes.get(stage), owner.dynamics().size, which, into);
    }

    /** Adds the first failure in a pass, and the first that is no mere consequence. */
    private void first(Owner owner, Pass pass, int size, IntPredicate which, List<Found> into) {
        boolean some = false;
        for (int e = 0; e < size; e++) {
            if (!which.test(e)) continue;
            Optional<FirstFailure> first = FirstFailure.in(pass, machine.clock, e);
            if (first.isEmpty()) continue;
            Found found = new Found(owner, e, first.get());
            if (!some || !found.isConsequence()) into.add(found);
            if (!found.isConsequence()) return;
            some = true;
        }
    }

    private String sentence(Failure failure, Found found) {
        FirstFailure first = found.first;
        if (found.isConsequence() && isInput(found)) {
            return "first to fail: the sum of what connections add to " + Wording.name((Term.Variable) first.term()) + ", which is "
                    + first.value();
        }
        boolean itself = found.owner.dynamics() == failure.owner().dynamics() && found.element == failure.element();
        String where = itself ? "" : found.owner.name() + ", " + found.owner.element(found.element) + ": ";
        StringJoiner with = new StringJoiner(", ");
        first.values().forEach((name, value) -> with.add(wording.quantity(found.owner, Wording.name(name), value)));
        if (found.isConsequence() && isGivenBySpikes(found)) return "first to fail: " + where + with + ", as a spike left it";
        Term shown = Substitution.in(first.term(), name -> Optional.of(Term.own(Wording.name(name))));
        return "first to fail: " + where + first.within().map(name -> Wording.name(name) + ", in ").orElse("") + Notation.text(shown)
                + " = " + first.value() + (with.length() == 0 ? "" : " with " + with);
    }

    /** Whether it is a weight or parameter of a connection that events change. */
    private boolean isGivenBySpikes(Found found) {
        Term name = found.first.term();
        return found.owner.wires().stream().flatMap(each -> each.connection().events().stream()).flatMap(each -> each.jumps().stream())
                .anyMatch(jump -> jump.target().equals(name));
    }

    private boolean isInput(Found found) {
        String name = ((Term.Variable) found.first.term()).name();
        return Arrays.stream(machine.cells).anyMatch(each -> each.dynamics == found.owner.dynamics() && each.inputs.containsKey(name));
    }

    /** What pushed the variable: its rate at the last good state, what the rate is made of, and how far one step throws it. */
    List<String> rate(Failure failure) {
        Owner owner = failure.owner();
        Optional<Model.Equation> equation = owner.dynamics().mathematics.equations().stream()
                .filter(each -> each.variable().equals(failure.variable())).findFirst();
        if (equation.isEmpty()) return List.of();
        List<String> lines = new ArrayList<>();
        Term rate = equation.get().rate();
        StringJoiner parts = new StringJoiner(", ");
        for (Term.Variable name : Variables.of(rate)) {
            if (isComputed(name, owner) && !Refractoriness.isMoves(name)) {
                parts.add(wording.quantity(owner, Wording.name(name), owner.value(name, machine.clock, failure.element())));
            }
        }
        lines.add(wording.rate(owner, failure.variable(), owner.value(rate, machine.clock, failure.element())) + " there"
                + (parts.length() == 0 ? "" : ", with " + parts));
        if (simulation.method().equals("euler")) overshoot(failure, rate, owner.definitions()).ifPresent(lines::add);
        return lines;
    }

    /** Whether a name is an expression, an input or a signal: what the state at the step's start does not show. */
    private static boolean isComputed(Term.Variable name, Owner owner) {
        boolean state = owner.dynamics().mathematics.variables().contains(name.name());
        return owner.definitions().containsKey(name) || owner.dynamics().fields.containsKey(name.name()) && !state;
    }

    private Optional<String> overshoot(Failure failure, Term rate, Map<Term.Variable, Term> definitions) {
        return Linear.in(Term.own(failure.variable()), rate, definitions).filter(linear -> !linear.isFree()).flatMap(linear -> {
            double slope = failure.owner().value(linear.slope(), machine.clock, failure.element());
            double factor = 1 + simulation.dt() * slope;
            if (!(factor < 0) || !Double.isFinite(factor)) return Optional.empty();
            return Optional.of("one step of " + wording.time(simulation.dt()) + " multiplies a deviation of " + failure.variable() + " by "
                    + Wording.number(factor) + ": it overshoots. Forward Euler does not for dt < " + wording.time(-1 / slope) + " here");
        });
    }
}
