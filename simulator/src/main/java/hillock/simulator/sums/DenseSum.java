package hillock.simulator.sums;

import java.util.Optional;

/**
 * A matrix times a vector. Each row is summed in eight interleaved stripes, whatever the machine's vectors: see {@link MatrixRows}. A pair
 * that is no edge has weight 0, which is not nothing where its value is not finite: rows whose sum is not finite are summed again, edge by
 * edge.
 */
public final class DenseSum implements Sum {
    /** How many rows are read forwards at a time on the way back: whole groups of those that {@link MatrixLanes} takes together. */
    private static final int STRIDE = 32;

    private final MatrixRows product = MatrixRows.fastest();
    private final Grid grid;
    private final Stored entries;
    private final Optional<SparseSum> edges;
    private boolean backwards;

    /** @param edges what the matrix stands for, if it has pairs that are no edges */
    private DenseSum(Grid grid, Stored entries, Optional<SparseSum> edges) {
        this.grid = grid;
        this.entries = entries;
        this.edges = edges;
    }

    /** @param weights by edge; kept as they are if every pair is an edge */
    public static DenseSum of(Stretch sources, Rows rows, Stored weights) {
        Grid grid = new Grid(sources, rows.targets());
        if (weights.count() == grid.size()) return new DenseSum(grid, weights, Optional.empty());
        Stored entries = weights.zeros(grid.size());
        for (int i = rows.targets().from(); i < rows.targets().to(); i++) {
            int row = grid.row(i) - sources.from();
            for (int e = rows.firstOf(i); e < rows.endOf(i); e++) entries.copy(weights, e, row + rows.sources()[e]);
        }
        return new DenseSum(grid, entries, Optional.of(new SparseSum(rows, Optional.of(weights))));
    }

    /**
     * Turns around. A matrix that is larger than the processor's second cache would, always read in the same direction, find nothing of
     * itself there; read back from where it ended, it finds as much as the cache holds.
     */
    @Override public void turn() {
        backwards = !backwards;
    }

    @Override public void rows(double[] values, double[] sums, int from, int to) {
        int strides = Math.ceilDiv(to - from, STRIDE);
        for (int k = 0; k < strides; k++) {
            int start = from + STRIDE * (backwards ? strides - 1 - k : k);
            multiply(values, sums, start, Math.min(start + STRIDE, to));
        }
        if (edges.isEmpty()) return;
        SparseSum present = edges.get();
        for (int i = from; i < to; i++) if (!(Math.abs(sums[i]) <= Double.MAX_VALUE)) present.rows(values, sums, i, i + 1);
    }

    private void multiply(double[] values, double[] sums, int from, int to) {
        switch (entries) {
            case Stored.Doubles(double[] doubles) -> product.multiply(grid, doubles, values, sums, from, to);
            case Stored.Singles(float[] singles) -> product.multiply(grid, singles, values, sums, from, to);
        }
    }
}
