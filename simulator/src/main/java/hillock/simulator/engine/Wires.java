package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import hillock.language.algebra.Singularities;
import hillock.language.algebra.Variables;
import hillock.language.model.Connection;
import hillock.language.model.Experiment;
import hillock.language.model.Model;
import hillock.language.model.Term;
import hillock.language.model.Term.Scope;
import hillock.simulator.kernels.Backend;
import hillock.simulator.network.Edges;
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
    private final List<Pass> contributions = new ArrayList<>();
    private final Map<String, Delayed> delayed = new LinkedHashMap<>();
    private final double dt;
    private final boolean smooth;
    private final long runSteps;
    private final double[] delaySteps;
    private Delayed[] past = new Delayed[0];

    /** A source's quantity as it was a delay ago: one value a neuron if all delays are equal, else one an edge. */
    private record Delayed(History history, Field field) {}

    Wires(Edges edges, Cells source, Cells target, Set<String> varying, double dt, boolean smooth, long runSteps) {
        Connection connection = edges.connection();
        this.edges = edges;
        this.source = source;
        this.target = target;
        this.dt = dt;
        this.smooth = smooth;
        this.runSteps = runSteps;
        this.parameters = new Parameters(edges.parameters(), varying);
        this.dynamics = new Dynamics(connection.name(), edges.count(), Mathematics.of(connection.equations(), connection.expressions()),
                connection.bounds(), List.of(), stage -> variable -> outside(stage, variable), dt);
        Optional<Term> ago = edges.delays().map(_ -> Term.own("delay@"));
        definitionsOfEnds.putAll(source.dynamics.mathematics.definitionsSeenAs(Scope.PRE, ago));
        definitionsOfEnds.putAll(target.dynamics.mathematics.definitionsSeenAs(Scope.POST, Optional.empty()));
        edges.initials().forEach((variable, values) -> System.arraycopy(values, 0, dynamics.field(variable).values(), 0, values.length));
        delaySteps = edges.delays().map(delays -> History.snapped(Arrays.stream(delays.values()).map(ms -> ms / dt).toArray()))
                .orElse(new double[0]);
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
        for (Model.Equation each : dynamics.mathematics.equations()) names.addAll(Variables.of(each.rate(), all));
        for (Model.Bound each : dynamics.bounds) names.addAll(Variables.of(each.holds(), all));
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
        Map<Term.Variable, Term> all = definitions();
        for (int stage = 0; stage < stages.size(); stage++) {
            Assembly assembly = new Assembly(connection().name() + ".add" + (stage + 1), edges.count(), dynamics.bindingIn(stage), all);
            for (Connection.Contribution each : connection().contributions()) {
                assembly.add(end(each.side()).inputs.get(each.input()), index(each.side()), Singularities.removed(each.value(), all));
            }
            contributions.add(assembly.finish(backend, simulation.arithmetic(), simulation.precision()));
        }
        dynamics.compile(stages, false, definitionsOfEnds, backend, simulation);
        // an expression that no pass uses may still be looked at
        for (Term.Variable name : namesOfSource()) atEnd(0, name);
        past = delayed.values().toArray(Delayed[]::new);
    }

    /** Brings delayed quantities up to the present stage. */
    void delay(long step, double fraction) {
        for (Delayed each : past) {
            if (uniformDelay()) each.history.read(step, fraction, delaySteps[0], each.field.values());
            else each.history.read(step, fraction, delaySteps, edges.sources(), each.field.values());
        }
    }

    Pass contribution(int stage) {
        return contributions.get(stage);
    }

    /** Adds to the inputs. */
    void contribute(int stage, Clock clock) {
        contributions.get(stage).run(clock);
    }

    private boolean uniformDelay() {
        return delaySteps.length == 1;
    }

    private Cells end(Scope scope) {
        return scope == Scope.PRE ? source : target;
    }

    private int[] index(Scope scope) {
        return scope == Scope.PRE ? edges.sources() : edges.targets();
    }

    private Optional<Source> outside(int stage, Term.Variable variable) {
        if (variable.scope() != Scope.OWN) return atEnd(stage, variable);
        if (variable.name().equals("delay@")) {
            return edges.delays().map(delays -> uniformDelay() ? new Source.Known(delays.at(0))
                    : new Source.Each(filled("delay@", delays.expanded())));
        }
        return parameters.source(variable.name());
    }

    /** A quantity of the source or target, from where its own passes would find it in a stage. */
    private Optional<Source> atEnd(int stage, Term.Variable variable) {
        Cells end = end(variable.scope());
        String name = variable.name();
        if (name.equals("i")) return Optional.of(new Source.Each(positions(variable.scope())));
        if (name.equals("size")) {
            return Optional.of(new Source.Known((variable.scope() == Scope.PRE ? connection().source() : connection().target()).size()));
        }
        Optional<Source> found = end.dynamics.bindingIn(stage).of(Term.own(name));
        boolean changes = end.dynamics.fields.containsKey(name);
        if (variable.scope() == Scope.PRE && changes && edges.delays().isPresent()) return Optional.of(past(end, name));
        return found.map(source -> switch (source) {
            case Source.Each(Field field) -> new Source.Across(field, index(variable.scope()));
            case Source.Known _, Source.Across _, Source.OnClock _ -> source;
        });
    }

    private Source past(Cells end, String name) {
        Delayed past = delayed.computeIfAbsent(name, key -> {
            History history = end.history(key, smooth, dt);
            history.reach(Math.min(runSteps, Arrays.stream(delaySteps).max().orElse(0)));
            return new Delayed(history, Field.of("past@" + key, uniformDelay() ? end.size() : edges.count()));
        });
        return uniformDelay() ? new Source.Across(past.field, edges.sources()) : new Source.Each(past.field);
    }

    private Field positions(Scope scope) {
        int[] index = index(scope);
        int from = scope == Scope.PRE ? connection().source().from() : connection().target().from();
        return filled(scope + "@i", Arrays.stream(index).mapToDouble(i -> i - from).toArray());
    }

    private Field filled(String name, double[] values) {
        Field field = dynamics.field(name);
        System.arraycopy(values, 0, field.values(), 0, values.length);
        return field;
    }
}
