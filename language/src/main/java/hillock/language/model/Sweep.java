package hillock.language.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import hillock.language.model.Experiment.Curve;
import hillock.language.model.Experiment.Figure;
import hillock.language.model.Experiment.Observable;
import hillock.language.units.Unit;

/**
 * {@code sweep { cell.I = 0 .. 20 uA/cm^2 in 41 steps; repeat 10; measure rate(cell) after 100 ms }}: runs for all combinations of the
 * axes' values, each so many times with other random numbers.
 *
 * @param plots figures of measures over the axes
 */
public record Sweep(List<Axis> axes, int repeat, List<Measure> measures, List<Plot> plots) {
    public Sweep {
        axes = List.copyOf(axes);
        measures = List.copyOf(measures);
        plots = List.copyOf(plots);
    }

    /** How many combinations the axes' values have. */
    public long points() {
        return axes.stream().mapToLong(axis -> axis.values().size()).reduce(1, Math::multiplyExact);
    }

    /** How many runs that are, with their repeats. */
    public long runs() {
        return Math.multiplyExact(points(), repeat);
    }

    /** The axes' values in a run, in coherent units. Runs count from 0: by point (the last axis fastest), then repeat. */
    public List<Double> values(int run) {
        List<Double> values = new ArrayList<>();
        int rest = run / repeat;
        for (Axis axis : axes.reversed()) {
            values.addFirst(axis.values().get(rest % axis.values().size()));
            rest /= axis.values().size();
        }
        return List.copyOf(values);
    }

    /** The same with other figures. */
    public Sweep plotted(List<Plot> others) {
        return new Sweep(axes, repeat, measures, others);
    }

    /** What can be seen of one run: spikes that are measured as a raster, quantities over time. */
    public List<Figure> figures() {
        return measures.stream().map(Measure::what).distinct().map(Sweep::figure).toList();
    }

    private static Figure figure(Observable what) {
        return switch (what) {
            case Observable.Spikes(_, Part part) -> new Figure.Raster(List.of(part), 0, Double.POSITIVE_INFINITY);
            case Observable.OfNeurons _, Observable.OfConnections _, Observable.Aggregate _ ->
                    new Figure.Curves(List.of(new Curve.Of(what)), 0, Double.POSITIVE_INFINITY);
        };
    }

    /**
     * A parameter and the values that it takes.
     *
     * @param label  as it is written: {@code cell.I}
     * @param owner  a population or connection
     * @param from   with {@code to} the stretch of the population; 0 and 0 for a connection
     * @param values in coherent units
     * @param unit   in which they are shown
     */
    public record Axis(String label, String owner, int from, int to, String parameter, List<Double> values, Unit unit) {
        public Axis {
            values = List.copyOf(values);
        }
    }

    /**
     * One number for each run.
     *
     * @param label as it is written: {@code rate(cell)}
     * @param what  spikes, or a quantity of neurons or connections
     * @param after what happens before is left out, ms
     * @param unit  in which it is shown
     */
    public record Measure(String label, Kind kind, Observable what, double after, Unit unit) {}

    /** What can be measured; docs/numerics.md has the definitions. */
    public enum Kind {
        /** Spikes per neuron and time. */
        RATE("rate", true, false),
        /** Coefficient of variation of the intervals between spikes, mean over neurons. */
        CV("cv", true, false),
        /** Mean interval between spikes, over all intervals. */
        ISI("isi", true, false),
        /** Number of spikes of all neurons. */
        COUNT("count", true, false),
        /** Time of the first spike, from where the measure begins; mean over the neurons that spike. */
        LATENCY("latency", true, false),
        /** Of all samples. */
        MEAN("mean", false, true), STD("std", false, true), MIN("min", false, true), MAX("max", false, true),
        /** Mean interval between upward crossings of the mean; over the neurons that cross. Of spikes, as {@link #ISI}. */
        PERIOD("period", true, true),
        /** Of a quantity: how far neurons move together; of spikes: the order parameter of Kuramoto. */
        SYNCHRONY("synchrony", true, true);

        private final String word;
        private final boolean ofSpikes;
        private final boolean ofQuantities;

        Kind(String word, boolean ofSpikes, boolean ofQuantities) {
            this.word = word;
            this.ofSpikes = ofSpikes;
            this.ofQuantities = ofQuantities;
        }

        public String word() {
            return word;
        }

        public boolean ofSpikes() {
            return ofSpikes;
        }

        public boolean ofQuantities() {
            return ofQuantities;
        }
    }

    /**
     * {@code plot rate(cell) against cell.I by cell.sigma}: a curve for each value of {@code by}, with its spread over repeats; with two
     * axes and no {@code by} a map of both. Numbers count measures and axes.
     */
    public record Plot(int measure, int against, Optional<Integer> by) {}
}
