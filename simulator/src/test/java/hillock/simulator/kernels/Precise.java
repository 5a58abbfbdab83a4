package hillock.simulator.kernels;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/** A number as the sum of two doubles, about 31 digits (Dekker 1971): what elementary functions are measured against. */
record Precise(double high, double low) {
    private static final Precise LN2 = new Precise(0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56);
    /** ln 2 minus the sum of the two above. */
    private static final double LN2_REST = 0x1.7b57a079a1934p-111;

    private static final MathContext DIGITS = new MathContext(420);
    private static final BigDecimal QUARTER_TURN = pi().divide(BigDecimal.TWO);
    private static final BigDecimal ROUNDED_QUARTER_TURN = QUARTER_TURN.round(new MathContext(70));

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

    /** A function's largest error over so many random arguments, in units of the result's last place. */
    static double worst(int count, double from, double to, DoubleUnaryOperator function, DoubleFunction<Precise> reference) {
        SplittableRandom random = new SplittableRandom(count);
        double worst = 0;
        for (int n = 0; n < count; n++) {
            double x = random.nextDouble(from, to);
            double error = reference.apply(x).ulps(function.applyAsDouble(x));
            if (!(error <= worst)) worst = error;
        }
        return worst;
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

    /** For results that are neither huge nor tiny. */
    Precise exp() {
        Precise rest = of(low).plus(of(0.5 * low * low));
        return exp(high).times(of(1).plus(rest));
    }

    /** {@code 2 atanh(s)} by its series, and a multiple of ln 2. For normal x. */
    static Precise log(double x) {
        int k = Math.getExponent(x / 0x1.6a09ep-1);
        Precise m = of(Math.scalb(x, -k));
        Precise s = m.plus(of(-1)).over(m.plus(of(1)));
        Precise square = s.times(s);
        Precise total = of(0);
        for (int n = 61; n > 0; n -= 2) total = total.times(square).plus(of(1).over(of(n)));
        return total.times(s).scaled(1).plus(LN2.times(of(k))).plus(of(k * LN2_REST));
    }

    static Precise sin(double x) {
        return turned(x, 0);
    }

    static Precise cos(double x) {
        return turned(x, 1);
    }

    /** The sine of x and so many quarters of a turn more. */
    private static Precise turned(double x, int quarters) {
        BigDecimal exact = new BigDecimal(x);
        boolean few = Math.abs(x) < 0x1p30;
        BigDecimal turns = few ? BigDecimal.valueOf(Math.rint(x / (Math.PI / 2))) : exact.divide(QUARTER_TURN, 0, RoundingMode.HALF_EVEN);
        BigDecimal angle = exact.subtract(turns.multiply(few ? ROUNDED_QUARTER_TURN : QUARTER_TURN)).round(MathContext.DECIMAL128);
        double high = angle.doubleValue();
        Precise r = new Precise(high, angle.subtract(new BigDecimal(high)).doubleValue());
        int turn = turns.remainder(BigDecimal.valueOf(4)).intValue() + quarters;
        Precise value = series(r, turn & 1);
        return (turn & 2) == 0 ? value : value.negated();
    }

    /** That of the sine (0) or the cosine (1). */
    private static Precise series(Precise r, int quarters) {
        Precise square = r.times(r).negated();
        Precise total = of(0);
        for (int n = 11; n >= 0; n--) total = total.times(square).plus(INVERSE_FACTORIALS[2 * n + 1 - quarters]);
        return quarters == 0 ? total.times(r) : total;
    }

    /** Machin (1706): 16 atan(1/5) - 4 atan(1/239). */
    private static BigDecimal pi() {
        return arctangentOfOneOver(5).multiply(BigDecimal.valueOf(16)).subtract(arctangentOfOneOver(239).multiply(BigDecimal.valueOf(4)));
    }

    private static BigDecimal arctangentOfOneOver(int n) {
        BigDecimal square = BigDecimal.valueOf(-(long) n * n);
        BigDecimal power = BigDecimal.ONE.divide(BigDecimal.valueOf(n), DIGITS);
        BigDecimal sum = power;
        for (int k = 3; k < 700; k += 2) {
            power = power.divide(square, DIGITS);
            sum = sum.add(power.divide(BigDecimal.valueOf(k), DIGITS));
        }
        return sum;
    }
}
