package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import hillock.language.model.CheckedFile;
import hillock.language.model.Experiment;
import hillock.language.model.Model;
import hillock.language.model.Term;
import hillock.simulator.kernels.Backend;
import hillock.simulator.network.Neurons;
import hillock.simulator.network.TableSignal;
import hillock.simulator.plan.Mathematics;
import hillock.simulator.plan.Stage;

/** A population at run time: its state, parameters, inputs and signals. */
final class Cells {
    final Neurons neurons;
    final Dynamics dynamics;
    final Parameters parameters;
    final Map<String, Field> inputs = new LinkedHashMap<>();
    final List<Held> held = new ArrayList<>();
    final List<Tabulated> tables = new ArrayList<>();
    final Map<String, History> histories = new LinkedHashMap<>();
    final Map<String, Past> pasts = new LinkedHashMap<>();
    private final Set<String> heldNames;
    private final double[][] inputArrays;
    private Optional<Pass> levels = Optional.empty();
    /** The histories as an array, and the slopes of each: what every step walks through must not allocate. */
    private History[] remembered = new History[0];
    private Field[] slopes = new Field[0];
    private Past[] recalled = new Past[0];

    Cells(Neurons neurons, Set<String> varying, Pace pace) {
        Experiment.Population population = neurons.population();
        Model model = population.model();
        this.neurons = neurons;
        this.parameters = new Parameters(neurons.parameters(), varying, population.size());
        this.dynamics = new Dynamics(population.name(), population.size(), Mathematics.of(model.equations(), model.expressions()),
                model.bounds(), model.spikes(), _ -> this::outside, model.units(), pace);
        this.heldNames = new HashSet<>(model.holds().stream().map(Model.Hold::name).toList());
        for (Model.Table table : model.tables()) if (table.held()) heldNames.add(table.name());
        for (String input : model.inputs()) inputs.put(input, dynamics.field(input));
        this.inputArrays = inputs.values().stream().map(Field::values).toArray(double[][]::new);
        for (Model.Hold hold : model.holds()) dynamics.field(hold.name());
        for (Model.Table table : model.tables()) dynamics.field(table.name());
        neurons.initials().forEach((variable, values) -> System.arraycopy(values, 0, dynamics.field(variable).values(), 0, values.length));
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
            tables.add(new Tabulated(TableSignal.of(file, neurons, table), dynamics.field(table.name()), table.held()));
        }
        boolean needSlopes = histories.values().stream().anyMatch(History::needsSlopes);
        dynamics.compile(stages, needSlopes, Map.of(), backend, simulation);
        remembered = histories.values().toArray(History[]::new);
        recalled = pasts.values().toArray(Past[]::new);
        slopes = histories.keySet().stream().map(variable -> dynamics.field(Stage.slope(variable, 1).name())).toArray(Field[]::new);
        levels = dynamics.levels(backend, simulation.precision());
    }

    /** A hold's interval in ms: a number that all neurons share. */
    private double interval(CheckedFile file, Model.Hold hold) {
        Field each = Field.of(hold.name() + "@interval", size());
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
        Field field = dynamics.field("i@");
        Arrays.setAll(field.values(), i -> i);
        return field;
    }
}
