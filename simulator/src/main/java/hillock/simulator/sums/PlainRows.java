package hillock.simulator.sums;

/** In plain Java. The twin of each method differs in what the entries are: there is no type for both that costs nothing. */
final class PlainRows implements MatrixRows {
    @Override public void multiply(Grid grid, double[] entries, double[] values, double[] sums, int from, int to) {
        for (int i = from; i < to; i++) sums[i] = row(entries, grid.row(i), values, grid.sources().from(), grid.columns());
    }

    @Override public void multiply(Grid grid, float[] entries, double[] values, double[] sums, int from, int to) {
        for (int i = from; i < to; i++) sums[i] = row(entries, grid.row(i), values, grid.sources().from(), grid.columns());
    }

    /** One row's sum. */
    static double row(double[] entries, int row, double[] values, int first, int columns) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        double e = 0;
        double f = 0;
        double g = 0;
        double h = 0;
        int j = 0;
        for (; j <= columns - 8; j += 8) {
            a = Math.fma(entries[row + j], values[first + j], a);
            b = Math.fma(entries[row + j + 1], values[first + j + 1], b);
            c = Math.fma(entries[row + j + 2], values[first + j + 2], c);
            d = Math.fma(entries[row + j + 3], values[first + j + 3], d);
            e = Math.fma(entries[row + j + 4], values[first + j + 4], e);
            f = Math.fma(entries[row + j + 5], values[first + j + 5], f);
            g = Math.fma(entries[row + j + 6], values[first + j + 6], g);
            h = Math.fma(entries[row + j + 7], values[first + j + 7], h);
        }
        return rest(((a + e) + (c + g)) + ((b + f) + (d + h)), entries, row, values, first, j, columns);
    }

    /** Adds the columns from {@code j} on. */
    static double rest(double sum, double[] entries, int row, double[] values, int first, int j, int columns) {
        double all = sum;
        for (int k = j; k < columns; k++) all = Math.fma(entries[row + k], values[first + k], all);
        return all;
    }

    /** One row's sum. */
    static double row(float[] entries, int row, double[] values, int first, int columns) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        double e = 0;
        double f = 0;
        double g = 0;
        double h = 0;
        int j = 0;
        for (; j <= columns - 8; j += 8) {
            a = Math.fma(entries[row + j], values[first + j], a);
            b = Math.fma(entries[row + j + 1], values[first + j + 1], b);
            c = Math.fma(entries[row + j + 2], values[first + j + 2], c);
            d = Math.fma(entries[row + j + 3], values[first + j + 3], d);
            e = Math.fma(entries[row + j + 4], values[first + j + 4], e);
            f = Math.fma(entries[row + j + 5], values[first + j + 5], f);
            g = Math.fma(entries[row + j + 6], values[first + j + 6], g);
            h = Math.fma(entries[row + j + 7], values[first + j + 7], h);
        }
        return rest(((a + e) + (c + g)) + ((b + f) + (d + h)), entries, row, values, first, j, columns);
    }

    /** Adds the columns from {@code j} on. */
    static double rest(double sum, float[] entries, int row, double[] values, int first, int j, int columns) {
        double all = sum;
        for (int k = j; k < columns; k++) all = Math.fma(entries[row + k], values[first + k], all);
        return all;
    }
}
