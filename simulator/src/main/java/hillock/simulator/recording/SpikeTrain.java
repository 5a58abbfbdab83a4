package hillock.simulator.recording;

import java.util.Arrays;
import java.util.Objects;

/** The spikes of one population, by time, then neuron. {@code neurons} counts within the population; times in ms. */
public final class SpikeTrain {
    private final String population;
    private final int size;
    private int[] neurons = new int[64];
    private double[] times = new double[64];
    private int count;

    public SpikeTrain(String population, int size) {
        this.population = population;
        this.size = size;
    }

    public String population() {
        return population;
    }

    /** How many neurons the population has. */
    public int size() {
        return size;
    }

    public int count() {
        return count;
    }

    public int neuron(int spike) {
        return neurons[Objects.checkIndex(spike, count)];
    }

    public double time(int spike) {
        return times[Objects.checkIndex(spike, count)];
    }

    /** The spike times of one neuron, in ms. */
    public double[] of(int neuron) {
        double[] found = new double[count];
        int n = 0;
        for (int k = 0; k < count; k++) if (neurons[k] == neuron) found[n++] = times[k];
        return Arrays.copyOf(found, n);
    }

    /** Adds a spike; the caller keeps the order by time, then neuron. */
    public void add(int neuron, double time) {
        if (count == times.length) {
            neurons = Arrays.copyOf(neurons, count + (count >> 1));
            times = Arrays.copyOf(times, count + (count >> 1));
        }
        neurons[count] = neuron;
        times[count++] = time;
    }
}
