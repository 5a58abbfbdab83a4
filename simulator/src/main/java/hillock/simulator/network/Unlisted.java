package hillock.simulator.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import hillock.language.algebra.Variables;
import hillock.language.model.Connection;
import hillock.language.model.Connection.Pattern;
import hillock.language.model.Experiment;
import hillock.language.model.Experiment.Figure;
import hillock.language.model.Experiment.Observable;
import hillock.language.model.Model.Values;
import hillock.language.model.Term;

/**
 * Whether a connection of all to all needs none of its edges written down: nothing differs between them, none has a state, nobody looks
 * at one.
 */
record Unlisted(Experiment experiment, Connection connection) {
    /** Fewer edges are listed: they cost nothing. */
    private static final int FEWEST = 256;

    boolean possible() {
        boolean all = switch (connection.pattern()) {
            case Pattern.AllToAll _ -> true;
            case Pattern.WithProbability(double p) -> p == 1;
            case Pattern.Weights _, Pattern.OneToOne _, Pattern.Ring _, Pattern.WithIndegree _, Pattern.SmallWorld _, Pattern.Lattice _,
                    Pattern.Where _, Pattern.Listed _ -> false;
        };
        boolean stateless = connection.equations().isEmpty() && connection.bounds().isEmpty() && connection.initials().isEmpty()
                && connection.events().isEmpty();
        return all && pairs().count() >= FEWEST && stateless && values().allMatch(Unlisted::isOne) && !isObserved();
    }

    Incidence.AllPairs pairs() {
        return new Incidence.AllPairs(connection.source(), connection.target(), connection.exceptSelf());
    }

    /** One of the pairs, by index within the parts, for the values that all share. */
    Pairs first() {
        // of 256 pairs and more, one of the first two sources and one of the first two targets are no self
        boolean shift = pairs().leavesOutSelves() && connection.source().from() == connection.target().from();
        boolean sources = connection.source().size() > 1;
        return new Pairs(new int[] {shift && sources ? 1 : 0}, new int[] {shift && !sources ? 1 : 0}, new int[0]);
    }

    /** What parameters and the delay are, at the start and later. */
    private Stream<Values> values() {
        List<Values> values = new ArrayList<>();
        connection.parameters().forEach(assigned -> values.add(assigned.value()));
        connection.delay().ifPresent(values::add);
        for (Experiment.Change change : experiment.changes()) if (change.owner().equals(connection.name())) values.add(change.value());
        return values.stream();
    }

    /** Whether a value is one for all edges, as far as its text shows it. */
    static boolean isOne(Values values) {
        return values instanceof Values.Each(Term term) && !Variables.hasDraw(term)
                && Variables.of(term).stream().allMatch(Unlisted::isShared);
    }

    private static boolean isShared(Term.Variable name) {
        boolean own = name.scope() == Term.Scope.OWN && !name.equals(Sheet.I) && !name.equals(Sheet.SIZE);
        return own || name.scope() != Term.Scope.OWN && name.name().equals("size");
    }

    /** Whether anything shows what edges have. */
    boolean isObserved() {
        Stream<Observable> recorded = experiment.records().stream().map(Experiment.Recorded::what);
        return Stream.concat(recorded, experiment.figures().stream().flatMap(Unlisted::shown)).anyMatch(this::isOfThis);
    }

    private boolean isOfThis(Observable observable) {
        return switch (observable) {
            case Observable.OfConnections connections -> connections.connection().equals(connection.name());
            case Observable.Aggregate aggregate -> isOfThis(aggregate.of());
            case Observable.OfNeurons _, Observable.Spikes _ -> false;
        };
    }

    private static Stream<Observable> shown(Figure figure) {
        return switch (figure) {
            case Figure.Curves curves -> curves.curves().stream().flatMap(curve -> switch (curve) {
                case Experiment.Curve.Of(Observable what) -> Stream.of(what);
                case Experiment.Curve.Rate _ -> Stream.empty();
            });
            case Figure.Phase phase -> Stream.of(phase.x(), phase.y());
            case Figure.Histogram histogram -> Stream.of(histogram.of());
            case Figure.Matrix matrix -> Stream.of(matrix.of());
            case Figure.Raster _ -> Stream.empty();
        };
    }
}
