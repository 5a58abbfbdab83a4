package hillock.simulator.recording;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.model.Experiment;
import hillock.language.model.Sweep;

/**
 * What came of a sweep.
 *
 * @param rows    by point (the last axis fastest), then repeat; fewer than there are points if it was stopped
 * @param seconds of each phase
 * @param threads how many shared the work
 */
public record Swept(Experiment experiment, List<Row> rows, int threads, Map<String, Double> seconds) {
    public Swept {
        rows = List.copyOf(rows);
    }

    /**
     * One run.
     *
     * @param number   of the run among all, from 0
     * @param values   of the axes, in coherent units
     * @param repeat   from 0
     * @param measures one number for each, in its measure's unit; NaN for what cannot be measured
     * @param failure  why there are none: it blew up
     */
    public record Row(int number, List<Double> values, int repeat, double[] measures, Optional<String> failure) {}

    public Sweep sweep() {
        return experiment.sweep().orElseThrow();
    }

    /** Whether every run was made. */
    public boolean isWhole() {
        return rows.size() == sweep().points() * sweep().repeat();
    }

    /** How many runs blew up. */
    public long failed() {
        return rows.stream().filter(row -> row.failure().isPresent()).count();
    }
}
