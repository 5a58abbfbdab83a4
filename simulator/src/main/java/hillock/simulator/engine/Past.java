package hillock.simulator.engine;

import java.util.Arrays;
import java.util.Map;

/**
 * The recent past of one quantity of a population under a method that chooses its steps. Of each step it keeps the values at five places,
 * through which goes the method's own dense output, a polynomial of degree 4. Before the start it is the initial value.
 */
final class Past {
    /** Where in a step values are kept. */
    static final double[] PLACES = {0, 0.25, 0.5, 0.75, 1};

    private final Field present;
    private final boolean held;
    private final double[] initial;
    private final double[] weights = new double[PLACES.length];
    private double reach;
    /** Those in use stand in a ring, the oldest at {@code first}. */
    private Piece[] pieces = new Piece[0];
    private int first;
    private int count;

    /** One step. */
    private static final class Piece {
        private final double[][] values;
        private double start;
        private double length;

        Piece(int size) {
            values = new double[PLACES.length][size];
        }
    }

    /** @param held whether it keeps its value throughout a step */
    Past(Field present, boolean held) {
        this.present = present;
        this.held = held;
        this.initial = new double[present.size()];
    }

    /** Makes sure that delays of so many ms can be read. */
    void reach(double delay) {
        reach = Math.max(reach, delay);
    }

    /** Takes the present for what was always, until there was a step. */
    void begin() {
        if (count == 0) present.read(0, initial, initial.length);
    }

    /** A step was taken (ms), whose values {@link #note} is about to tell. Forgets what no delay reaches from its end. */
    void step(double start, double length) {
        while (count > 1 && piece(0).start + piece(0).length < start - reach) {
            first = (first + 1) % pieces.length;
            count--;
        }
        if (count == pieces.length) grow();
        count++;
        Piece newest = piece(count - 1);
        newest.start = start;
        newest.length = length;
    }

    /** The present values are those at one of the {@link #PLACES} of the newest step. */
    void note(int place) {
        present.read(0, piece(count - 1).values[place], initial.length);
    }

    /** All of it, by names that begin with a given one, for a checkpoint: copies. */
    void addTo(Map<String, double[]> arrays, String name) {
        double[] steps = new double[2 * count];
        for (int k = 0; k < count; k++) {
            steps[2 * k] = piece(k).start;
            steps[2 * k + 1] = piece(k).length;
            for (int p = 0; p < PLACES.length; p++) arrays.put(name + "@step" + k + "." + p, piece(k).values[p].clone());
        }
        arrays.put(name + "@steps", steps);
        arrays.put(name + "@initial", initial.clone());
    }

    /** Goes on with what {@link #addTo} gave. */
    void resume(Map<String, double[]> arrays, String name) {
        double[] steps = arrays.get(name + "@steps");
        System.arraycopy(arrays.get(name + "@initial"), 0, initial, 0, initial.length);
        first = 0;
        count = 0;
        for (int k = 0; 2 * k < steps.length; k++) {
            step(steps[2 * k], steps[2 * k + 1]);
            for (int p = 0; p < PLACES.length; p++) {
                System.arraycopy(arrays.get(name + "@step" + k + "." + p), 0, piece(k).values[p], 0, initial.length);
            }
        }
    }

    private void grow() {
        Piece[] more = new Piece[Math.max(8, 2 * pieces.length)];
        for (int k = 0; k < more.length; k++) more[k] = k < count ? piece(k) : new Piece(initial.length);
        pieces = more;
        first = 0;
    }

    private Piece piece(int k) {
        return pieces[(first + k) % pieces.length];
    }

    /** The values of all elements a delay (ms) before the time on the clock. */
    void read(Clock clock, double delay, double[] out) {
        double time = time(clock) - delay;
        if (isBefore(time)) {
            System.arraycopy(initial, 0, out, 0, out.length);
            return;
        }
        Piece piece = at(time);
        double[][] y = piece.values;
        if (held) {
            System.arraycopy(y[0], 0, out, 0, out.length);
            return;
        }
        weigh((time - piece.start) / piece.length);
        for (int i = 0; i < out.length; i++) out[i] = mean(y, i);
    }

    /** The value of one element for each connection, each with its own delay (ms). */
    void read(Clock clock, double[] delays, int[] sources, double[] out) {
        for (int e = 0; e < out.length; e++) {
            double time = time(clock) - delays[e];
            if (isBefore(time)) {
                out[e] = initial[sources[e]];
                continue;
            }
            Piece piece = at(time);
            if (!held) weigh((time - piece.start) / piece.length);
            out[e] = held ? piece.values[0][sources[e]] : mean(piece.values, sources[e]);
        }
    }

    /** Held signals jump where steps meet: there they are seen as they are strictly inside the step. */
    private double time(Clock clock) {
        return clock.values[held ? Clock.JUMP_TIME : Clock.TIME];
    }

    private boolean isBefore(double time) {
        return count == 0 || time <= piece(0).start;
    }

    /** The step that a time lies in. */
    private Piece at(double time) {
        int from = 0;
        int to = count;
        while (to - from > 1) {
            int middle = (from + to) >>> 1;
            if (piece(middle).start <= time) from = middle;
            else to = middle;
        }
        return piece(from);
    }

    /** Lagrange's polynomials on the places. */
    private void weigh(double theta) {
        double u = 4 * theta;
        Arrays.fill(weights, 1);
        for (int k = 0; k < weights.length; k++) {
            for (int j = 0; j < weights.length; j++) if (j != k) weights[k] *= (u - j) / (k - j);
        }
    }

    private double mean(double[][] y, int i) {
        return weights[0] * y[0][i] + weights[1] * y[1][i] + weights[2] * y[2][i] + weights[3] * y[3][i] + weights[4] * y[4][i];
    }
}
