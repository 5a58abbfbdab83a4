package hillock.simulator.network;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import hillock.language.model.Connection;

/**
 * Sorts edges by source while they are found. They are found twice, first to count those of each source and then to put them in their
 * places, which takes no memory but that of the targets themselves, and a number for each source and range of targets. As every range has
 * places of its own behind those of the ranges before it, each source's targets rise, whoever finds them first.
 */
final class SourceRows {
    private final Connection connection;
    private final int neurons;
    private final Selves selves;
    private final TargetRanges search;

    /** @param neurons how many the sources' population has */
    SourceRows(Connection connection, int neurons, Selves selves, TargetRanges search) {
        this.connection = connection;
        this.neurons = neurons;
        this.selves = selves;
        this.search = search;
    }

    /** @param bytes that an edge takes: no more are found than fit into memory */
    Incidence.BySource found(long bytes) {
        if (search.expected() > Pairs.most(bytes)) throw new Pairs.TooMany(search.expected());
        // the counts of all ranges take no more than the edges do
        long most = Math.min(Runtime.getRuntime().availableProcessors(), search.expected() / Math.max(neurons, 1) + 1);
        int ranges = (int) Math.min(search.count(), most);
        int[][] places = new int[ranges][neurons];
        each(ranges, r -> search.find(new Counting(places[r]), r, ranges));
        int[] first = first(places, bytes);
        int[] targets = new int[first[neurons]];
        each(ranges, r -> search.find(new Placing(places[r], targets), r, ranges));
        return new Incidence.BySource(first, targets);
    }

    private static void each(int ranges, IntConsumer range) {
        IntStream.range(0, ranges).parallel().forEach(range);
    }

    /** Where the edges of each source begin; turns its counts into where those of each range do. */
    private int[] first(int[][] counts, long bytes) {
        int[] first = new int[neurons + 1];
        long total = 0;
        for (int s = 0; s < neurons; s++) {
            for (int[] ofRange : counts) {
                int count = ofRange[s];
                ofRange[s] = (int) total;
                total += count;
                if (total > Pairs.most(bytes)) throw new Pairs.TooMany(total);
            }
            first[s + 1] = (int) total;
        }
        return first;
    }

    private final class Counting implements TargetRanges.Sink {
        private final int[] counts;

        Counting(int[] counts) {
            this.counts = counts;
        }

        @Override public void add(int source, int target) {
            if (!selves.drop(source, target)) counts[connection.source().from() + source]++;
        }
    }

    private final class Placing implements TargetRanges.Sink {
        private final int[] next;
        private final int[] targets;

        Placing(int[] next, int[] targets) {
            this.next = next;
            this.targets = targets;
        }

        @Override public void add(int source, int target) {
            if (!selves.drop(source, target)) targets[next[connection.source().from() + source]++] = connection.target().from() + target;
        }
    }
}
