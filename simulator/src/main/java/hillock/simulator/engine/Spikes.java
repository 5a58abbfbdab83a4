package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import hillock.simulator.recording.SpikeTrain;
import hillock.simulator.recording.Storage;

/** Collects the spikes of all populations: by time, then neuron. */
final class Spikes {
    private final Map<String, SpikeTrain> trains = new LinkedHashMap<>();
    private final List<Found> found = new ArrayList<>();

    private record Found(double time, int neuron) {}

    Spikes(Cells[] cells, Storage storage) {
        for (Cells each : cells) {
            if (!each.canSpike()) continue;
            trains.put(each.name(), new SpikeTrain(each.name(), each.size(), storage, "spikes of " + each.name()));
        }
    }

    /** Takes down what happened in the step just taken. */
    void collect(Cells[] cells) {
        for (Cells each : cells) {
            for (int k = 0; k < each.fired.count(); k++) find(each.fired.neuron(k), each.fired.time(k));
            add(each);
        }
    }

    /** Takes down a spike, to be {@link #add added} with the others of its population and step. */
    void find(int neuron, double time) {
        found.add(new Found(time, neuron));
    }

    /** Adds what was found, by time, then neuron. */
    void add(Cells cells) {
        if (found.isEmpty()) return;
        found.sort(Comparator.comparingDouble(Found::time).thenComparingInt(Found::neuron));
        SpikeTrain train = trains.get(cells.name());
        for (Found spike : found) train.add(spike.neuron, spike.time);
        found.clear();
    }

    Map<String, SpikeTrain> trains() {
        return trains;
    }
}
