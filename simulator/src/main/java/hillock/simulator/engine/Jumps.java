package hillock.simulator.engine;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.algebra.Singularities;
import hillock.language.algebra.Substitution;
import hillock.language.algebra.Variables;
import hillock.language.model.Model.Jump;
import hillock.language.model.Term;

/** Writes what an event changes into a loop: each value sees the changes before it, through named expressions too. */
final class Jumps {
    private final Assembly assembly;
    private final Map<Term.Variable, Term> definitions;
    /** By what was changed, the name of its present value. */
    private final Map<Term.Variable, Term.Variable> present = new LinkedHashMap<>();
    private int count;

    Jumps(Assembly assembly, Map<Term.Variable, Term> definitions) {
        this.assembly = assembly;
        this.definitions = definitions;
    }

    /** Takes the present values of these before anything changes, as what they follow from may. */
    void hold(List<Term.Variable> names) {
        for (Term.Variable name : names) {
            Term.Variable now = new Term.Variable(name.scope(), name.name() + "@jump" + ++count);
            assembly.let(now, name);
            present.put(name, now);
        }
    }

    void write(List<Jump> jumps) {
        for (Jump jump : jumps) {
            Term.Variable target = jump.target();
            Term.Variable now = new Term.Variable(target.scope(), target.name() + "@jump" + ++count);
            assembly.let(now, seen(jump.value()));
            present.put(target, now);
        }
    }

    /** A term as the changes so far leave it. */
    Term seen(Term term) {
        Map<Term.Variable, Term> moved = new HashMap<>();
        definitions.forEach((name, value) -> {
            boolean follows = Variables.reached(value, definitions).stream().anyMatch(present::containsKey);
            if (follows && !present.containsKey(name)) moved.put(name, value);
        });
        Term open = Substitution.ofDefinitions(Singularities.removed(term, definitions), moved);
        return Substitution.in(open, name -> Optional.ofNullable(present.get(name)));
    }

    /** What was changed, each with the name of its last value, in the order of the first changes. */
    Map<Term.Variable, Term.Variable> changed() {
        return present;
    }
}
