package hillock.simulator.engine;

/**
 * The largest real part of a matrix's eigenvalues: what solutions of x' = A x grow as in the end, {@code lim log |exp(A t)| / t} (Gelfand
 * 1941). The exponential is squared so often that what is left of the limit is below rounding, also where eigenvalues are far apart.
 */
final class SpectralAbscissa {
    private static final int SQUARINGS = 45;
    /** Of the exponential of a matrix of norm 1. */
    private static final int TERMS = 20;

    private SpectralAbscissa() {}

    /** @return NaN if an entry is not finite; the error is about 1e-12 of the matrix's norm */
    static double of(double[][] matrix) {
        double norm = norm(matrix);
        if (!(norm > 0)) return norm;
        double[][] power = exponential(scaled(matrix, 1 / norm));
        double logarithm = 0;
        for (int k = 0; k < SQUARINGS; k++) {
            double size = norm(power);
            logarithm = 2 * (logarithm + Math.log(size));
            double[][] unit = scaled(power, 1 / size);
            power = product(unit, unit);
        }
        return norm * Math.scalb(logarithm + Math.log(norm(power)), -SQUARINGS);
    }

    private static double[][] exponential(double[][] matrix) {
        double[][] sum = identity(matrix.length);
        for (int k = TERMS; k > 0; k--) {
            sum = scaled(product(matrix, sum), 1.0 / k);
            for (int i = 0; i < sum.length; i++) sum[i][i] += 1;
        }
        return sum;
    }

    private static double[][] identity(int size) {
        double[][] identity = new double[size][size];
        for (int i = 0; i < size; i++) identity[i][i] = 1;
        return identity;
    }

    private static double[][] product(double[][] left, double[][] right) {
        int size = left.length;
        double[][] product = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                for (int j = 0; j < size; j++) product[i][j] += left[i][k] * right[k][j];
            }
        }
        return product;
    }

    private static double[][] scaled(double[][] matrix, double factor) {
        double[][] scaled = new double[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) for (int j = 0; j < matrix.length; j++) scaled[i][j] = factor * matrix[i][j];
        return scaled;
    }

    /** The largest sum of a row; NaN if one is. */
    static double norm(double[][] matrix) {
        double largest = 0;
        for (double[] row : matrix) {
            double sum = 0;
            for (double entry : row) sum += Math.abs(entry);
            largest = Math.max(largest, sum);
        }
        return largest;
    }
}
