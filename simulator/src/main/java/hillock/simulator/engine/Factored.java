package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.algebra.Separation.Addend;
import hillock.language.model.Condition;
import hillock.language.model.Connection;
import hillock.language.model.Experiment;
import hillock.language.model.Term;
import hillock.simulator.kernels.Backend;
import hillock.simulator.sums.Sum;

/**
 * Adds to inputs without looking at edges one by one: what a source passes is found once for each source, summed over each target's edges,
 * and multiplied by what the target makes of it once for each target. {@code sum_j w_ij S_j (E - V_i) = (E - V_i) (W S)_i}. A stated
 * rewrite: docs/numerics.md.
 */
final class Factored {
    /** What an edge costs against a neuron. */
    private static final double PER_EDGE = 0.05;

    private final Wires wires;
    private final Connection connection;
    private final EdgeSums edgeSums;
    private final List<Share> shares;
    private final Sum[] sums;
    /** Those, each once: shares with the same factor of edges have one sum. */
    private Sum[] different = {};
    private final Stage[] stages;
    private int revision;

    /**
     * What is summed over the edges of each target.
     *
     * @param passed what each source passes, by index in its population
     * @param total  the sums, by index in the target's population
     */
    private record Share(Term edge, Term source, Field.Doubles passed, Field.Doubles total) {
        /** Whether sources pass the same at every step. */
        boolean isFixed() {
            return source.equals(Term.ONE);
        }
    }

    /** What a stage does: the sources' work, then that of the targets, each for itself. */
    private final class Stage implements Divisible {
        private final Optional<Pass> source;
        private final Optional<Divisible> sources;
        /** By share: where what each source passes is found. */
        private final double[][] passed;
        private final Pass target;

        Stage(Optional<Pass> source, double[][] passed, Pass target) {
            this.source = source;
            this.sources = source.map(pass -> pass.part(connection.source().from(), connection.source().to()));
            this.passed = passed;
            this.target = target;
        }

        @Override public int size() {
            return connection.target().size();
        }

        @Override public double work() {
            return connection.target().size() + PER_EDGE * wires.edges.count();
        }

        @Override public int boundary(int element) {
            return element;
        }

        @Override public int run(Clock clock, int from, int to) {
            int first = connection.target().from();
            for (int k = 0; k < sums.length; k++) {
                Share share = shares.get(k);
                if (!share.isFixed()) sums[k].rows(passed[k], share.total.values(), first + from, first + to);
            }
            return target.run(clock, first + from, first + to);
        }
    }

    private Factored(Wires wires, Separated separated, int stageCount, Backend backend, Experiment.Simulation simulation) {
        this.wires = wires;
        this.connection = wires.connection();
        this.edgeSums = new EdgeSums(wires, backend, simulation.weights() == Experiment.Precision.SINGLE);
        Map<List<Term>, Share> found = new LinkedHashMap<>();
        for (Separated.Part part : separated.parts()) {
            for (Addend each : part.addends()) found.computeIfAbsent(List.of(each.edge(), each.source()), _ -> share(each, found.size()));
        }
        this.shares = List.copyOf(found.values());
        this.sums = new Sum[shares.size()];
        this.stages = new Stage[stageCount];
        Map<String, Term> added = added(separated, found, edgeSums.connected().isPresent());
        for (int stage = 0; stage < stageCount; stage++) stages[stage] = stage(stage, added, backend, simulation);
        weigh();
    }

    /** Empty where edges have to be looked at one by one, are few, or arithmetic is to be literal. */
    static Optional<Factored> of(Wires wires, int stages, Backend backend, Experiment.Simulation simulation) {
        return switch (simulation.arithmetic()) {
            case FAST -> Separated.in(wires).map(separated -> new Factored(wires, separated, stages, backend, simulation));
            case LITERAL -> Optional.empty();
        };
    }

    /** Adds to the inputs of all targets: first what they share, then each target for itself. */
    void contribute(int stage, Clock clock, Team team) {
        if (revision != wires.parameters.revision()) weigh();
        Stage now = stages[stage];
        if (now.sources.isPresent()) team.run(now.sources.get(), clock);
        for (Sum each : different) each.turn();
        for (int k = 0; k < sums.length; k++) if (!shares.get(k).isFixed()) sums[k].prepare(now.passed[k]);
        team.run(now, clock);
    }

    List<Pass> passes(int stage) {
        List<Pass> passes = new ArrayList<>();
        stages[stage].source.ifPresent(passes::add);
        passes.add(stages[stage].target);
        return passes;
    }

    private Share share(Addend addend, int number) {
        Field.Doubles passed = Field.of("passed@" + number, wires.source.size());
        if (addend.source().equals(Term.ONE)) Arrays.fill(passed.values(), 1);
        return new Share(addend.edge(), addend.source(), passed, Field.of("sum@" + number, wires.target.size()));
    }

    /** Takes the edges' factors as they are now. */
    private void weigh() {
        revision = wires.parameters.revision();
        Map<Term, Sum> weighted = edgeSums.sums(shares.stream().map(Share::edge).filter(edge -> !edge.equals(Term.ONE)).toList());
        for (int k = 0; k < sums.length; k++) {
            Share share = shares.get(k);
            sums[k] = share.edge.equals(Term.ONE) ? edgeSums.plain() : weighted.get(share.edge);
            if (!share.isFixed()) continue;
            sums[k].prepare(share.passed.values());
            sums[k].rows(share.passed.values(), share.total.values(), connection.target().from(), connection.target().to());
        }
        different = Arrays.stream(sums).distinct().toArray(Sum[]::new);
    }

    /** By input, what it is after all was added to it. */
    private static Map<String, Term> added(Separated separated, Map<List<Term>, Share> shares, boolean someUnconnected) {
        Map<String, Term> added = new LinkedHashMap<>();
        for (Separated.Part part : separated.parts()) {
            Term sum = added.getOrDefault(part.input(), input(part.input()));
            for (Addend each : part.addends()) {
                Term total = Term.own(shares.get(List.of(each.edge(), each.source())).total.name());
                Term more = new Term.Sum(sum, new Term.Product(each.target(), total));
                // 0 times what is not finite is not 0: to a target without edges nothing is added
                sum = someUnconnected ? new Term.Choice(CONNECTED, more, sum) : more;
            }
            added.put(part.input(), sum);
        }
        return added;
    }

    private static final Condition CONNECTED =
            new Condition.Comparison(Condition.Relation.GREATER, Term.own("connected@"), Term.ZERO);

    private static Term.Variable input(String name) {
        return Term.own(name + "@input");
    }

    private Stage stage(int stage, Map<String, Term> added, Backend backend, Experiment.Simulation simulation) {
        String name = connection.name() + ".add" + (stage + 1);
        Assembly passing = new Assembly(name + ".sources", wires.source.size(), atNeurons(stage, Map.of()), wires.definitions());
        double[][] passed = new double[shares.size()][];
        boolean any = false;
        for (int k = 0; k < passed.length; k++) {
            Share share = shares.get(k);
            Optional<Field.Doubles> asItIs = asItIs(stage, share.source);
            passed[k] = asItIs.orElse(share.passed).values();
            if (share.isFixed() || asItIs.isPresent()) continue;
            passing.store(share.passed, share.source);
            any = true;
        }
        Map<Term.Variable, Field> own = new HashMap<>();
        for (Share share : shares) own.put(Term.own(share.total.name()), share.total);
        edgeSums.connected().ifPresent(connected -> own.put(Term.own("connected@"), new Field.Doubles("connected@", connected)));
        added.keySet().forEach(input -> own.put(input(input), wires.target.inputs.get(input)));
        Assembly adding = new Assembly(name, wires.target.size(), atNeurons(stage, own), wires.definitions());
        added.forEach((input, sum) -> adding.store(wires.target.inputs.get(input), sum));
        Optional<Pass> source = any ? Optional.of(passing.finish(backend, simulation.arithmetic(), simulation.precision()))
                : Optional.empty();
        return new Stage(source, passed, adding.finish(backend, simulation.arithmetic(), simulation.precision()));
    }

    /** Where what a source passes already stands, if it is a variable of the source in the precision of sums. */
    private Optional<Field.Doubles> asItIs(int stage, Term term) {
        if (!(term instanceof Term.Variable name) || name.scope() != Term.Scope.PRE) return Optional.empty();
        Optional<Source> source = wires.atNeuron(stage, name);
        return source.isPresent() && source.get() instanceof Source.Each(Field.Doubles field) ? Optional.of(field) : Optional.empty();
    }

    private Binding atNeurons(int stage, Map<Term.Variable, Field> own) {
        return name -> own.containsKey(name) ? Optional.of(new Source.Each(own.get(name)))
                : name.scope() == Term.Scope.OWN ? wires.outside(stage, name) : wires.atNeuron(stage, name);
    }
}
