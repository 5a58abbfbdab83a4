package hillock.simulator.recording;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.model.Experiment;

/**
 * The result of a run.
 *
 * @param experiment  what was run
 * @param traces      by label; those the user recorded or a plot needs
 * @param spikes      by population, for every population with a spike condition
 * @param figures     for each figure of the experiment, the traces it shows, in order of its observables
 * @param summary     what summary.json holds of the run itself
 */
public record Recording(
        Experiment experiment,
        Map<String, Trace> traces,
        Map<String, SpikeTrain> spikes,
        List<Figured> figures,
        FinalState finalState,
        Summary summary) {

    /**
     * The data of one figure.
     *
     * @param shown    for each observable in it, a trace and which of the trace's columns it means
     * @param portrait of a phase plane with nullclines, once they were found
     */
    public record Figured(Experiment.Figure figure, List<Shown> shown, Optional<Portrait> portrait) {
        public Figured(Experiment.Figure figure, List<Shown> shown) {
            this(figure, shown, Optional.empty());
        }
    }

    /** @param labels one for each column, for a legend: {@code cells[0].V}, {@code (driver -> follower).I 0 -> 0} */
    public record Shown(String label, Trace trace, int[] columns, List<String> labels) {}

    /** The state at the end: for each population or connection, each state variable's values in coherent units. Keys: {@code cells.V}. */
    public record FinalState(double time, Map<String, double[]> values) {}

    /**
     * @param kernel      {@code vector} if a pass went over to vectors, else {@code scalar} or {@code interpreter}
     * @param seconds     by phase: check, build, compile, simulate
     * @param calculus    {@code Ito} or {@code Stratonovich}; empty without white noise
     * @param reflections by variable, {@code cells.m}, how often a bound reflected it
     * @param control     of a method that chose its steps
     */
    public record Summary(String method, double dt, double duration, long steps, long seed, int threads, String kernel,
            Map<String, Double> seconds, List<String> warnings, Optional<String> calculus, Map<String, Long> reflections,
            Optional<Control> control) {}

    /**
     * @param rejected how many steps were tried again, shorter, because they erred by more than the tolerance; they are not among the steps
     * @param jacobian of an implicit method, how its Jacobian was taken
     */
    public record Control(double tolerance, long rejected, Optional<String> jacobian) {}

    /** The same with other data of its figures. */
    public Recording withFigures(List<Figured> others) {
        return new Recording(experiment, traces, spikes, others, finalState, summary);
    }

    /** Whether it ended before its time: blown up, or told to stop. */
    public boolean isEarly() {
        return finalState.time() < summary.duration() * (1 - 1e-9);
    }

    /** The values of one neuron over time, in the trace's unit: {@code trace("cells.V", 0)}. */
    public double[] trace(String label, int column) {
        return traceNamed(label).column(column);
    }

    public Trace traceNamed(String label) {
        Trace trace = traces.get(label);
        if (trace == null) throw new IllegalArgumentException(label + " was not recorded; recorded are " + traces.keySet());
        return trace;
    }
}
