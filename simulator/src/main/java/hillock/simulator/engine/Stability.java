package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
 *
 * <p>In single precision a variable may also relax too slowly: increments below half a unit in its last place are lost.
 */
record Stability(CheckedFile file, Experiment.Simulation simulation, Machine machine) {

    /** Half a unit in the last place of binary32, relative, at most. */
    private static final double LOST = 0x1p-24;
    private static final double NOTABLE = 0.001;

    List<Problem> warnings() {
        machine.start();
        Wording wording = new Wording(file.experiment().plain());
        List<Problem> warnings = new ArrayList<>();
        for (Owner owner : Owner.all(machine)) {
            for (Equation equation : owner.dynamics().mathematics.equations()) warnings.addAll(check(owner, equation, wording));
        }
        return warnings;
    }

    private List<Problem> check(Owner owner, Equation equation, Wording wording) {
        boolean silent = Double.isInfinite(machine.method.stableUpTo()) && simulation.precision() != Experiment.Precision.SINGLE;
        if (owner.dynamics().size == 0 || silent) return List.of();
        Term slope = Derivative.of(equation.rate(), Term.own(equation.variable()), owner.definitions());
        double[] slopes = owner.values(slope, machine.clock);
        return Stream.concat(tooFast(owner, equation, wording, slopes).stream(), tooSlow(owner, equation, wording, slopes).stream())
                .toList();
    }

    private Optional<Problem> tooFast(Owner owner, Equation equation, Wording wording, double[] slopes) {
        double limit = machine.method.stableUpTo();
        int fastest = 0;
        for (int i = 1; i < slopes.length; i++) if (slopes[i] < slopes[fastest]) fastest = i;
        if (!(-slopes[fastest] * simulation.dt() > limit)) return Optional.empty();
        String message = "dt = " + wording.time(simulation.dt()) + " is too large for " + simulation.method() + ": at the start "
                + equation.variable() + " of " + owner.name() + ", " + owner.element(fastest) + ", relaxes within "
                + wording.time(-1 / slopes[fastest]);
        String hint = simulation.method() + " is stable there for dt < " + wording.time(-limit / slopes[fastest])
                + "; exponential-euler has no such limit where it can be used";
        return Optional.of(warning("simulate.dt", message, hint));
    }

    private Optional<Problem> tooSlow(Owner owner, Equation equation, Wording wording, double[] slopes) {
        if (simulation.precision() != Experiment.Precision.SINGLE) return Optional.empty();
        int slowest = -1;
        for (int i = 0; i < slopes.length; i++) if (slopes[i] < 0 && (slowest < 0 || slopes[i] > slopes[slowest])) slowest = i;
        if (slowest < 0) return Optional.empty();
        double stall = LOST / (-slopes[slowest] * simulation.dt());
        if (!(stall > NOTABLE)) return Optional.empty();
        String message = "precision = single is too coarse for " + equation.variable() + " of " + owner.name() + ", "
                + owner.element(slowest) + ": it relaxes within " + wording.time(-1 / slopes[slowest]) + " at the start, and may stop "
                + Wording.number(Math.round(1000 * stall) / 10.0) + " % short of its goal, where the step's increments are lost";
        return Optional.of(warning("simulate.precision", message, "use precision = double, or a larger dt"));
    }

    private Problem warning(String path, String message, String hint) {
        return new Problem(Problem.Severity.WARNING, file.origins().of(path).or(() -> file.origins().of("simulate")), message,
                Optional.of(hint));
    }
}
