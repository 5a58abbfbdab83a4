package hillock.simulator.network;

import java.util.function.LongFunction;
import java.util.stream.IntStream;

/**
 * Finds edges in ranges of targets, several at a time if there are many. The draws do not depend on the ranges, so that the edges are the
 * same whatever the number of threads.
 *
 * @param targets  how many there are
 * @param expected how many edges there will be, roughly
 */
record TargetRanges(int targets, long expected, Finding finding) {
    /** Fewer are not worth a thread. */
    private static final long EDGES = 1 << 19;

    /** Where edges go as they are found, by index within the named parts. */
    interface Sink {
        void add(int source, int target);
    }

    /** Adds the edges of the targets {@code from} to {@code to - 1} in their order; called by several threads. */
    interface Finding {
        void find(Sink edges, int from, int to);
    }

    /** How many ranges are worth it. */
    int count() {
        return (int) Math.min(Math.max(targets, 1), expected / EDGES + 1);
    }

    /** Finds the edges of one range. */
    void find(Sink edges, int range, int ranges) {
        finding.find(edges, (int) ((long) targets * range / ranges), (int) ((long) targets * (range + 1) / ranges));
    }

    /** @param gathering takes the edges of one range, roughly so many */
    Pairs gathered(LongFunction<Pairs.Gathering> gathering) {
        if (expected > Pairs.most()) throw new Pairs.TooMany(expected);
        int ranges = count();
        if (ranges == 1) return gathered(gathering, 0, 1);
        return Pairs.joined(IntStream.range(0, ranges).parallel().mapToObj(r -> gathered(gathering, r, ranges)).toArray(Pairs[]::new));
    }

    private Pairs gathered(LongFunction<Pairs.Gathering> gathering, int range, int ranges) {
        long most = expected / ranges;
        // a range strays from its share by some standard deviations
        Pairs.Gathering edges = gathering.apply(ranges == 1 ? most : most + (long) (5 * Math.sqrt(most)));
        find(edges, range, ranges);
        return edges.done();
    }
}
