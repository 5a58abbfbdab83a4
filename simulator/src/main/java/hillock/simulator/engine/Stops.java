package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * When something outside the state jumps: parameters by {@code at}, held values, rows of tables, and what equations say of time, such as
 * {@code pulse}. A method that chooses its steps ends one there.
 */
final class Stops {
    private final Machine machine;
    private final List<Switches> switches = new ArrayList<>();

    Stops(Machine machine) {
        this.machine = machine;
        for (Cells each : machine.cells) switches.add(Switches.of(each));
        for (Wires each : machine.wires) switches.add(Switches.of(each));
    }

    /** The first one after a time at which the machine has begun a step; infinite if there is none. */
    double after(double time) {
        double next = machine.changes.next();
        for (Cells each : machine.cells) {
            for (Held held : each.held) next = Math.min(next, held.next());
            for (Tabulated table : each.tables) next = Math.min(next, table.signal().rowAfter(time));
        }
        for (Switches each : switches) next = Math.min(next, each.after(time, machine.changes.applied()));
        return next;
    }

    /** What it found last, by names of its own, for a checkpoint. */
    void addTo(Map<String, double[]> arrays) {
        for (int k = 0; k < switches.size(); k++) arrays.put("steps@stop" + k, switches.get(k).found());
    }

    void resume(Map<String, double[]> arrays) {
        for (int k = 0; k < switches.size(); k++) switches.get(k).resume(arrays.get("steps@stop" + k));
    }
}
