package hillock.simulator.kernels;

/** A loop made runnable. All kernels of one loop give the same bits; the {@link Interpreter} is the judge. */
public interface Kernel {
    /**
     * Carries out the loop's statements for the elements from {@code from} (inclusive) to {@code to} (exclusive), in order.
     * Several threads may call it at once, on different elements. No array may stand under two numbers.
     *
     * @param arrays each a {@code double[]}, or a {@code float[]} where the loop says so: {@link Loop#singles}
     * @return the flags of all requirements that failed for any element, or-ed; 0 if all held
     */
    int run(Object[] arrays, int[][] indices, double[] scalars, int from, int to);

    /**
     * The same, for loops with events.
     *
     * @param from   where a stretch begins
     * @param raised takes the flags, by stretch
     */
    default int run(Object[] arrays, int[][] indices, double[] scalars, Raised raised, int from, int to) {
        raised.clear(from, to);
        int flags = 0;
        for (int start = from; start < to; start += Raised.STRETCH) {
            flags |= raised.raise(start, run(arrays, indices, scalars, start, Math.min(start + Raised.STRETCH, to)));
        }
        return flags;
    }

    /** How many elements it works on at a time. */
    default int lanes() {
        return 1;
    }
}
