package hillock.simulator.sums;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Over vectors of four numbers: two hold a row's eight stripes. Four rows at a time share the loads of the values, and their eight sums keep
 * the multipliers busy. Vectors stay in local variables throughout: one that goes through a method's parameter may come out as an object.
 */
final class MatrixLanes implements MatrixRows {
    private static final VectorSpecies<Double> FOUR = DoubleVector.SPECIES_256;

    /** Whether the machine has such vectors. */
    static boolean fit() {
        return DoubleVector.SPECIES_PREFERRED.length() >= FOUR.length();
    }

    @Override public void multiply(Matrix matrix, double[] values, double[] sums, int from, int to) {
        int first = matrix.sources().from();
        int columns = matrix.columns();
        int whole = columns & -8;
        int i = from;
        for (; i <= to - 4; i += 4) fourRows(matrix.entries(), matrix.row(i), values, first, columns, whole, sums, i);
        for (; i < to; i++) sums[i] = MatrixRows.row(matrix.entries(), matrix.row(i), values, first, columns);
    }

    private static void fourRows(double[] entries, int row, double[] values, int first, int columns, int whole, double[] sums, int i) {
        DoubleVector a = DoubleVector.zero(FOUR);
        DoubleVector b = a;
        DoubleVector c = a;
        DoubleVector d = a;
        DoubleVector e = a;
        DoubleVector f = a;
        DoubleVector g = a;
        DoubleVector h = a;
        for (int j = 0; j < whole; j += 8) {
            DoubleVector left = DoubleVector.fromArray(FOUR, values, first + j);
            DoubleVector right = DoubleVector.fromArray(FOUR, values, first + j + 4);
            int at = row + j;
            a = DoubleVector.fromArray(FOUR, entries, at).fma(left, a);
            b = DoubleVector.fromArray(FOUR, entries, at + 4).fma(right, b);
            at += columns;
            c = DoubleVector.fromArray(FOUR, entries, at).fma(left, c);
            d = DoubleVector.fromArray(FOUR, entries, at + 4).fma(right, d);
            at += columns;
            e = DoubleVector.fromArray(FOUR, entries, at).fma(left, e);
            f = DoubleVector.fromArray(FOUR, entries, at + 4).fma(right, f);
            at += columns;
            g = DoubleVector.fromArray(FOUR, entries, at).fma(left, g);
            h = DoubleVector.fromArray(FOUR, entries, at + 4).fma(right, h);
        }
        a = a.add(b);
        c = c.add(d);
        e = e.add(f);
        g = g.add(h);
        sums[i] = MatrixRows.rest((a.lane(0) + a.lane(2)) + (a.lane(1) + a.lane(3)), entries, row, values, first, whole, columns);
        int next = row + columns;
        sums[i + 1] = MatrixRows.rest((c.lane(0) + c.lane(2)) + (c.lane(1) + c.lane(3)), entries, next, values, first, whole, columns);
        next += columns;
        sums[i + 2] = MatrixRows.rest((e.lane(0) + e.lane(2)) + (e.lane(1) + e.lane(3)), entries, next, values, first, whole, columns);
        next += columns;
        sums[i + 3] = MatrixRows.rest((g.lane(0) + g.lane(2)) + (g.lane(1) + g.lane(3)), entries, next, values, first, whole, columns);
    }
}
