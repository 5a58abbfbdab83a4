package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import hillock.simulator.recording.Portrait.Box;

/**
 * Lines on which a function of a plane is zero: marching squares (Lorensen and Cline 1987, in two dimensions), the places on the sides of
 * squares bisected until they are exact. Where a function is not finite, jumps over zero or has a pole, there is no line.
 */
final class Contour {
    private static final int COLUMNS = 240;
    private static final int ROWS = 180;
    private static final int BISECTIONS = 60;
    /** What is left of the function where it is zero, relative to what it is at the ends of the side. */
    private static final double ZERO = 1e-6;
    private final DoubleBinaryOperator function;
    private final Box box;
    private final double[][] values = new double[COLUMNS + 1][ROWS + 1];
    /** Places by side; those below {@link #upright} of a corner lead to the right from it, the others upwards. */
    private final Map<Integer, double[]> places = new HashMap<>();
    private final Map<Integer, List<Integer>> joined = new HashMap<>();

    private Contour(DoubleBinaryOperator function, Box box) {
        this.function = function;
        this.box = box;
        for (int i = 0; i <= COLUMNS; i++) for (int j = 0; j <= ROWS; j++) values[i][j] = function.applyAsDouble(x(i), y(j));
    }

    /** The lines: xs and ys, in pieces that a NaN parts. */
    static double[][] of(DoubleBinaryOperator function, Box box) {
        Contour contour = new Contour(function, box);
        for (int i = 0; i < COLUMNS; i++) for (int j = 0; j < ROWS; j++) contour.square(i, j);
        return contour.lines();
    }

    private double x(int i) {
        return box.left() + (box.right() - box.left()) * i / COLUMNS;
    }

    private double y(int j) {
        return box.low() + (box.high() - box.low()) * j / ROWS;
    }

    private static int level(int i, int j) {
        return i * (ROWS + 1) + j;
    }

    private static int upright(int i, int j) {
        return (COLUMNS + 1) * (ROWS + 1) + level(i, j);
    }

    /** Joins the places on a square's sides; of four, as the function's value in the middle says. */
    private void square(int i, int j) {
        List<Integer> sides = new ArrayList<>();
        if (crosses(i, j, i + 1, j)) sides.add(level(i, j));
        if (crosses(i + 1, j, i + 1, j + 1)) sides.add(upright(i + 1, j));
        if (crosses(i, j + 1, i + 1, j + 1)) sides.add(level(i, j + 1));
        if (crosses(i, j, i, j + 1)) sides.add(upright(i, j));
        if (sides.size() == 2) join(sides.get(0), sides.get(1));
        if (sides.size() != 4) return;
        double middle = function.applyAsDouble((x(i) + x(i + 1)) / 2, (y(j) + y(j + 1)) / 2);
        boolean around = middle >= 0 == values[i][j] >= 0;
        join(sides.get(0), sides.get(around ? 1 : 3));
        join(sides.get(2), sides.get(around ? 3 : 1));
    }

    private boolean crosses(int i, int j, int k, int l) {
        double one = values[i][j];
        double other = values[k][l];
        if (!Double.isFinite(one) || !Double.isFinite(other) || one >= 0 == other >= 0) return false;
        int side = l == j ? level(i, j) : upright(i, j);
        if (places.containsKey(side)) return places.get(side).length > 0;
        boolean across = l == j;
        OptionalDouble found = across ? zero(at -> function.applyAsDouble(at, y(j)), x(i), x(k), one, other)
                : zero(at -> function.applyAsDouble(x(i), at), y(j), y(l), one, other);
        places.put(side, found.isEmpty() ? new double[0]
                : across ? new double[] {found.getAsDouble(), y(j)} : new double[] {x(i), found.getAsDouble()});
        return found.isPresent();
    }

    private static OptionalDouble zero(DoubleUnaryOperator function, double from, double to, double atFrom, double atTo) {
        double low = from;
        double high = to;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < BISECTIONS; k++) {
            double middle = (low + high) / 2;
            double value = function.applyAsDouble(middle);
            if (!Double.isFinite(value)) return OptionalDouble.empty();
            least = Math.min(least, Math.abs(value));
            if (value >= 0 == atFrom >= 0) low = middle;
            else high = middle;
        }
        boolean zero = least <= ZERO * Math.max(Math.abs(atFrom), Math.abs(atTo));
        return zero ? OptionalDouble.of((low + high) / 2) : OptionalDouble.empty();
    }

    private void join(int one, int other) {
        joined.computeIfAbsent(one, _ -> new ArrayList<>()).add(other);
        joined.computeIfAbsent(other, _ -> new ArrayList<>()).add(one);
    }

    /** Follows each line from an end of it, then those that have none. */
    private double[][] lines() {
        List<double[]> points = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        List<Integer> sides = joined.keySet().stream().sorted().toList();
        for (int ends = 1; ends <= 2; ends++) {
            for (int side : sides) if (joined.get(side).size() == ends && seen.add(side)) follow(side, seen, points);
        }
        double[][] lines = new double[2][points.size()];
        for (int k = 0; k < points.size(); k++) {
            lines[0][k] = points.get(k)[0];
            lines[1][k] = points.get(k)[1];
        }
        return lines;
    }

    private void follow(int start, Set<Integer> seen, List<double[]> points) {
        if (!points.isEmpty()) points.add(new double[] {Double.NaN, Double.NaN});
        points.add(places.get(start));
        int side = start;
        while (true) {
            int here = side;
            List<Integer> next = joined.get(side).stream().filter(each -> each != here && seen.add(each)).limit(1).toList();
            if (next.isEmpty()) break;
            side = next.getFirst();
            points.add(places.get(side));
        }
        // round and back
        if (side != start && joined.get(side).contains(start) && joined.get(start).size() == 2) points.add(places.get(start));
    }
}
