package hillock.simulator.recording;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.Optional;
import hillock.language.model.Experiment;
import hillock.language.model.Sweep;

/**
 * What came of a sweep.
 *
 * @param rows     by point (the last axis fastest), then repeat; fewer than there are points if it was stopped
 * @param threads  how many shared the work
 * @param seconds  of each phase
 * @param warnings about the text
 * @param calculus {@code Ito} or {@code Stratonovich}; empty without white noise
 */
public record Swept(Experiment experiment, List<Row> rows, int threads, Map<String, Double> seconds, List<String> warnings,
        Optional<String> calculus) {
    public Swept {
        rows = List.copyOf(rows);
        warnings = List.copyOf(warnings);
    }

    /**
     * One run.
     *
     * @param number   of the run among all, from 0
     * @param values   of the axes, in coherent units
     * @param repeat   from 0
     * @param measures one number for each, in its measure's unit; NaN for what cannot be measured
     * @param failure  why there are none: it blew up, or could not begin
     * @param work     what it took; empty where it failed, or where only the measures are known
     */
    public record Row(int number, List<Double> values, int repeat, double[] measures, Optional<Failure> failure, Optional<Work> work) {}

    /**
     * What a run took that reached its end.
     *
     * @param kernel as of a single run: {@code vector} if a pass went over to vectors, else {@code scalar}
     * @param spikes by population, of those that can spike
     */
    public record Work(long steps, String kernel, Map<String, Long> spikes) {}

    /**
     * How a run blew up, or why it could not begin.
     *
     * @param text  in short: {@code blew up at 6.95 ms}, or {@link #UNBEGUN}
     * @param time  ms
     * @param cause what failed: {@code V left its bound abs(V) <= 200 mV}
     * @param spot  where, if it was in the state
     */
    public record Failure(String text, double time, String cause, Optional<Spot> spot) {
        /** Of a run for whose values there is no start. */
        public static final String UNBEGUN = "could not begin";

        public boolean isUnbegun() {
            return text.equals(UNBEGUN);
        }
    }

    /**
     * What failed first.
     *
     * @param where    the population or connection, and which of it: {@code cells, neuron 0}
     * @param variable of it
     * @param value    in the unit
     * @param unit     its symbol; empty for a plain number
     */
    public record Spot(String where, String variable, double value, String unit) {}

    public Sweep sweep() {
        return experiment.sweep().orElseThrow();
    }

    /** Whether every run was made. */
    public boolean isWhole() {
        return rows.size() == sweep().runs();
    }

    /** What the runs that reached their end took together; the kernel is {@code vector} if one of them went over to vectors. */
    public Optional<Work> work() {
        return rows.stream().flatMap(row -> row.work().stream()).reduce(Swept::together);
    }

    private static Work together(Work one, Work other) {
        Map<String, Long> spikes = new TreeMap<>(one.spikes());
        other.spikes().forEach((population, count) -> spikes.merge(population, count, Long::sum));
        return new Work(one.steps() + other.steps(), one.kernel().equals("vector") ? one.kernel() : other.kernel(), spikes);
    }

    /** How many runs blew up. */
    public long failed() {
        return rows.stream().filter(row -> row.failure().isPresent()).count();
    }
}
