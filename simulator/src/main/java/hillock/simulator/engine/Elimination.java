package hillock.simulator.engine;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Solves linear equations {@code (diagonal - M) x = b} many of whose coefficients are 0, by Gauss's elimination. Variables go in an order
 * that makes few zeros other than 0, found once: next is the one with the least product of what else is in its row and in its column
 * (Markowitz 1957, Management Science 3(3):255). A row is exchanged only where another has a coefficient more than a thousand times as
 * large, as is done for circuits: Davis and Palamadai Natarajan (2010), ACM Trans. Math. Softw. 37(3):36.
 */
final class Elimination {
    private static final double ENOUGH = 1e-3;
    private final int n;
    private final int[] order;
    /** Where M can differ from 0: by row in that order, the columns. */
    private final int[][] given;
    /** By column, the rows below the diagonal that can differ from 0 when its turn comes, if no rows were exchanged until then. */
    private final int[][] below;
    private final int[] all;
    private final double[][] rows;
    private final int[] exchanges;
    /** By row, the columns left and right of the diagonal whose factors are not 0, and how many. */
    private final int[][] left;
    private final int[] lefts;
    private final int[][] right;
    private final int[] rights;
    private final double[] moved;

    /** @param pattern which coefficients of M can differ from 0 */
    Elimination(boolean[][] pattern) {
        this.n = pattern.length;
        this.order = new int[n];
        this.below = new int[n][];
        this.all = IntStream.range(0, n).toArray();
        order(pattern);
        this.given = new int[n][];
        for (int r = 0; r < n; r++) {
            boolean[] row = pattern[order[r]];
            given[r] = IntStream.range(0, n).filter(c -> row[order[c]]).toArray();
        }
        this.rows = new double[n][n];
        this.exchanges = new int[n];
        this.left = new int[n][n];
        this.lefts = new int[n];
        this.right = new int[n][n];
        this.rights = new int[n];
        this.moved = new double[n];
    }

    private void order(boolean[][] pattern) {
        BitSet[] rows = new BitSet[n];
        BitSet[] columns = new BitSet[n];
        for (int k = 0; k < n; k++) {
            rows[k] = new BitSet(n);
            columns[k] = new BitSet(n);
        }
        for (int r = 0; r < n; r++) {
            for (int c = 0; c < n; c++) {
                if (r == c || !pattern[r][c]) continue;
                rows[r].set(c);
                columns[c].set(r);
            }
        }
        BitSet left = new BitSet(n);
        left.set(0, n);
        int[] place = new int[n];
        for (int k = 0; k < n; k++) {
            int next = cheapest(left, rows, columns);
            order[k] = next;
            place[next] = k;
            left.clear(next);
            below[k] = columns[next].stream().toArray();
            eliminate(next, rows, columns);
        }
        for (int k = 0; k < n; k++) below[k] = Arrays.stream(below[k]).map(r -> place[r]).sorted().toArray();
    }

    private static int cheapest(BitSet left, BitSet[] rows, BitSet[] columns) {
        int cheapest = left.nextSetBit(0);
        long least = Long.MAX_VALUE;
        for (int k = cheapest; k >= 0; k = left.nextSetBit(k + 1)) {
            long cost = (long) rows[k].cardinality() * columns[k].cardinality();
            if (cost >= least) continue;
            least = cost;
            cheapest = k;
        }
        return cheapest;
    }

    private static void eliminate(int pivot, BitSet[] rows, BitSet[] columns) {
        columns[pivot].stream().forEach(r -> {
            rows[r].or(rows[pivot]);
            rows[r].clear(r);
            rows[r].clear(pivot);
        });
        rows[pivot].stream().forEach(c -> {
            columns[c].or(columns[pivot]);
            columns[c].clear(c);
            columns[c].clear(pivot);
        });
    }

    /** Takes the matrix apart. */
    void factor(double[][] matrix, double diagonal) {
        for (int r = 0; r < n; r++) {
            double[] from = matrix[order[r]];
            Arrays.fill(rows[r], 0);
            for (int c : given[r]) rows[r][c] = -from[order[c]];
            rows[r][r] += diagonal;
        }
        boolean exchanged = false;
        for (int c = 0; c < n; c++) {
            int[] under = exchanged ? all : below[c];
            int from = exchanged ? c + 1 : 0;
            exchanged |= exchange(c, under, from);
            rights[c] = list(rows[c], c + 1, n, right[c]);
            for (int k = from; k < under.length; k++) if (rows[under[k]][c] != 0) eliminate(c, rows[under[k]]);
        }
        for (int r = 0; r < n; r++) lefts[r] = list(rows[r], 0, r, left[r]);
    }

    private boolean exchange(int column, int[] under, int from) {
        int largest = column;
        for (int k = from; k < under.length; k++) {
            if (Math.abs(rows[under[k]][column]) > Math.abs(rows[largest][column])) largest = under[k];
        }
        if (Math.abs(rows[column][column]) >= ENOUGH * Math.abs(rows[largest][column])) largest = column;
        exchanges[column] = largest;
        double[] kept = rows[column];
        rows[column] = rows[largest];
        rows[largest] = kept;
        return largest != column;
    }

    private void eliminate(int pivot, double[] row) {
        double[] from = rows[pivot];
        double factor = row[pivot] / from[pivot];
        row[pivot] = factor;
        for (int k = 0; k < rights[pivot]; k++) {
            int c = right[pivot][k];
            row[c] -= factor * from[c];
        }
    }

    private static int list(double[] row, int from, int to, int[] into) {
        int count = 0;
        for (int c = from; c < to; c++) if (row[c] != 0) into[count++] = c;
        return count;
    }

    /** Replaces a right-hand side by the solution; what cannot be solved gives what is not finite. */
    void solve(double[] b) {
        for (int k = 0; k < n; k++) moved[k] = b[order[k]];
        for (int c = 0; c < n; c++) {
            double kept = moved[c];
            moved[c] = moved[exchanges[c]];
            moved[exchanges[c]] = kept;
        }
        for (int r = 0; r < n; r++) moved[r] -= product(rows[r], left[r], lefts[r]);
        for (int r = n - 1; r >= 0; r--) moved[r] = (moved[r] - product(rows[r], right[r], rights[r])) / rows[r][r];
        for (int k = 0; k < n; k++) b[order[k]] = moved[k];
    }

    private double product(double[] row, int[] columns, int count) {
        double sum = 0;
        for (int k = 0; k < count; k++) sum += row[columns[k]] * moved[columns[k]];
        return sum;
    }
}
