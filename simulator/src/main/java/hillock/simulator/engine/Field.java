package hillock.simulator.engine;

/**
 * One quantity of every element of a population or connection: {@code V}, {@code V@stage}, {@code I_syn}. The array is the engine's to
 * change, but for those of parameters that no {@code at} changes.
 */
record Field(String name, double[] values) {
    static Field of(String name, int size) {
        return new Field(name, new double[size]);
    }
}
