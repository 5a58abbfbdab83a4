package hillock.simulator.trust;

import hillock.simulator.recording.SpikeTrain;

/** The spike times of a train, neuron by neuron, in ms: those of neuron i stand from {@code start[i]} up to {@code start[i + 1]}. */
record SpikesByNeuron(double[] times, int[] start) {

    static SpikesByNeuron of(SpikeTrain train) {
        int[] start = new int[train.size() + 1];
        for (int k = 0; k < train.count(); k++) start[train.neuron(k) + 1]++;
        for (int i = 0; i < train.size(); i++) start[i + 1] += start[i];
        int[] next = start.clone();
        double[] times = new double[train.count()];
        for (int k = 0; k < times.length; k++) times[next[train.neuron(k)]++] = train.time(k);
        return new SpikesByNeuron(times, start);
    }

    int neurons() {
        return start.length - 1;
    }

    int count(int neuron) {
        return start[neuron + 1] - start[neuron];
    }

    double time(int neuron, int spike) {
        return times[start[neuron] + spike];
    }
}
