package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import hillock.language.model.Connection;
import hillock.language.model.Experiment;
import hillock.simulator.network.Network;
import hillock.simulator.network.Quantities;

/**
 * The changes of {@code at}: every parameter's values after each of them, known before the run. A change belongs to the step that starts
 * at its time.
 */
final class Changes {
    private final List<Moment> moments = new ArrayList<>();
    private final Map<String, Set<String>> varying = new HashMap<>();
    private final Map<String, Parameters> owners = new HashMap<>();
    private int applied;

    private record Moment(double time, Map<String, Map<String, Quantities>> values) {}

    Changes(Experiment experiment, Network network) {
        List<Experiment.Change> all = experiment.changes();
        Set<String> changed = new LinkedHashSet<>();
        for (Experiment.Change change : all) changed.add(change.owner());
        for (Connection connection : experiment.connections()) {
            // its own parameters may follow from those of its ends
            if (changed.contains(connection.source().population()) || changed.contains(connection.target().population())) {
                changed.add(connection.name());
            }
        }
        Map<String, Map<String, Quantities>> before = new HashMap<>();
        for (String owner : changed) before.put(owner, network.parametersAfter(owner, List.of()));
        for (int k = 0; k < all.size(); k++) {
            if (k + 1 < all.size() && all.get(k + 1).time() == all.get(k).time()) continue;
            Map<String, Map<String, Quantities>> now = new HashMap<>();
            for (String owner : changed) {
                Map<String, Quantities> values = network.parametersAfter(owner, all.subList(0, k + 1));
                now.put(owner, values);
                note(owner, before.get(owner), values);
            }
            moments.add(new Moment(all.get(k).time(), now));
            before.putAll(now);
        }
    }

    private void note(String owner, Map<String, Quantities> before, Map<String, Quantities> now) {
        Set<String> names = varying.computeIfAbsent(owner, _ -> new HashSet<>());
        now.forEach((name, values) -> {
            if (!Arrays.equals(values.values(), before.get(name).values())) names.add(name);
        });
    }

    /** The parameters of a population or connection that change during the run. */
    Set<String> varying(String owner) {
        return varying.getOrDefault(owner, Set.of());
    }

    void attach(List<Cells> cells, List<Wires> wires) {
        for (Cells each : cells) owners.put(each.name(), each.parameters);
        for (Wires each : wires) owners.put(each.connection().name(), each.parameters);
    }

    /** Makes the changes that are due at a step's start. */
    void apply(Clock clock) {
        while (applied < moments.size() && moments.get(applied).time <= clock.values[Clock.JUMP_TIME]) {
            moments.get(applied++).values.forEach((owner, values) -> owners.get(owner).change(values));
        }
    }

    /** When the next change is due, ms; infinite if none is. */
    double next() {
        return applied < moments.size() ? moments.get(applied).time : Double.POSITIVE_INFINITY;
    }

    int applied() {
        return applied;
    }

    void rewind(int count) {
        applied = count;
    }
}
