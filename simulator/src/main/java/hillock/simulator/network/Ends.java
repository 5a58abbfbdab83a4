package hillock.simulator.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import hillock.language.algebra.Variables;
import hillock.language.model.Connection;
import hillock.language.model.Model;
import hillock.language.model.Model.Start;
import hillock.language.model.Model.Values;
import hillock.language.model.Part;
import hillock.language.model.Term;

/** What a connection's values may use of its two ends: {@code pre.i}, {@code post.V}, as they are at the start. */
final class Ends {
    private final Build build;
    private final Connection connection;
    private final Map<String, Neurons> neurons;
    private final Map<Term.Variable, Quantities> known = new HashMap<>();

    Ends(Build build, Connection connection, Map<String, Neurons> neurons) {
        this.build = build;
        this.connection = connection;
        this.neurons = neurons;
    }

    /** A sheet over these edges on which the ends' quantities are defined. */
    Sheet sheet(Pairs pairs) {
        // draws are keyed by the ends of an edge, so that they do not depend on which other edges there are
        Sheet sheet = new Sheet(
                e -> (long) (pairs.targets()[e] + connection.target().from()) << 32 | pairs.sources()[e] + connection.source().from(),
                e -> (long) pairs.ordinal(e) << 32, build.jumpTime());
        for (Term.Variable name : used(connection)) {
            int[] index = name.scope() == Term.Scope.PRE ? pairs.sources() : pairs.targets();
            sheet.define(name, quantities(name), index);
        }
        return sheet;
    }

    /** A quantity of one end, by index within its part. */
    Quantities quantities(Term.Variable name) {
        return known.computeIfAbsent(name, this::evaluated);
    }

    private Quantities evaluated(Term.Variable name) {
        Part part = name.scope() == Term.Scope.PRE ? connection.source() : connection.target();
        if (name.name().equals("size")) return Quantities.same(part.size(), part.size());
        double[] values = new double[part.size()];
        if (name.name().equals("i")) {
            for (int e = 0; e < values.length; e++) values[e] = e;
            return Quantities.of(values);
        }
        Neurons end = neurons.get(part.population());
        Quantities all = Columns.of(new Populating(build, end.population()).sheet(end), Term.own(name.name()), end.size());
        if (all.uniform()) return Quantities.same(part.size(), all.at(0));
        System.arraycopy(all.values(), part.from(), values, 0, values.length);
        return Quantities.of(values);
    }

    /** The names of scope PRE or POST in whatever a connection is at the start. */
    private static Set<Term.Variable> used(Connection connection) {
        List<Term> terms = new ArrayList<>();
        List<Values> values = new ArrayList<>();
        connection.parameters().forEach(assigned -> values.add(assigned.value()));
        connection.delay().ifPresent(values::add);
        for (Model.Initial initial : connection.initials()) {
            switch (initial.start()) {
                case Start.Given(Values given) -> values.add(given);
                case Start.Steady(var near) -> near.ifPresent(terms::add);
            }
        }
        for (Values value : values) if (value instanceof Values.Each(Term term)) terms.add(term);
        connection.expressions().forEach(definition -> terms.add(definition.value()));
        connection.equations().forEach(equation -> terms.add(equation.rate()));
        Set<Term.Variable> used = new LinkedHashSet<>();
        for (Term term : terms) used.addAll(Variables.of(term));
        connection.bounds().forEach(bound -> used.addAll(Variables.of(bound.holds())));
        used.removeIf(name -> name.scope() == Term.Scope.OWN);
        return used;
    }
}
