package hillock.simulator.engine;

import hillock.simulator.network.Stream;

/**
 * Intervals between the spikes of Poisson processes of unit rate: independent, exponentially distributed with mean 1, the k-th of a neuron
 * always the same number.
 */
final class Intervals {
    /** What of each neuron's present interval has not passed yet. */
    final double[] left;
    private final double[] drawn;
    private final Stream stream;

    Intervals(Cells cells, long seed) {
        this.stream = new Stream(seed, cells.name() + ".interval");
        this.left = cells.dynamics.doubles("source@left").values();
        this.drawn = cells.dynamics.doubles("source@drawn").values();
        for (int i = 0; i < left.length; i++) draw(i);
    }

    /** Begins the next interval of a neuron. */
    void draw(int neuron) {
        left[neuron] = -StrictMath.log(stream.uniform(neuron, (long) drawn[neuron]++));
    }
}
