package hillock.simulator.sums;

import java.util.Optional;

/**
 * A matrix times a vector. Each row is summed in eight interleaved stripes, whatever the machine's vectors: see {@link MatrixRows}. A pair
 * that is no edge has weight 0, which is not nothing where its value is not finite: rows whose sum is not finite are summed again, edge by
 * edge.
 */
public final class DenseSum implements Sum {
    private final MatrixRows product = MatrixRows.fastest();
    private final Grid grid;
    private final Stored entries;
    private final Optional<SparseSum> edges;

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

    @Override public void rows(double[] values, double[] sums, int from, int to) {
        switch (entries) {
            case Stored.Doubles(double[] doubles) -> product.multiply(grid, doubles, values, sums, from, to);
            case Stored.Singles(float[] singles) -> product.multiply(grid, singles, values, sums, from, to);
        }
        if (edges.isEmpty()) return;
        SparseSum present = edges.get();
        for (int i = from; i < to; i++) if (!(Math.abs(sums[i]) <= Double.MAX_VALUE)) present.rows(values, sums, i, i + 1);
    }
}
