package hillock.simulator.engine;

import java.util.Arrays;

/** Spikes under way along a connection: which groups of edges they reach, and at the end of which step. */
final class Arrivals {
    private final int[][] due;
    private final int[] counts;

    /** @param longest the longest delay, in steps */
    Arrivals(int longest) {
        due = new int[longest + 1][0];
        counts = new int[longest + 1];
    }

    void send(int group, long arrival) {
        int slot = slot(arrival);
        if (counts[slot] == due[slot].length) due[slot] = Arrays.copyOf(due[slot], Math.max(16, 2 * counts[slot]));
        due[slot][counts[slot]++] = group;
    }

    /** Those that arrive at the end of a step, the first sent first; {@link #count} of them. */
    int[] at(long step) {
        return due[slot(step)];
    }

    int count(long step) {
        return counts[slot(step)];
    }

    void clear(long step) {
        counts[slot(step)] = 0;
    }

    private int slot(long step) {
        return (int) (step % due.length);
    }

    /** All of it as numbers: how many arrive in each step, then who. */
    double[] noted() {
        double[] noted = new double[counts.length + Arrays.stream(counts).sum()];
        int at = counts.length;
        for (int slot = 0; slot < counts.length; slot++) {
            noted[slot] = counts[slot];
            for (int k = 0; k < counts[slot]; k++) noted[at++] = due[slot][k];
        }
        return noted;
    }

    void resume(double[] noted) {
        int at = counts.length;
        for (int slot = 0; slot < counts.length; slot++) {
            counts[slot] = (int) noted[slot];
            due[slot] = new int[counts[slot]];
            for (int k = 0; k < counts[slot]; k++) due[slot][k] = (int) noted[at++];
        }
    }
}
