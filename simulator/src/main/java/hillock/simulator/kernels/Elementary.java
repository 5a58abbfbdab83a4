package hillock.simulator.kernels;

/**
 * The elementary functions of the language in binary64. Built from +, -, *, /, fma and bit operations alone (or taken from
 * {@link StrictMath}), so that every machine and every JVM gives the same bits; {@code Math.exp} would not. NaN of any payload gives NaN.
 * Methods are small enough for the JIT to inline into generated loops.
 *
 * <p>{@code exp(x) = 2^k (1 + p(r))} with {@code k} the whole number nearest to {@code x / ln 2} and {@code r = x - k ln 2}, subtracted in
 * two parts (Cody and Waite 1980); {@code p(r) = r + r^2 q(r)} where {@code q} is the polynomial of degree 10 nearest to
 * {@code (exp(r) - 1 - r) / r^2} on {@code |r| <= ln(2)/2} under the weight {@code |r| + 1/50} (Remez exchange in 200-bit arithmetic;
 * largest weighted error 2.9e-19). It is evaluated by Estrin's scheme, whose chain of dependent operations is short. Hyperbolic functions
 * take the same steps to {@code r}.
 *
 * <p>The {@link Lifter} reads the ordinary path of each method: arithmetic without branches, behind guards {@code if (comparison) return}
 * for arguments that are rare in models.
 */
final class Elementary {
    private static final double LOG2_E = 0x1.71547652b82fep0;
    static final double LN2_HIGH = 0x1.62e42fefa39efp-1;
    static final double LN2_LOW = 0x1.abc9e3b39803fp-56;
    /** Added to a number below 2^51, rounds it to a whole one and leaves that in the low bits. */
    static final double ROUNDER = 0x1.8p52;
    /** Up to this size of x all factors of exp are normal numbers. */
    private static final double MODERATE = 708;
    /** From here on tanh is 1. */
    private static final double SATURATED = 20;

    private Elementary() {}

    /** Largest error measured on 10^6 arguments: 1.00 ulp. Overflows to infinity, underflows gradually; exactly 1 at 0. */
    static double exp(double x) {
        if (!(Math.abs(x) <= MODERATE)) return extremeExp(x);
        double shifted = Math.fma(x, LOG2_E, ROUNDER);
        double scale = powerOfTwo(shifted, 0);
        return Math.fma(scale, reduced(x, shifted - ROUNDER), scale);
    }

    /**
     * {@code (exp(x) - 1) / x}; exactly 1 at 0, 0 at minus infinity. From -3 to 3/4, which exponential Euler's steps seldom leave, it comes
     * from that of a quarter of x by {@code exprel(2 z) = exprel(z) (1 + z/2 exprel(z))}, twice, kept as its excess over 1 as long as
     * possible. The excess of the quarter is {@code x q(x)}, where {@code q} is the polynomial of degree 11 nearest to
     * {@code (exprel(x) - 1) / x} from -0.7505 to 0.188 under the weight {@code (|x| + 1/50) / exprel(x)} (Remez exchange in 300-bit
     * arithmetic; largest weighted error 1.6e-19). Largest error measured: 1.49 ulp.
     */
    static double exprel(double x) {
        if (!(Math.abs(x + 1.125) <= 1.875)) return farExprel(x);
        double quarter = 0.25 * x;
        double ofQuarter = excess(quarter);
        double half = 1 + Math.fma(0.5 * quarter, Math.fma(ofQuarter, ofQuarter + 2, 1), ofQuarter);
        return Math.fma(half * half, quarter, half);
    }

    /** {@code exprel(x) - 1} from -3/4 to 3/16. Half of x is exact, and the rest far smaller. */
    private static double excess(double x) {
        double x2 = x * x;
        double x4 = x2 * x2;
        double q12 = Math.fma(0x1.555555555552ep-5, x, 0x1.5555555555557p-3);
        double q34 = Math.fma(0x1.6c16c16c154b6p-10, x, 0x1.111111111039ap-7);
        double q56 = Math.fma(0x1.a01a027f0c098p-16, x, 0x1.a01a01a82de47p-13);
        double q78 = Math.fma(0x1.27e104d4a25f1p-22, x, 0x1.71de2e4e43e33p-19);
        double q9to10 = Math.fma(0x1.17cb7b66983adp-29, x, 0x1.adba77c924698p-26);
        double q1to4 = Math.fma(q34, x2, q12);
        double q5to8 = Math.fma(q78, x2, q56);
        double q9to11 = Math.fma(0x1.10e60822aaba7p-33, x2, q9to10);
        return Math.fma(Math.fma(Math.fma(q9to11, x4, q5to8), x4, q1to4), x2, 0.5 * x);
    }

    /** The dividend is a sum, whose smaller part joins the remainder of the division of the larger. */
    @Frequent private static double farExprel(double x) {
        if (!(Math.abs(x) <= MODERATE)) return extremeExprel(x);
        double shifted = Math.fma(x, LOG2_E, ROUNDER);
        double scale = powerOfTwo(shifted, 0);
        double r = remainder(x, shifted - ROUNDER);
        double head = Math.fma(scale, r, scale - 1);
        double inverse = 1 / x;
        double quotient = head * inverse;
        return Math.fma(Math.fma(-quotient, x, head) + excessRest(scale, r, head), inverse, quotient);
    }

    /** {@code scale exp(r) - 1 - head}, where {@code head} is {@code scale (1 + r) - 1}, rounded. */
    private static double excessRest(double scale, double r, double head) {
        double lost = Math.fma(scale, r, scale - 1 - head);
        return Math.fma(scale, r * r * series(r), lost);
    }

    /** {@code exp(r) - 1} for {@code r = x - k ln 2}. */
    private static double reduced(double x, double k) {
        double r = remainder(x, k);
        return Math.fma(r * r, series(r), r);
    }

    /** {@code x - k ln 2}; the first subtraction is exact, being fused and cancelling. */
    private static double remainder(double x, double k) {
        return Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, x));
    }

    /** {@code (exp(r) - 1 - r) / r^2} on {@code |r| <= ln(2)/2}. */
    static double series(double r) {
        double r2 = r * r;
        double r4 = r2 * r2;
        double q01 = Math.fma(0x1.5555555555559p-3, r, 0.5);
        double q23 = Math.fma(0x1.111111110f7f6p-7, r, 0x1.555555555555ap-5);
        double q45 = Math.fma(0x1.a01a01af6f67ap-13, r, 0x1.6c16c16c14633p-10);
        double q67 = Math.fma(0x1.71ddf965811d1p-19, r, 0x1.a01a01b03e098p-16);
        double q89 = Math.fma(0x1.af5d009d72af2p-26, r, 0x1.27e4c67c24e94p-22);
        double q0to3 = Math.fma(q23, r2, q01);
        double q4to7 = Math.fma(q67, r2, q45);
        double q8to10 = Math.fma(0x1.1f943be077638p-29, r2, q89);
        return Math.fma(Math.fma(q8to10, r4, q4to7), r4, q0to3);
    }

    /** {@code 2^(k + offset)}, a normal number, of {@code shifted = k + ROUNDER}. */
    static double powerOfTwo(double shifted, int offset) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(shifted) + 1023 + offset << 52);
    }

    /** {@code 2^-k} of {@code shifted = k + ROUNDER}. */
    private static double inversePowerOfTwo(double shifted) {
        return Double.longBitsToDouble(1023 - Double.doubleToRawLongBits(shifted) << 52);
    }

    /** exp where 2^k or the result is not a normal number: scaled by 2^100 towards 1, and back at the end. */
    private static double extremeExp(double x) {
        if (x != x) return Double.NaN;
        if (x > 710) return Double.POSITIVE_INFINITY;
        if (x < -746) return 0;
        return x > 0 ? scaledExp(x, -100) * 0x1p100 : scaledExp(x, 100) * 0x1p-100;
    }

    /** {@code 2^offset exp(x)}. */
    private static double scaledExp(double x, int offset) {
        double shifted = Math.fma(x, LOG2_E, ROUNDER);
        double scale = powerOfTwo(shifted, offset);
        return Math.fma(scale, reduced(x, shifted - ROUNDER), scale);
    }

    private static double extremeExprel(double x) {
        if (x != x) return Double.NaN;
        if (x > 717) return Double.POSITIVE_INFINITY;
        if (x < 0) return -1 / x;
        double shifted = Math.fma(x, LOG2_E, ROUNDER);
        double scale = powerOfTwo(shifted, -100);
        double r = remainder(x, shifted - ROUNDER);
        double head = Math.fma(scale, r, scale);
        return quotient(head, excessRest(scale, r, head), x, 0) * 0x1p100;
    }

    /** Half of {@code exp(x)}, which may overflow though the half does not; NaN stays. */
    private static double extremeCosh(double x) {
        return x > 711 ? Double.POSITIVE_INFINITY : scaledExp(x, -100) * 0x1p99;
    }

    /**
     * {@code -t / (2 + t)} of {@code t = exp(-2 |x|) - 1}; the sign comes back at the end. Largest error measured: 1.32 ulp. Beyond 20
     * it is 1 on the ordinary path, because steep ones serve as switches.
     */
    static double tanh(double x) {
        double size = -2 * Math.min(Math.abs(x), SATURATED);
        double shifted = Math.fma(size, LOG2_E, ROUNDER);
        double scale = powerOfTwo(shifted, 0);
        double r = remainder(size, shifted - ROUNDER);
        double head = Math.fma(scale, r, scale - 1);
        double rest = excessRest(scale, r, head);
        double t = head + rest;
        double sum = 2 + t;
        return Math.copySign(quotient(head, rest, sum, t - (sum - 2)), x);
    }

    /**
     * {@code A cosh(r) + B sinh(r)} with A and B half the difference and half the sum of {@code 2^k} and {@code 2^-k}, each with its
     * rounding error. Largest error measured: 1.23 ulp.
     */
    static double sinh(double x) {
        double size = Math.abs(x);
        if (!(size <= MODERATE)) return Math.copySign(extremeCosh(size), x);
        double shifted = Math.fma(size, LOG2_E, ROUNDER);
        double up = 0.5 * powerOfTwo(shifted, 0);
        double down = 0.5 * inversePowerOfTwo(shifted);
        double r = remainder(size, shifted - ROUNDER);
        double a = up - down;
        double b = up + down;
        double head = Math.fma(b, r, a);
        double lost = up - a - down + Math.fma(b, r, a - head);
        return Math.copySign(head + (lost + Math.fma(b, sinhRest(r), a * coshRest(r))), x);
    }

    /** {@code B cosh(r) + A sinh(r)}: see {@link #sinh}. Largest error measured: 1.05 ulp. */
    static double cosh(double x) {
        double size = Math.abs(x);
        if (!(size <= MODERATE)) return extremeCosh(size);
        double shifted = Math.fma(size, LOG2_E, ROUNDER);
        double up = 0.5 * powerOfTwo(shifted, 0);
        double down = 0.5 * inversePowerOfTwo(shifted);
        double r = remainder(size, shifted - ROUNDER);
        double a = up - down;
        double b = up + down;
        double lost = up - b + down;
        return b + Math.fma(a, r, Math.fma(b, coshRest(r), Math.fma(a, sinhRest(r), lost)));
    }

    /** {@code sinh(r) - r}, an odd polynomial of degree 11; relative error of the sum 3.0e-19. */
    private static double sinhRest(double r) {
        double z = r * r;
        double z2 = z * z;
        double s01 = Math.fma(0x1.111111110fa8cp-7, z, 0x1.5555555555558p-3);
        double s23 = Math.fma(0x1.71ddfb70d6714p-19, z, 0x1.a01a01ae89754p-13);
        double s2to4 = Math.fma(0x1.af59b8b15c05p-26, z2, s23);
        return z * r * Math.fma(s2to4, z2, s01);
    }

    /** {@code cosh(r) - 1}, an even polynomial of degree 12; error 9.5e-22. */
    private static double coshRest(double r) {
        double z = r * r;
        double z2 = z * z;
        double c01 = Math.fma(0x1.5555555555558p-5, z, 0.5);
        double c23 = Math.fma(0x1.a01a01ad9c0f3p-16, z, 0x1.6c16c16c14fcdp-10);
        double c45 = Math.fma(0x1.1f8c9037c7aebp-29, z, 0x1.27e4cbb6934d8p-22);
        return z * Math.fma(Math.fma(c45, z2, c23), z2, c01);
    }

    /** {@code (x + xLow) / (y + yLow)}, where yLow is smaller than an ulp of y, and xLow than a fifth of x. */
    static double quotient(double x, double xLow, double y, double yLow) {
        double inverse = 1 / y;
        double q = x * inverse;
        return Math.fma(Math.fma(-q, y, x) + Math.fma(-q, yLow, xLow), inverse, q);
    }

    static double log(double x) {
        return Logarithms.log(x);
    }

    static double sin(double x) {
        return Circular.sin(x);
    }

    static double cos(double x) {
        return Circular.cos(x);
    }

    static double tan(double x) {
        return Circular.tan(x);
    }

    static double pow(double x, double y) {
        return Logarithms.pow(x, y);
    }

    /** {@code x - y * floor(x / y)}. */
    static double mod(double x, double y) {
        return x - y * Math.floor(x / y);
    }

    /** Heaviside's function: 0 below 0, 0.5 at 0, 1 above, NaN of NaN. */
    static double step(double x) {
        if (x > 0) return 1;
        if (x < 0) return 0;
        return x == 0 ? 0.5 : Double.NaN;
    }

    /**
     * {@code x^n} by repeated multiplication, from the exponent's highest bit down: square, then times x where the bit is set, so that x^3
     * is {@code (x * x) * x} and x^6 is {@code x^3 * x^3}. A negative power is 1 / power; x^0 is 1 for every x.
     */
    static double power(double x, int n) {
        if (n < 0) return 1 / power(x, -n);
        if (n == 0) return 1;
        double result = x;
        for (int bit = Integer.highestOneBit(n) >> 1; bit > 0; bit >>= 1) {
            result *= result;
            if ((n & bit) != 0) result *= x;
        }
        return result;
    }
}
