package hillock.simulator.kernels;

import java.math.BigDecimal;

/** A number as the sum of two doubles, about 31 digits (Dekker 1971): what elementary functions are measured against. */
record Precise(double high, double low) {
    private static final Precise LN2 = new Precise(0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56);
    /** ln 2 minus the sum of the two above. */
    private static final double LN2_REST = 0x1.7b57a079a1934p-111;

    private static final Precise[] INVERSE_FACTORIALS = new Precise[25];

    static {
        INVERSE_FACTORIALS[0] = of(1);
        for (int n = 1; n < 25; n++) INVERSE_FACTORIALS[n] = INVERSE_FACTORIALS[n - 1].over(of(n));
    }

    static Precise of(double x) {
        return new Precise(x, 0);
    }

    private static Precise sum(double x, double y) {
        double s = x + y;
        double back = s - x;
        return new Precise(s, (x - (s - back)) + (y - back));
    }

    Precise plus(Precise other) {
        Precise s = sum(high, other.high);
        Precise t = sum(low, other.low);
        Precise u = sum(s.high, s.low + t.high);
        return sum(u.high, u.low + t.low);
    }

    Precise negated() {
        return new Precise(-high, -low);
    }

    Precise times(Precise other) {
        double p = high * other.high;
        return sum(p, Math.fma(high, other.high, -p) + (high * other.low + low * other.high));
    }

    Precise over(Precise other) {
        double first = high / other.high;
        Precise rest = plus(other.times(of(first)).negated());
        double second = rest.high / other.high;
        rest = rest.plus(other.times(of(second)).negated());
        return sum(first, second).plus(of(rest.high / other.high));
    }

    Precise scaled(int power) {
        return new Precise(Math.scalb(high, power), Math.scalb(low, power));
    }

    BigDecimal exactly() {
        return new BigDecimal(high).add(new BigDecimal(low));
    }

    /** How far a result is from this number, in units of the result's last place. */
    double ulps(double result) {
        return Math.abs(plus(of(-result)).high / Math.ulp(result));
    }

    /** The number of halvings by which {@link #exp1} brings x near 0. */
    static int halvings(double x) {
        return (int) Math.rint(x / LN2.high);
    }

    /** {@code exp(x - k ln 2) - 1}, {@code k} as in {@link #halvings}. */
    static Precise exp1(double x) {
        int k = halvings(x);
        Precise r = of(x).plus(LN2.times(of(-k))).plus(of(-k * LN2_REST));
        Precise total = of(0);
        for (int n = 24; n > 0; n--) total = total.plus(INVERSE_FACTORIALS[n]).times(r);
        return total;
    }

    /** For results that are neither huge nor tiny. */
    static Precise expm1(double x) {
        int k = halvings(x);
        return exp1(x).scaled(k).plus(of(Math.scalb(1.0, k))).plus(of(-1));
    }

    static Precise exp(double x) {
        return exp1(x).plus(of(1)).scaled(halvings(x));
    }
}
