package hillock.simulator.engine;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import hillock.simulator.recording.Checkpoint;

/** What a machine finds at a step as the step before left it, each thing by a name that does not depend on the process. */
final class Lasting {
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Map<String, History> pasts = new LinkedHashMap<>();
    private final Map<String, Held> held = new LinkedHashMap<>();
    private final Map<String, Arrivals> arrivals = new LinkedHashMap<>();
    private final Cells[] cells;
    private final Wires[] wires;
    private final Changes changes;

    /** Inputs are left out: {@link Machine#begin} adds them up anew. */
    Lasting(Cells[] cells, Wires[] wires, Changes changes) {
        this.cells = cells;
        this.wires = wires;
        this.changes = changes;
        for (Cells each : cells) {
            for (Field field : each.dynamics.lasting()) if (!each.inputs.containsValue(field)) add(each.name(), field);
            for (Field field : each.parameters.lasting()) add(each.name(), field);
            each.histories.forEach((variable, history) -> pasts.put(each.name() + "." + variable, history));
            for (int k = 0; k < each.held.size(); k++) held.put(each.name() + ".hold" + k, each.held.get(k));
        }
        for (Wires each : wires) {
            for (Field field : each.dynamics.lasting()) add(each.connection().name(), field);
            List<Arrivals> under = each.arrivals();
            for (int k = 0; k < under.size(); k++) arrivals.put(each.connection().name() + ".arrivals" + k, under.get(k));
            for (Field field : each.parameters.lasting()) add(each.connection().name(), field);
        }
    }

    private void add(String owner, Field field) {
        fields.put(owner + "." + field.name(), field);
    }

    /**
     * @param values copies to use where there are some
     * @param copies likewise
     */
    Machine.Snapshot snapshot(long step, Map<Field, Field> values, Map<History, History> copies) {
        for (Field field : fields.values()) {
            values.computeIfAbsent(field, key -> key.copy(key.size())).take(field, 0, field.size());
        }
        for (History history : pasts.values()) {
            if (copies.containsKey(history)) copies.get(history).restore(history);
            else copies.put(history, history.copy());
        }
        Map<Held, Long> intervals = new HashMap<>();
        for (Held hold : held.values()) intervals.put(hold, hold.interval());
        Map<Arrivals, double[]> noted = new HashMap<>();
        for (Arrivals each : arrivals.values()) noted.put(each, each.noted());
        return new Machine.Snapshot(step, values, copies, intervals, noted, changes.applied());
    }

    void restore(Machine.Snapshot snapshot) {
        snapshot.values().forEach((field, kept) -> field.take(kept, 0, kept.size()));
        snapshot.pasts().forEach(History::restore);
        snapshot.arrivals().forEach(Arrivals::resume);
        for (Wires each : wires) each.parameters.changed();
        for (Cells each : cells) each.restored();
        changes.rewind(snapshot.changes());
        snapshot.intervals().forEach(Held::resume);
    }

    /** It shares the snapshot's arrays, where they are of its precision. */
    Checkpoint checkpoint(Machine.Snapshot snapshot, Map<String, Integer> rows) {
        Map<String, double[]> values = new LinkedHashMap<>();
        fields.forEach((name, field) -> values.put(name, snapshot.values().get(field).doubles()));
        pasts.forEach((name, history) -> snapshot.pasts().get(history).addTo(values, name));
        arrivals.forEach((name, under) -> values.put(name, snapshot.arrivals().get(under)));
        Map<String, Long> intervals = new LinkedHashMap<>();
        held.forEach((name, hold) -> intervals.put(name, snapshot.intervals().get(hold)));
        return new Checkpoint(snapshot.step(), values, intervals, snapshot.changes(), rows);
    }

    void resume(Checkpoint checkpoint) {
        Map<String, double[]> present = new LinkedHashMap<>();
        fields.forEach((name, field) -> field.take(checkpoint.values().get(name)));
        pasts.forEach((name, history) -> history.addTo(present, name));
        present.forEach((name, values) -> System.arraycopy(checkpoint.values().get(name), 0, values, 0, values.length));
        arrivals.forEach((name, under) -> under.resume(checkpoint.values().get(name)));
        for (Wires each : wires) each.parameters.changed();
        for (Cells each : cells) each.restored();
        changes.rewind(checkpoint.changes());
        held.forEach((name, hold) -> hold.resume(checkpoint.intervals().get(name)));
    }
}
