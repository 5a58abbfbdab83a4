package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.algebra.Separation;
import hillock.language.algebra.Separation.Belonging;
import hillock.language.algebra.Singularities;
import hillock.language.model.Connection;
import hillock.language.model.Term;

/** What a connection adds to inputs, each contribution taken apart into what target, edge and source have to do with it. */
record Separated(List<Part> parts) {
    /** Fewer edges are quickly looked at one by one. */
    private static final int FEWEST_EDGES = 256;

    /** What is added to one input of the target. */
    record Part(String input, List<Separation.Addend> addends) {}

    /** Empty if a contribution cannot be taken apart, goes to the source, or has different delays. */
    static Optional<Separated> in(Wires wires) {
        if (wires.edges.count() < FEWEST_EDGES || wires.edges.delays().isPresent() && !wires.delays().areOne()) return Optional.empty();
        Map<Term.Variable, Term> definitions = wires.definitions();
        List<Part> parts = new ArrayList<>();
        for (Connection.Contribution each : wires.connection().contributions()) {
            if (each.side() != Term.Scope.POST) return Optional.empty();
            Optional<Separation> separation = Separation.of(Singularities.removed(each.value(), definitions), definitions,
                    name -> belonging(wires, name));
            if (separation.isEmpty()) return Optional.empty();
            parts.add(new Part(each.input(), separation.get().addends()));
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(new Separated(parts));
    }

    private static Belonging belonging(Wires wires, Term.Variable name) {
        Optional<Source> source = name.scope() == Term.Scope.OWN ? wires.outside(0, name) : wires.atNeuron(0, name);
        if (source.isPresent() && (source.get() instanceof Source.Known || source.get() instanceof Source.OnClock)) return Belonging.ALL;
        return switch (name.scope()) {
            case PRE -> Belonging.SOURCE;
            case POST -> Belonging.TARGET;
            case OWN -> !wires.hasParameter(name.name()) ? Belonging.MIXED : wires.edges.isListed() ? Belonging.EDGE : Belonging.TARGET;
        };
    }
}
