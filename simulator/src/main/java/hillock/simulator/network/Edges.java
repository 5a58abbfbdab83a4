package hillock.simulator.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import hillock.language.model.Connection;

/**
 * A connection with every value known, sorted by target, then source, or by source, then target, as its incidence says; parallel edges in
 * the order they were listed. Nobody changes the arrays.
 *
 * @param incidence  who is connected to whom
 * @param parameters by name, in coherent units; weights too. What all pairs share may be a quantity of one element
 * @param delays     in ms, none below 0; likewise
 * @param initials   by state variable: one value an edge
 */
public record Edges(
        Connection connection,
        Incidence incidence,
        Map<String, Quantities> parameters,
        Optional<Quantities> delays,
        Map<String, double[]> initials) {

    public String name() {
        return connection.name();
    }

    public long count() {
        return incidence.count();
    }

    /** Whether there is something to look at for each edge, in order of target. */
    public boolean isListed() {
        return incidence instanceof Incidence.Listed;
    }

    /** By edge, indices in the source population (not in the named part). */
    public int[] sources() {
        return asListed().sources();
    }

    /** By edge, indices in the target population. */
    public int[] targets() {
        return asListed().targets();
    }

    /** The same edges one by one, in order of target; empty if they do not fit into memory. */
    public Optional<Edges> listed() {
        return switch (incidence) {
            case Incidence.Listed _ -> Optional.of(this);
            case Incidence.BySource rows -> rows.count() > Pairs.most() ? Optional.empty() : Optional.of(sorted(rows));
            case Incidence.AllPairs all -> all.listed().map(this::of);
        };
    }

    /** The edges to one target out of all pairs, one by one. */
    public Edges listedTo(int target) {
        return switch (incidence) {
            case Incidence.Listed _, Incidence.BySource _ -> throw new IllegalStateException(name() + " is listed already");
            case Incidence.AllPairs all -> of(all.listedTo(target));
        };
    }

    private Edges of(Incidence.Listed listed) {
        int count = listed.sources().length;
        Map<String, Quantities> each = new LinkedHashMap<>();
        parameters.forEach((name, value) -> each.put(name, Quantities.same(count, value.at(0))));
        return new Edges(connection, listed, each, delays.map(delay -> Quantities.same(count, delay.at(0))), initials);
    }

    private Edges sorted(Incidence.BySource rows) {
        int[] order = rows.byTarget();
        int[] sources = rows.sources();
        int[] ofSources = Arrays.stream(order).map(e -> sources[e]).toArray();
        int[] ofTargets = Arrays.stream(order).map(e -> rows.targets()[e]).toArray();
        Map<String, Quantities> each = new LinkedHashMap<>();
        parameters.forEach((name, value) -> each.put(name, value.taken(order)));
        return new Edges(connection, new Incidence.Listed(ofSources, ofTargets), each, delays.map(delay -> delay.taken(order)), initials);
    }

    private Incidence.Listed asListed() {
        return switch (incidence) {
            case Incidence.Listed listed -> listed;
            case Incidence.AllPairs _, Incidence.BySource _ ->
                    throw new IllegalStateException("the edges of " + name() + " are not listed");
        };
    }
}
