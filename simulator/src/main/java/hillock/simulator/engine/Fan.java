package hillock.simulator.engine;

import java.util.stream.IntStream;

/**
 * The edges of a connection by one of its ends: those of one neuron with one delay side by side, a group, and in a group by target. A place
 * is a number in this order.
 *
 * @param groups  where each neuron's groups begin; one number more than neurons
 * @param delays  of each group, in steps
 * @param first   where each group's places begin; one number more than groups
 * @param edges   the edge at each place; empty if it has the place's number
 * @param targets the target at each place, an index in its population
 */
record Fan(int[] groups, int[] delays, int[] first, int[] edges, int[] targets) {

    /**
     * @param neurons how many there are at this end
     * @param ends    of each edge
     * @param targets of each edge, which are sorted by target
     * @param delays  of each edge in steps, or one for all
     */
    static Fan of(int neurons, int[] ends, int[] targets, int[] delays) {
        int[] starts = starts(neurons, ends);
        int[] order = sorted(ends, starts);
        if (delays.length > 1) sortByDelay(order, starts, delays);
        int[] groups = new int[neurons + 1];
        int[] first = new int[ends.length + 1];
        int[] group = new int[ends.length];
        int count = 0;
        for (int n = 0; n < neurons; n++) {
            groups[n] = count;
            for (int p = starts[n]; p < starts[n + 1]; p++) {
                int delay = delay(delays, order[p]);
                if (p > starts[n] && delay == group[count - 1]) continue;
                first[count] = p;
                group[count++] = delay;
            }
        }
        groups[neurons] = count;
        first[count] = ends.length;
        boolean same = IntStream.range(0, order.length).allMatch(p -> order[p] == p);
        int[] targetAt = same ? targets : IntStream.of(order).map(e -> targets[e]).toArray();
        return new Fan(groups, java.util.Arrays.copyOf(group, count), java.util.Arrays.copyOf(first, count + 1), same ? new int[0] : order,
                targetAt);
    }

    private static int delay(int[] delays, int edge) {
        return delays.length == 1 ? delays[0] : delays[edge];
    }

    private static int[] starts(int neurons, int[] ends) {
        int[] starts = new int[neurons + 1];
        for (int end : ends) starts[end + 1]++;
        for (int n = 0; n < neurons; n++) starts[n + 1] += starts[n];
        return starts;
    }

    private static int[] sorted(int[] ends, int[] starts) {
        int[] next = starts.clone();
        int[] order = new int[ends.length];
        for (int e = 0; e < ends.length; e++) order[next[ends[e]]++] = e;
        return order;
    }

    /** Within each neuron, keeping the order of those with the same delay. */
    private static void sortByDelay(int[] order, int[] starts, int[] delays) {
        for (int n = 0; n + 1 < starts.length; n++) {
            int from = starts[n];
            int[] some = IntStream.range(from, starts[n + 1]).map(p -> order[p]).boxed()
                    .sorted(java.util.Comparator.comparingInt(e -> delays[e])).mapToInt(Integer::intValue).toArray();
            System.arraycopy(some, 0, order, from, some.length);
        }
    }

    /** The longest delay, in steps. */
    int longest() {
        return IntStream.of(delays).max().orElse(0);
    }

    /** The first place of a group at or behind {@code from} whose target is not before {@code target}. */
    int place(int group, int target) {
        int low = first[group];
        int high = first[group + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (targets[middle] < target) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
