package hillock.simulator.sums;

import java.util.Optional;

/**
 * A matrix times a vector. Each row is summed in eight interleaved stripes, whatever the machine's vectors: see {@link MatrixRows}. A pair
 * that is no edge has weight 0, which is not nothing where its value is not finite: rows whose sum is not finite are summed again, edge by
 * edge.
 */
public final class DenseSum implements Sum {
    private final MatrixRows product = MatrixRows.fastest();
    private final Matrix matrix;
    private final Optional<SparseSum> edges;

    /** @param edges what the matrix stands for, if it has pairs that are no edges */
    private DenseSum(Matrix matrix, Optional<SparseSum> edges) {
        this.matrix = matrix;
        this.edges = edges;
    }

    /** @param weights by edge; kept as they are if every pair is an edge */
    public static DenseSum of(Stretch sources, Rows rows, double[] weights) {
        int columns = sources.size();
        if (weights.length == (long) columns * rows.targets().size()) {
            return new DenseSum(new Matrix(weights, sources, rows.targets()), Optional.empty());
        }
        double[] entries = new double[columns * rows.targets().size()];
        for (int i = rows.targets().from(); i < rows.targets().to(); i++) {
            int row = (i - rows.targets().from()) * columns - sources.from();
            for (int e = rows.firstOf(i); e < rows.endOf(i); e++) entries[row + rows.sources()[e]] = weights[e];
        }
        return new DenseSum(new Matrix(entries, sources, rows.targets()), Optional.of(new SparseSum(rows, Optional.of(weights))));
    }

    @Override public void rows(double[] values, double[] sums, int from, int to) {
        product.multiply(matrix, values, sums, from, to);
        if (edges.isEmpty()) return;
        SparseSum present = edges.get();
        for (int i = from; i < to; i++) if (!(Math.abs(sums[i]) <= Double.MAX_VALUE)) sums[i] = present.row(values, i);
    }
}
