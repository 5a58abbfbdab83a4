package hillock.simulator.kernels;

/**
 * The elementary functions of the language in binary32, for loops of single precision: like {@link Elementary}, from +, -, *, /, fma and
 * bit operations of binary32 alone, so that they work on twice as many lanes. Guards leave rare arguments to {@link StrictMath} in
 * binary64, whose result is rounded. Results of {@code exp} below 2^-126.5 become 0. NaN of any payload gives NaN. Largest errors are
 * asserted by the tests and stand in docs/numerics.md.
 *
 * <p>{@code exp} as in {@link Elementary}, with a polynomial of degree 6; {@code log(2^k m) = k ln 2 + log(m)} with
 * {@code sqrt(1/2) <= m < sqrt(2)} and {@code log(1 + f) = f - f^2 / 2 + f^3 p(f)}; sine and cosine of what is left of x after whole
 * multiples of pi/2 were subtracted in three parts (Cody and Waite 1980); {@code x^y = 2^(y log2(x))} with the logarithm, by the series of
 * {@code atanh}, in two numbers (Dekker 1971). All polynomials are the nearest ones by Remez exchange in 160-bit arithmetic, their
 * coefficients rounded.
 */
final class ElementarySingle {
    private static final float LOG2_E = 0x1.715476p0f;
    private static final float LN2_HIGH = 0x1.62e43p-1f;
    private static final float LN2_LOW = -0x1.05c61p-29f;
    private static final float HALF_PI_HIGH = 0x1.921fb4p0f;
    private static final float HALF_PI_MIDDLE = 0x1.4442dp-24f;
    private static final float HALF_PI_LOW = 0x1.846988p-48f;
    private static final float TWO_OVER_PI = 0x1.45f306p-1f;
    private static final float TWO_LOG2_E_HIGH = 0x1.715476p1f;
    private static final float TWO_LOG2_E_LOW = 0x1.4ae0cp-25f;
    /** Added to a number below 2^22, rounds it to a whole one and leaves that in the low bits. */
    private static final float ROUNDER = 0x1.8p23f;
    private static final int ROUNDER_BITS = 0x4b400000;
    /** Up to here 2^k is finite. */
    private static final float LARGEST_EXPONENT = 88;
    /** From here down 2^k is 0. */
    private static final float LEAST_EXPONENT = -88;
    /** Up to this size of x, {@code x - k pi/2} is right to the last place. */
    private static final float LARGEST_ANGLE = 30_000;
    private static final int ROOT_HALF_BITS = 0x3f3504f3;
    private static final int FRACTION = 0x7fffff;

    private ElementarySingle() {}

    static float exp(float x) {
        if (!(x <= LARGEST_EXPONENT)) return (float) StrictMath.exp(x);
        if (!(x >= LEAST_EXPONENT)) return 0;
        float shifted = Math.fma(x, LOG2_E, ROUNDER);
        float scale = powerOfTwo(shifted);
        return Math.fma(scale, reduced(x, shifted - ROUNDER), scale);
    }

    /** {@code exp(x) - 1} without cancellation. */
    static float expm1(float x) {
        if (!(x <= LARGEST_EXPONENT)) return (float) StrictMath.expm1(x);
        if (!(x >= LEAST_EXPONENT)) return -1;
        float shifted = Math.fma(x, LOG2_E, ROUNDER);
        float scale = powerOfTwo(shifted);
        return Math.fma(scale, reduced(x, shifted - ROUNDER), scale - 1);
    }

    /** {@code (exp(x) - 1) / x}; exactly 1 at 0, 0 at minus infinity. */
    static float exprel(float x) {
        if (!(x <= LARGEST_EXPONENT)) return extremeExprel(x);
        if (x == 0) return 1;
        return expm1(x) / x;
    }

    private static float extremeExprel(float x) {
        return x < Float.POSITIVE_INFINITY ? (float) (StrictMath.expm1(x) / x) : x;
    }

    /** {@code exp(r) - 1} for {@code r = x - k ln 2}; the first subtraction is exact, being fused and cancelling. */
    private static float reduced(float x, float k) {
        float r = Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, x));
        float r2 = r * r;
        float q01 = Math.fma(0x1.5554acp-3f, r, 0.5f);
        float q23 = Math.fma(0x1.122b8cp-7f, r, 0x1.555484p-5f);
        float q2to4 = Math.fma(0x1.6d9dbap-10f, r2, q23);
        return Math.fma(r2, Math.fma(q2to4, r2, q01), r);
    }

    /** {@code 2^k} of {@code shifted = k + ROUNDER}; 0 for k = -127. */
    private static float powerOfTwo(float shifted) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(shifted) + 127 << 23);
    }

    static float tanh(float x) {
        float t = expm1(-2 * Math.abs(x));
        return Math.copySign(t / (2 + t), x);
    }

    static float sinh(float x) {
        float size = Math.abs(x);
        if (!(size <= LARGEST_EXPONENT)) return (float) StrictMath.sinh(x);
        float t = expm1(size);
        return Math.copySign(0.5f * (t + t / (t + 1)), x);
    }

    static float cosh(float x) {
        float size = Math.abs(x);
        if (!(size <= LARGEST_EXPONENT)) return (float) StrictMath.cosh(x);
        float e = exp(size);
        return Math.fma(0.5f, e, 0.5f / e);
    }

    static float log(float x) {
        if (!(x >= Float.MIN_NORMAL)) return (float) StrictMath.log(x);
        if (!(x <= Float.MAX_VALUE)) return x;
        int above = Float.floatToRawIntBits(x) - ROOT_HALF_BITS;
        float k = whole(above >> 23);
        float f = Float.intBitsToFloat((above & FRACTION) + ROOT_HALF_BITS) - 1;
        float f2 = f * f;
        float f4 = f2 * f2;
        float p01 = Math.fma(-0x1.ffffeep-3f, f, 0x1.555546p-2f);
        float p23 = Math.fma(-0x1.5562e4p-3f, f, 0x1.99a546p-3f);
        float p45 = Math.fma(-0x1.fb432ap-4f, f, 0x1.2332cp-3f);
        float p67 = Math.fma(-0x1.e2e9bp-4f, f, 0x1.e650a6p-4f);
        float p0to3 = Math.fma(p23, f2, p01);
        float p4to8 = Math.fma(Math.fma(0x1.1b42b4p-4f, f2, p67), f2, p45);
        float cubic = Math.fma(f2 * f, Math.fma(p4to8, f4, p0to3), k * LN2_LOW);
        return Math.fma(k, LN2_HIGH, f + Math.fma(-0.5f * f, f, cubic));
    }

    /** A small whole number as a float. */
    private static float whole(int k) {
        return Float.intBitsToFloat(k + ROUNDER_BITS) - ROUNDER;
    }

    static float sin(float x) {
        if (!(Math.abs(x) <= LARGEST_ANGLE)) return (float) StrictMath.sin(x);
        if (x == 0) return x;
        float shifted = Math.fma(x, TWO_OVER_PI, ROUNDER);
        float r = angle(x, shifted - ROUNDER);
        int quadrant = Float.floatToRawIntBits(shifted);
        return chosen(quadrant, sine(r), cosine(r));
    }

    static float cos(float x) {
        if (!(Math.abs(x) <= LARGEST_ANGLE)) return (float) StrictMath.cos(x);
        float shifted = Math.fma(x, TWO_OVER_PI, ROUNDER);
        float r = angle(x, shifted - ROUNDER);
        int quadrant = Float.floatToRawIntBits(shifted) + 1;
        return chosen(quadrant, sine(r), cosine(r));
    }

    static float tan(float x) {
        if (!(Math.abs(x) <= LARGEST_ANGLE)) return (float) StrictMath.tan(x);
        if (x == 0) return x;
        float shifted = Math.fma(x, TWO_OVER_PI, ROUNDER);
        float r = angle(x, shifted - ROUNDER);
        int quadrant = Float.floatToRawIntBits(shifted);
        float sine = sine(r);
        float cosine = cosine(r);
        return chosen(quadrant & 1, sine, cosine) / chosen(quadrant & 1, cosine, -sine);
    }

    private static float angle(float x, float k) {
        return Math.fma(k, -HALF_PI_LOW, Math.fma(k, -HALF_PI_MIDDLE, Math.fma(k, -HALF_PI_HIGH, x)));
    }

    private static float sine(float r) {
        float z = r * r;
        float s = Math.fma(Math.fma(-0x1.990df6p-13f, z, 0x1.1106a4p-7f), z, -0x1.555544p-3f);
        return Math.fma(r * z, s, r);
    }

    private static float cosine(float r) {
        float z = r * r;
        float c = Math.fma(Math.fma(0x1.99c84p-16f, z, -0x1.6c0bc4p-10f), z, 0x1.55554ap-5f);
        float most = Math.fma(-0.5f, z, 1);
        return most + Math.fma(z * z, c, Math.fma(-0.5f, z, 1 - most));
    }

    /** The first in even quadrants, the second in odd ones; negative in the third and fourth. */
    private static float chosen(int quadrant, float even, float odd) {
        int mask = 0 - (quadrant & 1);
        int bits = Float.floatToRawIntBits(even) & (mask ^ -1) | Float.floatToRawIntBits(odd) & mask;
        return Float.intBitsToFloat(bits ^ (quadrant & 2) << 30);
    }

    static float pow(float x, float y) {
        if (!(x >= Float.MIN_NORMAL)) return (float) StrictMath.pow(x, y);
        if (!(x <= Float.MAX_VALUE)) return (float) StrictMath.pow(x, y);
        int above = Float.floatToRawIntBits(x) - ROOT_HALF_BITS;
        float k = whole(above >> 23);
        float f = Float.intBitsToFloat((above & FRACTION) + ROOT_HALF_BITS) - 1;
        float sum = f + 2;
        float s = f / sum;
        float sLow = (Math.fma(-s, sum, f) - s * (f - (sum - 2))) / sum;
        float z = s * s;
        float l = Math.fma(Math.fma(Math.fma(0x1.5c7fe4p-2f, z, 0x1.a594ep-2f), z, 0x1.27776ap-1f), z, 0x1.ec709ep-1f);
        float p = s * TWO_LOG2_E_HIGH;
        float pLow = Math.fma(s, TWO_LOG2_E_HIGH, -p) + Math.fma(s, TWO_LOG2_E_LOW, Math.fma(sLow, TWO_LOG2_E_HIGH, s * z * l));
        float most = k + p;
        float lost = p - (most - k) + pLow;
        float high = most + lost;
        float low = lost - (high - most);
        float t = y * high;
        if (!(Math.abs(t) <= 126)) return (float) StrictMath.pow(x, y);
        float shifted = t + ROUNDER;
        float n = shifted - ROUNDER;
        float rest = t - n + Math.fma(y, low, Math.fma(y, high, -t));
        float scale = powerOfTwo(shifted);
        return Math.fma(scale, reduced(rest * LN2_HIGH, 0), scale);
    }

    static float sqrt(float x) {
        return (float) Math.sqrt(x);
    }

    static float floor(float x) {
        return (float) Math.floor(x);
    }

    /** {@code x - y * floor(x / y)}. */
    static float mod(float x, float y) {
        return x - y * floor(x / y);
    }

    /** {@code x^n} by the multiplications of {@link Elementary#power}. */
    static float power(float x, int n) {
        if (n < 0) return 1 / power(x, -n);
        if (n == 0) return 1;
        float result = x;
        for (int bit = Integer.highestOneBit(n) >> 1; bit > 0; bit >>= 1) {
            result *= result;
            if ((n & bit) != 0) result *= x;
        }
        return result;
    }

    /** Heaviside's function: 0 below 0, 0.5 at 0, 1 above, NaN of NaN. */
    static float step(float x) {
        if (x > 0) return 1;
        if (x < 0) return 0;
        return x == 0 ? 0.5f : Float.NaN;
    }
}
