package hillock.simulator.network;

import java.util.Optional;

/** Small dense systems of linear equations. */
final class LinearSystem {
    private LinearSystem() {}

    /**
     * Solves {@code matrix * x = right} by Gaussian elimination, rows scaled, with partial pivoting; changes neither argument.
     *
     * @return empty if the matrix is singular, or anything in it is not finite
     */
    static Optional<double[]> solve(double[][] matrix, double[] right) {
        int n = right.length;
        double[][] rows = new double[n][];
        for (int r = 0; r < n; r++) {
            double largest = 0;
            for (double entry : matrix[r]) largest = Math.max(largest, Math.abs(entry));
            if (!(largest > 0 && largest < Double.POSITIVE_INFINITY)) return Optional.empty();
            // a power of two scales without rounding
            double scale = Math.scalb(1.0, -Math.clamp(Math.getExponent(largest), -1000, 1000));
            rows[r] = new double[n + 1];
            for (int c = 0; c < n; c++) rows[r][c] = matrix[r][c] * scale;
            rows[r][n] = right[r] * scale;
        }
        for (int column = 0; column < n; column++) if (!eliminate(rows, column)) return Optional.empty();
        return substituted(rows);
    }

    private static boolean eliminate(double[][] rows, int column) {
        int n = rows.length;
        int pivot = column;
        for (int r = column + 1; r < n; r++) if (Math.abs(rows[r][column]) > Math.abs(rows[pivot][column])) pivot = r;
        double[] top = rows[pivot];
        rows[pivot] = rows[column];
        rows[column] = top;
        if (!(Math.abs(top[column]) > n * 0x1p-52)) return false;
        for (int r = column + 1; r < n; r++) {
            double factor = rows[r][column] / top[column];
            if (factor == 0) continue;
            for (int c = column; c <= n; c++) rows[r][c] -= factor * top[c];
        }
        return true;
    }

    private static Optional<double[]> substituted(double[][] rows) {
        int n = rows.length;
        double[] x = new double[n];
        for (int r = n - 1; r >= 0; r--) {
            double sum = rows[r][n];
            for (int c = r + 1; c < n; c++) sum -= rows[r][c] * x[c];
            x[r] = sum / rows[r][r];
            if (!Double.isFinite(x[r])) return Optional.empty();
        }
        return Optional.of(x);
    }
}
