package hillock.simulator.kernels;

import static hillock.simulator.kernels.Elementary.LN2_HIGH;
import static hillock.simulator.kernels.Elementary.LN2_LOW;
import static hillock.simulator.kernels.Elementary.ROUNDER;

/**
 * Logarithm and power, from +, -, *, /, fma and bit operations. {@code x = 2^k m} with {@code m} between the roots of 1/2 and 2,
 * {@code f = m - 1}, {@code s = f / (2 + f)} and
 *
 * <pre>
 * log(m) = 2 atanh(s) = 2 (s + s^3/3 + s^5/5 + ...)
 * </pre>
 *
 * with polynomials in {@code s^2} nearest to the series on {@code |s| <= 0.1716} (Remez exchange in 240-bit arithmetic, coefficients
 * rounded one after another and the others fitted again). Arguments that are not positive normal numbers are {@link StrictMath}'s.
 */
final class Logarithms {
    private static final long ONE = 0x3ff0000000000000L;
    private static final long ROOT_HALF = 0x3fe6a09e667f3bcdL;
    private static final long MANTISSA = 0xfffffffffffffL;
    private static final long TWO_52 = 0x4330000000000000L;
    /** 42 bits, so that its product with an exponent is exact. */
    private static final double LN2_SHORT = 0x1.62e42ffp-1;
    private static final double LN2_AFTER_SHORT = -0x1.718432a1b0e26p-35;
    private static final double TWO_OVER_LN2 = 0x1.71547652b82fep1;
    private static final double TWO_OVER_LN2_LOW = 0x1.777d0ffda0d24p-55;
    private static final double THIRD = 0x1.5555555555555p-2;
    private static final double THIRD_LOW = 0x1.5555555555555p-56;
    /** Up to this exponent the power of 2 and its factors are normal numbers. */
    private static final double MODERATE = 1000;
    /** From here on the result is 0 or infinite. */
    private static final double LIMIT = 1100;

    private Logarithms() {}

    /**
     * {@code log(m) = f - f^2/2 + s (f^2/2 + R)}, an identity in which what is rounded coarsely is small; {@code R = s^2 P(s^2)} with P of
     * degree 6, relative error of the logarithm 1.5e-18. Largest error measured: 0.82 ulp.
     */
    static double log(double x) {
        if (!(x >= Double.MIN_NORMAL)) return StrictMath.log(x);
        if (!(x <= Double.MAX_VALUE)) return x;
        long t = centred(x);
        double k = exponent(t);
        double f = mantissa(t) - 1;
        double s = f / (2 + f);
        double z = s * s;
        double z2 = z * z;
        double p01 = Math.fma(0x1.9999999986198p-2, z, 0x1.555555555557bp-1);
        double p23 = Math.fma(0x1.c71c55720ef13p-3, z, 0x1.2492493d36ac5p-2);
        double p45 = Math.fma(0x1.39b0d5e37e6cp-3, z, 0x1.74659c63a7876p-3);
        double p4to6 = Math.fma(0x1.2e776223c7b8bp-3, z2, p45);
        double p = Math.fma(Math.fma(p4to6, z2, p23), z2, p01);
        double half = 0.5 * f * f;
        double rest = Math.fma(s, Math.fma(z, p, half), k * LN2_AFTER_SHORT);
        return Math.fma(k, LN2_SHORT, f - (half - rest));
    }

    /**
     * {@code 2^(y log2(x))}, the logarithm as the sum of two numbers (Dekker 1971): {@code atanh(s) = s + s w}, {@code w = s^2 (1/3 + u)},
     * where u alone is rounded once. Largest error measured: 0.91 ulp, and 0.63 for x up to 100 and y up to 8. Zero to a positive power is
     * on the ordinary path, computed like 1 and masked. The rules for special numbers are those of {@link StrictMath#pow}. (Not its
     * results: those of JDK 25 are wrong by up to 600 ulp where x is within 1e-6 of 1 and the size of y above 2^31.)
     */
    static double pow(double x, double y) {
        long bits = Double.doubleToRawLongBits(x);
        long zero = bits - 1 >> 63;
        double base = Double.longBitsToDouble(bits | zero & ONE);
        if (!(base >= Double.MIN_NORMAL)) return unusualPow(x, y);
        if (!(base <= Double.MAX_VALUE)) return unusualPow(x, y);
        double exponentOfZero = Double.longBitsToDouble(Double.doubleToRawLongBits(y) & zero | ONE & ~zero);
        if (!(exponentOfZero >= Double.MIN_NORMAL)) return unusualPow(x, y);
        long t = centred(base);
        double k = exponent(t);
        double m = mantissa(t);
        double f = m - 1;
        double d = m + 1;
        double inverse = 1 / d;
        double s = f * inverse;
        double sLow = Math.fma(-s, m - (d - 1), Math.fma(-s, d, f)) * inverse;
        double z = s * s;
        double u = z * tail(z);
        double w = (THIRD + u) * z;
        double wLow = seriesLow(u, z, Math.fma(s, 2 * sLow, Math.fma(s, s, -z)));
        double v = s * w;
        double vLow = Math.fma(s, w, -v) + Math.fma(s, wLow, sLow * w);
        double half = s + v;
        double log = k + half * TWO_OVER_LN2;
        double logLow = logLow(k, half, s - half + v + (vLow + sLow));
        double product = y * log;
        double rest = Math.fma(y, logLow, Math.fma(y, log, -product));
        if (!(Math.abs(product) <= MODERATE)) return extremePow(x, y, product, rest);
        return Double.longBitsToDouble(Double.doubleToRawLongBits(powerOfTwo(product, rest, 0)) & ~zero);
    }

    /** What {@code (1/3 + u) (z + zLow)} is more than {@code (THIRD + u) * z}. */
    private static double seriesLow(double u, double z, double zLow) {
        double third = THIRD + u;
        double thirdLow = THIRD - third + u + THIRD_LOW;
        return Math.fma(third, z, -(third * z)) + Math.fma(third, zLow, thirdLow * z);
    }

    /** What {@code k + (half + halfLow) 2/ln 2} is more than {@code k + half * TWO_OVER_LN2}. */
    private static double logLow(double k, double half, double halfLow) {
        double g = half * TWO_OVER_LN2;
        double gLow = Math.fma(half, TWO_OVER_LN2, -g) + Math.fma(half, TWO_OVER_LN2_LOW, halfLow * TWO_OVER_LN2);
        return k - (k + g) + g + gLow;
    }

    /** Negative numbers to whole powers; {@link StrictMath} knows the rest of the rules. */
    private static double unusualPow(double x, double y) {
        boolean negative = x < 0 && x >= -Double.MAX_VALUE && Math.abs(y) <= Double.MAX_VALUE;
        if (!negative || y != Math.rint(y)) return StrictMath.pow(x, y);
        boolean odd = Math.abs(y) < 0x1p53 && ((long) y & 1) != 0;
        return odd ? -pow(-x, y) : pow(-x, y);
    }

    /** Where the result may be no normal number: scaled by 2^200 towards 1, and back at the end. */
    private static double extremePow(double x, double y, double product, double rest) {
        if (!(Math.abs(product) <= LIMIT)) return StrictMath.pow(x, y);
        return product > 0 ? powerOfTwo(product, rest, -200) * 0x1p200 : powerOfTwo(product, rest, 200) * 0x1p-200;
    }

    /** 2 to the power of {@code x + low + offset}; what is rounded before the last addition is small. */
    private static double powerOfTwo(double x, double low, int offset) {
        double shifted = x + ROUNDER;
        double a = x - (shifted - ROUNDER);
        double r = a + low;
        double rLow = a - r + low;
        double e = r * LN2_HIGH;
        double eLow = Math.fma(r, LN2_HIGH, -e) + Math.fma(r, LN2_LOW, rLow * LN2_HIGH);
        double scale = Elementary.powerOfTwo(shifted, offset);
        double near = 1 + e;
        double rest = Math.fma(e * e, Elementary.series(e), Math.fma(eLow, e, eLow)) + (1 - near + e);
        return Math.fma(scale, rest, scale * near);
    }

    /** {@code (atanh(s)/s - 1 - z/3) / z^2} of {@code z = s^2}; error 3.4e-22 / z^2. */
    private static double tail(double z) {
        double z2 = z * z;
        double z4 = z2 * z2;
        double p01 = Math.fma(0x1.2492492492838p-3, z, 0x1.9999999999999p-3);
        double p23 = Math.fma(0x1.745d17d041c92p-4, z, 0x1.c71c71c65f031p-4);
        double p45 = Math.fma(0x1.111d5909ca2b7p-4, z, 0x1.3b137ad55e2c8p-4);
        double p67 = Math.fma(0x1.e7329ee6136bp-5, z, 0x1.deb29332a0eb5p-5);
        return Math.fma(Math.fma(p67, z2, p45), z4, Math.fma(p23, z2, p01));
    }

    /** Bits such that {@link #exponent} and {@link #mantissa} are in its upper and lower part. */
    private static long centred(double x) {
        return Double.doubleToRawLongBits(x) + (ONE - ROOT_HALF);
    }

    private static double exponent(long centred) {
        return Double.longBitsToDouble(centred >>> 52 | TWO_52) - (0x1p52 + 1023);
    }

    private static double mantissa(long centred) {
        return Double.longBitsToDouble((centred & MANTISSA) + ROOT_HALF);
    }
}
