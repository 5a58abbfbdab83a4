package hillock.benchmarks;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import hillock.simulator.recording.SpikeTrain;

/** One spike; by neuron, then time, two lists of the same spikes stand side by side. */
record Spike(int neuron, double time) {
    private static final Comparator<Spike> BY_NEURON = Comparator.comparingInt(Spike::neuron).thenComparingDouble(Spike::time);

    static List<Spike> of(SpikeTrain train) {
        return IntStream.range(0, train.count()).mapToObj(k -> new Spike(train.neuron(k), train.time(k))).sorted(BY_NEURON).toList();
    }

    /** Of lines {@code neuron,time}; others are left out. */
    static List<Spike> in(String output) {
        return output.lines().filter(line -> line.matches("\\d+,[0-9.e+-]+")).map(line -> line.split(","))
                .map(cells -> new Spike(Integer.parseInt(cells[0]), Double.parseDouble(cells[1]))).sorted(BY_NEURON).toList();
    }
}
