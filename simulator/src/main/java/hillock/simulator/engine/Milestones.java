package hillock.simulator.engine;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import hillock.simulator.recording.Checkpoint;

/**
 * Hands over checkpoints of a run that chooses its steps: at the start, between the first two steps behind every so many ms, and where
 * the run is stopped. It changes nothing, so that the run goes on alike whether there are any.
 */
final class Milestones {
    private final Machine machine;
    private final Surroundings around;
    private final double every;
    private double next;

    Milestones(Machine machine, Surroundings around) {
        this.machine = machine;
        this.around = around;
        this.every = around.checkpoints().map(Checkpoints::every).orElse(Double.POSITIVE_INFINITY);
        // from a checkpoint there is one already
        this.next = around.checkpoints().isEmpty() ? Double.POSITIVE_INFINITY : around.from().isEmpty() ? 0 : Double.NaN;
    }

    boolean isDue(double time) {
        if (Double.isNaN(next)) next = behind(time);
        return time >= next;
    }

    /**
     * @param due   the number of the next sample
     * @param steps adds what the run itself has between two steps
     */
    void keep(double time, long due, Consumer<Map<String, double[]>> steps) {
        around.storage().flush();
        Checkpoint point = machine.checkpoint(machine.snapshot(due), around.storage().rows());
        steps.accept(point.values());
        around.checkpoints().orElseThrow().keeper().accept(point);
        next = behind(time);
    }

    /** Of a run that ends early. */
    void finish(double time, long due, Consumer<Map<String, double[]>> steps) {
        Optional<Checkpoints> wanted = around.checkpoints();
        if (wanted.isPresent()) keep(time, due, steps);
    }

    private double behind(double time) {
        return (Math.floor(time / every) + 1) * every;
    }
}
