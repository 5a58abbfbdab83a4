package hillock.simulator.kernels;

import static hillock.simulator.kernels.Elementary.ROUNDER;

/**
 * Sine, cosine and tangent, from +, -, *, /, fma and bit operations. With {@code n} the whole number nearest to {@code |x| / (pi/2)},
 * {@code r = |x| - n pi/2} is subtracted in three parts (Cody and Waite 1980): the first subtraction is exact, being fused and cancelling;
 * the second part has 32 bits, so that its product with {@code n} is exact and what the second subtraction loses is found again by
 * Dekker's fast sum (1971) and goes on, with the third part, as {@code rest}. Then
 *
 * <pre>
 * sin(r) = r + r^3 S(r^2), S of degree 5, relative error 4.1e-18
 * cos(r) = 1 - r^2/2 + r^4 C(r^2), C of degree 5, error 1.2e-19
 * </pre>
 *
 * on {@code |r| <= pi/4} (Remez exchange in 240-bit arithmetic, coefficients rounded one after another and the others fitted again). Both
 * are computed, and the bits of {@code n} choose: there is no branch. Beyond 2^21, {@link StrictMath} does it.
 */
final class Circular {
    private static final double LARGEST = 0x1p21;
    private static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;
    private static final double QUARTER_HIGH = 0x1.921fb54442d18p0;
    private static final double QUARTER_MIDDLE = 0x1.1a626332p-54;
    private static final double QUARTER_LOW = -0x1.747f23e32ed7p-87;

    private Circular() {}

    /** Largest error measured: 0.80 ulp. */
    static double sin(double x) {
        double size = Math.abs(x);
        if (!(size <= LARGEST)) return StrictMath.sin(x);
        return turned(size, 0, Double.doubleToRawLongBits(x) & Long.MIN_VALUE);
    }

    /** Largest error measured: 0.83 ulp. */
    static double cos(double x) {
        double size = Math.abs(x);
        if (!(size <= LARGEST)) return StrictMath.cos(x);
        return turned(size, 1, 0);
    }

    /** The sine of {@code size} and so many quarters of a turn more, times a sign. Adding sign bits multiplies signs. */
    private static double turned(double size, long quarters, long sign) {
        double shifted = Math.fma(size, TWO_OVER_PI, ROUNDER);
        double n = shifted - ROUNDER;
        double r = reduced(size, n);
        double rest = rest(size, n, r);
        long turns = Double.doubleToRawLongBits(shifted) + quarters;
        double value = chosen(turns, r + sineRest(r, rest), flat(r) + cosineRest(r, rest));
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) + (((turns & 2) << 62) + sign));
    }

    /** The quotient of sine and cosine, each with its rounding error. Largest error measured: 1.01 ulp. */
    static double tan(double x) {
        double size = Math.abs(x);
        if (!(size <= LARGEST)) return StrictMath.tan(x);
        double shifted = Math.fma(size, TWO_OVER_PI, ROUNDER);
        double n = shifted - ROUNDER;
        double r = reduced(size, n);
        double rest = rest(size, n, r);
        double sineRest = sineRest(r, rest);
        double sine = r + sineRest;
        double sineLow = r - sine + sineRest;
        double cosineRest = cosineRest(r, rest);
        double cosine = flat(r) + cosineRest;
        double cosineLow = flat(r) - cosine + cosineRest;
        long turns = Double.doubleToRawLongBits(shifted);
        double value = Elementary.quotient(chosen(turns, sine, cosine), chosen(turns, sineLow, cosineLow),
                chosen(turns, cosine, sine), chosen(turns, cosineLow, sineLow));
        long sign = turns << 63 ^ Double.doubleToRawLongBits(x) & Long.MIN_VALUE;
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) ^ sign);
    }

    private static double reduced(double size, double n) {
        return Math.fma(n, -QUARTER_HIGH, size) - n * QUARTER_MIDDLE;
    }

    private static double rest(double size, double n, double r) {
        return Math.fma(n, -QUARTER_LOW, Math.fma(n, -QUARTER_HIGH, size) - r - n * QUARTER_MIDDLE);
    }

    /** {@code 1 - r^2/2}, rounded. */
    private static double flat(double r) {
        return Math.fma(r * r, -0.5, 1);
    }

    /** {@code sin(r + rest) - r}. */
    private static double sineRest(double r, double rest) {
        double z = r * r;
        double z2 = z * z;
        double s01 = Math.fma(0x1.111111110fae1p-7, z, -0x1.555555555554bp-3);
        double s23 = Math.fma(0x1.71de35a324ea1p-19, z, -0x1.a01a019c4e04fp-13);
        double s45 = Math.fma(0x1.5d9a739b94966p-33, z, -0x1.ae5e836bcc25fp-26);
        double s = Math.fma(Math.fma(s45, z2, s23), z2, s01);
        return Math.fma(rest, flat(r), z * r * s);
    }

    /** {@code cos(r + rest) - flat(r)}. */
    private static double cosineRest(double r, double rest) {
        double z = r * r;
        double z2 = z * z;
        double c01 = Math.fma(-0x1.6c16c16c161ccp-10, z, 0x1.5555555555554p-5);
        double c23 = Math.fma(-0x1.27e4f90086095p-22, z, 0x1.a01a019e24e77p-16);
        double c45 = Math.fma(-0x1.8ff9c9aaa52f2p-37, z, 0x1.1eea8759e83fep-29);
        double c = Math.fma(Math.fma(c45, z2, c23), z2, c01);
        double lost = Math.fma(z, -0.5, 1 - flat(r));
        return Math.fma(z2, c, Math.fma(r, -rest, lost));
    }

    /** By the lowest bit of {@code turns}. */
    private static double chosen(long turns, double even, double odd) {
        long evenBits = Double.doubleToRawLongBits(even);
        long difference = evenBits ^ Double.doubleToRawLongBits(odd);
        return Double.longBitsToDouble(evenBits ^ difference & 0L - (turns & 1));
    }
}
