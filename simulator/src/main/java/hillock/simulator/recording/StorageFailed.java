package hillock.simulator.recording;

import java.io.IOException;
import java.nio.file.Path;

/** Recordings could not be kept on disk. The rows that were added before are still there to be read. */
public final class StorageFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Path place;
    private final IOException reason;

    public StorageFailed(Path place, IOException reason) {
        super("cannot keep recordings in " + place + ": " + reason.getMessage(), reason);
        this.place = place;
        this.reason = reason;
    }

    /** The folder or file that could not be written to or read from. */
    public Path place() {
        return place;
    }

    /** What the system said: {@code No space left on device}. */
    public IOException reason() {
        return reason;
    }
}
