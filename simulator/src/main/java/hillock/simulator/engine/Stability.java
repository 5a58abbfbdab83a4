package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import hillock.language.algebra.Derivative;
import hillock.language.model.CheckedFile;
import hillock.language.model.Experiment;
import hillock.language.model.Model.Equation;
import hillock.language.model.Term;
import hillock.language.syntax.Problem;

/**
 * Compares the step with how fast each variable relaxes at the initial state. A linear equation x' = a x with a &lt; 0 stays bounded
 * under an explicit method only for -a dt below {@link hillock.simulator.plan.Integrator#stableUpTo}. Only each variable's own slope
 * is looked at, and only at t = 0: a spike can be faster, so silence is no promise.
 */
record Stability(CheckedFile file, Experiment.Simulation simulation, Machine machine) {

    List<Problem> warnings() {
        machine.start();
        Wording wording = new Wording(file.experiment().plain());
        List<Problem> warnings = new ArrayList<>();
        List<Owner> owners = new ArrayList<>();
        for (Cells each : machine.cells) owners.add(Owner.of(each));
        for (Wires each : machine.wires) owners.add(Owner.of(each));
        for (Owner owner : owners) {
            for (Equation equation : owner.dynamics().mathematics.equations()) check(owner, equation, wording).ifPresent(warnings::add);
        }
        return warnings;
    }

    private Optional<Problem> check(Owner owner, Equation equation, Wording wording) {
        double limit = machine.method.stableUpTo();
        if (limit == Double.POSITIVE_INFINITY || owner.dynamics().size == 0) return Optional.empty();
        Term slope = Derivative.of(equation.rate(), Term.own(equation.variable()), owner.definitions());
        double[] slopes = owner.values(slope, machine.clock);
        int fastest = 0;
        for (int i = 1; i < slopes.length; i++) if (slopes[i] < slopes[fastest]) fastest = i;
        if (!(-slopes[fastest] * simulation.dt() > limit)) return Optional.empty();
        String message = "dt = " + wording.time(simulation.dt()) + " is too large for " + simulation.method() + ": at the start "
                + equation.variable() + " of " + owner.name() + ", " + owner.element(fastest) + ", relaxes within "
                + wording.time(-1 / slopes[fastest]);
        String hint = simulation.method() + " is stable there for dt < " + wording.time(-limit / slopes[fastest])
                + "; exponential-euler has no such limit where it can be used";
        return Optional.of(new Problem(Problem.Severity.WARNING, file.origins().of("simulate.dt").or(() -> file.origins().of("simulate")),
                message, Optional.of(hint)));
    }
}
