package hillock.simulator.kernels;

/** Normals one pair after another, in blocks that stay in the processor's cache between the two halves of the work. */
final class NormalPairs implements Normals {
    private static final int BLOCK = 256;
    /** Skein's constant, so that not all words of the key schedule can be zero. */
    static final long PARITY = 0x1BD11BDAA9FC1A22L;
    /** The bits of 1: with 52 bits of mantissa behind them, a number from 1 to 2. */
    static final long ONE = 0x3ff0000000000000L;
    static final double BELOW_ONE = 1 - 0x1p-53;
    static final double QUARTER = 0x1.921fb54442d18p0;
    static final double ROUNDER = 0x1.8p52;

    @Override public void fill(long seed, long key, long pair, long[] index, long[] series, double[] first, double[] second, int from, int to) {
        for (int start = from; start < to; start += BLOCK) {
            int end = Math.min(to, start + BLOCK);
            fractions(seed, key, pair, index, series, first, second, start, end);
            normals(first, second, start, end);
        }
    }

    /** Two uniform numbers for each counter, odd multiples of 2^-53. */
    static void fractions(long seed, long key, long pair, long[] index, long[] series, double[] first, double[] second, int from, int to) {
        long third = PARITY ^ seed ^ key;
        for (int e = from; e < to; e++) {
            long x = index[e] + seed;
            long y = pair + series[e] + key;
            x += y;
            y = Long.rotateLeft(y, 16) ^ x;
            x += y;
            y = Long.rotateLeft(y, 42) ^ x;
            x += y;
            y = Long.rotateLeft(y, 12) ^ x;
            x += y;
            y = Long.rotateLeft(y, 31) ^ x;
            x += key;
            y += third + 1;
            x += y;
            y = Long.rotateLeft(y, 16) ^ x;
            x += y;
            y = Long.rotateLeft(y, 32) ^ x;
            x += y;
            y = Long.rotateLeft(y, 24) ^ x;
            x += y;
            y = Long.rotateLeft(y, 21) ^ x;
            x += third;
            y += seed + 2;
            x += y;
            y = Long.rotateLeft(y, 16) ^ x;
            x += y;
            y = Long.rotateLeft(y, 42) ^ x;
            x += y;
            y = Long.rotateLeft(y, 12) ^ x;
            x += y;
            y = Long.rotateLeft(y, 31) ^ x;
            x += seed;
            y += key + 3;
            x += y;
            y = Long.rotateLeft(y, 16) ^ x;
            first[e] = fraction(x);
            second[e] = fraction(y);
        }
    }

    private static double fraction(long bits) {
        return Double.longBitsToDouble(bits >>> 12 | ONE) - BELOW_ONE;
    }

    /** {@code sqrt(-2 log u) cos(2 pi v)} and the same with the sine; the angle counts in quarters of a turn from the nearest one. */
    static void normals(double[] first, double[] second, int from, int to) {
        for (int e = from; e < to; e++) {
            double radius = Math.sqrt(-2 * Logarithms.log(first[e]));
            double quarters = 4 * second[e];
            double shifted = quarters + ROUNDER;
            double r = (quarters - (shifted - ROUNDER)) * QUARTER;
            long turns = Double.doubleToRawLongBits(shifted);
            double sine = Circular.sine(r);
            double cosine = Circular.cosine(r);
            first[e] = radius * signed(Circular.chosen(turns, cosine, sine), turns + 1);
            second[e] = radius * signed(Circular.chosen(turns, sine, cosine), turns);
        }
    }

    /** Negative if the second bit of {@code turns} is set. */
    private static double signed(double value, long turns) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) ^ (turns & 2) << 62);
    }
}
