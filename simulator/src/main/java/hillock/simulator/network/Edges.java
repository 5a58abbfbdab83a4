package hillock.simulator.network;

import java.util.Map;
import java.util.Optional;
import hillock.language.model.Connection;

/**
 * A connection with every value known, sorted by target, then source; parallel edges in the order they were listed. Nobody changes the
 * arrays.
 *
 * @param sources    indices in the source population (not in the named part)
 * @param targets    likewise
 * @param parameters by name, in coherent units; weights too
 * @param delays     in ms, none below 0
 * @param initials   by state variable: one value an edge
 */
public record Edges(
        Connection connection,
        int[] sources,
        int[] targets,
        Map<String, Quantities> parameters,
        Optional<Quantities> delays,
        Map<String, double[]> initials) {

    public String name() {
        return connection.name();
    }

    public int count() {
        return sources.length;
    }
}
