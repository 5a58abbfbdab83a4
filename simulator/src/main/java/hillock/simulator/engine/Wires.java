package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import hillock.language.algebra.Singularities;
import hillock.language.algebra.Variables;
import hillock.language.model.CheckedFile;
import hillock.language.model.Connection;
import hillock.language.model.Experiment;
import hillock.language.model.Experiment.Precision;
import hillock.language.model.Model;
import hillock.language.model.Part;
import hillock.language.model.Term;
import hillock.language.model.Term.Scope;
import hillock.simulator.kernels.Backend;
import hillock.simulator.network.Changed;
import hillock.simulator.network.Edges;
import hillock.simulator.network.Incidence;
import hillock.simulator.plan.Mathematics;
import hillock.simulator.plan.Stage;

/**
 * A connection at run time: its edges, their own state, and the passes that add to inputs. Sums over an input's edges run by target, then
 * source, connection statement after connection statement, whatever the number of threads.
 */
final class Wires {
    final Edges edges;
    final Dynamics dynamics;
    final Parameters parameters;
    final Cells source;
    final Cells target;
    private final Map<Term.Variable, Term> definitionsOfEnds = new HashMap<>();
    private final Map<Integer, Pass> edgeByEdge = new HashMap<>();
    private final List<Pass> contributions = new ArrayList<>();
    private final Map<Scope, Field> positions = new EnumMap<>(Scope.class);
    private final Delays delays;
    private final Precision memory;
    private Optional<Factored> factored = Optional.empty();
    private final Relaxing relaxing;
    /** Of edges by source, once something asks: 4 bytes each. */
    private Optional<int[]> sourcesInRows = Optional.empty();
    private Optional<Reactions> reactions = Optional.empty();

    /**
     * @param varying the connection's parameters that {@code at} changes
     * @param changed those that its events change
     * @param memory  the precision of its own state; weights, which sums in binary64 read, are always in binary64
     */
    Wires(Edges edges, Cells source, Cells target, Set<String> varying, Set<String> changed, Delays delays, Precision memory) {
        Connection connection = edges.connection();
        this.edges = edges;
        this.source = source;
        this.target = target;
        this.delays = delays;
        this.memory = memory;
        // what is the same for all pairs stands with the targets
        int size = edges.incidence() instanceof Incidence.AllPairs ? target.size() : (int) edges.count();
        this.parameters = new Parameters(edges.parameters(), varying, changed, size, Precision.DOUBLE);
        Mathematics all = Mathematics.of(connection.equations(), connection.expressions());
        this.relaxing = delays.pace().chosen().isPresent() ? Relaxing.none() : Relaxing.of(connection, all, name -> isFixed(name, varying));
        this.dynamics = new Dynamics(connection.name(), edges.isListed() ? (int) edges.count() : 0, relaxing.without(all),
                connection.bounds(), List.of(), stage -> variable -> outside(stage, variable), connection.units(), Set.of(), delays.pace(),
                memory);
        for (String variable : relaxing.variables()) dynamics.field(Relaxing.atRest(variable).name());
        if (!relaxing.variables().isEmpty()) dynamics.field(Relaxing.SINCE.name());
        Optional<Term> ago = edges.delays().map(_ -> Term.own("delay@"));
        definitionsOfEnds.putAll(source.dynamics.mathematics.definitionsSeenAs(Scope.PRE, ago));
        definitionsOfEnds.putAll(target.dynamics.mathematics.definitionsSeenAs(Scope.POST, Optional.empty()));
        edges.initials().forEach((variable, values) -> changing(variable).take(values));
    }

    /**
     * @param file    to say where it stands that a connection has too many edges
     * @param varying the connection's parameters that change during the run
     * @param memory  the precision of its own state
     * @param listed  whether edges are to be listed that need not be
     * @throws hillock.language.syntax.UserError if edges that have to be looked at one by one do not fit into memory
     */
    static Wires of(CheckedFile file, Edges edges, Cells source, Cells target, Set<String> varying, Pace pace, boolean smooth,
            long runSteps, Precision memory, boolean listed) {
        Set<String> changed = new Changed(file.experiment()).of(edges.connection());
        Wires wires = new Wires(edges, source, target, varying, changed, new Delays(edges, source, pace, smooth, runSteps), memory);
        boolean fast = file.experiment().simulation().orElseThrow().arithmetic() == Experiment.Arithmetic.FAST;
        boolean adds = !edges.connection().contributions().isEmpty();
        if (edges.isListed() || !adds || fast && !listed && Separated.in(wires).isPresent()) return wires;
        Edges each = edges.listed().orElseThrow(() -> file.origins().error(edges.name() + ".pattern",
                edges.name() + " would be " + edges.count() + " connections to look at one by one, which do not fit into memory",
                fast ? "let what it adds be a sum of products of what the source has and what the target has"
                        : "use arithmetic = fast, which need not look at each"));
        return new Wires(each, source, target, varying, changed, wires.delays.along(each), memory);
    }

    /** Whether a name means the same number between two events of an edge. */
    private boolean isFixed(Term.Variable name, Set<String> varying) {
        return switch (name.scope()) {
            case OWN -> hasParameter(name.name()) && !varying.contains(name.name());
            case PRE -> source.parameters.isFixed(name.name());
            case POST -> target.parameters.isFixed(name.name());
        };
    }

    /** Its own state that only its events read. */
    Relaxing relaxing() {
        return relaxing;
    }

    /** The field of a state variable or parameter that events change; of one that is known between them, its value at the last. */
    Field changing(String name) {
        if (relaxing.variables().contains(name)) return dynamics.field(Relaxing.atRest(name).name());
        boolean own = dynamics.mathematics.variables().contains(name) || name.equals(Relaxing.SINCE.name())
                || relaxing.variables().stream().anyMatch(each -> Relaxing.atRest(each).name().equals(name));
        return own ? dynamics.field(name) : parameters.moving(name);
    }

    /** Whether spikes change anything in it. */
    boolean reacts() {
        return !connection().events().isEmpty();
    }

    /** Whether what spikes change depends on what a source had a delay ago. */
    boolean readsPast() {
        return delays.rememberSomething();
    }

    boolean awaits(long step) {
        return reactions.isPresent() && reactions.get().await(step);
    }

    /** Changes what the spikes change that arrive at the end of a step, at which the clock stands. */
    void react(long step, Clock clock, Team team) {
        delays.bring(step + 1, 0, clock);
        reactions.orElseThrow().react(step, clock, team);
    }

    /** Spikes under way. */
    List<Arrivals> arrivals() {
        return reactions.map(Reactions::arrivals).orElse(List.of());
    }

    /** The numbers of what a run that goes on begins with, under {@code syn.w}. */
    void addState(Clock clock, Map<String, double[]> into) {
        String prefix = connection().fileName();
        dynamics.addState(prefix, into);
        for (String variable : relaxing.variables()) into.put(prefix + "." + variable, Owner.of(this).values(Term.own(variable), clock));
        for (Field field : parameters.moving()) into.put(prefix + "." + field.name(), field.doubles());
    }

    boolean hasParameter(String name) {
        return parameters.source(name).isPresent();
    }

    /** Whether a neuron of the target's population is in the part that is connected. */
    boolean reaches(int neuron) {
        return connection().target().from() <= neuron && neuron < connection().target().to();
    }

    /** The edges to one neuron by themselves, with the present values; for those that are not listed. */
    Wires to(int neuron, long step, double fraction, Clock clock) {
        Edges few = edges.listedTo(neuron);
        Wires some = new Wires(few, source, target, parameters.varyingNames(), Set.of(), delays.along(few), memory);
        some.parameters.takeFirst(parameters);
        some.delays.remember(some.namesOfSource());
        some.delays.bring(step, fraction, clock);
        return some;
    }

    Delays delays() {
        return delays;
    }

    Connection connection() {
        return edges.connection();
    }

    /** The inputs that this connection adds to: {@code cells.I_syn}. */
    Set<String> writes() {
        Set<String> written = new LinkedHashSet<>();
        for (Connection.Contribution each : connection().contributions()) written.add(end(each.side()).name() + "." + each.input());
        return written;
    }

    /** The inputs that what it adds depends on. */
    Set<String> reads() {
        Map<Term.Variable, Term> all = definitions();
        Set<Term.Variable> names = new LinkedHashSet<>();
        for (Connection.Contribution each : connection().contributions()) names.addAll(Variables.of(each.value(), all));
        return inputsAmong(names);
    }

    /** What of the source anything in it depends on: its contributions, equations, bounds and expressions. */
    Set<Term.Variable> namesOfSource() {
        Map<Term.Variable, Term> all = definitions();
        Set<Term.Variable> names = new LinkedHashSet<>();
        for (Connection.Contribution each : connection().contributions()) names.addAll(Variables.of(each.value(), all));
        for (Model.Equation each : dynamics.mathematics.equations()) {
            names.addAll(Variables.of(each.rate(), all));
            for (Model.Diffusion noise : each.noises()) names.addAll(Variables.of(noise.amplitude(), all));
        }
        for (Model.Bound each : dynamics.bounds) names.addAll(Variables.of(each.holds(), all));
        for (Connection.On event : connection().events()) {
            for (Model.Jump each : event.jumps()) names.addAll(Variables.of(each.value(), all));
        }
        for (Term each : dynamics.mathematics.definitions().values()) names.addAll(Variables.of(each, all));
        names.removeIf(name -> name.scope() != Scope.PRE);
        return names;
    }

    /** What its own names and the expressions of both ends mean to this connection. */
    Map<Term.Variable, Term> definitions() {
        Map<Term.Variable, Term> all = new HashMap<>(definitionsOfEnds);
        all.putAll(dynamics.mathematics.definitions());
        return all;
    }

    private Set<String> inputsAmong(Set<Term.Variable> names) {
        Set<String> inputs = new LinkedHashSet<>();
        for (Term.Variable name : names) {
            boolean input = name.scope() != Scope.OWN && end(name.scope()).inputs.containsKey(name.name());
            if (input) inputs.add(end(name.scope()).name() + "." + name.name());
        }
        return inputs;
    }

    /** Compiles the passes of every stage; before {@link Cells#compile}, which needs to know what is to be remembered. */
    void compile(List<Stage> stages, Backend backend, Experiment.Simulation simulation) {
        factored = Factored.of(this, stages.size(), backend, simulation);
        boolean adds = !connection().contributions().isEmpty();
        for (int stage = 0; adds && factored.isEmpty() && stage < stages.size(); stage++) {
            contributions.add(addingEdges(stage).finish(backend, simulation.arithmetic(), simulation.precision()));
        }
        dynamics.compile(stages, false, definitionsOfEnds, backend, simulation);
        delays.remember(namesOfSource());
        if (reacts()) {
            Backend one = backend == Backend.VECTOR ? Backend.SCALAR : backend;
            reactions = Optional.of(new Reactions(this, delays.steps(), one, simulation.precision()));
        }
    }

    Reactions reactions() {
        return reactions.orElseThrow();
    }

    /** The pass that adds to the inputs edge by edge; where sums are factored it is not run, but tells what each edge adds. */
    Pass contribution(int stage) {
        if (!contributions.isEmpty()) return contributions.get(stage);
        return edgeByEdge.computeIfAbsent(stage, key -> addingEdges(key).finish(Backend.INTERPRETER));
    }

    /** The passes of a stage that add to inputs. */
    List<Pass> passes(int stage) {
        return factored.map(each -> each.passes(stage))
                .orElseGet(() -> contributions.isEmpty() ? List.of() : List.of(contributions.get(stage)));
    }

    /** Adds to the inputs. */
    void contribute(int stage, Clock clock, Team team) {
        if (factored.isPresent()) factored.get().contribute(stage, clock, team);
        else if (!contributions.isEmpty()) team.run(contributions.get(stage), clock);
    }

    /** Roughly how many elements a stage goes through. */
    double work() {
        if (connection().contributions().isEmpty()) return dynamics.passes.isEmpty() ? 0 : edges.count();
        return factored.isPresent() ? source.size() + target.size() : edges.count();
    }

    private Assembly addingEdges(int stage) {
        Map<Term.Variable, Term> all = definitions();
        String name = connection().name() + ".add" + (stage + 1);
        Assembly assembly = new Assembly(name, edges.sources().length, dynamics.bindingIn(stage), all);
        for (Connection.Contribution each : connection().contributions()) {
            assembly.add(end(each.side()).inputs.get(each.input()), index(each.side()), Singularities.removed(each.value(), all));
        }
        return assembly;
    }

    /** The population at one end. */
    Cells end(Scope scope) {
        return scope == Scope.PRE ? source : target;
    }

    /** One end of each edge, in the order of what edges have. */
    int[] index(Scope scope) {
        return switch (edges.incidence()) {
            case Incidence.Listed(int[] sources, int[] targets) -> scope == Scope.PRE ? sources : targets;
            case Incidence.BySource rows when scope == Scope.PRE -> {
                if (sourcesInRows.isEmpty()) sourcesInRows = Optional.of(rows.sources());
                yield sourcesInRows.get();
            }
            case Incidence.BySource rows -> rows.targets();
            case Incidence.AllPairs _ -> throw new IllegalStateException("the edges of " + edges.name() + " are not listed");
        };
    }

    Optional<Source> outside(int stage, Term.Variable variable) {
        if (variable.scope() != Scope.OWN) return atEnd(stage, variable);
        if (variable.name().equals("delay@")) {
            return edges.delays().map(each -> delays.areOne() ? new Source.Known(each.at(0))
                    : new Source.Each(filled("delay@", each.expanded())));
        }
        return parameters.source(variable.name());
    }

    /** A quantity of the source or target of each edge. */
    private Optional<Source> atEnd(int stage, Term.Variable variable) {
        if (delays.concern(variable) && !delays.areOne()) return Optional.of(new Source.Each(delays.past(variable.name())));
        return atNeuron(stage, variable).map(source -> switch (source) {
            case Source.Each(Field field) -> new Source.Across(field, index(variable.scope()));
            case Source.Known _, Source.Across _, Source.OnClock _ -> source;
        });
    }

    /**
     * A quantity of the source or target as the neurons there have it in a stage, or had it a delay ago: with one value a neuron. Only for
     * connections without delays of their own for each edge.
     */
    Optional<Source> atNeuron(int stage, Term.Variable variable) {
        Scope scope = variable.scope();
        Part part = scope == Scope.PRE ? connection().source() : connection().target();
        return switch (variable.name()) {
            case "i" -> Optional.of(new Source.Each(positions.computeIfAbsent(scope, _ -> counted(end(scope), part))));
            case "size" -> Optional.of(new Source.Known(part.size()));
            default -> delays.concern(variable) ? Optional.of(new Source.Each(delays.past(variable.name())))
                    : end(variable.scope()).dynamics.bindingIn(stage).of(Term.own(variable.name()));
        };
    }

    private static Field counted(Cells cells, Part part) {
        Field.Doubles field = Field.of("i@" + part.label(), cells.size());
        Arrays.setAll(field.values(), k -> k - part.from());
        return field;
    }

    /** Whether a name means something that changes with the state. */
    boolean moves(Term.Variable variable) {
        Dynamics owner = variable.scope() == Scope.OWN ? dynamics : end(variable.scope()).dynamics;
        return owner.fields.containsKey(variable.name());
    }

    /** Whether anything in it depends on what a source had a delay ago. */
    boolean seesPast() {
        return namesOfSource().stream().anyMatch(delays::concern);
    }

    private Field filled(String name, double[] values) {
        Field field = dynamics.doubles(name);
        field.take(values);
        return field;
    }
}
