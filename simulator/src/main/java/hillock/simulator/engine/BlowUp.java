package hillock.simulator.engine;

import hillock.simulator.recording.Recording;
import hillock.simulator.recording.Swept;

/** A value left its bound or stopped being finite. The message says where, what and why; the recording holds everything up to then. */
public final class BlowUp extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Recording recording;
    private final transient Swept.Failure failure;

    BlowUp(String message, Swept.Failure failure, Recording recording) {
        super(message, null, false, false);
        this.failure = failure;
        this.recording = recording;
    }

    /** What was recorded until the last good step. */
    public Recording recording() {
        return recording;
    }

    /** The end of the step that failed, ms. */
    public double time() {
        return failure.time();
    }

    /** The same as data. */
    public Swept.Failure failure() {
        return failure;
    }
}
