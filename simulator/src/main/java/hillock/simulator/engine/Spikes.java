package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import hillock.simulator.recording.SpikeTrain;
import hillock.simulator.recording.Storage;

/** Collects the spikes that the passes flag: by time, then neuron. */
final class Spikes {
    private final Map<String, SpikeTrain> trains = new LinkedHashMap<>();
    private final List<Found> found = new ArrayList<>();

    private record Found(double time, int neuron) {}

    Spikes(Cells[] cells, Storage storage) {
        for (Cells each : cells) {
            if (each.dynamics.crossings.isEmpty()) continue;
            trains.put(each.name(), new SpikeTrain(each.name(), each.size(), storage, "spikes of " + each.name()));
        }
    }

    /** Takes down what happened in the step just taken. */
    void collect(Cells[] cells, double start, double dt) {
        for (Cells each : cells) {
            if ((each.dynamics.raised() & Dynamics.SPIKED) == 0) continue;
            for (int k = 0; k < each.dynamics.crossings.size(); k++) {
                double[] fractions = each.dynamics.field(Dynamics.crossing(k)).values();
                for (int from = 0; from < fractions.length; from += Pass.STRETCH) {
                    if (each.dynamics.spiked(from / Pass.STRETCH)) find(fractions, from, start, dt);
                }
            }
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

    private void find(double[] fractions, int from, double start, double dt) {
        int to = Math.min(fractions.length, from + Pass.STRETCH);
        for (int i = from; i < to; i++) {
            if (!(fractions[i] >= 0)) continue;
            find(i, start + fractions[i] * dt);
            fractions[i] = Dynamics.NOT_CROSSED;
        }
    }

    Map<String, SpikeTrain> trains() {
        return trains;
    }
}
