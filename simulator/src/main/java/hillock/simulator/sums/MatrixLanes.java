package hillock.simulator.sums;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Over vectors of four numbers: two hold a row's eight stripes. Four rows at a time share the loads of the values, and their eight sums
 * keep the multipliers busy. Vectors stay in local variables throughout: one that goes through a method's parameter may come out as an
 * object. So not even the ends of the twins for double and single entries are shared.
 */
final class MatrixLanes implements MatrixRows {
    private static final VectorSpecies<Double> FOUR = DoubleVector.SPECIES_256;
    private static final VectorSpecies<Float> SINGLE = FloatVector.SPECIES_128;

    /** Whether the machine has such vectors. */
    static boolean fit() {
        return DoubleVector.SPECIES_PREFERRED.length() >= FOUR.length();
    }

    @Override public void multiply(Grid grid, double[] entries, double[] values, double[] sums, int from, int to) {
        int first = grid.sources().from();
        int i = from;
        for (; i <= to - 4; i += 4) fourRows(entries, grid.row(i), values, first, grid.columns(), sums, i);
        for (; i < to; i++) sums[i] = PlainRows.row(entries, grid.row(i), values, first, grid.columns());
    }

    @Override public void multiply(Grid grid, float[] entries, double[] values, double[] sums, int from, int to) {
        int first = grid.sources().from();
        int i = from;
        for (; i <= to - 4; i += 4) fourRows(entries, grid.row(i), values, first, grid.columns(), sums, i);
        for (; i < to; i++) sums[i] = PlainRows.row(entries, grid.row(i), values, first, grid.columns());
    }

    private static void fourRows(double[] entries, int row, double[] values, int first, int columns, double[] sums, int i) {
        int whole = columns & -8;
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
        double sum = (a.lane(0) + a.lane(2)) + (a.lane(1) + a.lane(3));
        sums[i] = PlainRows.rest(sum, entries, row, values, first, whole, columns);
        sum = (c.lane(0) + c.lane(2)) + (c.lane(1) + c.lane(3));
        sums[i + 1] = PlainRows.rest(sum, entries, row + columns, values, first, whole, columns);
        sum = (e.lane(0) + e.lane(2)) + (e.lane(1) + e.lane(3));
        sums[i + 2] = PlainRows.rest(sum, entries, row + 2 * columns, values, first, whole, columns);
        sum = (g.lane(0) + g.lane(2)) + (g.lane(1) + g.lane(3));
        sums[i + 3] = PlainRows.rest(sum, entries, row + 3 * columns, values, first, whole, columns);
    }

    private static void fourRows(float[] entries, int row, double[] values, int first, int columns, double[] sums, int i) {
        int whole = columns & -8;
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
            a = ((DoubleVector) FloatVector.fromArray(SINGLE, entries, at).convertShape(VectorOperators.F2D, FOUR, 0)).fma(left, a);
            b = ((DoubleVector) FloatVector.fromArray(SINGLE, entries, at + 4).convertShape(VectorOperators.F2D, FOUR, 0)).fma(right, b);
            at += columns;
            c = ((DoubleVector) FloatVector.fromArray(SINGLE, entries, at).convertShape(VectorOperators.F2D, FOUR, 0)).fma(left, c);
            d = ((DoubleVector) FloatVector.fromArray(SINGLE, entries, at + 4).convertShape(VectorOperators.F2D, FOUR, 0)).fma(right, d);
            at += columns;
            e = ((DoubleVector) FloatVector.fromArray(SINGLE, entries, at).convertShape(VectorOperators.F2D, FOUR, 0)).fma(left, e);
            f = ((DoubleVector) FloatVector.fromArray(SINGLE, entries, at + 4).convertShape(VectorOperators.F2D, FOUR, 0)).fma(right, f);
            at += columns;
            g = ((DoubleVector) FloatVector.fromArray(SINGLE, entries, at).convertShape(VectorOperators.F2D, FOUR, 0)).fma(left, g);
            h = ((DoubleVector) FloatVector.fromArray(SINGLE, entries, at + 4).convertShape(VectorOperators.F2D, FOUR, 0)).fma(right, h);
        }
        a = a.add(b);
        c = c.add(d);
        e = e.add(f);
        g = g.add(h);
        double sum = (a.lane(0) + a.lane(2)) + (a.lane(1) + a.lane(3));
        sums[i] = PlainRows.rest(sum, entries, row, values, first, whole, columns);
        sum = (c.lane(0) + c.lane(2)) + (c.lane(1) + c.lane(3));
        sums[i + 1] = PlainRows.rest(sum, entries, row + columns, values, first, whole, columns);
        sum = (e.lane(0) + e.lane(2)) + (e.lane(1) + e.lane(3));
        sums[i + 2] = PlainRows.rest(sum, entries, row + 2 * columns, values, first, whole, columns);
        sum = (g.lane(0) + g.lane(2)) + (g.lane(1) + g.lane(3));
        sums[i + 3] = PlainRows.rest(sum, entries, row + 3 * columns, values, first, whole, columns);
    }
}
