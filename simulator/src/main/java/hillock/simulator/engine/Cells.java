package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import hillock.language.model.CheckedFile;
import hillock.language.model.Experiment;
import hillock.language.model.Model;
import hillock.language.model.Term;
import hillock.simulator.kernels.Backend;
import hillock.simulator.kernels.Raised;
import hillock.simulator.network.Neurons;
import hillock.simulator.network.TableSignal;
import hillock.simulator.plan.Mathematics;
import hillock.simulator.plan.Stage;

/** A population at run time: its state, parameters, inputs and signals. */
final class Cells {
    final Neurons neurons;
    final Dynamics dynamics;
    final Parameters parameters;
    final Map<String, Field.Doubles> inputs = new LinkedHashMap<>();
    final List<Held> held = new ArrayList<>();
    final List<Tabulated> tables = new ArrayList<>();
    final Map<String, History> histories = new LinkedHashMap<>();
    final Map<String, Past> pasts = new LinkedHashMap<>();
    /** The spikes of the step just taken. */
    final Fired fired = new Fired();
    /** Those of the last ones that changed anything whose refractory period is no time from 0 on. */
    final Fired refused = new Fired();
    private final Set<String> heldNames;
    private final double[][] inputArrays;
    private Optional<Pass> levels = Optional.empty();
    /** By spike condition, where in the step just taken each neuron crossed. */
    private final Field[] crossings;
    /** What a stretch of these is that nobody crossed in. */
    private final Field none;
    /** The histories as an array, and the slopes of each: what every step walks through must not allocate. */
    private History[] remembered = new History[0];
    private Field[] slopes = new Field[0];
    private Past[] recalled = new Past[0];
    private final Optional<Refractoriness> refractoriness;
    /** What a spike does to its neuron, by condition. */
    private List<Optional<Pass>> resets = List.of();
    private Optional<Emitter> emitter = Optional.empty();

    /**
     * @param varying parameters that {@code at} changes
     * @param changed what events change
     * @param jumped  what events of connections change
     * @param memory  that of the state
     */
    Cells(Neurons neurons, Set<String> varying, Set<String> changed, Set<String> jumped, Pace pace, Experiment.Precision memory) {
        Experiment.Population population = neurons.population();
        Model model = population.model();
        this.neurons = neurons;
        // when sources spike is not computed by passes
        this.parameters = new Parameters(neurons.parameters(), varying, changed, population.size(),
                model.source().isPresent() ? Experiment.Precision.DOUBLE : memory);
        Mathematics mathematics = Mathematics.of(Refractoriness.applied(model.equations(), model.spikes()), model.expressions());
        this.dynamics = new Dynamics(population.name(), population.size(), mathematics, model.bounds(), model.spikes(), _ -> this::outside,
                model.units(), jumped, pace, memory);
        boolean rests = model.spikes().stream().anyMatch(spike -> spike.refractory().isPresent());
        this.refractoriness = rests ? Optional.of(new Refractoriness(dynamics, model.spikes(), pace, memory)) : Optional.empty();
        this.heldNames = new HashSet<>(model.holds().stream().map(Model.Hold::name).toList());
        for (Model.Table table : model.tables()) if (table.held()) heldNames.add(table.name());
        this.crossings = IntStream.range(0, model.spikes().size()).mapToObj(k -> dynamics.field(Dynamics.crossing(k)))
                .toArray(Field[]::new);
        this.none = Field.of("none", Raised.STRETCH, memory);
        none.fill(Dynamics.NOT_CROSSED);
        for (String input : model.inputs()) inputs.put(input, dynamics.doubles(input));
        this.inputArrays = inputs.values().stream().map(Field.Doubles::values).toArray(double[][]::new);
        for (Model.Hold hold : model.holds()) dynamics.doubles(hold.name());
        for (Model.Table table : model.tables()) dynamics.doubles(table.name());
        neurons.initials().forEach((variable, values) -> dynamics.field(variable).take(values));
    }

    String name() {
        return neurons.population().name();
    }

    int size() {
        return dynamics.size;
    }

    void compile(CheckedFile file, List<Stage> stages, Backend backend) {
        Experiment.Simulation simulation = file.experiment().simulation().orElseThrow();
        Set<String> fromInputs = new HashSet<>(inputs.keySet());
        for (Model.Hold hold : neurons.population().model().holds()) {
            Held each = new Held(hold, interval(file, hold), simulation.seed(), dynamics, backend, fromInputs);
            if (each.readsInputs()) fromInputs.add(hold.name());
            held.add(each);
        }
        for (Model.Table table : neurons.population().model().tables()) {
            tables.add(new Tabulated(TableSignal.of(file, neurons, table), dynamics.doubles(table.name()), table.held()));
        }
        boolean needSlopes = histories.values().stream().anyMatch(History::needsSlopes);
        dynamics.compile(stages, needSlopes, Map.of(), backend, simulation);
        remembered = histories.values().toArray(History[]::new);
        recalled = pasts.values().toArray(Past[]::new);
        slopes = histories.keySet().stream().map(variable -> dynamics.field(Stage.slope(variable, 1).name())).toArray(Field[]::new);
        levels = dynamics.levels(backend, simulation.precision());
        Backend one = backend == Backend.VECTOR ? Backend.SCALAR : backend;
        resets = IntStream.range(0, dynamics.crossings.size()).mapToObj(k -> reset(k, one, simulation.precision())).toList();
        emitter = neurons.population().model().source().map(source -> emitter(source, one, simulation));
    }

    /** What a spike by the k-th condition does to its neuron; empty for nothing. */
    private Optional<Pass> reset(int k, Backend backend, Experiment.Precision precision) {
        Model.Spike spike = neurons.population().model().spikes().get(k);
        if (spike.reset().isEmpty() && spike.refractory().isEmpty()) return Optional.empty();
        Map<Term.Variable, Term> definitions = dynamics.mathematics.definitions();
        Assembly assembly = new Assembly(name() + ".reset" + (k + 1), size(), dynamics.bindingIn(0), definitions);
        Jumps jumps = new Jumps(assembly, definitions);
        jumps.write(spike.reset());
        jumps.changed().forEach((target, now) -> assembly.store(changing(target.name()), now));
        spike.refractory().ifPresent(each -> assembly.store(refractoriness.orElseThrow().duration(k), jumps.seen(each.duration())));
        return Optional.of(assembly.finish(backend, Experiment.Arithmetic.LITERAL, precision));
    }

    /** The field of a state variable or parameter that events change. */
    Field changing(String name) {
        return dynamics.mathematics.variables().contains(name) ? dynamics.field(name) : parameters.moving(name);
    }

    private Emitter emitter(Model.SpikeSource source, Backend backend, Experiment.Simulation simulation) {
        return switch (source) {
            case Model.SpikeSource.Poisson _ when neurons.parameters().containsKey("rate") -> new Emitter.Poisson(this, simulation.seed());
            case Model.SpikeSource.Poisson _ -> {
                Field.Doubles rate = Field.of("rate", size());
                Assembly assembly = new Assembly(name() + ".rate", size(), dynamics.bindingIn(0), dynamics.mathematics.definitions());
                assembly.store(rate, Term.own("rate"));
                yield new Emitter.MovingPoisson(this, simulation.seed(), assembly.finish(backend), rate);
            }
            case Model.SpikeSource.Regular _ -> new Emitter.Regular(this);
            case Model.SpikeSource.SpikeTimes(var times) -> new Emitter.Listed(this, times.toArray(double[][]::new));
        };
    }

    /** Finds the spikes of the step just taken; false if a source cannot spike as it is told to. */
    boolean find(long step, double dt, Clock clock) {
        fired.clear();
        double start = clock.at(step);
        if ((dynamics.raised() & Dynamics.SPIKED) != 0) {
            for (int k = 0; k < dynamics.crossings.size(); k++) crossed(k, step, start, dt);
        }
        return emitter.isEmpty() || emitter.get().emit(step, start, dt, clock, fired);
    }

    private void crossed(int k, long step, double start, double dt) {
        Field fractions = crossings[k];
        for (int from = 0; from < fractions.size(); from += Raised.STRETCH) {
            if (!dynamics.spiked(from / Raised.STRETCH)) continue;
            int to = Math.min(fractions.size(), from + Raised.STRETCH);
            for (int i = fractions.differing(none, from, to); i < to; i = fractions.differing(none, i + 1, to)) {
                double fraction = fractions.at(i);
                if (!(fraction >= 0)) continue;
                boolean lost = refractoriness.isPresent() && refractoriness.get().forbids(step, i);
                if (!lost) fired.add(i, k, start + fraction * dt);
                fractions.put(i, Dynamics.NOT_CROSSED);
            }
        }
    }

    /**
     * Resets what spiked; the clock stands at the step's end. False if a refractory period is {@link #refused}.
     *
     * @param moment the step, or the time if the method chooses these
     */
    boolean reset(double moment, Clock clock) {
        refused.clear();
        for (int f = 0; f < fired.count(); f++) {
            int neuron = fired.neuron(f);
            int k = fired.condition(f);
            if (resets.isEmpty() || resets.get(k).isEmpty()) continue;
            resets.get(k).get().run(clock, neuron, neuron + 1);
            if (refractoriness.isPresent() && !refractoriness.get().begin(k, neuron, moment)) refused.add(neuron, k, fired.time(f));
            if (levels.isPresent()) levels.get().run(clock, neuron, neuron + 1);
        }
        return refused.count() == 0;
    }

    /** For how long a neuron was told to be refractory when it last spiked by a condition, ms. */
    double refractoryFor(int condition, int neuron) {
        return refractoriness.orElseThrow().duration(condition).at(neuron);
    }

    /** Lets neurons move again that are refractory no longer in a step, or at a time; whether there were any. */
    boolean release(double moment) {
        return refractoriness.isPresent() && refractoriness.get().release(moment);
    }

    /** When the next neuron will move again; infinite if none is held. */
    double released() {
        return refractoriness.isPresent() ? refractoriness.get().next() : Double.POSITIVE_INFINITY;
    }

    /** Whether a neuron would not spike in a step, or at a time. */
    boolean isRefractory(double moment, int neuron) {
        return refractoriness.isPresent() && refractoriness.get().forbids(moment, neuron);
    }

    /** Whether its spikes change its own neurons. */
    boolean isReset() {
        return resets.stream().anyMatch(Optional::isPresent);
    }

    /** When its neurons spike of themselves. */
    Optional<Emitter> emitter() {
        return emitter;
    }

    /** The fields are those of another moment. */
    void restored() {
        refractoriness.ifPresent(Refractoriness::restored);
    }

    /** Whether its neurons can spike. */
    boolean canSpike() {
        return !dynamics.crossings.isEmpty() || emitter.isPresent();
    }

    /** The numbers of what a run that goes on begins with, under {@code cells.V}. */
    void addState(Map<String, double[]> into) {
        dynamics.addState(name(), into);
        for (Field field : parameters.moving()) into.put(name() + "." + field.name(), field.doubles());
    }

    /** A hold's interval in ms: a number that all neurons share. */
    private double interval(CheckedFile file, Model.Hold hold) {
        Field.Doubles each = Field.of(hold.name() + "@interval", size());
        Assembly assembly = new Assembly(each.name(), size(), dynamics.bindingIn(0), dynamics.mathematics.definitions());
        assembly.store(each, hold.interval());
        assembly.finish(Backend.INTERPRETER).run(new Clock(0, 1));
        double interval = each.values()[0];
        boolean same = Arrays.stream(each.values()).allMatch(value -> value == interval);
        if (same && interval > 0 && Double.isFinite(interval)) return interval;
        throw file.origins().error(neurons.population().model().name() + "." + hold.stream(),
                same ? "the interval of hold is " + interval + " ms" : "the interval of hold differs between the neurons of " + name(),
                "give hold one positive time for all neurons: hold(..., 0.1 ms)");
    }

    /** The pass of {@link Dynamics#levels}. */
    Optional<Pass> levels() {
        return levels;
    }

    /** The levels of spike conditions at the start of the run. */
    void settle(Clock clock) {
        levels.ifPresent(pass -> pass.run(clock));
    }

    /** The slopes at the start of a step, for histories between grid points. */
    void rememberSlopes(long step) {
        for (int k = 0; k < remembered.length; k++) if (remembered[k].needsSlopes()) remembered[k].pushSlopes(step, slopes[k]);
    }

    /** What changes at the start of a step: held values and tables. */
    void begin(Clock clock) {
        for (int k = 0; k < tables.size(); k++) tables.get(k).follow(clock);
        for (int k = 0; k < held.size(); k++) if (!held.get(k).readsInputs()) held.get(k).begin(clock);
        if (emitter.isPresent()) emitter.get().begin(clock);
    }

    /** Held values that use inputs, once these are known; whether one changed. */
    boolean beginFromInputs(Clock clock) {
        boolean changed = false;
        for (int k = 0; k < held.size(); k++) if (held.get(k).readsInputs()) changed |= held.get(k).begin(clock);
        return changed;
    }

    /** What changes between the stages of a step. */
    void follow(Clock clock) {
        for (int k = 0; k < tables.size(); k++) if (!tables.get(k).held()) tables.get(k).follow(clock);
    }

    void clearInputs() {
        for (double[] input : inputArrays) Arrays.fill(input, 0);
    }

    /** Takes down the state at the start of a step, for delayed connections. */
    void remember(long step) {
        for (History history : remembered) history.push(step);
        for (Past past : recalled) past.begin();
    }

    /** A step was taken (ms) by a method that chose its length, whose values {@link #note} is about to tell. */
    void step(double start, double length) {
        for (Past past : recalled) past.step(start, length);
    }

    /** The present values of what connections delay are those at one of the places in that step. */
    void note(int place) {
        for (Past past : recalled) past.note(place);
    }

    /** The past of a state variable or signal, for delayed connections. */
    History history(String name, boolean smooth, double dt) {
        History.Between between = heldNames.contains(name) ? History.Between.HELD
                : smooth && dynamics.mathematics.variables().contains(name) ? History.Between.HERMITE : History.Between.LINEAR;
        return histories.computeIfAbsent(name, key -> new History(dynamics.field(key), between, dt));
    }

    /** The same under a method that chooses its steps. */
    Past past(String name) {
        return pasts.computeIfAbsent(name, key -> new Past(dynamics.field(key), heldNames.contains(key)));
    }

    private Optional<Source> outside(Term.Variable variable) {
        return switch (variable.name()) {
            case "i" -> Optional.of(new Source.Each(indices()));
            case "size" -> Optional.of(new Source.Known(size()));
            default -> parameters.source(variable.name());
        };
    }

    private Field indices() {
        Field.Doubles field = dynamics.doubles("i@");
        Arrays.setAll(field.values(), i -> i);
        return field;
    }
}
