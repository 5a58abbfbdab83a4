package hillock.simulator.engine;

import hillock.simulator.recording.Recording;
import hillock.simulator.recording.StorageFailed;

/** A run ended early because its recordings, or a checkpoint, could not be kept on disk. */
public final class Unrecorded extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final StorageFailed failure;
    private final transient Recording recording;

    Unrecorded(StorageFailed failure, Recording recording) {
        super(failure.getMessage(), failure);
        this.failure = failure;
        this.recording = recording;
    }

    public StorageFailed failure() {
        return failure;
    }

    /** Everything up to then. */
    public Recording recording() {
        return recording;
    }
}
