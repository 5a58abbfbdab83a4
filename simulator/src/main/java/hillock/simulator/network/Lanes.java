package hillock.simulator.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import hillock.language.model.CheckedFile;
import hillock.language.model.Experiment;
import hillock.language.model.Experiment.Population;

/**
 * How many runs of a sweep a network holds side by side: the neurons of the first, then those of the second, and so on.
 *
 * @param seed of their white noise, the file's
 * @param keys what tells the noise of each from that of others
 */
public record Lanes(long seed, long[] keys) {
    /** A network of one run, whose white noise is that of a sweep. */
    public static Network alone(Network network, long seed, long key) {
        return new Network(network.file(), network.populations(), network.connections(), Optional.of(new Lanes(seed, new long[] {key})));
    }

    /**
     * One network out of several of one text that differ in numbers alone and have no connections.
     *
     * @param file of the sweep
     */
    public static Network beside(CheckedFile file, List<Network> networks, long seed, long[] keys) {
        List<Neurons> joined = new ArrayList<>();
        List<Population> populations = new ArrayList<>();
        for (int p = 0; p < networks.getFirst().populations().size(); p++) {
            int number = p;
            Neurons neurons = joined(networks.stream().map(network -> network.populations().get(number)).toList());
            joined.add(neurons);
            populations.add(neurons.population());
        }
        Experiment e = file.experiment();
        Experiment wide = new Experiment(e.name(), e.plain(), populations, List.of(), e.simulation(), List.of(), List.of(), List.of());
        CheckedFile text = new CheckedFile(wide, file.models(), file.origins(), file.warnings(), file.files());
        return new Network(text, joined, List.of(), Optional.of(new Lanes(seed, keys)));
    }

    private static Neurons joined(List<Neurons> parts) {
        Neurons first = parts.getFirst();
        Population one = first.population();
        Population all = new Population(one.name(), one.size() * parts.size(), one.model(), List.of(), List.of());
        Map<String, Quantities> parameters = new LinkedHashMap<>();
        for (String name : first.parameters().keySet()) {
            parameters.put(name, Quantities.of(joined(parts, neurons -> neurons.parameters().get(name).expanded())));
        }
        Map<String, double[]> initials = new LinkedHashMap<>();
        for (String name : first.initials().keySet()) initials.put(name, joined(parts, neurons -> neurons.initials().get(name)));
        return new Neurons(all, parameters, initials, Map.of());
    }

    private static double[] joined(List<Neurons> parts, Function<Neurons, double[]> values) {
        return parts.stream().map(values).flatMapToDouble(Arrays::stream).toArray();
    }
}
