package hillock.simulator.network;

import java.nio.charset.StandardCharsets;
import hillock.language.model.Term;

/**
 * The draws of one name, such as {@code cells.V(0)#1} or {@code driver -> follower.w#1}. Each draw depends on the seed, the name, an index
 * (whose draw) and a step (which one of its draws), and on nothing else: not on threads, order or machine.
 *
 * <p>The bits are those of {@link Threefry} under the key (seed, hash of the name) for the counter (index, step); the hash is 64-bit FNV-1a
 * of the name in UTF-8, mixed by MurmurHash3's finaliser. A draw that needs more than these 128 bits takes its k-th further 128 from the
 * same counter under the key (seed, hash + k * 0x9E3779B97F4A7C15). Logarithms and cosines are {@link StrictMath}'s, which are the same
 * everywhere.
 */
public final class Stream {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private final long seed;
    private final String name;
    private final long hash;

    public Stream(long seed, String name) {
        this.seed = seed;
        this.name = name;
        this.hash = hash(name);
    }

    public long seed() {
        return seed;
    }

    public String name() {
        return name;
    }

    /**
     * Uniform numbers in (0, 1), odd multiples of 2^-53, two for each element: those of the counter {@code (index[e], step + series[e])}.
     *
     * @param words two rows to work in, each as long as the range at least
     */
    public void uniforms(long[] index, long[] series, long step, long[][] words, double[] first, double[] second, int from, int to) {
        Threefry.fractions(index, series, step, seed, hash, words, first, second, from, to);
    }

    /** Uniform in the open interval (0, 1): an odd multiple of 2^-53. */
    public double uniform(long index, long step) {
        return fraction(words(index, step, 0).first());
    }

    /** Standard normal. Box and Muller (1958), Ann. Math. Stat. 29:610. */
    public double normal(long index, long step) {
        Threefry.Words words = words(index, step, 0);
        double radius = StrictMath.sqrt(-2 * StrictMath.log(fraction(words.first())));
        return radius * StrictMath.cos(2 * Math.PI * fraction(words.second()));
    }

    /** A Poisson number of this mean; NaN if the mean is negative, infinite or NaN. */
    public double poisson(double mean, long index, long step) {
        return Poisson.draw(mean, this, index, step);
    }

    /**
     * A draw of the language, from its arguments' values: {@code mean + sd * normal}, {@code a + (b - a) * uniform}, {@code poisson(k)}.
     */
    public double draw(Term.Distribution distribution, double[] arguments, long index, long step) {
        return switch (distribution) {
            case NORMAL -> arguments[0] + arguments[1] * normal(index, step);
            case UNIFORM -> arguments[0] + (arguments[1] - arguments[0]) * uniform(index, step);
            case POISSON -> poisson(arguments[0], index, step);
        };
    }

    /** The random bits of a draw; {@code further} counts from 0. */
    Threefry.Words words(long index, long step, int further) {
        return Threefry.of(index, step, seed, hash + further * GOLDEN);
    }

    static double fraction(long bits) {
        return (bits >>> 11 | 1) * 0x1p-53;
    }

    static long hash(String name) {
        long h = 0xCBF29CE484222325L;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) h = (h ^ (b & 0xFF)) * 0x100000001B3L;
        h = (h ^ h >>> 33) * 0xFF51AFD7ED558CCDL;
        h = (h ^ h >>> 33) * 0xC4CEB9FE1A85EC53L;
        return h ^ h >>> 33;
    }
}
