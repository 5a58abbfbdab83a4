package hillock.simulator.engine;

import java.util.Arrays;

/** The spikes of a population in one step, by neuron. A population that spikes allocates nothing once there is room for as many. */
final class Fired {
    private int[] neurons = new int[16];
    private int[] conditions = new int[16];
    private double[] times = new double[16];
    private int[] otherNeurons = new int[16];
    private int[] otherConditions = new int[16];
    private double[] otherTimes = new double[16];
    private int count;
    private boolean ordered = true;

    void clear() {
        count = 0;
        ordered = true;
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
            otherNeurons = new int[2 * count];
            otherConditions = new int[2 * count];
            otherTimes = new double[2 * count];
        }
        ordered &= count == 0 || neurons[count - 1] <= neuron;
        put(neurons, conditions, times, count++, neuron, condition, time);
    }

    private static void put(int[] neurons, int[] conditions, double[] times, int at, int neuron, int condition, double time) {
        neurons[at] = neuron;
        conditions[at] = condition;
        times[at] = time;
    }

    void addAll(Fired others) {
        for (int k = 0; k < others.count(); k++) add(others.neurons[k], others.conditions[k], others.times[k]);
    }

    /** How many there are, from now on by neuron, those of one as they came. */
    int count() {
        while (!ordered) merge();
        return count;
    }

    /** Merges each two stretches that are in order: spikes come in few of these, one for each condition. */
    private void merge() {
        int from = 0;
        int runs = 0;
        while (from < count) {
            int middle = end(from);
            int to = end(middle);
            merge(from, middle, to);
            from = to;
            runs++;
        }
        int[] keptNeurons = neurons;
        int[] keptConditions = conditions;
        double[] keptTimes = times;
        neurons = otherNeurons;
        conditions = otherConditions;
        times = otherTimes;
        otherNeurons = keptNeurons;
        otherConditions = keptConditions;
        otherTimes = keptTimes;
        ordered = runs <= 1;
    }

    /** Where the stretch ends that begins at a place. */
    private int end(int from) {
        if (from == count) return count;
        int end = from + 1;
        while (end < count && neurons[end - 1] <= neurons[end]) end++;
        return end;
    }

    private void merge(int from, int middle, int to) {
        int left = from;
        int right = middle;
        for (int at = from; at < to; at++) {
            int next = right == to || left < middle && neurons[left] <= neurons[right] ? left++ : right++;
            put(otherNeurons, otherConditions, otherTimes, at, neurons[next], conditions[next], times[next]);
        }
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
