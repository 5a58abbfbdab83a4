package hillock.simulator.engine;

import java.util.Optional;
import hillock.language.model.Term;

/** Says where a loop finds a variable; empty for one that is a named expression and must be computed. */
@FunctionalInterface
interface Binding {
    Optional<Source> of(Term.Variable variable);
}
