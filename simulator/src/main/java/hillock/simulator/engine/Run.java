package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import hillock.language.model.CheckedFile;
import hillock.language.model.Experiment;
import hillock.language.syntax.Problem;
import hillock.language.syntax.UserError;
import hillock.simulator.kernels.Backend;
import hillock.simulator.network.Network;
import hillock.simulator.network.Neurons;
import hillock.simulator.network.TableSignal;
import hillock.simulator.plan.Adaptive;
import hillock.simulator.plan.Adaptive.LinearlyImplicit;
import hillock.simulator.plan.Calculus;
import hillock.simulator.plan.Integrator;
import hillock.simulator.recording.Checkpoint;
import hillock.simulator.recording.Recording;
import hillock.simulator.recording.StorageFailed;
import hillock.simulator.recording.Swept;
import hillock.simulator.recording.Trace;

/**
 * One run, from step 0 to the end. Each step: changes, held values, delayed quantities and inputs of its start; the samples; the method's
 * stages, with bounds and spike conditions checked at its end; the spikes.
 */
final class Run {
    /** A copy of the state is kept every so many steps, from which a blow-up is explained. */
    private static final int SNAPSHOT_EVERY = 1000;
    /** Progress is told after about so many neuron-steps. */
    private static final long PROGRESS_EVERY = 200_000;

    /** By how much the number of steps may be off, relatively, because of how numbers were written. */
    private static final double ROUNDING = 1e-9;

    private final CheckedFile file;
    private final Network network;
    private final Backend backend;
    private final boolean adopts;
    private final Experiment.Simulation simulation;
    private final Integrator method;
    private final double dt;
    private final Machine machine;
    private final long steps;
    private final Recorder recorder;
    private final Spikes spikes;
    private final Surroundings around;

    /**
     * @param chosen   the kind of kernels; empty for scalar ones that vector kernels take over from
     * @param halvings how often the step of the text is halved; samples are taken where the steps of the text begin
     */
    Run(CheckedFile file, Network network, Integrator method, Optional<Backend> chosen, int halvings, Team team, Surroundings around) {
        this.file = file;
        this.network = network;
        this.backend = chosen.orElse(Backend.SCALAR);
        this.adopts = chosen.isEmpty();
        this.around = around;
        this.simulation = file.experiment().simulation().orElseThrow();
        this.method = method;
        this.dt = Math.scalb(simulation.dt(), -halvings);
        this.machine = new Machine(file, network, method, dt, halvings, 0, backend, team);
        this.steps = stepsIn(simulation.duration(), dt);
        this.recorder = new Recorder(file, new Probes(machine, backend), dt, steps, 1L << halvings, around.storage());
        this.spikes = new Spikes(machine.cells, around.storage());
    }

    /** The number of steps to the first one at or beyond a duration. */
    static long stepsIn(double duration, double dt) {
        double steps = duration / dt;
        return (long) Math.ceil(steps - Math.clamp(ROUNDING * steps, ROUNDING, 1e-3));
    }

    Recording all(double buildSeconds, double compileSeconds) {
        long begun = System.nanoTime();
        long neurons = Arrays.stream(machine.cells).mapToLong(Cells::size).sum();
        long tell = Math.max(1, PROGRESS_EVERY / Math.max(1, neurons));
        around.from().ifPresentOrElse(machine::resume, machine::start);
        Optional<Adoption> adoption = adopts ? Optional.of(Adoption.of(machine.passes(), machine.clock, steps)) : Optional.empty();
        try {
            return method.adaptive().isPresent() ? adaptive(method.adaptive().get(), buildSeconds, compileSeconds, begun, tell)
                    : all(buildSeconds, compileSeconds, begun, tell);
        } finally {
            adoption.ifPresent(Adoption::close);
        }
    }

    private Recording all(double buildSeconds, double compileSeconds, long begun, long tell) {
        long step = around.from().map(Checkpoint::step).orElse(0L);
        Machine.Snapshot snapshot = machine.snapshot(step);
        Keeping keeping = new Keeping(machine, around, dt, step);
        try {
            keeping.taken(snapshot);
            for (long first = step; step < steps && !around.stop().getAsBoolean(); step++) {
                if (step > first && step % SNAPSHOT_EVERY == 0) {
                    snapshot = machine.snapshot(step, snapshot);
                    keeping.taken(snapshot);
                }
                machine.begin(step);
                recorder.sample(step, machine.clock);
                int flags = machine.advance(step);
                if ((flags & ~Dynamics.SPIKED) != 0) throw blownUp(step, flags, snapshot, begun, buildSeconds, compileSeconds);
                if (flags != 0) spikes.collect(machine.cells);
                if (step % tell == 0) around.progress().at(step, steps);
            }
            if (step < steps) keeping.finish(snapshot);
            machine.begin(step);
            recorder.sample(step, machine.clock);
        } catch (StorageFailed failure) {
            throw new Unrecorded(failure,
                    recording(step, machine.clock.at(step), Optional.empty(), seconds(begun, buildSeconds, compileSeconds)));
        }
        around.progress().at(step, steps);
        return recording(step, machine.clock.at(step), Optional.empty(), seconds(begun, buildSeconds, compileSeconds));
    }

    private Recording adaptive(Adaptive adaptive, double buildSeconds, double compileSeconds, long begun, long tell) {
        AdaptiveRun run = new AdaptiveRun(machine, adaptive, recorder, spikes, steps, around);
        boolean held;
        try {
            held = run.all(around.progress(), tell, around.stop());
        } catch (StorageFailed failure) {
            throw new Unrecorded(failure, recording(run, seconds(begun, buildSeconds, compileSeconds)));
        } catch (UserError impossible) {
            // a source or a refractory period that cannot be as it is told to, or spikes without end: only the run shows it
            String cause = impossible.problems().getFirst().message();
            throw new BlowUp(impossible.getMessage(), ended(cause, run.time()),
                    recording(run, seconds(begun, buildSeconds, compileSeconds)));
        }
        Map<String, Double> seconds = seconds(begun, buildSeconds, compileSeconds);
        if (held) return recording(run, seconds);
        Optional<Failure> failure = Failure.found(machine);
        Diagnosis diagnosis = new Diagnosis(file, network, machine, simulation, backend);
        Optional<Swept.Failure> spotted = failure.map(each -> each.told(wording(), run.tried()));
        run.goBack();
        Swept.Failure told = spotted.orElseGet(() -> ended(diagnosis.intolerable(run.time()), run.tried()));
        String message = around.explained() ? diagnosis.explain(failure, run.time(), run.tried()) : told.cause();
        throw new BlowUp(message, told, recording(run, seconds));
    }

    private Recording recording(AdaptiveRun run, Map<String, Double> seconds) {
        Optional<String> jacobian = method.adaptive().filter(LinearlyImplicit.class::isInstance)
                .map(_ -> machine.isSolvedTogether() ? "dense, of the whole network" : "by neuron and connection");
        Recording.Control control = new Recording.Control(simulation.tolerance(), run.rejected(), jacobian);
        return recording(run.taken(), run.time(), Optional.of(control), seconds);
    }

    private BlowUp blownUp(long step, int flags, Machine.Snapshot snapshot, long begun, double buildSeconds, double compileSeconds) {
        Map<String, Double> seconds = seconds(begun, buildSeconds, compileSeconds);
        if ((flags & Dynamics.IMPOSSIBLE) != 0) {
            Problem problem = machine.impossible(machine.clock.at(step)).orElseThrow();
            return new BlowUp(problem.render(), ended(problem.message(), machine.clock.at(step + 1)),
                    recording(step, machine.clock.at(step), Optional.empty(), seconds));
        }
        Failure failure = Failure.first(machine);
        Swept.Failure told = failure.told(wording(), machine.clock.at(step + 1));
        String message = around.explained() ? explained(failure, snapshot, step) : told.cause();
        return new BlowUp(message, told, recording(step, machine.clock.at(step), Optional.empty(), seconds));
    }

    private String explained(Failure failure, Machine.Snapshot snapshot, long step) {
        machine.restore(snapshot);
        return new Diagnosis(file, network, machine, simulation, backend).explain(failure, snapshot, step);
    }

    /** How a run ended whose state is not what is bad. */
    private Swept.Failure ended(String cause, double time) {
        return new Swept.Failure(wording().blewUp(time), time, cause, Optional.empty());
    }

    private Wording wording() {
        return new Wording(file.experiment().plain());
    }

    private static Map<String, Double> seconds(long begun, double buildSeconds, double compileSeconds) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        seconds.put("build", buildSeconds);
        seconds.put("compile", compileSeconds);
        seconds.put("simulate", (System.nanoTime() - begun) * 1e-9);
        return seconds;
    }

    private Recording recording(long taken, double reached, Optional<Recording.Control> control, Map<String, Double> seconds) {
        Set<String> warnings = new LinkedHashSet<>();
        for (Problem warning : file.warnings()) warnings.add(warning.message());
        for (Neurons each : network.populations()) {
            for (TableSignal table : each.tables().values()) table.gap(0, simulation.duration()).ifPresent(warnings::add);
        }
        recorder.traces().values().forEach(trace -> notFinite(trace).ifPresent(warnings::add));
        Recording.Summary summary = new Recording.Summary(simulation.method(), dt, simulation.duration(), taken,
                simulation.seed(), simulation.threads(), machine.kernel(backend), seconds, List.copyOf(warnings),
                machine.calculus().map(Calculus::text), machine.reflections(), control);
        List<Recording.Figured> figures = new ArrayList<>();
        for (int f = 0; f < file.experiment().figures().size(); f++) {
            figures.add(new Recording.Figured(file.experiment().figures().get(f), recorder.shown().get(f)));
        }
        return new Recording(file.experiment(), recorder.traces(), spikes.trains(), figures,
                new Recording.FinalState(reached, machine.state()), summary);
    }

    /** What is recorded need not be part of any equation, so a value that is not finite may pass every check of the state. */
    private Optional<String> notFinite(Trace trace) {
        double[] row = new double[trace.columns().size()];
        for (int r = 0; r < trace.rows(); r++) {
            trace.copyRow(r, row);
            for (int c = 0; c < row.length; c++) {
                if (Double.isFinite(row[c])) continue;
                return Optional.of(trace.label() + ", column " + trace.columns().get(c) + ", is " + row[c] + " at "
                        + wording().time(trace.time(r)));
            }
        }
        return Optional.empty();
    }
}
