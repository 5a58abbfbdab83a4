package hillock.language.check;

import java.util.Optional;
import java.util.OptionalInt;
import hillock.language.model.Experiment.Observable;
import hillock.language.model.Part;

/** How many orbits a phase plane has: the two sides of {@code against} need equally many curves, or one to the right. */
final class PhasePlane {
    private PhasePlane() {}

    /** Why the two do not go together; empty if they do. */
    static Optional<String> mismatch(Observable y, Observable x, Owners owners) {
        OptionalInt right = curves(x, owners);
        if (right.isPresent() && right.getAsInt() == 1) return Optional.empty();
        boolean alike = x instanceof Observable.OfConnections(_, var one, _, _)
                && y instanceof Observable.OfConnections(_, var other, _, _) && one.equals(other);
        if (alike || right.isPresent() && right.equals(curves(y, owners))) return Optional.empty();
        return Optional.of("against needs equally many on both sides, or one behind it: " + said(y, owners) + ", " + said(x, owners));
    }

    /** Empty where that is known only when the connection is built. */
    private static OptionalInt curves(Observable what, Owners owners) {
        return switch (what) {
            case Observable.OfNeurons(_, var part, _, _) -> OptionalInt.of(part.size());
            case Observable.Spikes(_, var part) -> OptionalInt.of(part.size());
            case Observable.Aggregate _ -> OptionalInt.of(1);
            case Observable.OfConnections(_, var name, _, _) -> owners.connection(name).filter(PhasePlane::isOne).isPresent()
                    ? OptionalInt.of(1) : OptionalInt.empty();
        };
    }

    private static boolean isOne(CheckedConnection connection) {
        return connection.pattern().isEmpty() && connection.source().size() == 1 && connection.target().size() == 1;
    }

    private static String said(Observable what, Owners owners) {
        return switch (what) {
            case Observable.OfNeurons(var label, var part, _, _) -> label + " is of " + neurons(part);
            case Observable.Spikes(var label, var part) -> label + " is of " + neurons(part);
            case Observable.Aggregate(var label, _, _) -> label + " is one number";
            case Observable.OfConnections(var label, var name, _, _) -> owners.connection(name).filter(PhasePlane::isOne).isPresent()
                    ? label + " is of one edge" : label + " is of the edges of a connection";
        };
    }

    private static String neurons(Part part) {
        return Wording.count(part.size(), "neuron");
    }
}
