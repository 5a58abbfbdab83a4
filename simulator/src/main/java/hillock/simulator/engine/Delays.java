package hillock.simulator.engine;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import hillock.language.model.Term;
import hillock.language.model.Term.Scope;
import hillock.simulator.network.Edges;

/** How long what a connection passes on is under way, and what its edges see of the source: quantities as they were a delay ago. */
final class Delays {
    private final Edges edges;
    private final Cells source;
    private final Pace pace;
    private final boolean smooth;
    private final long runSteps;
    /** In steps; in ms if the method chooses these. */
    private final double[] values;
    /** In ms, each once, rising; of methods that choose their steps. */
    private final double[] distinct;
    private final Map<String, Delayed> delayed = new LinkedHashMap<>();
    private final Map<String, Recalled> recalled = new LinkedHashMap<>();
    private Delayed[] past = new Delayed[0];
    private Recalled[] pasts = new Recalled[0];

    /** A source's quantity as it was a delay ago: one value a neuron if all delays are equal, else one an edge. */
    private record Delayed(History history, Field.Doubles field) {}

    /** The same under a method that chooses its steps. */
    private record Recalled(Past past, Field.Doubles field) {}

    /** @param smooth whether the past is interpolated by the slopes too */
    Delays(Edges edges, Cells source, Pace pace, boolean smooth, long runSteps) {
        this.edges = edges;
        this.source = source;
        this.pace = pace;
        this.smooth = smooth;
        this.runSteps = runSteps;
        this.values = edges.delays().map(each -> pace.chosen().isPresent() ? each.values()
                : History.snapped(Arrays.stream(each.values()).map(ms -> ms / pace.dt()).toArray())).orElse(new double[0]);
        this.distinct = pace.chosen().isPresent() ? Arrays.stream(values).distinct().sorted().toArray() : new double[0];
    }

    /** The same of other edges of the connection. */
    Delays along(Edges others) {
        return new Delays(others, source, pace, smooth, runSteps);
    }

    Pace pace() {
        return pace;
    }

    /** Whether what passes was sent the same time ago on all edges. */
    boolean areOne() {
        return values.length == 1;
    }

    /** One of the different delays, ms. */
    double at(int rank) {
        return distinct.length == 0 ? 0 : distinct[rank];
    }

    /**
     * The delays of spikes in whole steps, none longer than the run; if the method chooses these, the rank of each among the different
     * ones.
     */
    int[] steps() {
        if (values.length == 0) return new int[] {0};
        if (pace.chosen().isPresent()) return Arrays.stream(values).mapToInt(ms -> Arrays.binarySearch(distinct, ms)).toArray();
        return Arrays.stream(values).mapToInt(steps -> (int) Math.min(Math.rint(steps), runSteps + 1)).toArray();
    }

    /** Whether a name means what the source had a delay ago. */
    boolean concern(Term.Variable variable) {
        return variable.scope() == Scope.PRE && edges.delays().isPresent() && source.dynamics.fields.containsKey(variable.name());
    }

    /** Where a quantity of the source stands as it was a delay ago. */
    Field past(String name) {
        return pace.chosen().isPresent() ? recalled(name) : delayed(name);
    }

    private Field delayed(String name) {
        return delayed.computeIfAbsent(name, key -> {
            History history = source.history(key, smooth, pace.dt());
            history.reach(Math.min(runSteps, longest()));
            return new Delayed(history, field(key));
        }).field;
    }

    private Field recalled(String name) {
        return recalled.computeIfAbsent(name, key -> {
            Past kept = source.past(key);
            kept.reach(longest());
            return new Recalled(kept, field(key));
        }).field;
    }

    private double longest() {
        return Arrays.stream(values).max().orElse(0);
    }

    private Field.Doubles field(String name) {
        return Field.of("past@" + name, areOne() ? source.size() : edges.sources().length);
    }

    /** Remembers all that anything mentions, as an expression that no pass uses may still be looked at. */
    void remember(Set<Term.Variable> names) {
        for (Term.Variable name : names) if (concern(name)) past(name.name());
        past = delayed.values().toArray(Delayed[]::new);
        pasts = recalled.values().toArray(Recalled[]::new);
    }

    /** Whether anything is remembered. */
    boolean rememberSomething() {
        return past.length > 0 || pasts.length > 0;
    }

    /** Brings what is remembered up to a stage. */
    void bring(long step, double fraction, Clock clock) {
        for (Delayed each : past) {
            if (areOne()) each.history.read(step, fraction, values[0], each.field.values());
            else each.history.read(step, fraction, values, edges.sources(), each.field.values());
        }
        for (Recalled each : pasts) {
            if (areOne()) each.past.read(clock, values[0], each.field.values());
            else each.past.read(clock, values, edges.sources(), each.field.values());
        }
    }
}
