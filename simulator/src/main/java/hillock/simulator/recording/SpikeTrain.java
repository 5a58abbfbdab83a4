package hillock.simulator.recording;

import java.util.Arrays;

/** The spikes of one population, by time, then neuron. {@code neurons} counts within the population; times in ms. */
public final class SpikeTrain {
    private final String population;
    private final int size;
    /** In each row a spike's time, then its neuron. */
    private final Rows table;

    /** In memory. */
    public SpikeTrain(String population, int size) {
        this(population, size, Storage.inMemory(), population);
    }

    /** The same in a storage, with the spikes that it has in a table of that name already. */
    public SpikeTrain(String population, int size, Storage storage, String table) {
        this.population = population;
        this.size = size;
        this.table = storage.table(table, 2);
    }

    public String population() {
        return population;
    }

    /** How many neurons the population has. */
    public int size() {
        return size;
    }

    public int count() {
        return table.count();
    }

    public int neuron(int spike) {
        return (int) table.block(spike)[table.at(spike) + 1];
    }

    public double time(int spike) {
        return table.block(spike)[table.at(spike)];
    }

    /** The spike times of one neuron, in ms. */
    public double[] of(int neuron) {
        double[] found = new double[16];
        int n = 0;
        for (int k = 0; k < count(); k++) {
            if (neuron(k) != neuron) continue;
            if (n == found.length) found = Arrays.copyOf(found, 2 * n);
            found[n++] = time(k);
        }
        return Arrays.copyOf(found, n);
    }

    /**
     * Adds a spike; the caller keeps the order by time, then neuron.
     *
     * @throws StorageFailed if it could not be kept; those before it can still be read
     */
    public void add(int neuron, double time) {
        double[] block = table.add();
        int at = table.at(table.count() - 1);
        block[at] = time;
        block[at + 1] = neuron;
    }
}
