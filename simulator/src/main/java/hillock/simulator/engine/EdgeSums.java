package hillock.simulator.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import hillock.language.model.Connection;
import hillock.language.model.Term;
import hillock.simulator.kernels.Backend;
import hillock.simulator.network.Incidence;
import hillock.simulator.sums.DenseSum;
import hillock.simulator.sums.EqualSum;
import hillock.simulator.sums.Rows;
import hillock.simulator.sums.SparseSum;
import hillock.simulator.sums.Stored;
import hillock.simulator.sums.Stretch;
import hillock.simulator.sums.Sum;

/** Finds how the sums over a connection's edges are made: of all pairs alike, of most pairs, of a few. */
final class EdgeSums {
    /** From this share of all pairs on, a matrix is faster than a list of edges. */
    private static final double DENSE = 0.5;
    /** An array holds no more. */
    private static final int LARGEST_MATRIX = Integer.MAX_VALUE - 8;
    private final Wires wires;
    private final Backend backend;
    private final Stretch sources;
    private final Stretch targets;
    private final Incidence.AllPairs allPairs;
    private final Optional<Rows> rows;
    private final boolean noneTwice;
    private final boolean single;

    /** @param single whether factors of edges are rounded to binary32 */
    EdgeSums(Wires wires, Backend backend, boolean single) {
        Connection connection = wires.connection();
        this.wires = wires;
        this.single = single;
        this.backend = backend;
        this.sources = new Stretch(connection.source().from(), connection.source().to());
        this.targets = new Stretch(connection.target().from(), connection.target().to());
        this.allPairs = new Incidence.AllPairs(connection.source(), connection.target(), connection.exceptSelf());
        this.rows = !wires.edges.isListed() ? Optional.empty()
                : Optional.of(Rows.of(targets, wires.edges.sources(), wires.edges.targets()));
        this.noneTwice = rows.map(Rows::noneTwice).orElse(true);
    }

    /** The sums with each of these factors of an edge, as its parameters are now. */
    Map<Term, Sum> sums(Iterable<Term> factors) {
        Map<Term, Sum> sums = new HashMap<>();
        for (Term factor : factors) sums.computeIfAbsent(factor, this::weighted);
        return sums;
    }

    /** A sum of its own for each user: one over all pairs remembers what it summed. */
    Sum plain() {
        boolean all = noneTwice && wires.edges.count() == allPairs.count();
        return all ? new EqualSum(sources, allPairs.leavesOutSelves()) : new SparseSum(rows.orElseThrow(), Optional.empty());
    }

    private Sum weighted(Term factor) {
        Rows edges = rows.orElseThrow();
        Stored stored = single ? Stored.rounded(values(factor)) : new Stored.Doubles(values(factor));
        long pairs = (long) sources.size() * targets.size();
        boolean dense = noneTwice && pairs <= LARGEST_MATRIX && edges.sources().length >= DENSE * pairs;
        return dense ? DenseSum.of(sources, edges, stored) : new SparseSum(edges, Optional.of(stored));
    }

    private double[] values(Term factor) {
        if (factor instanceof Term.Variable own && wires.outside(0, own).orElseThrow() instanceof Source.Each(Field field)) {
            return field.doubles();
        }
        int count = wires.edges.sources().length;
        Field.Doubles values = Field.of("weight@", count);
        String name = wires.connection().name() + ".weights";
        Assembly assembly = new Assembly(name, count, variable -> wires.outside(0, variable), wires.definitions());
        assembly.store(values, factor);
        assembly.finish(backend).run(new Clock(0, 1));
        return values.values();
    }

    /** By target: 1 where it has an edge, 0 where it has none. Empty if all have one. */
    Optional<double[]> connected() {
        double[] connected = new double[wires.target.size()];
        for (int i = targets.from(); i < targets.to(); i++) connected[i] = degree(i) > 0 ? 1 : 0;
        boolean all = Arrays.stream(connected, targets.from(), targets.to()).allMatch(each -> each == 1);
        return all ? Optional.empty() : Optional.of(connected);
    }

    private int degree(int target) {
        return rows.map(edges -> edges.endOf(target) - edges.firstOf(target)).orElseGet(() -> allPairs.degree(target));
    }
}
