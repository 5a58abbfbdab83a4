package hillock.simulator.network;

import java.util.ArrayList;
import java.util.List;
import hillock.language.algebra.Variables;
import hillock.language.model.Connection;
import hillock.language.model.Connection.Pattern;
import hillock.language.model.Experiment;
import hillock.language.model.Model.Values;
import hillock.language.model.Term;
import hillock.language.model.Term.Scope;

/**
 * Whether all that a connection does is to scatter spikes of its sources, and its edges are found target by target: then they are needed
 * by source only, and no edge has to say whose it is.
 */
record Scattered(Experiment experiment, Connection connection) {
    boolean possible() {
        boolean searched = switch (connection.pattern()) {
            case Pattern.AllToAll _, Pattern.WithProbability _, Pattern.WithIndegree _ -> true;
            case Pattern.Weights _, Pattern.OneToOne _, Pattern.Ring _, Pattern.SmallWorld _, Pattern.Lattice _, Pattern.Where _,
                 Pattern.Listed _ -> false;
        };
        boolean some = connection.source().size() > 0 && connection.target().size() > 0;
        return searched && some && onlySpikesOfSources() && hasOneDelay()
                && values().stream().noneMatch(this::dependsOnOrder) && !new Unlisted(experiment, connection).isObserved();
    }

    /** Whether all edges share all values, as far as the text shows it. */
    boolean alike() {
        return values().stream().allMatch(Unlisted::isOne);
    }

    private boolean hasOneDelay() {
        // what is one for all as its text shows it may rest on a parameter that is not
        return connection.delay().stream().allMatch(delay -> Unlisted.isOne(delay) && (alike() || restsOnNothing(delay)));
    }

    private static boolean restsOnNothing(Values value) {
        return value instanceof Values.Each(Term term) && Variables.of(term).isEmpty();
    }

    private boolean onlySpikesOfSources() {
        boolean stateless = connection.equations().isEmpty() && connection.bounds().isEmpty() && connection.initials().isEmpty();
        boolean keepsOwn = new Changed(experiment).of(connection).isEmpty();
        return stateless && keepsOwn && connection.contributions().isEmpty() && !connection.events().isEmpty()
                && connection.events().stream().allMatch(event -> event.side() == Scope.PRE);
    }

    private List<Values> values() {
        List<Values> values = new ArrayList<>();
        connection.parameters().forEach(assigned -> values.add(assigned.value()));
        for (Experiment.Change change : experiment.changes()) if (change.owner().equals(connection.name())) values.add(change.value());
        return values;
    }

    /** Whether a value counts through the edges, which it does in order of target. */
    private boolean dependsOnOrder(Values value) {
        return switch (value) {
            case Values.Each(Term term) -> Variables.of(term).contains(Sheet.I);
            case Values.Matrix _ -> false;
            case Values.Listed _, Values.Column _ -> true;
        };
    }
}
