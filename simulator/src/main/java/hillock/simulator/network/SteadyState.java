package hillock.simulator.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import hillock.language.algebra.Variables;
import hillock.language.model.Model;
import hillock.language.model.Term;

/**
 * The state where the derivatives of all variables marked {@code steady} are zero. Variables whose rates need each other are solved
 * together, as one {@link SteadyBlock}; a block that needs another is solved after it.
 */
final class SteadyState {
    private SteadyState() {}

    /** Makes the sheet find the marked variables; the formulas are the guesses behind {@code near}. */
    static void define(Sheet sheet, Dynamics dynamics, Map<Term.Variable, Optional<Formula>> marked) {
        for (List<Term.Variable> members : blocks(dynamics, marked.keySet())) {
            Map<Term.Variable, Optional<Formula>> guesses = new LinkedHashMap<>();
            for (Term.Variable member : members) guesses.put(member, marked.get(member));
            SteadyBlock block = new SteadyBlock(dynamics, guesses);
            for (Term.Variable member : members) sheet.define(member, s -> block.find(s, member));
        }
    }

    /** Groups variables that need each other; a group comes after those that it needs. */
    static List<List<Term.Variable>> blocks(Dynamics dynamics, Collection<Term.Variable> variables) {
        Map<Term.Variable, Term> definitions = dynamics.definitions();
        Map<Term.Variable, List<Term.Variable>> needs = new LinkedHashMap<>();
        for (Model.Equation equation : dynamics.rates()) {
            Term.Variable variable = Term.own(equation.variable());
            if (!variables.contains(variable)) continue;
            Set<Term.Variable> used = Variables.reached(equation.rate(), definitions);
            needs.put(variable, variables.stream().filter(used::contains).toList());
        }
        return new Components(needs).found;
    }

    /** Strongly connected components. Tarjan (1972), SIAM J. Comput. 1:146. */
    private static final class Components {
        final List<List<Term.Variable>> found = new ArrayList<>();
        private final Map<Term.Variable, List<Term.Variable>> needs;
        private final Map<Term.Variable, Integer> number = new HashMap<>();
        private final Map<Term.Variable, Integer> lowest = new HashMap<>();
        private final Deque<Term.Variable> open = new ArrayDeque<>();

        Components(Map<Term.Variable, List<Term.Variable>> needs) {
            this.needs = needs;
            for (Term.Variable variable : needs.keySet()) if (!number.containsKey(variable)) visit(variable);
        }

        private void visit(Term.Variable variable) {
            number.put(variable, number.size());
            lowest.put(variable, number.get(variable));
            open.push(variable);
            for (Term.Variable needed : needs.get(variable)) {
                if (!number.containsKey(needed)) {
                    visit(needed);
                    lowest.merge(variable, lowest.get(needed), Math::min);
                } else if (open.contains(needed)) {
                    lowest.merge(variable, number.get(needed), Math::min);
                }
            }
            if (!lowest.get(variable).equals(number.get(variable))) return;
            List<Term.Variable> component = new ArrayList<>();
            while (true) {
                Term.Variable member = open.pop();
                component.addFirst(member);
                if (member.equals(variable)) break;
            }
            found.add(component);
        }
    }
}
