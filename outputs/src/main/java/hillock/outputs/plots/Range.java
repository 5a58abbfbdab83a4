package hillock.outputs.plots;

/** What an axis spans, from its left or lower end to the other. */
record Range(double from, double to) {
    static final Range EMPTY = new Range(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    boolean isEmpty() {
        return !(from <= to);
    }

    double length() {
        return to - from;
    }

    /** Extended to a number; one that is not finite changes nothing. */
    Range with(double value) {
        if (!Double.isFinite(value) || (value >= from && value <= to)) return this;
        return new Range(Math.min(from, value), Math.max(to, value));
    }

    Range with(Range other) {
        return other.isEmpty() ? this : with(other.from).with(other.to);
    }

    boolean contains(double value) {
        return value >= from && value <= to;
    }

    /** With some room at both ends; where there is nothing to span, a span that shows the one value in its middle. */
    Range padded(double share) {
        if (isEmpty()) return new Range(0, 1);
        double size = Math.max(Math.abs(from), Math.abs(to));
        // below this, the doubles in between are too few to draw an axis
        double least = size == 0 ? 1 : size * 1e-9;
        if (length() >= least) return new Range(from - share * length(), to + share * length());
        double half = size == 0 ? 1 : size * 0.1;
        return new Range((from + to) / 2 - half, (from + to) / 2 + half);
    }
}
