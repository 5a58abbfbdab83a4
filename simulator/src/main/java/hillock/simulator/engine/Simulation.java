package hillock.simulator.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import hillock.language.check.Checker;
import hillock.language.model.CheckedFile;
import hillock.language.model.Experiment;
import hillock.language.model.Sweep;
import hillock.language.syntax.Problem;
import hillock.language.syntax.Source;
import hillock.language.syntax.UserError;
import hillock.simulator.kernels.Backend;
import hillock.simulator.kernels.Listing;
import hillock.simulator.network.Lanes;
import hillock.simulator.network.Network;
import hillock.simulator.network.SweepPoint;
import hillock.simulator.plan.Integrator;
import hillock.simulator.plan.StepText;
import hillock.simulator.recording.Ledger;
import hillock.simulator.recording.Recording;
import hillock.simulator.recording.Swept;

/**
 * A checked experiment, ready to run. Immutable: the {@code with} methods return another one, and running twice gives the same bits.
 *
 * <pre>{@code
 * Recording result = Simulation.of(Path.of("two-neurons.hillock")).run();
 * double[] t = result.traceNamed("cells.V").times();      // ms
 * double[] v = result.trace("cells.V", 0);                // mV, neuron 0
 * double[] spikes = result.spikes().get("cells").of(0);   // ms
 * }</pre>
 */
public final class Simulation {
    private final CheckedFile file;
    private final Optional<Map<String, double[]>> state;
    /** Empty for scalar kernels that vector kernels take over from where that pays. */
    private final Optional<Backend> backend;
    /** How often the step of the text is halved. */
    private final int halvings;
    /** Of a run of a sweep: its white noise. */
    private final Optional<Lanes> lane;

    private Simulation(CheckedFile file, Optional<Map<String, double[]>> state, Optional<Backend> backend, int halvings,
            Optional<Lanes> lane) {
        this.file = file;
        this.state = state;
        this.backend = backend;
        this.halvings = halvings;
        this.lane = lane;
    }

    public static Simulation of(CheckedFile file) {
        return new Simulation(file, Optional.empty(), Optional.empty(), 0, Optional.empty());
    }

    /**
     * From a text. Files that it names are looked for in the current folder.
     *
     * @throws hillock.language.syntax.UserError with all that is wrong with the text
     */
    public static Simulation of(String text) {
        Source source = new Source("text", text);
        return of(Checker.check(source, new Checker.Options(Path.of(""), List.of(), false)));
    }

    /** @throws hillock.language.syntax.UserError if the file cannot be read, or with all that is wrong with it */
    public static Simulation of(Path file) {
        return of(Checker.check(file, List.of(), false));
    }

    /** The same, from the final state of an earlier run instead of the initial values. Keys: {@code cells.V}; coherent units. */
    public Simulation withState(Map<String, double[]> values) {
        return new Simulation(file, Optional.of(values), backend, halvings, lane);
    }

    /**
     * The same on one kind of kernel throughout; the results do not change. Without it a run begins on scalar kernels, and if it is long
     * enough and Java was started with {@code --add-modules jdk.incubator.vector}, vector kernels take over once they were timed to be
     * faster.
     */
    public Simulation withBackend(Backend other) {
        return new Simulation(file, state, Optional.of(other), halvings, lane);
    }

    /**
     * The same, more exactly: in steps half as long, on the same paths of white noise and with the same draws, sampled at the same times.
     * Where the method chooses its steps: at a tenth of the tolerance.
     */
    public Simulation refined() {
        Experiment.Simulation simulation = simulated();
        if (method(simulation).adaptive().isEmpty()) return new Simulation(file, state, backend, halvings + 1, lane);
        Experiment tighter = experiment().simulated(simulation.tolerating(simulation.tolerance() / 10));
        return new Simulation(file.of(tighter), state, backend, halvings, lane);
    }

    public Experiment experiment() {
        return file.experiment();
    }

    /**
     * The passes of one step, as they are compiled, in the order in which they run: readable text.
     *
     * @throws hillock.language.syntax.UserError if something is wrong that only values can show
     */
    public String generatedStep() {
        return generated(machine());
    }

    private static String generated(Machine machine) {
        return machine.passes().stream().map(pass -> Listing.of(pass.compiled())).collect(Collectors.joining("\n"));
    }

    /**
     * One step by heading, as readable text: the mathematics of each model and connection, and {@link #generatedStep}.
     *
     * @throws hillock.language.syntax.UserError if something is wrong that only values can show
     */
    public Map<String, String> step() {
        Machine machine = machine();
        Map<String, List<String>> known = new LinkedHashMap<>();
        for (Wires each : machine.wires) known.put(each.connection().name(), each.relaxing().variables());
        Map<String, String> texts = new LinkedHashMap<>(StepText.of(experiment(), known));
        String passes = generated(machine);
        if (!passes.isEmpty()) texts.put("the generated step", passes);
        return texts;
    }

    /**
     * Builds everything and simulates no more than a short trial, at most some thousand steps.
     *
     * @return warnings: a step too large for how fast a variable relaxes at the start or along the trial, a precision too low for how
     *         slowly, an unstable steady state at which neurons would stay, an equation that takes a variable out of its bounds, a trial
     *         that blew up
     * @throws hillock.language.syntax.UserError if something is wrong that only values can show
     */
    public List<Problem> check() {
        Machine machine = machine();
        List<Problem> atStart = new Stability(file, simulated(), machine).warnings();
        List<Problem> warnings = new ArrayList<>(atStart);
        machine.begin(0);
        warnings.addAll(new Quiescence(file, machine.method).warnings(machine));
        for (Problem each : new Rehearsal(file, simulated(), machine).warnings()) {
            if (atStart.stream().noneMatch(known -> known.span().equals(each.span()))) warnings.add(each);
        }
        return warnings;
    }

    /** To look at, not to run far. */
    private Machine machine() {
        Experiment.Simulation simulation = simulated();
        return new Machine(file, Network.build(file, state), method(simulation), simulation.dt(), 0, Backend.INTERPRETER, Team.alone());
    }

    public Recording run() {
        return run(Surroundings.none());
    }

    public Recording run(Progress progress) {
        return run(Surroundings.none().withProgress(progress));
    }

    /**
     * Runs it all.
     *
     * @return what was recorded, to be read while the storage is open; up to where the run was told to stop, if it was
     * @throws hillock.language.syntax.UserError if something is wrong that only values can show
     * @throws BlowUp if a value leaves its bound or stops being finite
     * @throws Unrecorded if recordings or a checkpoint cannot be kept
     */
    public Recording run(Surroundings around) {
        Experiment.Simulation simulation = simulated();
        long start = System.nanoTime();
        Network drawn = Network.build(file, state);
        Network network = lane.map(own -> Lanes.alone(drawn, own.seed(), own.keys()[0])).orElse(drawn);
        long built = System.nanoTime();
        try (Team team = new Team(simulation.threads())) {
            Run run = new Run(file, network, method(simulation), backend, halvings, team, around);
            long compiled = System.nanoTime();
            return run.all((built - start) * 1e-9, (compiled - built) * 1e-9);
        }
    }

    /** A recording of this, also one read back, with the nullclines of all figures that show some, as they are at its end. */
    public Recording withNullclines(Recording recording) {
        boolean any = recording.figures().stream().anyMatch(Simulation::showsNullclines);
        if (!any) return recording;
        Experiment.Simulation simulation = simulated();
        double time = recording.finalState().time();
        Network network = Network.build(file, Optional.of(recording.finalState().values()));
        Machine machine = new Machine(file, network, method(simulation), simulation.dt(), time, Backend.INTERPRETER, Team.alone());
        machine.begin(0);
        Portraits portraits = new Portraits(machine, time, new Wording(experiment().plain()));
        List<Recording.Figured> figures = new ArrayList<>();
        for (Recording.Figured each : recording.figures()) {
            figures.add(showsNullclines(each) ? new Recording.Figured(each.figure(), each.shown(),
                    portraits.of((Experiment.Figure.Phase) each.figure(), each.shown().get(0), each.shown().get(1))) : each);
        }
        return recording.withFigures(figures);
    }

    private static boolean showsNullclines(Recording.Figured figured) {
        return figured.figure() instanceof Experiment.Figure.Phase phase && phase.nullclines();
    }

    /** One run of a sweep, with white noise of its own. */
    Simulation ofSweep(long seed, long key) {
        return new Simulation(file, state, backend, halvings, Optional.of(new Lanes(seed, new long[] {key})));
    }

    /**
     * One run of the text's sweep by itself: the same numbers. It records what is measured, at every step, and has figures of that.
     *
     * @param number among all runs, from 0: by point (the last axis fastest), then repeat
     */
    public Simulation ofSweep(int number) {
        Sweep sweep = experiment().sweep().orElseThrow();
        SweepPoint point = SweepPoint.of(sweep, number);
        return new Simulation(point.alone(file), state, backend, halvings, Optional.empty()).ofSweep(simulated().seed(), point.key(sweep));
    }

    /** How a run of the text's sweep blows up, or why it cannot begin, in full; empty if it reaches its end. */
    public Optional<String> explained(int number) {
        Sweep sweep = experiment().sweep().orElseThrow();
        SweepPoint point = SweepPoint.of(sweep, number);
        try {
            new Simulation(point.file(file), state, backend, halvings, Optional.empty())
                    .ofSweep(simulated().seed(), point.key(sweep)).run();
            return Optional.empty();
        } catch (BlowUp blowUp) {
            return Optional.of(blowUp.getMessage());
        } catch (UserError wrong) {
            return Optional.of(wrong.getMessage());
        }
    }

    /**
     * Runs all points of the text's sweep, on all processors: that changes no number. Runs that blow up are told in their rows.
     *
     * @param progress told in {@link Progress#PARTS} of a run, those made before included
     * @param ledger   tells which runs were made before, and is told those that are made now
     * @throws hillock.language.syntax.UserError if something is wrong that only values can show
     * @throws hillock.simulator.recording.StorageFailed if the ledger fails
     */
    public Swept sweep(Progress progress, BooleanSupplier stop, Ledger ledger) {
        Experiment.Simulation simulation = simulated();
        int threads = Math.max(simulation.threads(), Runtime.getRuntime().availableProcessors());
        return new Sweeping(file, method(simulation), threads, state).all(progress, stop, ledger);
    }

    private Experiment.Simulation simulated() {
        return experiment().simulation().orElseThrow(() -> file.origins().error("simulate",
                "nothing to simulate: the file has no simulate statement",
                "add, for example, simulate 1000 ms { dt = 0.01 ms; method = rk4 }"));
    }

    private static Integrator method(Experiment.Simulation simulation) {
        return Integrator.named(simulation.method()).orElseThrow(() -> new IllegalStateException("the checker let the method "
                + simulation.method() + " pass"));
    }
}
