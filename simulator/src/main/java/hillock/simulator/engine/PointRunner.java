package hillock.simulator.engine;

import java.util.List;
import java.util.function.BooleanSupplier;
import hillock.simulator.network.SweepPoint;
import hillock.simulator.recording.Swept;

/** Runs points of a sweep, here or elsewhere. What a point gives depends on the point alone, so it does not matter who runs which. */
interface PointRunner {
    /**
     * @param points   which, in any number
     * @param progress told how much of this is done
     * @param stop     asked now and then whether to end early
     * @return a row for each point that was finished
     */
    List<Swept.Row> run(List<SweepPoint> points, Progress progress, BooleanSupplier stop);
}
