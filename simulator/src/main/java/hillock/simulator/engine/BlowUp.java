package hillock.simulator.engine;

import hillock.simulator.recording.Recording;

/** A value left its bound or stopped being finite. The message says where, what and why; the recording holds everything up to then. */
public final class BlowUp extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Recording recording;
    private final double time;

    BlowUp(String message, double time, Recording recording) {
        super(message, null, false, false);
        this.time = time;
        this.recording = recording;
    }

    /** What was recorded until the last good step. */
    public Recording recording() {
        return recording;
    }

    /** The end of the step that failed, ms. */
    public double time() {
        return time;
    }
}
