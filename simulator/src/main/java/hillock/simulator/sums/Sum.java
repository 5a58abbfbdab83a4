package hillock.simulator.sums;

/** {@code sums[i] = sum over j of w[i][j] * values[j]} for the edges j to i of one connection. */
public interface Sum {
    /** Does what all targets share, before the rows of these values are asked for. */
    default void prepare(double[] values) {}

    /** Tells that all rows of a step follow, perhaps of several vectors of values. */
    default void turn() {}

    /**
     * Sets {@code sums[i]} for the targets from {@code from} (inclusive) to {@code to} (exclusive). Several threads may call it at once, on
     * different targets; how the targets are shared out changes no bit.
     *
     * @param values by index in the source population
     * @param sums   by index in the target population; another array than {@code values}
     */
    void rows(double[] values, double[] sums, int from, int to);
}
