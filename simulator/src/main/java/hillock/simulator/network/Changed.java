package hillock.simulator.network;

import java.util.HashSet;
import java.util.Set;
import hillock.language.model.Connection;
import hillock.language.model.Experiment;
import hillock.language.model.Model.Jump;
import hillock.language.model.Model.Spike;
import hillock.language.model.Term.Scope;

/** What events change, parameters and state variables alike. */
public record Changed(Experiment experiment) {
    /** Of a population, by its own resets and by connections. */
    public Set<String> of(Experiment.Population population) {
        Set<String> names = byConnections(population.name());
        for (Spike spike : population.model().spikes()) for (Jump jump : spike.reset()) names.add(jump.target().name());
        return names;
    }

    /** Of a population, by connections: what a spike that arrives may change. */
    public Set<String> byConnections(String population) {
        Set<String> names = new HashSet<>();
        for (Connection connection : experiment.connections()) {
            if (connection.source().population().equals(population)) add(connection, Scope.PRE, names);
            if (connection.target().population().equals(population)) add(connection, Scope.POST, names);
        }
        return names;
    }

    /** Of a connection itself. */
    public Set<String> of(Connection connection) {
        Set<String> names = new HashSet<>();
        add(connection, Scope.OWN, names);
        return names;
    }

    private static void add(Connection connection, Scope scope, Set<String> names) {
        for (Connection.On event : connection.events()) {
            for (Jump jump : event.jumps()) if (jump.target().scope() == scope) names.add(jump.target().name());
        }
    }
}
