package hillock.simulator.engine;

import java.util.Arrays;
import java.util.Map;

/**
 * The recent past of one quantity of a population, on the time grid. Between grid points it is interpolated: by the cubic Hermite
 * polynomial through values and slopes, linearly, or (for held signals) not at all. Before the start it is the initial value.
 */
final class History {
    /** Positions this close to a grid point, in steps, are on it. */
    private static final double ON_GRID = 1e-9;

    enum Between { HELD, LINEAR, HERMITE }

    private final Between between;
    private final Field present;
    private final double dt;
    private double[][] values = new double[0][];
    private double[][] slopes = new double[0][];

    History(Field present, Between between, double dt) {
        this.present = present;
        this.between = between;
        this.dt = dt;
    }

    /** Makes room for delays of so many steps; never more than the run's steps are needed. */
    void reach(double steps) {
        int length = rows(steps);
        if (length <= values.length) return;
        int size = present.size();
        values = new double[length][size];
        if (between == Between.HERMITE) slopes = new double[length][size];
    }

    /** How many grid points a delay of so many steps needs. */
    static int rows(double steps) {
        return (int) Math.min(Integer.MAX_VALUE, Math.ceil(steps) + 3);
    }

    /** Takes down the present as the value at the start of a step. */
    void push(long step) {
        present.read(0, values[row(step)], present.size());
    }

    /** Takes down the slopes at the start of a step. */
    void pushSlopes(long step, Field slope) {
        if (between == Between.HERMITE) slope.read(0, slopes[row(step)], slope.size());
    }

    boolean needsSlopes() {
        return between == Between.HERMITE;
    }

    /** Held signals jump on the grid: within a step they are seen as they are strictly inside it. */
    private double seen(double fraction) {
        return between == Between.HELD ? Clock.inside(fraction) : fraction;
    }

    /** The values of all elements at one time, {@code delay} steps before {@code step + fraction}. */
    void read(long step, double fraction, double delay, double[] out) {
        double ago = delay - seen(fraction);
        long base = base(step, ago);
        double offset = offset(base, step, ago);
        double[] left = values[row(base)];
        if (offset == 0 || between == Between.HELD) {
            System.arraycopy(left, 0, out, 0, out.length);
            return;
        }
        double[] right = values[row(base + 1)];
        if (between == Between.LINEAR) {
            for (int k = 0; k < out.length; k++) out[k] = Math.fma(offset, right[k] - left[k], left[k]);
            return;
        }
        double[] rising = slopes[row(base)];
        double[] later = slopes[row(base + 1)];
        for (int k = 0; k < out.length; k++) out[k] = hermite(offset, left[k], right[k], dt * rising[k], dt * later[k]);
    }

    /** The value of one element for each connection, each with its own delay in steps. */
    void read(long step, double fraction, double[] delays, int[] sources, double[] out) {
        for (int e = 0; e < out.length; e++) {
            double ago = delays[e] - seen(fraction);
            long base = base(step, ago);
            out[e] = value(base, offset(base, step, ago), sources[e]);
        }
    }

    /**
     * The grid point at or before {@code step - ago}, but none before the start. Delays are {@link #snapped}, so that whole ones meet the
     * grid.
     */
    private static long base(long step, double ago) {
        return Math.max(0, step - (long) Math.ceil(ago - ON_GRID));
    }

    /** How far behind the grid point, in steps, {@code step - ago} lies. */
    private static double offset(long base, long step, double ago) {
        double offset = step - base - ago;
        return offset < ON_GRID ? 0 : offset;
    }

    private double value(long base, double offset, int k) {
        double left = values[row(base)][k];
        if (offset == 0) return left;
        return switch (between) {
            case HELD -> left;
            case LINEAR -> Math.fma(offset, values[row(base + 1)][k] - left, left);
            case HERMITE -> hermite(offset, left, values[row(base + 1)][k], dt * slopes[row(base)][k], dt * slopes[row(base + 1)][k]);
        };
    }

    /** The cubic with values {@code a, b} and slopes {@code p, q} at 0 and 1. */
    private static double hermite(double s, double a, double b, double p, double q) {
        double rise = b - a;
        double bend = p - rise;
        double skew = q - rise;
        return a + s * (rise + (1 - s) * ((1 - s) * bend - s * skew));
    }

    private int row(long step) {
        return (int) Math.floorMod(step, (long) values.length);
    }

    /** Delays in steps, with those that are whole but for rounding made whole. */
    static double[] snapped(double[] steps) {
        double[] snapped = new double[steps.length];
        Arrays.setAll(snapped, e -> {
            double nearest = Math.rint(steps[e]);
            return Math.abs(steps[e] - nearest) <= ON_GRID * Math.max(1, nearest) ? nearest : steps[e];
        });
        return snapped;
    }

    /** Its arrays, by names that begin with its own. */
    void addTo(Map<String, double[]> arrays, String name) {
        for (int k = 0; k < values.length; k++) arrays.put(name + "@past" + k, values[k]);
        for (int k = 0; k < slopes.length; k++) arrays.put(name + "@past" + k + "'", slopes[k]);
    }

    History copy() {
        History copy = new History(present, between, dt);
        copy.values = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
        copy.slopes = Arrays.stream(slopes).map(double[]::clone).toArray(double[][]::new);
        return copy;
    }

    void restore(History earlier) {
        for (int k = 0; k < values.length; k++) System.arraycopy(earlier.values[k], 0, values[k], 0, values[k].length);
        for (int k = 0; k < slopes.length; k++) System.arraycopy(earlier.slopes[k], 0, slopes[k], 0, slopes[k].length);
    }
}
