package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import hillock.language.model.CheckedFile;
import hillock.language.model.Experiment;
import hillock.language.model.Model.Equation;
import hillock.language.syntax.Problem;

/**
 * A short trial, of which only warnings remain: variables that relax too fast for the step somewhere along it, equations that take a
 * variable out of its bounds, and a blow-up.
 */
final class Rehearsal {
    private static final long MOST_STEPS = 5000;
    /** How many steps of neurons and connections it may take. */
    private static final double BUDGET = 50_000;
    private static final long FEWEST_STEPS = 20;
    /** Equations are looked at once in so many steps. */
    private static final long LOOK_EVERY = 10;

    private final CheckedFile file;
    private final Experiment.Simulation simulation;
    private final Machine machine;
    private final Wording wording;

    Rehearsal(CheckedFile file, Experiment.Simulation simulation, Machine machine) {
        this.file = file;
        this.simulation = simulation;
        this.machine = machine;
        this.wording = new Wording(file.experiment().plain());
    }

    /** Steps the machine from its start. */
    List<Problem> warnings() {
        List<Outward> outward = new ArrayList<>();
        List<Amplification> amplifications = new ArrayList<>();
        for (Owner owner : Owner.all(machine)) {
            if (owner.dynamics().size == 0) continue;
            for (Equation equation : owner.dynamics().mathematics.equations()) {
                amplifications.add(new Amplification(owner, equation, machine.method, simulation.dt()));
                outward.addAll(Outward.of(owner, equation));
            }
        }
        List<Problem> problems = new ArrayList<>();
        machine.start();
        for (Outward each : outward) each.scan(machine.clock);
        // a method that chooses its steps keeps to its tolerance by itself: of it the start is looked at
        long steps = machine.method.adaptive().isPresent() ? 0 : steps();
        if (steps == 0) for (Outward each : outward) each.look(machine.clock);
        for (long step = 0; step < steps; step++) {
            machine.begin(step);
            for (Amplification each : amplifications) each.look(machine.clock);
            if (step % LOOK_EVERY == 0) for (Outward each : outward) each.look(machine.clock);
            int flags = machine.advance(step) & ~Dynamics.SPIKED;
            if (flags == 0) continue;
            problems.add((flags & Dynamics.IMPOSSIBLE) != 0 ? impossible(step) : blownUp(step));
            break;
        }
        for (Outward each : outward) each.problem(file, wording).ifPresent(problems::add);
        for (Amplification each : amplifications) each.problem(file, wording).ifPresent(problems::add);
        return problems;
    }

    private long steps() {
        long affordable = Math.clamp((long) (BUDGET / Math.max(1, machine.work() * machine.stages())), FEWEST_STEPS, MOST_STEPS);
        return Math.min(affordable, Run.stepsIn(simulation.duration(), simulation.dt()));
    }

    private Problem impossible(long step) {
        Problem problem = machine.impossible(machine.clock.at(step)).orElseThrow();
        return new Problem(Problem.Severity.WARNING, problem.span(), "a trial went wrong: " + problem.message(), problem.hint());
    }

    private Problem blownUp(long step) {
        Failure failure = Failure.first(machine);
        Owner owner = failure.owner();
        boolean left = failure.bound().isPresent() && Double.isFinite(failure.value());
        String what = left ? " leaves its bounds at " : " is no longer finite at ";
        return new Problem(Problem.Severity.WARNING, file.origins().of(failure.path()), "a trial blew up: " + failure.variable() + " of "
                + owner.name() + ", " + owner.element(failure.element()) + "," + what + wording.time(machine.clock.at(step + 1)),
                Optional.of("hillock run says what would have held"));
    }
}
