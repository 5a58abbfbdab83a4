package hillock.simulator.network;

import java.util.function.LongFunction;
import java.util.stream.IntStream;

/**
 * Finds edges in ranges of targets, several at a time if there are many. The ranges depend on the number of edges alone, and the draws on
 * none of it, so that the edges are the same whatever the number of threads.
 *
 * @param targets   how many there are
 * @param expected  how many edges there will be, roughly
 * @param gathering takes the edges of one range, roughly so many
 */
record TargetRanges(int targets, long expected, LongFunction<Pairs.Gathering> gathering) {
    /** Fewer are not worth a thread. */
    private static final long EDGES = 1 << 19;

    /** Adds the edges of the targets {@code from} to {@code to - 1} in their order; called by several threads. */
    interface Finding {
        void find(Pairs.Gathering edges, int from, int to);
    }

    Pairs gathered(Finding finding) {
        if (expected > Pairs.most()) throw new Pairs.TooMany(expected);
        int ranges = (int) Math.min(Math.max(targets, 1), expected / EDGES + 1);
        if (ranges == 1) return range(0, 1, finding);
        return Pairs.joined(IntStream.range(0, ranges).parallel().mapToObj(r -> range(r, ranges, finding)).toArray(Pairs[]::new));
    }

    private Pairs range(int range, int ranges, Finding finding) {
        long most = expected / ranges;
        // a range strays from its share by some standard deviations
        Pairs.Gathering edges = gathering.apply(ranges == 1 ? most : most + (long) (5 * Math.sqrt(most)));
        finding.find(edges, (int) ((long) targets * range / ranges), (int) ((long) targets * (range + 1) / ranges));
        return edges.done();
    }
}
