package hillock.simulator.kernels;

/**
 * Fills arrays with standard normal numbers, two for each counter: Threefry 2x64 with 13 rounds (Salmon, Moraes, Dror and Shaw 2011, SC '11)
 * turns the counter into two words of random bits, and Box and Muller (1958, Ann. Math. Stat. 29:610) turn these into two independent normals.
 * Every implementation gives the same bits.
 */
public interface Normals {
    /** In plain Java. */
    Normals PLAIN = new NormalPairs();

    /**
     * Sets both numbers of the elements from {@code from} to {@code to}. The counter of element e is {@code (index[e], pair + series[e])}.
     *
     * @param seed   one half of the key
     * @param key    the other
     * @param first  the numbers made with the cosine
     * @param second those made with the sine
     */
    void fill(long seed, long key, long pair, long[] index, long[] series, double[] first, double[] second, int from, int to);
}
