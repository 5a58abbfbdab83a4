package hillock.simulator.trust;

import java.util.stream.IntStream;

/**
 * Compares the spikes of a population in two runs, the k-th of a neuron with its k-th.
 *
 * @param bound by how much two spikes may differ before the runs count as parted, ms
 * @param end   until when both runs went, ms: a spike that one of them might have had just behind it is not missed
 */
record TrainDifference(SpikesByNeuron one, SpikesByNeuron other, double bound, double end) {

    /** Over the spikes before {@code until} (ms), or before the runs part. */
    Difference before(double until) {
        double parted = Double.POSITIVE_INFINITY;
        for (int i = 0; i < one.neurons(); i++) parted = Math.min(parted, parted(i));
        double last = Math.min(until, parted);
        double largest = 0;
        double at = 0;
        double squares = 0;
        long count = 0;
        for (int i = 0; i < one.neurons(); i++) {
            for (int k = 0; k < Math.min(one.count(i), other.count(i)) && one.time(i, k) < last; k++) {
                double difference = Math.abs(one.time(i, k) - other.time(i, k));
                if (difference > largest) at = one.time(i, k);
                largest = Math.max(largest, difference);
                squares += difference * difference;
                count++;
            }
        }
        return new Difference(largest, at, count == 0 ? 0 : Math.sqrt(squares / count), count, parted);
    }

    /** How many neurons' spikes part. */
    int partedNeurons() {
        return (int) IntStream.range(0, one.neurons()).filter(i -> Double.isFinite(parted(i))).count();
    }

    /** When the first spike of a neuron differs by more than the bound, or has no counterpart. */
    private double parted(int neuron) {
        int both = Math.min(one.count(neuron), other.count(neuron));
        for (int k = 0; k < both; k++) {
            double here = one.time(neuron, k);
            double there = other.time(neuron, k);
            if (Math.abs(here - there) > bound) return Math.min(here, there);
        }
        SpikesByNeuron longer = one.count(neuron) > both ? one : other;
        boolean missed = longer.count(neuron) > both && longer.time(neuron, both) < end - bound;
        return missed ? longer.time(neuron, both) : Double.POSITIVE_INFINITY;
    }
}
