package hillock.simulator.network;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Damped Newton's method with the natural monotonicity test, which no scaling of the equations can mislead. Deuflhard (2004), Newton
 * Methods for Nonlinear Problems, 3.3.
 *
 * @param step       the step from x, empty where there is none
 * @param simplified the step from the second argument with the slopes of the first
 */
record Newton(Function<double[], Optional<double[]>> step, BiFunction<double[], double[], Optional<double[]>> simplified) {
    private static final int LONGEST = 200;
    private static final double SMALLEST_DAMPING = 1e-5;
    /** A relative step below which full steps are safe, and only rounding is left to wait for. */
    private static final double NEAR = 1e-9;

    /** @return the root, to rounding; empty if none was found */
    Optional<double[]> from(double[] start) {
        double[] x = start.clone();
        double[] floor = null;
        for (int k = 0; k < LONGEST; k++) {
            Optional<double[]> direction = step.apply(x);
            if (direction.isEmpty()) return Optional.empty();
            double[] d = direction.get();
            if (floor == null) floor = floor(x, d);
            double size = size(d, x, floor);
            if (size <= NEAR) return Optional.of(polished(moved(x, d, 1), size, floor));
            Optional<double[]> next = damped(x, d, size, floor);
            if (next.isEmpty()) return Optional.empty();
            x = next.get();
        }
        return Optional.empty();
    }

    private Optional<double[]> damped(double[] x, double[] d, double size, double[] floor) {
        for (double damping = 1; damping >= SMALLEST_DAMPING; damping /= 2) {
            double[] trial = moved(x, d, damping);
            Optional<double[]> rest = simplified.apply(x, trial);
            if (rest.isPresent() && size(rest.get(), x, floor) <= (1 - damping / 4) * size) return Optional.of(trial);
        }
        return Optional.empty();
    }

    /** Full steps for as long as they get smaller. */
    private double[] polished(double[] x, double size, double[] floor) {
        double[] best = x;
        double before = size;
        while (before > 0) {
            Optional<double[]> d = step.apply(best);
            if (d.isEmpty()) return best;
            double now = size(d.get(), best, floor);
            if (!(now < before / 2)) return best;
            best = moved(best, d.get(), 1);
            before = now;
        }
        return best;
    }

    private static double[] moved(double[] x, double[] d, double damping) {
        double[] moved = new double[x.length];
        for (int k = 0; k < x.length; k++) moved[k] = x[k] + damping * d[k];
        return moved;
    }

    private static double size(double[] d, double[] x, double[] floor) {
        double size = 0;
        for (int k = 0; k < d.length; k++) if (d[k] != 0) size = Math.max(size, Math.abs(d[k]) / (Math.abs(x[k]) + floor[k]));
        return size;
    }

    /** What counts as small in each unknown even where it is zero. */
    private static double[] floor(double[] x, double[] d) {
        double[] floor = new double[x.length];
        for (int k = 0; k < x.length; k++) floor[k] = Math.max(1e-6 * Math.max(Math.abs(x[k]), Math.abs(d[k])), Double.MIN_NORMAL);
        return floor;
    }
}
