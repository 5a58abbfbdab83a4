package hillock.simulator.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import hillock.language.model.Connection;
import hillock.language.model.Connection.Pattern;
import hillock.language.model.Model;
import hillock.language.model.Model.Values;
import hillock.language.model.Part;
import hillock.language.model.Term;

/** Builds the edges of a connection from its pattern. The same edges come for the same file and seed, whatever computes them. */
final class Connectivity {
    /** A condition is evaluated for at most so many pairs of neurons: some minutes. */
    private static final long MOST_PAIRS = 10_000_000_000L;
    private final Build build;
    private final Connection connection;
    private final Part source;
    private final Part target;
    private final Selves selves;

    Connectivity(Build build, Connection connection) {
        this.build = build;
        this.connection = connection;
        this.source = connection.source();
        this.target = connection.target();
        boolean same = source.population().equals(target.population());
        this.selves = new Selves(connection.exceptSelf(), same ? source.from() - target.from() : Selves.NEVER);
    }

    /** @param quantities what a name of either end means, by index within its part */
    Pairs pairs(Function<Term.Variable, Quantities> quantities) {
        return fitting(() -> switch (connection.pattern()) {
            case Pattern.Weights _ -> weighted();
            case Pattern.AllToAll _ -> allToAll().gathered(this::gathering);
            case Pattern.OneToOne _ -> oneToOne();
            case Pattern.WithProbability(double p) -> withProbability(p).gathered(this::gathering);
            case Pattern.Ring(int reach) -> ring(reach);
            case Pattern.Lattice(int rows, int columns) -> lattice(rows, columns);
            case Pattern.WithIndegree(int count) -> withIndegree(count).gathered(this::gathering);
            case Pattern.SmallWorld(int reach, double p) -> smallWorld(reach, p);
            case Pattern.Where(var condition) -> where(new Where(connection, condition, quantities));
            case Pattern.Listed(var sources, var targets) -> listed(sources, targets);
        });
    }

    /**
     * The same edges by source, for patterns that are found target by target.
     *
     * @param neurons how many the sources' population has
     * @param bytes   that an edge will take
     */
    Incidence.BySource bySource(int neurons, long bytes) {
        return fitting(() -> new SourceRows(connection, neurons, selves, search()).found(bytes));
    }

    private TargetRanges search() {
        return switch (connection.pattern()) {
            case Pattern.AllToAll _ -> allToAll();
            case Pattern.WithProbability(double p) -> withProbability(p);
            case Pattern.WithIndegree(int count) -> withIndegree(count);
            case Pattern.Weights _, Pattern.OneToOne _, Pattern.Ring _, Pattern.SmallWorld _, Pattern.Lattice _, Pattern.Where _,
                 Pattern.Listed _ -> throw new IllegalStateException(connection.name() + " is not found target by target");
        };
    }

    private <T> T fitting(Supplier<T> found) {
        try {
            return found.get();
        } catch (Pairs.TooMany many) {
            throw build.error(pattern(),
                    connection.name() + " would be " + many.count() + " connections or more, which do not fit into memory",
                    "connect fewer neurons, or with a smaller probability");
        }
    }

    private Pairs weighted() {
        List<double[][]> matrices = new ArrayList<>();
        for (Model.Assigned assigned : connection.parameters()) {
            if (assigned.value() instanceof Values.Matrix(double[][] rows) && connection.weights().contains(assigned.name())) {
                require(rows, assigned.name());
                matrices.add(rows);
            }
        }
        Pairs.Gathering edges = gathering(16);
        for (int t = 0; t < target.size(); t++) {
            for (int s = 0; s < source.size(); s++) {
                for (double[][] matrix : matrices) {
                    if (matrix[t][s] == 0) continue;
                    edges.add(s, t);
                    break;
                }
            }
        }
        return edges.done();
    }

    /** An error unless a matrix has a row for each target and a column for each source. */
    void require(double[][] rows, String name) {
        boolean fits = rows.length == target.size() && Arrays.stream(rows).allMatch(row -> row.length == source.size());
        if (fits) return;
        int columns = rows.length == 0 ? 0 : Arrays.stream(rows).mapToInt(row -> row.length).filter(n -> n != source.size())
                .findFirst().orElse(source.size());
        throw build.error(connection.name() + "." + name, "the matrix " + name + " is " + rows.length + " x " + columns + ", but "
                + connection.name() + " needs " + target.size() + " x " + source.size(),
                "write one row for each target (" + counted(target) + ") and in it one column for each source (" + counted(source) + ")");
    }

    private TargetRanges allToAll() {
        return new TargetRanges(target.size(), (long) source.size() * target.size(), (edges, from, to) -> {
            for (int t = from; t < to; t++) for (int s = 0; s < source.size(); s++) edges.add(s, t);
        });
    }

    private Pairs oneToOne() {
        requireEqualSizes("one to one");
        Pairs.Gathering edges = gathering(target.size());
        for (int t = 0; t < target.size(); t++) edges.add(t, t);
        return edges.done();
    }

    /** For each target skips geometrically distributed gaps between sources, so that the work is that of the edges and not of the pairs. */
    private TargetRanges withProbability(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw build.error(pattern(), "the probability of a connection is " + p, "give a number from 0 to 1");
        }
        if (p == 1) return allToAll();
        double expected = p * source.size() * target.size();
        if (p == 0) return new TargetRanges(target.size(), 0, (_, _, _) -> { });
        Stream stream = new Stream(build.seed(), connection.name() + ".pattern");
        double scale = 1 / StrictMath.log1p(-p);
        return new TargetRanges(target.size(), (long) (expected + 5 * Math.sqrt(expected)), (edges, from, to) -> {
            for (int t = from; t < to; t++) {
                double s = -1;
                for (long draw = 0; ; draw++) {
                    s += 1 + Math.floor(StrictMath.log(stream.uniform(t, draw)) * scale);
                    if (!(s < source.size())) break;
                    edges.add((int) s, t);
                }
            }
        });
    }

    private Pairs ring(int reach) {
        requireEqualSizes("by ring(" + reach + ")");
        int n = target.size();
        Pairs.Gathering edges = gathering(2L * Math.min(reach, n) * n);
        for (int t = 0; t < n; t++) {
            for (int s : ringNeighbours(t, n, reach)) edges.add(s, t);
        }
        return edges.done();
    }

    private TargetRanges withIndegree(int count) {
        Stream stream = new Stream(build.seed(), connection.name() + ".pattern");
        return new TargetRanges(target.size(), (long) count * target.size(), (edges, from, to) -> {
            Sampled sampled = new Sampled(source.size());
            for (int t = from; t < to; t++) {
                for (int s : sampled.of(count, selves.of(t), stream, t)) edges.add(s, t);
            }
        });
    }

    private Pairs smallWorld(int reach, double p) {
        requireEqualSizes("by small world(" + reach + ", " + p + ")");
        int n = target.size();
        Pairs.Gathering edges = gathering(2L * Math.min(reach, n) * n);
        Stream stream = new Stream(build.seed(), connection.name() + ".pattern");
        for (int t = 0; t < n; t++) {
            for (int s : rewired(ringNeighbours(t, n, reach), t, n, p, stream)) edges.add(s, t);
        }
        return edges.done();
    }

    /** Gives each neighbour another index with probability p, one that is neither the target's nor there already; in rising order. */
    private static int[] rewired(int[] neighbours, int t, int n, double p, Stream stream) {
        int[] now = neighbours.clone();
        if (now.length >= n - 1) return now;
        long draw = now.length;
        for (int k = 0; k < now.length; k++) {
            if (!(stream.uniform(t, k) < p)) continue;
            int other;
            do {
                other = (int) (stream.uniform(t, draw++) * n);
            } while (other == t || contains(now, other));
            now[k] = other;
        }
        Arrays.sort(now);
        return now;
    }

    private static boolean contains(int[] numbers, int one) {
        for (int number : numbers) if (number == one) return true;
        return false;
    }

    /** In rising order, each once. */
    private static int[] ringNeighbours(int t, int n, int reach) {
        if (2L * reach >= n - 1) return IntStream.range(0, n).filter(s -> s != t).toArray();
        int[] neighbours = new int[2 * reach];
        for (int d = 1; d <= reach; d++) {
            neighbours[2 * d - 2] = Math.floorMod(t - d, n);
            neighbours[2 * d - 1] = (int) (((long) t + d) % n);
        }
        Arrays.sort(neighbours);
        return neighbours;
    }

    private Pairs lattice(int rows, int columns) {
        for (Part part : List.of(source, target)) {
            if ((long) rows * columns == part.size()) continue;
            throw build.error(pattern(), "a lattice of " + rows + " x " + columns + " has " + (long) rows * columns + " places, but "
                    + counted(part), "let rows * columns be the number of neurons");
        }
        Pairs.Gathering edges = gathering(4L * rows * columns);
        for (int t = 0; t < target.size(); t++) {
            int row = t / columns;
            int column = t % columns;
            if (row > 0) edges.add(t - columns, t);
            if (column > 0) edges.add(t - 1, t);
            if (column < columns - 1) edges.add(t + 1, t);
            if (row < rows - 1) edges.add(t + columns, t);
        }
        return edges.done();
    }

    private Pairs where(Where where) {
        Pairs.Gathering edges = gathering(16);
        if (source.size() == 0) return edges.done();
        long pairs = (long) source.size() * target.size();
        if (pairs > MOST_PAIRS) {
            throw build.error(pattern(), "this would look at " + pairs + " pairs of neurons, more than " + MOST_PAIRS,
                    "connect parts of the populations, or by a pattern that needs no look at each pair");
        }
        for (int t = 0; t < target.size(); t++) {
            double[] connected = where.row(t);
            for (int s = 0; s < connected.length; s++) if (connected[s] == 1) edges.add(s, t);
        }
        return edges.done();
    }

    private Pairs listed(int[] sources, int[] targets) {
        for (int row = 0; row < sources.length; row++) {
            requireInside(row, "source", sources[row], source);
            requireInside(row, "target", targets[row], target);
        }
        int[] kept = IntStream.range(0, sources.length).filter(row -> !selves.drop(sources[row], targets[row])).toArray();
        int[] rows = sorted(sorted(kept, sources, source.size()), targets, target.size());
        return new Pairs(Arrays.stream(rows).map(row -> sources[row]).toArray(), Arrays.stream(rows).map(row -> targets[row]).toArray(),
                rows);
    }

    /** Rows by an index of theirs that is below {@code size}; those of one index stay in their order. */
    private static int[] sorted(int[] rows, int[] index, int size) {
        int[] next = new int[size + 1];
        for (int row : rows) next[index[row] + 1]++;
        for (int k = 0; k < size; k++) next[k + 1] += next[k];
        int[] sorted = new int[rows.length];
        for (int row : rows) sorted[next[index[row]]++] = row;
        return sorted;
    }

    private void requireInside(int row, String end, int index, Part part) {
        if (index >= 0 && index < part.size()) return;
        throw build.error(pattern(), "connection " + (row + 1) + " of the file has " + end + " " + index + ", but " + counted(part),
                "indices count from 0 within " + part.label());
    }

    private void requireEqualSizes(String what) {
        if (source.size() == target.size()) return;
        throw build.error(pattern(), what + " needs two parts of one size, but " + counted(source) + " and " + counted(target),
                "name parts of equal size, or connect all to all");
    }

    private Pairs.Gathering gathering(long expected) {
        return new Pairs.Gathering(expected, selves);
    }

    private String pattern() {
        return connection.name() + ".pattern";
    }

    private static String counted(Part part) {
        return part.label() + " has " + part.size() + (part.size() == 1 ? " neuron" : " neurons");
    }
}
