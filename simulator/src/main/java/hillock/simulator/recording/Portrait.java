package hillock.simulator.recording;

/**
 * Where in a phase plane each of its two variables stands still, within a box; in the units of its axes.
 *
 * @param x    where the derivative of the variable to the right is zero
 * @param y    that of the variable upwards
 * @param note what all else is there: {@code cells[0] at 200 ms: h = 0.4}; may be empty
 */
public record Portrait(Box box, Nullcline x, Nullcline y, String note) {
    public record Box(double left, double right, double low, double high) {}

    /**
     * Lines, in pieces that a NaN parts.
     *
     * @param variable of which it is: {@code V}
     */
    public record Nullcline(String variable, double[] xs, double[] ys) {}
}
