package hillock.simulator.engine;

import java.util.function.Consumer;
import hillock.simulator.recording.Checkpoint;

/**
 * Where checkpoints go. The recordings up to a checkpoint are on disk when the keeper gets it.
 *
 * @param every  simulated time between two of them, ms. There is one at the start, and one from just before where a run was stopped
 * @param keeper throws {@link hillock.simulator.recording.StorageFailed} if it cannot keep one. The arrays are the engine's, to be read
 *               at once
 */
public record Checkpoints(double every, Consumer<Checkpoint> keeper) {}
