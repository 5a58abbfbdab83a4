package hillock.simulator.engine;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * When jumps come back through delays: what jumps now makes a derivative jump one delay later, the next derivative after another delay, and
 * so on. From a derivative on that is as high as the method's order, it does not matter. Hairer, Norsett and Wanner (1993), Solving
 * Ordinary Differential Equations I, II.17.
 */
final class Echoes {
    /** With more delays than these, their multiples lie so close that the control of the error has to do. */
    private static final int MOST_DELAYS = 8;
    /** Echoes this close together, ms, are one. */
    private static final double SAME = 1e-10;

    private final double[] delays;
    private final int order;
    /** By time, how often what jumps has passed a delay. */
    private final TreeMap<Double, Integer> due = new TreeMap<>();

    /** @param delays ms, perhaps one several times */
    Echoes(double[] delays, int order) {
        double[] distinct = Arrays.stream(delays).distinct().toArray();
        this.delays = distinct.length <= MOST_DELAYS ? distinct : new double[0];
        this.order = order;
    }

    /** Something jumps. */
    void jump(double time) {
        passed(time, 0);
    }

    /** The first echo after a time (ms), once those up to it have passed their delays; infinite if there is none. */
    double after(double time) {
        while (!due.isEmpty() && due.firstKey() <= time + SAME) {
            Map.Entry<Double, Integer> echo = due.pollFirstEntry();
            passed(echo.getKey(), echo.getValue());
        }
        return due.isEmpty() ? Double.POSITIVE_INFINITY : due.firstKey();
    }

    /** Those to come, for a checkpoint: each time, then how often. */
    double[] due() {
        return due.entrySet().stream().flatMapToDouble(each -> DoubleStream.of(each.getKey(), each.getValue())).toArray();
    }

    /** Goes on with those that {@link #due} gave. */
    void resume(double[] all) {
        due.clear();
        for (int k = 0; k < all.length; k += 2) due.put(all[k], (int) all[k + 1]);
    }

    private void passed(double time, int times) {
        // what a held value of the source adds has passed a delay and still jumps
        if (times > order) return;
        for (double delay : delays) {
            double next = time + delay;
            Double near = due.floorKey(next + SAME);
            due.merge(near != null && near >= next - SAME ? near : next, times + 1, Math::min);
        }
    }
}
