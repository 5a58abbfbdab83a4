package hillock.simulator.kernels;

import java.util.Arrays;

/**
 * The flags that were raised, kept for stretches of elements, so that events need be looked for only where there were some. Threads write
 * their own stretches.
 */
public final class Raised {
    /** How many elements a stretch has: a multiple of every possible number of lanes. */
    public static final int STRETCH = 256;

    private static final Raised NOWHERE = new Raised(0);

    private final byte[] flags;

    /** For that many elements. */
    public Raised(int elements) {
        flags = new byte[Math.ceilDiv(elements, STRETCH)];
    }

    /** Keeps nothing. */
    static Raised nowhere() {
        return NOWHERE;
    }

    /** Those of a stretch in the last run. */
    public int in(int stretch) {
        return flags[stretch];
    }

    /** None, for the stretches that the elements lie in. */
    void clear(int from, int to) {
        if (flags.length > 0) Arrays.fill(flags, from / STRETCH, Math.ceilDiv(to, STRETCH), (byte) 0);
    }

    /** Adds those, below 256, that some elements of one stretch raised. Returns them. */
    int raise(int element, int some) {
        if (some != 0 && flags.length > 0) flags[element / STRETCH] |= (byte) some;
        return some;
    }
}
