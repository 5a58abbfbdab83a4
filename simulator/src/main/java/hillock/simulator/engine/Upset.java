package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import hillock.language.algebra.Variables;
import hillock.language.model.Connection;
import hillock.language.model.Model;
import hillock.language.model.Term;
import hillock.language.model.Term.Scope;

/**
 * A spike that left a neuron or connection in a state from which no step may start. What spikes change is changed behind the check of a
 * step, so it is the next step that fails, whatever its equations and its length are.
 *
 * @param failure of the state at the start of that step
 * @param paths   where in the text the changes stand that can have made it; never empty
 */
record Upset(Failure failure, List<String> paths) {

    /** Empty if the step started from a good state; on a machine at its start. */
    static Optional<Upset> before(Machine machine, Failure failure) {
        return bad(failure.owner(), failure.element(), machine.clock).flatMap(found -> {
            List<String> paths = changes(machine, found);
            return paths.isEmpty() ? Optional.empty() : Optional.of(new Upset(found, paths));
        });
    }

    /** {@code a spike makes V = NaN mV at 48 ms}. */
    String text(Wording wording, double time) {
        String value = "a spike makes " + wording.quantity(failure.owner(), failure.variable(), failure.value())
                + " at " + wording.time(time);
        return failure.bound().map(failure.owner().dynamics().bounds::get)
                .map(bound -> value + ", where " + bound.text() + " does not hold").orElse(value);
    }

    private static Optional<Failure> bad(Owner owner, int element, Clock clock) {
        Dynamics dynamics = owner.dynamics();
        for (String variable : dynamics.mathematics.variables()) {
            double value = dynamics.field(variable).at(element);
            if (!Double.isFinite(value)) {
                return Optional.of(new Failure(owner, element, variable, value, Optional.empty(), OptionalDouble.empty()));
            }
        }
        for (int b = 0; b < dynamics.bounds.size(); b++) {
            Model.Bound bound = dynamics.bounds.get(b);
            if (!owner.failing(dynamics.limits.demanded(bound), clock).get(element)) continue;
            double value = dynamics.field(bound.variable()).at(element);
            return Optional.of(new Failure(owner, element, bound.variable(), value, Optional.of(b), OptionalDouble.empty()));
        }
        return Optional.empty();
    }

    private static List<String> changes(Machine machine, Failure failure) {
        Owner owner = failure.owner();
        Set<String> names = new HashSet<>(Set.of(failure.variable()));
        failure.bound().ifPresent(b -> Variables.of(owner.dynamics().bounds.get(b).subject(), owner.definitions())
                .forEach(name -> names.add(name.name())));
        List<String> paths = new ArrayList<>();
        for (Cells cells : machine.cells) {
            if (cells.dynamics != owner.dynamics()) continue;
            List<Model.Spike> spikes = cells.neurons.population().model().spikes();
            for (int k = 0; k < spikes.size(); k++) {
                add(spikes.get(k).reset(), owner.model() + ".spike." + k, Set.of(Scope.OWN), names, paths);
            }
        }
        for (Wires wires : machine.wires) {
            Set<Scope> scopes = new HashSet<>();
            if (wires.dynamics == owner.dynamics()) scopes.add(Scope.OWN);
            if (wires.source.dynamics == owner.dynamics()) scopes.add(Scope.PRE);
            if (wires.target.dynamics == owner.dynamics()) scopes.add(Scope.POST);
            List<Connection.On> events = wires.connection().events();
            for (int k = 0; k < events.size(); k++) {
                add(events.get(k).jumps(), wires.connection().name() + ".on." + k, scopes, names, paths);
            }
        }
        return paths;
    }

    private static void add(List<Model.Jump> jumps, String path, Set<Scope> scopes, Set<String> names, List<String> into) {
        for (int k = 0; k < jumps.size(); k++) {
            Term.Variable target = jumps.get(k).target();
            if (scopes.contains(target.scope()) && names.contains(target.name())) into.add(path + "." + k);
        }
    }
}
