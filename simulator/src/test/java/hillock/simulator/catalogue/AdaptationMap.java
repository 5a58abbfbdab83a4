package hillock.simulator.catalogue;

/**
 * From one spike's adaptation to the next one's: V and w of the adaptive cell by a Runge-Kutta method whose steps are as short as V is
 * fast, and with them how both change with w at the spike.
 */
final class AdaptationMap {
    private static final double C = 100;
    private static final double LEAK = 12;
    private static final double REST = -60;
    private static final double THRESHOLD = -50;
    private static final double SHARPNESS = 2;
    private static final double CUT = -40;
    private static final double RESET = -48;
    private static final double COUPLING = -11;
    private static final double TAU = 130;
    private static final double JUMP = 30;
    private final double current;

    /** @param current pA */
    AdaptationMap(double current) {
        this.current = current;
    }

    /** The mean logarithm of the map's slope, over so many spikes after so many others. */
    double exponent(int before, int spikes) {
        double w = 0;
        double sum = 0;
        for (int k = 0; k < before + spikes; k++) {
            double[] end = spike(w);
            double slope = end[3] - adaptation(end) / voltage(end) * end[2];
            if (k >= before) sum += Math.log(Math.abs(slope));
            w = end[1] + JUMP;
        }
        return sum / spikes;
    }

    /** V, w and their derivatives with respect to the w at the start, where V meets the cut. */
    private double[] spike(double w) {
        double[] state = {RESET, w, 0, 1};
        while (true) {
            double step = Math.min(0.02, 0.1 / Math.max(5, Math.abs(voltage(state))));
            double[] next = step(state, step);
            if (next[0] >= CUT) return crossing(state, step);
            state = next;
        }
    }

    private double[] crossing(double[] state, double step) {
        double low = 0;
        double high = step;
        for (int k = 0; k < 50; k++) {
            double middle = (low + high) / 2;
            if (step(state, middle)[0] >= CUT) high = middle;
            else low = middle;
        }
        return step(state, high);
    }

    private double voltage(double[] y) {
        return (current - LEAK * (y[0] - REST) + LEAK * SHARPNESS * Math.exp((y[0] - THRESHOLD) / SHARPNESS) - y[1]) / C;
    }

    private static double adaptation(double[] y) {
        return (COUPLING * (y[0] - REST) - y[1]) / TAU;
    }

    private double[] rates(double[] y) {
        double slope = LEAK * (Math.exp((y[0] - THRESHOLD) / SHARPNESS) - 1);
        return new double[] {voltage(y), adaptation(y), (slope * y[2] - y[3]) / C, (COUPLING * y[2] - y[3]) / TAU};
    }

    private double[] step(double[] y, double h) {
        double[] a = rates(y);
        double[] b = rates(moved(y, a, h / 2));
        double[] c = rates(moved(y, b, h / 2));
        double[] d = rates(moved(y, c, h));
        double[] next = y.clone();
        for (int k = 0; k < 4; k++) next[k] += h / 6 * (a[k] + 2 * b[k] + 2 * c[k] + d[k]);
        return next;
    }

    private static double[] moved(double[] y, double[] rate, double by) {
        double[] moved = y.clone();
        for (int k = 0; k < 4; k++) moved[k] += by * rate[k];
        return moved;
    }
}
