package hillock.outputs.plots;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * Makes a line of few points that looks like the line of all samples: of the samples in one narrow column of the sheet it keeps the
 * first, the least, the greatest and the last, in their order. Lines break at gaps in time and at values that are not finite.
 */
final class Thinning {
    private static final double TOLERANCE = 0.04;
    private final Frame frame;
    private final TimeAxis axis;
    private final double column;

    /** @param column the columns' width, in points */
    Thinning(Frame frame, TimeAxis axis, double column) {
        this.frame = frame;
        this.axis = axis;
        this.column = column;
    }

    /** @param times in ms, not decreasing; {@code longest} is the greatest difference of time that a line bridges */
    Polyline of(double[] times, double[] values, double longest) {
        Polyline line = new Polyline();
        Column open = new Column();
        double before = Double.NaN;
        for (int k = 0; k < times.length; k++) {
            if (!axis.contains(times[k])) continue;
            if (!Double.isFinite(values[k])) {
                open.close(line, times, values);
                line.lineBreak();
                before = Double.NaN;
                continue;
            }
            if (times[k] - before > longest) {
                open.close(line, times, values);
                line.lineBreak();
            }
            long at = (long) ((times[k] - axis.from()) * axis.scale() / frame.x().length() * frame.width() / column);
            if (at != open.at) open.close(line, times, values);
            open.add(at, k, values);
            before = times[k];
        }
        open.close(line, times, values);
        return line.simplified(TOLERANCE);
    }

    /** The samples of one column: which are first, least, greatest and last. */
    private final class Column {
        private long at;
        private int first = -1;
        private int least;
        private int greatest;
        private int last;

        void add(long newAt, int k, double[] values) {
            if (first < 0) {
                at = newAt;
                first = least = greatest = k;
            } else if (values[k] < values[least]) {
                least = k;
            } else if (values[k] > values[greatest]) {
                greatest = k;
            }
            last = k;
        }

        void close(Polyline line, double[] times, double[] values) {
            if (first < 0) return;
            int[] kept = {first, Math.min(least, greatest), Math.max(least, greatest), last};
            for (int k = 0; k < kept.length; k++) {
                if (k == 0 || kept[k] != kept[k - 1]) line.add(frame.x(times[kept[k]] * axis.scale()), frame.y(values[kept[k]]));
            }
            first = -1;
        }
    }

    /** The longest step of time that is no gap: half as much again as the usual one; infinite where steps differ anyway. */
    static double longestStep(int count, IntToDoubleFunction time) {
        int n = Math.min(101, count - 1);
        if (n < 1) return Double.POSITIVE_INFINITY;
        double[] steps = new double[n];
        for (int k = 0; k < n; k++) {
            int at = (int) ((long) k * (count - 1) / n);
            steps[k] = time.applyAsDouble(at + 1) - time.applyAsDouble(at);
        }
        Arrays.sort(steps);
        double usual = steps[n / 2];
        long equal = Arrays.stream(steps).filter(s -> Math.abs(s - usual) <= 0.01 * usual).count();
        return equal * 10 >= n * 9L || n == 1 ? 1.5 * usual : Double.POSITIVE_INFINITY;
    }
}
