package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import hillock.language.model.CheckedFile;
import hillock.language.model.Experiment.Precision;
import hillock.language.syntax.Problem;
import hillock.language.syntax.UserError;
import hillock.simulator.kernels.Backend;
import hillock.simulator.network.Changed;
import hillock.simulator.network.Edges;
import hillock.simulator.network.Lanes;
import hillock.simulator.network.Network;
import hillock.simulator.network.Neurons;
import hillock.simulator.plan.Calculus;
import hillock.simulator.plan.Integrator;
import hillock.simulator.plan.Stage;
import hillock.simulator.plan.UnsuitableEquation;
import hillock.simulator.recording.Checkpoint;

/**
 * A network made ready to step: compiled passes over arrays. {@link #begin} brings everything up to the start of a step, so that the state
 * and the inputs there can be looked at; {@link #advance} takes the step.
 */
final class Machine {
    /** Arrays, because every step walks through them and must not allocate iterators. */
    final Cells[] cells;
    final Wires[] wires;
    private final CheckedFile file;
    private final Backend backend;
    /** Whether the method solves equations for the whole network at once. */
    private final boolean together;
    final Clock clock;
    final Integrator method;
    final Pace pace;
    final Team team;
    /** Where in a step the method's stages lie. */
    private final double[] stageTimes;
    final Changes changes;
    private final Events events;
    private final Wires[] inOrder;
    private final Lasting lasting;

    /**
     * @param origin the time at which step 0 starts, ms
     * @param team   who shares the work of passes: threads for as long as the machine is stepped
     * @throws hillock.language.syntax.UserError if the method or a delay does not suit the equations
     */
    Machine(CheckedFile file, Network network, Integrator method, double dt, double origin, Backend backend, Team team) {
        this(file, network, method, dt, 0, origin, backend, team);
    }

    /** The same in steps that are halves (of halves) of those that white noise is drawn on. */
    Machine(CheckedFile file, Network network, Integrator method, double dt, int halvings, double origin, Backend backend, Team team) {
        this.file = file;
        this.backend = backend;
        this.together = WholeNetwork.isSolved(network, method);
        this.clock = new Clock(origin, dt);
        this.method = method;
        this.team = team;
        this.stageTimes = method.stageTimes();
        this.pace = new Pace(dt, method.adaptive(), file.experiment().simulation().orElseThrow().tolerance());
        this.changes = new Changes(file.experiment(), network);
        new FixedForTheRun(file, changes).check();
        Changed changed = new Changed(file.experiment());
        // methods that choose their steps look at the state themselves
        Precision memory = pace.chosen().isPresent() ? Precision.DOUBLE : file.experiment().simulation().orElseThrow().precision();
        Map<String, Cells> byName = new LinkedHashMap<>();
        for (Neurons neurons : network.populations()) {
            byName.put(neurons.name(), new Cells(neurons, changes.varying(neurons.name()), changed.of(neurons.population()),
                    changed.byConnections(neurons.name()), pace, memory));
        }
        this.cells = byName.values().toArray(Cells[]::new);
        boolean smooth = method.order() > 2;
        long runSteps = Run.stepsIn(file.experiment().simulation().orElseThrow().duration(), dt);
        List<Wires> all = new ArrayList<>();
        for (Edges edges : network.connections()) {
            Cells source = byName.get(edges.connection().source().population());
            Cells target = byName.get(edges.connection().target().population());
            all.add(Wires.of(file, edges, source, target, changes.varying(edges.connection().name()), pace, smooth, runSteps,
                    memory, together));
        }
        this.wires = all.toArray(Wires[]::new);
        all.forEach(new DelayCheck(file, method, dt, runSteps)::require);
        this.inOrder = new CouplingOrder(file).of(all).toArray(Wires[]::new);
        for (Wires each : wires) {
            each.compile(stagesOf(file, each.dynamics, each.connection().name()), backend,
                    file.experiment().simulation().orElseThrow());
        }
        for (Cells each : cells) each.compile(file, stagesOf(file, each.dynamics, each.neurons.population().model().name()), backend);
        noises(file, network, backend, halvings);
        changes.attach(List.of(cells), List.of(wires));
        this.events = new Events(cells, wires, clock, dt, team);
        this.lasting = new Lasting(cells, wires, changes);
    }

    private void noises(CheckedFile file, Network network, Backend backend, int halvings) {
        Set<String> driven = new HashSet<>();
        for (Wires each : wires) driven.addAll(each.writes());
        NoiseCheck check = new NoiseCheck(file, method, driven);
        long seed = network.lanes().map(Lanes::seed).orElse(file.experiment().simulation().orElseThrow().seed());
        long[] keys = network.lanes().map(Lanes::keys).orElse(new long[] {0});
        for (Cells each : cells) {
            if (each.dynamics.mathematics.noises().isEmpty()) continue;
            check.require(each);
            each.dynamics.draw(seed, Noise.Elements.neurons(each.size()).shifted(keys), backend, halvings);
        }
        for (Wires each : wires) {
            if (each.dynamics.mathematics.noises().isEmpty()) continue;
            check.require(each);
            each.dynamics.draw(seed, Noise.Elements.edges(each.edges).shifted(keys), backend, halvings);
        }
    }

    private List<Stage> stagesOf(CheckedFile file, Dynamics dynamics, String owner) {
        try {
            return method.stages(dynamics.mathematics.equations(), dynamics.mathematics.definitions());
        } catch (UnsuitableEquation unsuitable) {
            throw file.origins().error(owner + ".d" + unsuitable.variable() + "/dt", unsuitable.getMessage(), unsuitable.hint());
        }
    }

    /** Brings parameters, signals, delayed quantities and inputs to the start of a step. */
    void begin(long step) {
        clock.set(step, 0);
        prepare(step);
    }

    /** The same at any time (ms), for a step of a length that a method chose. */
    void begin(double time, double length) {
        clock.set(time, length, 0);
        prepare(0);
    }

    private void prepare(long step) {
        changes.apply(clock);
        for (Cells each : cells) each.begin(clock);
        for (Cells each : cells) each.remember(step);
        couple(step, 0);
        boolean changed = false;
        for (Cells each : cells) changed |= each.beginFromInputs(clock);
        if (changed) {
            for (Cells each : cells) each.remember(step);
            couple(step, 0);
        }
    }

    /** Settles what only the first step needs: whether spike conditions hold already. */
    void start() {
        begin(0);
        impossible(clock.at(0)).ifPresent(problem -> {
            throw new UserError(problem);
        });
        for (Cells each : cells) each.settle(clock);
    }

    /** Takes the step that {@link #begin} prepared. Returns the flags that were raised, or-ed. */
    int advance(long step) {
        return advance(step, _ -> {});
    }

    /** The same, with a look at every stage before its passes run. */
    int advance(long step, IntConsumer beforeStage) {
        int flags = 0;
        for (Wires each : wires) each.dynamics.fillNoises(step, clock, team);
        for (Cells each : cells) each.dynamics.fillNoises(step, clock, team);
        for (int stage = 0; stage < stageTimes.length; stage++) {
            if (stage > 0) {
                clock.set(step, stageTimes[stage]);
                follow(step, stage);
            }
            beforeStage.accept(stage);
            flags |= run(stage);
            if (stage == 0) for (Cells each : cells) each.rememberSlopes(step);
        }
        if ((flags & Dynamics.OUT_OF_BOUNDS) == 0) flags |= events.settle(step);
        return flags;
    }

    /** What happens at the end of a step that was taken: events. Part of {@link #advance}, unless the step left a bound. */
    int settle(long step) {
        return events.settle(step);
    }

    /** Brings tables and inputs to the time of a stage and to its state. */
    void follow(long step, int stage) {
        for (Cells each : cells) each.follow(clock);
        couple(step, stage);
    }

    /** The passes of a stage that step the state. Returns the flags that were raised, or-ed. */
    int run(int stage) {
        int flags = 0;
        for (Wires each : wires) flags |= each.dynamics.run(stage, clock, team);
        for (Cells each : cells) flags |= each.dynamics.run(stage, clock, team);
        return flags;
    }

    /** Connections in the order of the text, then populations. */
    List<Dynamics> dynamics() {
        return Stream.concat(Arrays.stream(wires).map(each -> each.dynamics), Arrays.stream(cells).map(each -> each.dynamics)).toList();
    }

    /** Connections, each after all that add to inputs which it reads. */
    Wires[] inOrder() {
        return inOrder;
    }

    /** The kind of kernels that passes begin with. */
    Backend backend() {
        return backend;
    }

    /** Whether the method solves equations for the whole network at once; else, if it solves any, for each neuron and connection. */
    boolean isSolvedTogether() {
        return together;
    }

    /** How many stages a step has. */
    int stages() {
        return stageTimes.length;
    }

    /** Where in a step a stage lies, from 0 to 1. */
    double stageTime(int stage) {
        return stageTimes[stage];
    }

    private void couple(long step, int stage) {
        if (wires.length == 0) return;
        for (Cells each : cells) each.clearInputs();
        for (Wires each : inOrder) {
            each.delays().bring(step, stageTimes[stage], clock);
            each.contribute(stage, clock, team);
        }
    }

    /** How often each variable with a reflecting bound was reflected so far: {@code cells.m}. */
    Map<String, Long> reflections() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Cells each : cells) each.dynamics.reflections().forEach((variable, count) -> counts.put(each.name() + "." + variable, count));
        for (Wires each : wires) {
            each.dynamics.reflections().forEach((variable, count) -> counts.put(each.connection().fileName() + "." + variable, count));
        }
        return counts;
    }

    /** The sense of the stochastic integrals, where there is noise. */
    Optional<Calculus> calculus() {
        boolean noise = Arrays.stream(cells).anyMatch(each -> !each.dynamics.mathematics.noises().isEmpty())
                || Arrays.stream(wires).anyMatch(each -> !each.dynamics.mathematics.noises().isEmpty());
        return noise ? method.calculus() : Optional.empty();
    }

    /** Whether a step depends on more than the state and the time: on what was, or on spikes before it. */
    boolean remembers() {
        return Arrays.stream(wires).anyMatch(each -> each.edges.delays().isPresent() || each.reacts())
                || Arrays.stream(cells).anyMatch(each -> each.isReset() || each.emitter().isPresent());
    }

    /** What is wrong with a source that cannot spike as it is told to, or with a refractory period, at a time (ms). */
    Optional<Problem> impossible(double time) {
        return new SourceCheck(file).problem(cells, time).or(() -> new RefractoryCheck(file).problem(cells));
    }

    /** Spikes that make each other spike at one moment, without end. */
    UserError endless(double time) {
        return file.origins().error("simulate", "at " + new Wording(file.experiment().plain()).time(time)
                + " spikes make neurons spike without end, at one and the same moment",
                "give these neurons a reset, a refractory period, or their connections a delay");
    }

    /** Roughly how many elements a stage goes through. */
    double work() {
        return Arrays.stream(cells).mapToDouble(Cells::size).sum() + Arrays.stream(wires).mapToDouble(Wires::work).sum();
    }

    /** {@code vector} if at least one pass runs over vectors by now, else what all began on. */
    String kernel(Backend begun) {
        boolean vectors = passes().stream().anyMatch(pass -> pass.kernel().lanes() > 1);
        return (vectors ? Backend.VECTOR : begun == Backend.INTERPRETER ? begun : Backend.SCALAR).name().toLowerCase(Locale.ROOT);
    }

    /** All passes of a step, in the order in which they run. */
    List<Pass> passes() {
        List<Pass> passes = new ArrayList<>();
        for (Wires each : wires) passes.addAll(each.dynamics.noisePasses());
        for (Cells each : cells) passes.addAll(each.dynamics.noisePasses());
        for (int stage = 0; stage < stageTimes.length; stage++) {
            for (Wires each : inOrder) passes.addAll(each.passes(stage));
            for (Wires each : wires) if (!each.dynamics.passes.isEmpty()) passes.add(each.dynamics.passes.get(stage));
            for (Cells each : cells) if (!each.dynamics.passes.isEmpty()) passes.add(each.dynamics.passes.get(stage));
        }
        for (Wires each : wires) each.dynamics.between().ifPresent(passes::add);
        for (Cells each : cells) each.dynamics.between().ifPresent(passes::add);
        return passes;
    }

    /**
     * Every state variable, {@code cells.V} and {@code driver-follower.s}, and what events change: the arrays themselves where there are
     * some in binary64, which the next step changes.
     */
    Map<String, double[]> state() {
        Map<String, double[]> state = new LinkedHashMap<>();
        for (Cells each : cells) each.addState(state);
        for (Wires each : wires) each.addState(clock, state);
        return state;
    }

    /** A copy of everything that lasts from one step to the next. */
    Snapshot snapshot(long step) {
        return lasting.snapshot(step, new HashMap<>(), new HashMap<>());
    }

    /** The same, in the arrays of an earlier one, which is lost: where there are many neurons, two would not fit beside the state. */
    Snapshot snapshot(long step, Snapshot earlier) {
        return lasting.snapshot(step, earlier.values(), earlier.pasts());
    }

    void restore(Snapshot snapshot) {
        lasting.restore(snapshot);
    }

    /** A snapshot for another process, with how many rows the recordings had then. */
    Checkpoint checkpoint(Snapshot snapshot, Map<String, Integer> rows) {
        return lasting.checkpoint(snapshot, rows);
    }

    /** Goes on where another machine of the same text was. */
    void resume(Checkpoint checkpoint) {
        lasting.resume(checkpoint);
    }

    /**
     * @param values  copies, by field
     * @param changes how many {@code at} changes had been made
     */
    record Snapshot(long step, Map<Field, Field> values, Map<History, History> pasts, Map<Held, Long> intervals,
            Map<Arrivals, double[]> arrivals, int changes) {}
}
