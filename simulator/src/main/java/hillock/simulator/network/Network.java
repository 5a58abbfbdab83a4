package hillock.simulator.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.model.CheckedFile;
import hillock.language.model.Connection;
import hillock.language.model.Experiment;
import hillock.language.syntax.UserError;

/**
 * A checked file's populations and connections with every number known, at the start of a run.
 *
 * @param lanes of a sweep: what its runs are
 */
public record Network(CheckedFile file, List<Neurons> populations, List<Edges> connections, Optional<Lanes> lanes) {
    /**
     * Evaluates, draws and connects.
     *
     * @param from the state variables of an earlier run, {@code cells.V} and {@code driver-follower.s}, in place of the initial values
     * @throws UserError for what only values can show: matrices and lists of the wrong size, indices out of range, negative delays,
     *         values that are not finite, steady states that cannot be found, an initial state outside its bounds
     */
    public static Network build(CheckedFile file, Optional<Map<String, double[]>> from) {
        Build build = new Build(file);
        List<Neurons> populations = new ArrayList<>();
        for (Experiment.Population population : file.experiment().populations()) {
            new Populating(build, population).neurons(from).ifPresent(populations::add);
        }
        Map<String, Neurons> byName = byName(populations);
        List<Edges> connections = new ArrayList<>();
        for (Connection connection : file.experiment().connections()) {
            boolean known = byName.containsKey(connection.source().population()) && byName.containsKey(connection.target().population());
            if (known) new Connecting(build, connection, byName).edges(from).ifPresent(connections::add);
        }
        build.finish();
        return new Network(file, List.copyOf(populations), List.copyOf(connections), Optional.empty());
    }

    /**
     * The parameters of one population or connection after some changes, all parameters that follow from others evaluated anew. Draws
     * of what did not change stay as they were.
     *
     * @param owner   a population's or connection's name
     * @param changes those of {@code at} so far, in order, of all owners
     * @throws UserError if a value is not finite or a list has the wrong size
     */
    public Map<String, Quantities> parametersAfter(String owner, List<Experiment.Change> changes) {
        Build build = new Build(file);
        for (Edges edges : connections) {
            if (!edges.name().equals(owner)) continue;
            Connection connection = edges.connection();
            Map<String, Neurons> ends = new LinkedHashMap<>(byName(populations));
            for (String name : List.of(connection.source().population(), connection.target().population())) {
                ends.put(name, after(build, neurons(name), changes));
            }
            Pairs pairs = new Connecting(build, connection, byName(populations)).pairs(edges);
            Map<String, Quantities> parameters = new Connecting(build, connection, ends).parameters(pairs, of(owner, changes));
            build.finish();
            return parameters;
        }
        Map<String, Quantities> parameters = after(build, neurons(owner), changes).parameters();
        build.finish();
        return parameters;
    }

    public Neurons neurons(String population) {
        return populations.stream().filter(neurons -> neurons.name().equals(population)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no population " + population));
    }

    public Edges edges(String connection) {
        return connections.stream().filter(edges -> edges.name().equals(connection)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no connection " + connection));
    }

    private static Neurons after(Build build, Neurons neurons, List<Experiment.Change> changes) {
        List<Experiment.Change> own = of(neurons.name(), changes);
        if (own.isEmpty()) return neurons;
        Map<String, Quantities> parameters = new Populating(build, neurons.population()).parameters(own);
        return new Neurons(neurons.population(), parameters, neurons.initials(), neurons.tables());
    }

    private static List<Experiment.Change> of(String owner, List<Experiment.Change> changes) {
        return changes.stream().filter(change -> change.owner().equals(owner)).toList();
    }

    private static Map<String, Neurons> byName(List<Neurons> populations) {
        Map<String, Neurons> byName = new LinkedHashMap<>();
        for (Neurons neurons : populations) byName.put(neurons.name(), neurons);
        return byName;
    }
}
