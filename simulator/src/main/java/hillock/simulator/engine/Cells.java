package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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
    final Map<String, History> histories = new HashMap<>();
    private final Set<String> heldNames;
    private Optional<Pass> levels = Optional.empty();

    Cells(Neurons neurons, Set<String> varying, double dt) {
        Experiment.Population population = neurons.population();
        Model model = population.model();
        this.neurons = neurons;
        this.parameters = new Parameters(neurons.parameters(), varying);
        this.dynamics = new Dynamics(population.name(), population.size(), Mathematics.of(model.equations(), model.expressions()),
                model.bounds(), model.spikes(), this::outside, dt);
        this.heldNames = Set.copyOf(model.holds().stream().map(Model.Hold::name).toList());
        for (String input : model.inputs()) inputs.put(input, dynamics.field(input));
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
        long seed = file.experiment().simulation().orElseThrow().seed();
        for (Model.Hold hold : neurons.population().model().holds()) {
            held.add(new Held(hold, interval(file, hold), seed, dynamics, dynamics.bindingIn(0), backend));
        }
        for (Model.Table table : neurons.population().model().tables()) {
            tables.add(new Tabulated(TableSignal.of(file, neurons, table), dynamics.field(table.name()), table.held()));
        }
        boolean slopes = histories.values().stream().anyMatch(History::needsSlopes);
        dynamics.compile(stages, slopes, Map.of(), backend);
        if (!dynamics.crossings.isEmpty()) levels = Optional.of(dynamics.levels(backend));
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

    /** The levels of spike conditions at the start of the run. */
    void settle(Clock clock) {
        levels.ifPresent(pass -> pass.run(clock));
    }

    /** The slopes at the start of a step, for histories between grid points. */
    void rememberSlopes(long step) {
        histories.forEach((variable, history) -> {
            if (history.needsSlopes()) history.pushSlopes(step, dynamics.field(Stage.slope(variable, 1).name()));
        });
    }

    /** What changes at the start of a step: held values and tables. */
    void begin(Clock clock) {
        for (Tabulated table : tables) table.follow(clock);
        for (Held hold : held) hold.begin(clock);
    }

    /** What changes between the stages of a step. */
    void follow(Clock clock) {
        for (Tabulated table : tables) if (!table.held()) table.follow(clock);
    }

    void clearInputs() {
        for (Field input : inputs.values()) Arrays.fill(input.values(), 0);
    }

    /** The past of a state variable or signal, for delayed connections. */
    History history(String name, boolean smooth, double dt) {
        History.Between between = heldNames.contains(name) ? History.Between.HELD
                : smooth && dynamics.mathematics.variables().contains(name) ? History.Between.HERMITE : History.Between.LINEAR;
        return histories.computeIfAbsent(name, key -> new History(dynamics.field(key), between, dt));
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
