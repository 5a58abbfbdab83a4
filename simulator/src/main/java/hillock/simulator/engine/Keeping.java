package hillock.simulator.engine;

import java.util.Map;
import java.util.Optional;
import hillock.simulator.recording.Storage;

/**
 * Hands over checkpoints when they are due: snapshots that are taken anyway, with how many rows the recordings had then. So a run that
 * goes on from one takes its snapshots at the same steps as one that was never interrupted, and explains a blow-up in the same words.
 */
final class Keeping {
    private final Machine machine;
    private final Storage storage;
    private final Optional<Checkpoints> wanted;
    private final long every;
    private long next;
    private long last;
    private Map<String, Integer> rows = Map.of();

    /** @param first the step that the run begins with, of which a checkpoint is there if it is not 0 */
    Keeping(Machine machine, Surroundings around, double dt, long first) {
        this.machine = machine;
        this.storage = around.storage();
        this.wanted = around.checkpoints();
        this.every = wanted.map(checkpoints -> Math.max(1, Math.round(checkpoints.every() / dt))).orElse(1L);
        this.next = first == 0 ? 0 : (first / every + 1) * every;
        this.last = first == 0 ? -1 : first;
    }

    /** To be called with each snapshot, before its step is sampled. */
    void taken(Machine.Snapshot snapshot) {
        if (wanted.isEmpty()) return;
        rows = storage.rows();
        if (snapshot.step() >= next) keep(snapshot);
    }

    /** The last snapshot of a run that ends early. */
    void finish(Machine.Snapshot snapshot) {
        if (wanted.isPresent() && snapshot.step() > last) keep(snapshot);
    }

    private void keep(Machine.Snapshot snapshot) {
        storage.flush();
        wanted.orElseThrow().keeper().accept(machine.checkpoint(snapshot, rows));
        last = snapshot.step();
        next = (last / every + 1) * every;
    }
}
