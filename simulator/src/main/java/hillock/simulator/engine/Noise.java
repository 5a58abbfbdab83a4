package hillock.simulator.engine;

import hillock.simulator.kernels.Normals;
import hillock.simulator.network.Edges;
import hillock.simulator.network.Stream;

/**
 * One white noise at run time: a standard normal number for each neuron or edge and each step, that depends on the seed, the noise's name,
 * the neuron (or the edge's two ends) and the step alone. Two steps share a counter of the generator: the number of the second is kept
 * until then.
 */
final class Noise implements Divisible {
    /** Threads write no cache line together. */
    private static final int LINE = 8;
    /** More pairs of steps than a run can have. */
    private static final int SERIES = 44;

    private final Stream stream;
    private final Elements elements;
    private final Normals normals;
    private final double[] now;
    private final double[] later;
    private long step;
    private boolean kept;
    /** The pair of steps whose second numbers are in {@code later}; -1 for none. */
    private long pairKept = -1;

    /**
     * What a draw is counted by.
     *
     * @param index  neurons by their number; edges by both ends, so that it does not matter which others there are
     * @param series tells edges with the same ends apart
     */
    record Elements(long[] index, long[] series) {
        static Elements neurons(int size) {
            long[] index = new long[size];
            for (int i = 0; i < size; i++) index[i] = i;
            return new Elements(index, new long[size]);
        }

        static Elements edges(Edges edges) {
            int[] sources = edges.sources();
            int[] targets = edges.targets();
            long[] index = new long[sources.length];
            long[] series = new long[sources.length];
            for (int e = 0; e < index.length; e++) {
                index[e] = (long) targets[e] << 32 | sources[e];
                if (e > 0 && index[e] == index[e - 1]) series[e] = series[e - 1] + (1L << SERIES);
            }
            return new Elements(index, series);
        }
    }

    /** @param field what it fills */
    Noise(Stream stream, Elements elements, Normals normals, Field field) {
        this.stream = stream;
        this.elements = elements;
        this.normals = normals;
        this.now = field.values();
        this.later = new double[now.length];
    }

    /** Fills the field with the numbers of a step. */
    void fill(long next, Clock clock, Team team) {
        boolean second = (next & 1) != 0;
        step = next;
        kept = second && pairKept == next >> 1;
        team.run(this, clock);
        pairKept = second ? -1 : next >> 1;
    }

    @Override public int size() {
        return now.length;
    }

    @Override public int boundary(int element) {
        return element & -LINE;
    }

    @Override public int run(Clock clock, int from, int to) {
        if (kept) {
            System.arraycopy(later, from, now, from, to - from);
        } else {
            boolean second = (step & 1) != 0;
            normals.fill(stream.seed(), stream.key(), step >> 1, elements.index, elements.series, second ? later : now, second ? now : later,
                    from, to);
        }
        return 0;
    }
}
