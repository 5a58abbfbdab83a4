package hillock.simulator.engine;

import java.util.Arrays;

/** The spikes of a population in one step. A population that spikes allocates nothing once there is room for as many. */
final class Fired {
    private int[] neurons = new int[16];
    private int[] conditions = new int[16];
    private double[] times = new double[16];
    private int count;

    void clear() {
        count = 0;
    }

    /**
     * @param condition which of the model's spike conditions; 0 for a source
     * @param time      ms
     */
    void add(int neuron, int condition, double time) {
        if (count == neurons.length) {
            neurons = Arrays.copyOf(neurons, 2 * count);
            conditions = Arrays.copyOf(conditions, 2 * count);
            times = Arrays.copyOf(times, 2 * count);
        }
        // by neuron, then as they come: there are few, and most come in order
        int at = count++;
        for (; at > 0 && neurons[at - 1] > neuron; at--) {
            neurons[at] = neurons[at - 1];
            conditions[at] = conditions[at - 1];
            times[at] = times[at - 1];
        }
        neurons[at] = neuron;
        conditions[at] = condition;
        times[at] = time;
    }

    void addAll(Fired others) {
        for (int k = 0; k < others.count; k++) add(others.neurons[k], others.conditions[k], others.times[k]);
    }

    int count() {
        return count;
    }

    int neuron(int k) {
        return neurons[k];
    }

    int condition(int k) {
        return conditions[k];
    }

    double time(int k) {
        return times[k];
    }
}
