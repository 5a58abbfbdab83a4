package hillock.simulator.network;

/**
 * Threefry 2x64 with 13 rounds: turns a counter into 128 random bits, so that a draw depends on its name and place alone and never on
 * what was drawn before. Salmon, Moraes, Dror and Shaw (2011), Parallel random numbers: as easy as 1, 2, 3, SC '11.
 */
final class Threefry {
    private static final int[] ROTATIONS = {16, 42, 12, 31, 16, 32, 24, 21};
    private static final int ROUNDS = 13;
    /** Skein's constant, so that not all words of the key schedule can be zero. */
    private static final long PARITY = 0x1BD11BDAA9FC1A22L;

    private Threefry() {}

    /** Two words of random bits. */
    record Words(long first, long second) {}

    static Words of(long counter0, long counter1, long key0, long key1) {
        long key2 = PARITY ^ key0 ^ key1;
        long x = counter0 + key0;
        long y = counter1 + key1;
        for (int round = 0; round < ROUNDS; round++) {
            x += y;
            y = Long.rotateLeft(y, ROTATIONS[round & 7]) ^ x;
            if ((round & 3) == 3) {
                int injection = (round >> 2) + 1;
                x += word(injection % 3, key0, key1, key2);
                y += word((injection + 1) % 3, key0, key1, key2) + injection;
            }
        }
        return new Words(x, y);
    }

    /**
     * Two numbers in (0, 1), odd multiples of 2^-53, for each counter {@code (index[e], pair + series[e])}: the words of {@link #of}. Four
     * rounds at a time run over all counters: loops so short become vector code without further ado, more than twice as fast.
     *
     * @param words two rows to work in, each as long as the range at least
     */
    static void fractions(long[] index, long[] series, long pair, long key0, long key1, long[][] words, double[] first, double[] second,
            int from, int to) {
        long[] x = words[0];
        long[] y = words[1];
        int count = to - from;
        long key2 = PARITY ^ key0 ^ key1;
        for (int k = 0; k < count; k++) {
            x[k] = index[from + k] + key0;
            y[k] = series[from + k] + (pair + key1);
        }
        evenRounds(x, y, count, key1, key2 + 1);
        oddRounds(x, y, count, key2, key0 + 2);
        evenRounds(x, y, count, key0, key1 + 3);
        lastRound(x, y, count);
        for (int k = 0; k < count; k++) {
            first[from + k] = Stream.fraction(x[k]);
            second[from + k] = Stream.fraction(y[k]);
        }
    }

    private static void evenRounds(long[] x, long[] y, int count, long addX, long addY) {
        for (int k = 0; k < count; k++) {
            long a = x[k];
            long b = y[k];
            a += b;
            b = Long.rotateLeft(b, 16) ^ a;
            a += b;
            b = Long.rotateLeft(b, 42) ^ a;
            a += b;
            b = Long.rotateLeft(b, 12) ^ a;
            a += b;
            b = Long.rotateLeft(b, 31) ^ a;
            x[k] = a + addX;
            y[k] = b + addY;
        }
    }

    private static void oddRounds(long[] x, long[] y, int count, long addX, long addY) {
        for (int k = 0; k < count; k++) {
            long a = x[k];
            long b = y[k];
            a += b;
            b = Long.rotateLeft(b, 16) ^ a;
            a += b;
            b = Long.rotateLeft(b, 32) ^ a;
            a += b;
            b = Long.rotateLeft(b, 24) ^ a;
            a += b;
            b = Long.rotateLeft(b, 21) ^ a;
            x[k] = a + addX;
            y[k] = b + addY;
        }
    }

    private static void lastRound(long[] x, long[] y, int count) {
        for (int k = 0; k < count; k++) {
            x[k] += y[k];
            y[k] = Long.rotateLeft(y[k], 16) ^ x[k];
        }
    }

    private static long word(int index, long key0, long key1, long key2) {
        return index == 0 ? key0 : index == 1 ? key1 : key2;
    }
}
