package hillock.simulator.network;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import hillock.language.algebra.Singularities;
import hillock.language.model.Connection;
import hillock.language.model.Connection.Pattern;
import hillock.language.model.Experiment;
import hillock.language.model.Model;
import hillock.language.model.Model.Start;
import hillock.language.model.Model.Values;
import hillock.language.model.Term;

/** Finds the edges of one connection and their values: parameters and weights, delays, then the initial state. */
final class Connecting {
    /** Bytes for each edge by source: its target, and its source if values of these are read. */
    private static final long BYTES_ALIKE = 8;
    /** Besides, a value, once more while it is found. */
    private static final long BYTES_EACH = 24;
    private static final Term.Variable DELAY = Term.own("delay@connection");
    private final Build build;
    private final Connection connection;
    private final Ends ends;
    private final int sourceNeurons;

    /** @param neurons every population, by name, with the parameters that count now */
    Connecting(Build build, Connection connection, Map<String, Neurons> neurons) {
        this.build = build;
        this.connection = connection;
        this.sourceNeurons = neurons.get(connection.source().population()).size();
        this.ends = new Ends(build, connection, neurons);
    }

    Optional<Edges> edges(Optional<Map<String, double[]>> from) {
        return build.attempt(() -> {
            Unlisted unlisted = new Unlisted(build.experiment(), connection);
            if (unlisted.possible()) {
                Pairs first = unlisted.first();
                Map<String, Quantities> parameters = parameters(first, List.of());
                Optional<Quantities> delay = connection.delay().map(value -> delays(first, parameters, value));
                return new Edges(connection, unlisted.pairs(), parameters, delay, Map.of());
            }
            Scattered scattered = new Scattered(build.experiment(), connection);
            if (scattered.possible()) return bySource(scattered);
            Pairs pairs = pairs();
            Map<String, Quantities> parameters = EarlierState.parameters(parameters(pairs, List.of()),
                    new Changed(build.experiment()).of(connection), from, connection.fileName(), pairs.count());
            Optional<Quantities> delays = connection.delay().map(delay -> delays(pairs, parameters, delay));
            Map<String, double[]> initials = initials(pairs, parameters, from);
            int[] sources = shifted(pairs.sources(), connection.source().from());
            int[] targets = shifted(pairs.targets(), connection.target().from());
            return new Edges(connection, new Incidence.Listed(sources, targets), parameters, delays, initials);
        });
    }

    private Edges bySource(Scattered scattered) {
        boolean alike = scattered.alike();
        Incidence.BySource rows = new Connectivity(build, connection).bySource(sourceNeurons, alike ? BYTES_ALIKE : BYTES_EACH);
        Pairs pairs = alike ? new Unlisted(build.experiment(), connection).first() : pairs(rows);
        Map<String, Quantities> parameters = parameters(pairs, List.of());
        Optional<Quantities> delay = connection.delay().map(value -> delays(pairs, parameters, value))
                .map(each -> Quantities.same((int) rows.count(), each.size() == 0 ? 0 : each.at(0)));
        return new Edges(connection, rows, parameters, delay, Map.of());
    }

    /** Of edges by source, in their order. */
    private Pairs pairs(Incidence.BySource rows) {
        return new Pairs(shifted(rows.sources(), -connection.source().from()), shifted(rows.targets(), -connection.target().from()),
                new int[0]);
    }

    /** The parameters after these changes of {@code at}; the edges are those of {@link #pairs}, which no change moves. */
    Map<String, Quantities> parameters(Pairs pairs, List<Experiment.Change> changes) {
        Map<String, Values> values = new LinkedHashMap<>();
        Map<String, Long> steps = new HashMap<>();
        for (Model.Assigned assigned : connection.parameters()) values.put(assigned.name(), assigned.value());
        for (Experiment.Change change : changes) {
            values.put(change.parameter(), change.value());
            steps.put(change.parameter(), 1L + build.experiment().changes().indexOf(change));
        }
        Sheet sheet = ends.sheet(pairs);
        values.forEach((name, value) -> define(sheet, pairs, Term.own(name), name, value, steps.getOrDefault(name, 0L)));
        Columns columns = new Columns(pairs.count());
        List<Term.Variable> names = values.keySet().stream().map(Term::own).toList();
        try {
            columns.fill(sheet, names, 0, pairs.count());
        } catch (Sheet.Circle circle) {
            String name = circle.name().name();
            throw build.error(Build.given(name, changes).orElse(path(name)), name + " in " + connection.name() + " is defined by itself",
                    "let one of the parameters in the circle be a number");
        }
        Map<String, Quantities> parameters = new LinkedHashMap<>();
        for (Term.Variable name : names) parameters.put(name.name(), columns.of(name));
        new Soundness(build, dynamics(pairs)).finite(parameters, changes);
        return parameters;
    }

    /** The pairs that these edges are; of all pairs the one whose values all share. */
    Pairs pairs(Edges edges) {
        return switch (edges.incidence()) {
            case Incidence.AllPairs _ -> new Unlisted(build.experiment(), connection).first();
            case Incidence.BySource rows -> new Scattered(build.experiment(), connection).alike()
                    ? new Unlisted(build.experiment(), connection).first() : pairs(rows);
            // only a file's order cannot be read off the edges
            case Incidence.Listed _ when connection.pattern() instanceof Pattern.Listed -> pairs();
            case Incidence.Listed(int[] sources, int[] targets) ->
                new Pairs(shifted(sources, -connection.source().from()), shifted(targets, -connection.target().from()), new int[0]);
        };
    }

    private Pairs pairs() {
        return new Connectivity(build, connection).pairs(ends::quantities);
    }

    private Quantities delays(Pairs pairs, Map<String, Quantities> parameters, Values delay) {
        Sheet sheet = sheet(pairs, parameters);
        define(sheet, pairs, DELAY, "delay", delay, 0);
        Quantities delays = Columns.of(sheet, DELAY, pairs.count());
        for (int e = 0; e < delays.values().length; e++) {
            double value = delays.values()[e];
            if (value >= 0 && value < Double.POSITIVE_INFINITY) continue;
            throw build.error(path("delay"), "the delay of " + element(pairs, e) + " is " + build.time(value),
                    "a delay is 0 or longer; max(" + build.time(0) + ", ...) keeps a drawn one so");
        }
        return delays;
    }

    private Map<String, double[]> initials(Pairs pairs, Map<String, Quantities> parameters, Optional<Map<String, double[]>> from) {
        Dynamics dynamics = dynamics(pairs);
        Map<String, double[]> initials = from.isPresent()
                ? EarlierState.of(build, from.get(), connection.fileName(), connection.name(), dynamics.variables(), pairs.count(),
                        "connections")
                : starts(pairs, parameters, dynamics);
        new Soundness(build, dynamics).state(initials, connection.bounds(), from.isPresent() ? Set.of() : searched(), () -> {
            Sheet sheet = startSheet(pairs, parameters, dynamics);
            initials.forEach((name, known) -> sheet.define(Term.own(name), Quantities.of(known)));
            return sheet;
        });
        return initials;
    }

    private Map<String, double[]> starts(Pairs pairs, Map<String, Quantities> parameters, Dynamics dynamics) {
        int before = build.problems();
        Sheet sheet = startSheet(pairs, parameters, dynamics);
        Starting starting = new Starting(build, dynamics, sheet);
        Map<String, Start> starts = new LinkedHashMap<>();
        for (Model.Initial initial : connection.initials()) starts.put(initial.variable(), initial.start());
        for (String variable : dynamics.variables()) {
            switch (starts.get(variable)) {
                case null -> starting.missing(variable);
                case Start.Given(Values values) -> define(sheet, pairs, Term.own(variable), variable + "(0)", values, 0);
                case Start.Steady(Optional<Term> near) ->
                    starting.steady(variable, near.map(term -> formula(pairs, variable + "(0)", term, 0)));
            }
        }
        build.stopUnlessStill(before);
        Columns columns = new Columns(pairs.count());
        List<Term.Variable> names = dynamics.variables().stream().map(Term::own).toList();
        starting.fill(columns, names, 0, pairs.count());
        Map<String, double[]> initials = new LinkedHashMap<>();
        for (Term.Variable name : names) initials.put(name.name(), columns.take(name));
        return initials;
    }

    private Set<String> searched() {
        return connection.initials().stream().filter(initial -> initial.start() instanceof Start.Steady).map(Model.Initial::variable)
                .collect(Collectors.toSet());
    }

    private Sheet startSheet(Pairs pairs, Map<String, Quantities> parameters, Dynamics dynamics) {
        Sheet sheet = sheet(pairs, parameters);
        dynamics.formulas().forEach(sheet::define);
        return sheet;
    }

    private Sheet sheet(Pairs pairs, Map<String, Quantities> parameters) {
        Sheet sheet = ends.sheet(pairs);
        parameters.forEach((name, known) -> sheet.define(Term.own(name), known));
        return sheet;
    }

    private void define(Sheet sheet, Pairs pairs, Term.Variable variable, String expression, Values values, long step) {
        switch (values) {
            case Values.Each(Term term) -> sheet.define(variable, formula(pairs, expression, term, step));
            case Values.Listed(List<Double> numbers) -> {
                if (numbers.size() != pairs.count()) {
                    throw build.error(path(expression), expression + " of " + connection.name() + " has " + numbers.size()
                            + " values for " + pairs.count() + " connections", "give one value for each connection, or a matrix");
                }
                sheet.define(variable, s -> numbers.get(s.each()));
            }
            case Values.Matrix(double[][] rows) -> {
                new Connectivity(build, connection).require(rows, expression);
                sheet.define(variable, s -> {
                    int e = s.each();
                    return rows[pairs.targets()[e]][pairs.sources()[e]];
                });
            }
            case Values.Column(double[] numbers) -> sheet.define(variable, s -> numbers[pairs.rows()[s.each()]]);
        }
    }

    private Formula formula(Pairs pairs, String expression, Term term, long step) {
        Term smooth = Singularities.removed(term, Map.of());
        return new Formula(smooth, 0, pairs.count(), build.streams(path(expression)), step);
    }

    private Dynamics dynamics(Pairs pairs) {
        return Dynamics.of(connection, pairs.count(), e -> element(pairs, e));
    }

    /** {@code driver -> follower, 0 -> 1}: indices within the named parts, as in files and matrices. */
    private String element(Pairs pairs, int edge) {
        return connection.name() + ", " + pairs.sources()[edge] + " -> " + pairs.targets()[edge];
    }

    private String path(String name) {
        return connection.name() + "." + name;
    }

    private static int[] shifted(int[] indices, int by) {
        if (by == 0) return indices;
        int[] shifted = new int[indices.length];
        for (int e = 0; e < indices.length; e++) shifted[e] = indices[e] + by;
        return shifted;
    }
}
