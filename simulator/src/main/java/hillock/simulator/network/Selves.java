package hillock.simulator.network;

/**
 * Edges from a neuron to itself, by index within the named parts.
 *
 * @param dropped whether there are none
 * @param shift   the index in the target part of the source part's first neuron
 */
record Selves(boolean dropped, int shift) {
    /** A shift that no pair can have stands for two populations. */
    static final int NEVER = Integer.MIN_VALUE;

    boolean drop(int source, int target) {
        return dropped && source + shift == target;
    }

    /** Which source is not connected to a target because they are one neuron; -1 if none is. */
    int of(int target) {
        return dropped && target >= shift && shift != NEVER ? target - shift : -1;
    }
}
