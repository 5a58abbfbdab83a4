package hillock.simulator.engine;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import hillock.simulator.recording.Checkpoint;
import hillock.simulator.recording.Storage;

/**
 * What surrounds a run and changes none of its numbers.
 *
 * @param progress    told how far it is
 * @param stop        asked before each step whether to end there
 * @param storage     takes the recordings; one run's alone
 * @param checkpoints where to leave what a later process can go on from
 * @param from        what to go on from, with a storage that has its rows; empty for the start
 * @param explained   whether a blow-up is worth the time that a full explanation takes
 */
public record Surroundings(Progress progress, BooleanSupplier stop, Storage storage, Optional<Checkpoints> checkpoints,
        Optional<Checkpoint> from, boolean explained) {
    /** Nobody listens, and recordings stay in memory. */
    public static Surroundings none() {
        return new Surroundings(Progress.NONE, () -> false, Storage.inMemory(), Optional.empty(), Optional.empty(), true);
    }

    public Surroundings withProgress(Progress other) {
        return new Surroundings(other, stop, storage, checkpoints, from, explained);
    }

    public Surroundings withStop(BooleanSupplier other) {
        return new Surroundings(progress, other, storage, checkpoints, from, explained);
    }

    public Surroundings withStorage(Storage other) {
        return new Surroundings(progress, stop, other, checkpoints, from, explained);
    }

    public Surroundings withCheckpoints(Checkpoints wanted) {
        return new Surroundings(progress, stop, storage, Optional.of(wanted), from, explained);
    }

    public Surroundings goingOnFrom(Checkpoint checkpoint) {
        return new Surroundings(progress, stop, storage, checkpoints, Optional.of(checkpoint), explained);
    }

    /** A blow-up is told in short. */
    public Surroundings unexplained() {
        return new Surroundings(progress, stop, storage, checkpoints, from, false);
    }
}
