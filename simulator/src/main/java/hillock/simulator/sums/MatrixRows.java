package hillock.simulator.sums;

/**
 * Multiplies rows of a matrix by a vector. The order of summation is part of the contract: column j, as far as whole groups of eight
 * reach, goes into stripe j modulo 8 by one fused multiplication and addition; then
 * ((0 + 4) + (2 + 6)) + ((1 + 5) + (3 + 7)); then the columns that are left over, one by one.
 */
interface MatrixRows {
    /** Sets the sums of the targets from {@code from} to {@code to}. */
    void multiply(Grid grid, double[] entries, double[] values, double[] sums, int from, int to);

    void multiply(Grid grid, float[] entries, double[] values, double[] sums, int from, int to);

    /** Over vectors if Java was started with their module and the machine's hold four numbers. */
    static MatrixRows fastest() {
        boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return vectors && MatrixLanes.fit() ? new MatrixLanes() : new PlainRows();
    }
}
