package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import hillock.language.algebra.Linear;
import hillock.language.algebra.Notation;
import hillock.language.algebra.Substitution;
import hillock.language.algebra.Variables;
import hillock.language.model.Experiment;
import hillock.language.model.Model;
import hillock.language.model.Term;

/** Finds why a step failed, on a machine that stands at its start. */
record Cause(Machine machine, Experiment.Simulation simulation, Wording wording) {

    /** Lines for the message. Leaves the machine at the start of the step. */
    List<String> of(Failure failure, long step) {
        List<String> lines = new ArrayList<>(rate(failure));
        Machine.Snapshot start = machine.snapshot(step);
        List<FirstFailure> found = new ArrayList<>();
        machine.advance(step, stage -> {
            if (found.isEmpty()) search(failure, stage).ifPresent(found::add);
        });
        machine.restore(start);
        machine.begin(step);
        if (!found.isEmpty()) lines.add(sentence(failure.owner(), found.getFirst()));
        return lines;
    }

    /** First what connections add to the neuron, then its own pass. */
    private Optional<FirstFailure> search(Failure failure, int stage) {
        Owner owner = failure.owner();
        for (Wires each : machine.wires) {
            if (owner.wires().isPresent() || each.target.dynamics != owner.dynamics()) continue;
            for (int e = 0; e < each.edges.count(); e++) {
                if (each.edges.targets()[e] != failure.element()) continue;
                Optional<FirstFailure> found = FirstFailure.in(each.contribution(stage), machine.clock, e);
                if (found.isPresent()) return found;
            }
        }
        return FirstFailure.in(owner.dynamics().passes.get(stage), machine.clock, failure.element());
    }

    private String sentence(Owner owner, FirstFailure first) {
        StringJoiner with = new StringJoiner(", ");
        first.values().forEach((name, value) -> with.add(wording.quantity(owner, Wording.name(name), value)));
        Term shown = Substitution.in(first.term(), name -> Optional.of(Term.own(Wording.name(name))));
        return "first to fail: " + first.within().map(name -> Wording.name(name) + ", in ").orElse("") + Notation.text(shown)
                + " = " + first.value() + (with.length() == 0 ? "" : " with " + with);
    }

    /** What pushed the variable: its rate at the last good state, what the rate is made of, and how far one step throws it. */
    private List<String> rate(Failure failure) {
        Owner owner = failure.owner();
        Optional<Model.Equation> equation = owner.dynamics().mathematics.equations().stream()
                .filter(each -> each.variable().equals(failure.variable())).findFirst();
        if (equation.isEmpty()) return List.of();
        List<String> lines = new ArrayList<>();
        Term rate = equation.get().rate();
        StringJoiner parts = new StringJoiner(", ");
        for (Term.Variable name : Variables.of(rate)) {
            if (isComputed(name, owner)) {
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
