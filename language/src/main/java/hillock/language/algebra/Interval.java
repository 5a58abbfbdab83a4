package hillock.language.algebra;

import java.util.function.DoubleUnaryOperator;

/**
 * All numbers from {@code low} to {@code high}, both included; infinite ends mean that there is none. Results hold every value that the
 * operation can have, up to rounding; where that is not known, they are {@link #ALL}.
 */
public record Interval(double low, double high) {
    public static final Interval ALL = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    public static final Interval POSITIVE = new Interval(0, Double.POSITIVE_INFINITY);

    public static Interval of(double number) {
        return between(number, number);
    }

    /** Everything, if an end is not a number. */
    public static Interval between(double low, double high) {
        return low <= high ? new Interval(low, high) : ALL;
    }

    /** The smallest one that holds both. */
    public Interval and(Interval other) {
        return new Interval(Math.min(low, other.low), Math.max(high, other.high));
    }

    public boolean isZero() {
        return low == 0 && high == 0;
    }

    Interval negated() {
        return new Interval(-high, -low);
    }

    Interval plus(Interval other) {
        return between(low + other.low, high + other.high);
    }

    Interval times(Interval other) {
        double a = product(low, other.low);
        double b = product(low, other.high);
        double c = product(high, other.low);
        double d = product(high, other.high);
        return between(Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
    }

    /** An infinite end stands for finite numbers of any size. */
    private static double product(double a, double b) {
        return a == 0 || b == 0 ? 0 : a * b;
    }

    Interval per(Interval other) {
        if (other.isZero() || other.low < 0 && other.high > 0) return ALL;
        double sign = other.high > 0 ? 1 : -1;
        double a = quotient(low, other.low, sign);
        double b = quotient(low, other.high, sign);
        double c = quotient(high, other.low, sign);
        double d = quotient(high, other.high, sign);
        Interval corners = between(Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
        boolean endless = Double.isInfinite(other.low) || Double.isInfinite(other.high);
        return endless ? corners.and(of(0)) : corners;
    }

    /** The sign of a divisor that is zero or without end is known. */
    private static double quotient(double a, double b, double sign) {
        if (a == 0) return 0;
        boolean beyond = b == 0 || Double.isInfinite(a) && Double.isInfinite(b);
        return beyond ? Math.signum(a) * sign * Double.POSITIVE_INFINITY : a / b;
    }

    Interval power(double exponent) {
        boolean whole = exponent == Math.rint(exponent);
        if (exponent < 0 && !(low > 0) || !whole && low < 0) return low >= 0 ? POSITIVE : ALL;
        if (whole && exponent % 2 == 0 && low < 0) {
            double most = Math.pow(Math.max(-low, Math.abs(high)), exponent);
            return between(high < 0 ? Math.pow(high, exponent) : 0, most);
        }
        return mapped(x -> Math.pow(x, exponent));
    }

    /** By a function that only rises or only falls. */
    Interval mapped(DoubleUnaryOperator monotonic) {
        double one = monotonic.applyAsDouble(low);
        double other = monotonic.applyAsDouble(high);
        return between(Math.min(one, other), Math.max(one, other));
    }
}
