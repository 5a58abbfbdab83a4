package hillock.simulator.engine;

import java.util.Arrays;
import java.util.stream.IntStream;
import hillock.simulator.network.Incidence;

/**
 * The edges of a connection by one of its ends: those of one neuron with one delay side by side, a group, and in a group by target. A place
 * is a number in this order.
 *
 * @param groups  where each neuron's groups begin, one number more than neurons; empty if each neuron is a group
 * @param delays  of each group, in steps, or one for all
 * @param first   where each group's places begin; one number more than groups
 * @param edges   the edge at each place; empty if it has the place's number, or if nobody asks
 * @param targets the target at each place, an index in its population
 */
record Fan(int[] groups, int[] delays, int[] first, int[] edges, int[] targets) {

    static Fan of(Incidence.BySource edges, int delay) {
        return new Fan(new int[0], new int[] {delay}, edges.first(), new int[0], edges.targets());
    }

    /**
     * @param neurons how many there are at this end
     * @param ends    of each edge
     * @param targets of each edge, which are sorted by target
     * @param delays  of each edge in steps, or one for all
     * @param asked   whether anything is looked at that edges have: 4 bytes each
     */
    static Fan of(int neurons, int[] ends, int[] targets, int[] delays, boolean asked) {
        int[] starts = starts(neurons, ends);
        if (delays.length == 1) return withOneDelay(starts, ends, targets, delays[0], asked);
        int[] order = isSorted(ends) ? IntStream.range(0, ends.length).toArray() : sorted(ends, starts);
        sortByDelay(order, starts, delays);
        int[] groups = new int[neurons + 1];
        int[] first = new int[16];
        int[] group = new int[16];
        int count = 0;
        for (int n = 0; n < neurons; n++) {
            groups[n] = count;
            for (int p = starts[n]; p < starts[n + 1]; p++) {
                int delay = delays[order[p]];
                if (p > starts[n] && delay == group[count - 1]) continue;
                if (count == first.length) {
                    first = Arrays.copyOf(first, 2 * count);
                    group = Arrays.copyOf(group, 2 * count);
                }
                first[count] = p;
                group[count++] = delay;
            }
        }
        groups[neurons] = count;
        first = Arrays.copyOf(first, count + 1);
        first[count] = ends.length;
        return new Fan(groups, Arrays.copyOf(group, count), first, asked ? order : new int[0], taken(targets, order));
    }

    /** One group for each neuron. */
    private static Fan withOneDelay(int[] starts, int[] ends, int[] targets, int delay, boolean asked) {
        boolean sorted = isSorted(ends);
        int[] order = !sorted && asked ? sorted(ends, starts) : new int[0];
        int[] targetAt = sorted ? targets : asked ? taken(targets, order) : distributed(targets, ends, starts);
        return new Fan(new int[0], new int[] {delay}, starts, order, targetAt);
    }

    private static boolean isSorted(int[] numbers) {
        for (int k = 1; k < numbers.length; k++) if (numbers[k] < numbers[k - 1]) return false;
        return true;
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

    /** The values of edges at their places. */
    private static int[] distributed(int[] values, int[] ends, int[] starts) {
        int[] next = starts.clone();
        int[] placed = new int[values.length];
        for (int e = 0; e < ends.length; e++) placed[next[ends[e]]++] = values[e];
        return placed;
    }

    private static int[] taken(int[] values, int[] order) {
        int[] taken = new int[order.length];
        for (int p = 0; p < order.length; p++) taken[p] = values[order[p]];
        return taken;
    }

    /** Within each neuron, keeping the order of those with the same delay. */
    private static void sortByDelay(int[] order, int[] starts, int[] delays) {
        long[] keys = new long[0];
        for (int n = 0; n + 1 < starts.length; n++) {
            int from = starts[n];
            int count = starts[n + 1] - from;
            if (count > keys.length) keys = new long[count];
            for (int k = 0; k < count; k++) keys[k] = (long) delays[order[from + k]] << 32 | order[from + k];
            Arrays.sort(keys, 0, count);
            for (int k = 0; k < count; k++) order[from + k] = (int) keys[k];
        }
    }

    int firstGroup(int neuron) {
        return groups.length == 0 ? neuron : groups[neuron];
    }

    /** Behind the last. */
    int endOfGroups(int neuron) {
        return groups.length == 0 ? neuron + 1 : groups[neuron + 1];
    }

    /** In steps. */
    int delay(int group) {
        return delays.length == 1 ? delays[0] : delays[group];
    }

    /** For those who need to know nothing of edges but their targets. */
    Fan withoutEdges() {
        return new Fan(groups, delays, first, new int[0], targets);
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
