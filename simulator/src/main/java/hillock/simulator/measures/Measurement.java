package hillock.simulator.measures;

import hillock.language.model.Sweep.Measure;

/** One measure of one run, as it goes on. */
public interface Measurement {
    /** @param size how many neurons, or connections, are looked at */
    static Measurement of(Measure measure, int size) {
        return switch (measure.what()) {
            case hillock.language.model.Experiment.Observable.Spikes _ -> new OfSpikes(measure.kind(), measure.after(), size);
            case hillock.language.model.Experiment.Observable _ -> new OfSamples(measure.kind(), measure.after(), size);
        };
    }

    /** A spike of the k-th neuron looked at; those of one come by time (ms). */
    default void spike(int k, double time) {}

    /**
     * The values at a time (ms), which rises from call to call.
     *
     * @param values in the measure's unit
     * @param from   where in them those of this run begin
     */
    default void sample(double time, double[] values, int from) {}

    /**
     * What it comes to in a run up to this time (ms), in coherent units or those of the samples; NaN if there is nothing to measure, such
     * as an interval where there are not two spikes.
     */
    double value(double end);
}
