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

    private static long word(int index, long key0, long key1, long key2) {
        return index == 0 ? key0 : index == 1 ? key1 : key2;
    }
}
