package hillock.language.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.model.Term;

/** The names in reach in a body: its own, then the constants of the file it is written in; in a connection also what its ends have. */
record BodyReach(Map<String, Meaning> own, Reach constants, boolean plain, Map<Term.Scope, Reach> sides) implements Reach {
    @Override public Optional<Meaning> find(String name) {
        Meaning meaning = own.get(name);
        return meaning != null ? Optional.of(meaning) : constants.find(name);
    }

    @Override public Collection<String> names() {
        List<String> names = new ArrayList<>(own.keySet());
        names.addAll(constants.names());
        return names;
    }

    @Override public Optional<Reach> side(Term.Scope side) {
        return Optional.ofNullable(sides.get(side));
    }
}
