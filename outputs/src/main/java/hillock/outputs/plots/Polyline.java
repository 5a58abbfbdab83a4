package hillock.outputs.plots;

import java.util.Arrays;

/** Points of a line on the sheet, growing; a NaN pair breaks the line. */
final class Polyline {
    private double[] xs = new double[256];
    private double[] ys = new double[256];
    private int count;

    void add(double x, double y) {
        if (count == xs.length) {
            xs = Arrays.copyOf(xs, 2 * count);
            ys = Arrays.copyOf(ys, 2 * count);
        }
        xs[count] = x;
        ys[count++] = y;
    }

    void lineBreak() {
        if (count > 0 && !Double.isNaN(xs[count - 1])) add(Double.NaN, Double.NaN);
    }

    int count() {
        return count;
    }

    double x(int k) {
        return xs[k];
    }

    double y(int k) {
        return ys[k];
    }

    double[] xs() {
        return Arrays.copyOf(xs, count);
    }

    double[] ys() {
        return Arrays.copyOf(ys, count);
    }

    /** Without the points that lie on the straight line between their neighbours, within {@code tolerance}. */
    Polyline simplified(double tolerance) {
        Polyline kept = new Polyline();
        int anchor = -1;
        for (int k = 0; k < count; k++) {
            if (Double.isNaN(xs[k])) {
                kept.lineBreak();
                anchor = -1;
            } else if (anchor < 0 || k + 1 == count || Double.isNaN(xs[k + 1]) || !onTheWay(anchor, k + 1, tolerance)) {
                kept.add(xs[k], ys[k]);
                anchor = k;
            }
        }
        return kept;
    }

    /** Whether a straight line between two points passes by all points in between, in their order. */
    private boolean onTheWay(int from, int to, double tolerance) {
        if (to - from > 24) return false;
        double dx = xs[to] - xs[from];
        double dy = ys[to] - ys[from];
        double length = Math.hypot(dx, dy);
        if (length == 0) return false;
        double before = 0;
        for (int k = from + 1; k < to; k++) {
            double px = xs[k] - xs[from];
            double py = ys[k] - ys[from];
            double along = (px * dx + py * dy) / length;
            if (Math.abs(px * dy - py * dx) / length > tolerance || along < before - tolerance || along > length + tolerance) return false;
            before = along;
        }
        return true;
    }

    /** A line of a single point would be invisible: it becomes a short dash. */
    Polyline withVisiblePoints(double length) {
        Polyline shown = new Polyline();
        for (int k = 0; k < count; k++) {
            if (Double.isNaN(xs[k])) {
                shown.lineBreak();
                continue;
            }
            boolean alone = (k == 0 || Double.isNaN(xs[k - 1])) && (k + 1 == count || Double.isNaN(xs[k + 1]));
            if (alone) shown.add(xs[k] - length / 2, ys[k]);
            shown.add(alone ? xs[k] + length / 2 : xs[k], ys[k]);
        }
        return shown;
    }
}
