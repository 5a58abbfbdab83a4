package hillock.outputs.plots;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import hillock.simulator.recording.Trace;

/**
 * Some columns of a trace within a window of time, few enough samples to draw: of many rows, each stretch is told by four samples a
 * column, its first, its least and greatest in their order, and its last, spread evenly over its time. A stretch is narrower than a line.
 *
 * @param times       ms, not decreasing
 * @param values      a row a column of the trace
 * @param longestStep the greatest difference of time that a line bridges
 */
record Excerpt(double[] times, double[][] values, double longestStep) {
    /** So many rows are all taken, if they hold no more values than the other. */
    static final int MOST_ROWS = 1 << 17;
    private static final int MOST_VALUES = 1 << 20;
    private static final int STRETCHES = 1 << 13;

    static Excerpt of(Trace trace, int[] columns, TimeAxis axis) {
        Window rows = Window.of(trace, axis);
        double longest = Thinning.longestStep(trace.rows(), trace::time);
        boolean few = rows.count() <= MOST_ROWS && (long) rows.count() * columns.length <= MOST_VALUES;
        return few || rows.count() <= 4 * STRETCHES ? all(trace, columns, rows, longest) : thinned(trace, columns, rows, longest);
    }

    private static Excerpt all(Trace trace, int[] columns, Window rows, double longest) {
        double[] times = new double[rows.count()];
        double[][] values = new double[columns.length][times.length];
        for (int k = 0; k < times.length; k++) {
            times[k] = trace.time(rows.from() + k);
            for (int c = 0; c < columns.length; c++) values[c][k] = trace.value(rows.from() + k, columns[c]);
        }
        return new Excerpt(times, values, longest);
    }

    private static Excerpt thinned(Trace trace, int[] columns, Window rows, double longest) {
        int most = (rows.count() + STRETCHES - 1) / STRETCHES;
        Growing growing = new Growing(columns.length);
        for (int from = rows.from(); from < rows.to(); ) {
            int to = from + 1;
            while (to < rows.to() && to - from < most && trace.time(to) - trace.time(to - 1) <= longest) to++;
            growing.add(trace, columns, from, to);
            from = to;
        }
        return growing.excerpt(longest * most);
    }

    Excerpt mapped(DoubleUnaryOperator map) {
        double[][] mapped = Arrays.stream(values).map(column -> Arrays.stream(column).map(map).toArray()).toArray(double[][]::new);
        return new Excerpt(times, mapped, longestStep);
    }

    private static final class Growing {
        private double[] times = new double[4 * STRETCHES];
        private final double[][] values;
        private int count;

        Growing(int columns) {
            values = new double[columns][times.length];
        }

        void add(Trace trace, int[] columns, int from, int to) {
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
                for (int c = 0; c < values.length; c++) values[c] = Arrays.copyOf(values[c], 2 * count);
            }
            double start = trace.time(from);
            double step = (trace.time(to - 1) - start) / 3;
            for (int k = 0; k < 4; k++) times[count + k] = start + k * step;
            Extremes[] extremes = new Extremes[columns.length];
            Arrays.setAll(extremes, _ -> new Extremes());
            for (int row = from; row < to; row++) {
                for (int c = 0; c < columns.length; c++) extremes[c].see(trace.value(row, columns[c]));
            }
            for (int c = 0; c < columns.length; c++) extremes[c].put(values[c], count);
            count += 4;
        }

        Excerpt excerpt(double longest) {
            for (int c = 0; c < values.length; c++) values[c] = Arrays.copyOf(values[c], count);
            return new Excerpt(Arrays.copyOf(times, count), values, longest);
        }
    }

    /** Of the values of a stretch, one after another. */
    private static final class Extremes {
        private int seen;
        private double first;
        private double last;
        private double least = Double.NaN;
        private double greatest = Double.NaN;
        private boolean rises;

        void see(double value) {
            if (seen++ == 0) first = value;
            last = value;
            if (!Double.isFinite(value)) return;
            if (!(least <= value)) {
                least = value;
                rises = false;
            }
            if (!(greatest >= value)) {
                greatest = value;
                rises = true;
            }
        }

        void put(double[] into, int at) {
            into[at] = first;
            into[at + 1] = rises ? least : greatest;
            into[at + 2] = rises ? greatest : least;
            into[at + 3] = last;
        }
    }
}
