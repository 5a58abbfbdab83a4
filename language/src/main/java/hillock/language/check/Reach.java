package hillock.language.check;

import java.util.Collection;
import java.util.Optional;
import hillock.language.model.Term;
import hillock.language.syntax.Span;

/** The names in reach of an expression. */
interface Reach {
    Optional<Meaning> find(String name);

    /** All that can be found, for {@code did you mean}. */
    Collection<String> names();

    /** What {@code pre} and {@code post} mean: empty outside a connection. */
    default Optional<Reach> side(Term.Scope side) {
        return Optional.empty();
    }

    /** Whether times are plain numbers here, counted in ms. */
    boolean plain();

    /** A dotted name, {@code cells.V}, where the place has such; {@code (a -> b).w} and {@code cells[0].V} too. */
    default Optional<Meaning> path(hillock.language.syntax.Expression.Member member, Problems problems) {
        return Optional.empty();
    }

    /** The dotted name, {@code cells.V}, that one without its owner is likely meant for, where the place has such. */
    default Optional<String> withOwner(String name) {
        return Optional.empty();
    }

    /** Where a name was declared, for messages. */
    default Optional<Span> declared(String name) {
        return Optional.empty();
    }
}
