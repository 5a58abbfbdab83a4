package hillock.simulator.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import hillock.simulator.recording.SpikeTrain;
import hillock.simulator.recording.Storage;

/** Collects the spikes of all populations: by time, then neuron. */
final class Spikes {
    private final Map<String, SpikeTrain> trains = new LinkedHashMap<>();
    private int[] order = new int[0];
    private int[] other = new int[0];

    Spikes(Cells[] cells, Storage storage) {
        for (Cells each : cells) {
            if (!each.canSpike()) continue;
            trains.put(each.name(), new SpikeTrain(each.name(), each.size(), storage, "spikes of " + each.name()));
        }
    }

    /** Takes down what happened in the step just taken. */
    void collect(Cells[] cells) {
        for (Cells each : cells) add(each, each.fired);
    }

    /** Takes down the spikes of a population in one step, which are in the order of neurons. */
    void add(Cells cells, Fired fired) {
        if (fired.count() == 0) return;
        sortByTime(fired);
        SpikeTrain train = trains.get(cells.name());
        for (int k = 0; k < fired.count(); k++) train.add(fired.neuron(order[k]), fired.time(order[k]));
    }

    /**
     * Merges ever longer runs, so that those of one time stay in their order; a comparator and objects would cost the JIT compiler much
     * time.
     */
    private void sortByTime(Fired fired) {
        int count = fired.count();
        if (order.length < count) {
            order = new int[2 * count];
            other = new int[2 * count];
        }
        for (int k = 0; k < count; k++) order[k] = k;
        for (int length = 1; length < count; length *= 2) {
            for (int from = 0; from < count; from += 2 * length) {
                merge(fired, from, Math.min(count, from + length), Math.min(count, from + 2 * length));
            }
            int[] merged = other;
            other = order;
            order = merged;
        }
    }

    private void merge(Fired fired, int from, int middle, int to) {
        int left = from;
        int right = middle;
        for (int k = from; k < to; k++) {
            boolean takeLeft = left < middle && (right == to || fired.time(order[left]) <= fired.time(order[right]));
            other[k] = order[takeLeft ? left++ : right++];
        }
    }

    Map<String, SpikeTrain> trains() {
        return trains;
    }
}
