package hillock.language.model;

import java.util.List;
import java.util.Optional;
import hillock.language.model.Model.Initial;
import hillock.language.model.Model.Values;
import hillock.language.units.Unit;

/**
 * A whole checked file: what to simulate and what to look at. Everything is resolved; what is left to the simulator is to draw random
 * numbers, evaluate values, build connections and step.
 *
 * @param name        the file's name without its ending: {@code two-neurons}
 * @param plain       whether the whole file has no unit, so that time is shown as a plain number too
 * @param simulation  empty in a file that only holds models
 * @param changes     those of {@code at}, by time
 */
public record Experiment(
        String name,
        boolean plain,
        List<Population> populations,
        List<Connection> connections,
        Optional<Simulation> simulation,
        List<Change> changes,
        List<Recorded> records,
        List<Figure> figures,
        Optional<Sweep> sweep) {

    /** Without a sweep. */
    public Experiment(String name, boolean plain, List<Population> populations, List<Connection> connections,
            Optional<Simulation> simulation, List<Change> changes, List<Recorded> records, List<Figure> figures) {
        this(name, plain, populations, connections, simulation, changes, records, figures, Optional.empty());
    }

    /** The same, simulated in another way. */
    public Experiment simulated(Simulation other) {
        return new Experiment(name, plain, populations, connections, Optional.of(other), changes, records, figures, sweep);
    }

    /** The same with another sweep. */
    public Experiment swept(Sweep other) {
        return new Experiment(name, plain, populations, connections, simulation, changes, records, figures, Optional.of(other));
    }

    /**
     * A population. For both lists: later entries replace earlier ones where they overlap (the model's own values come first in
     * {@code Model}, then these: the population's block, changes at the top level, {@code --set}).
     */
    public record Population(String name, int size, Model model, List<Setting> parameters, List<Start> initials) {}

    /** A parameter's value in a stretch of a population; {@code i} and {@code size} count within the stretch. */
    public record Setting(int from, int to, String parameter, Values value) {}

    /** A variable's initial value in a stretch of a population. */
    public record Start(int from, int to, Initial initial) {}

    /**
     * Method and steps. Times in ms.
     *
     * @param method    as it is written, {@code euler}; the check of the text lets no other pass than those that the simulator has
     * @param precision in which numbers the step is computed
     * @param weights   in which numbers sums over connections keep what they multiply each connection by
     * @param tolerance of methods that choose their steps
     */
    public record Simulation(double duration, double dt, String method, long seed, int threads, Arithmetic arithmetic,
            Precision precision, Precision weights, double tolerance) {

        /** The same at another tolerance. */
        public Simulation tolerating(double other) {
            return new Simulation(duration, dt, method, seed, threads, arithmetic, precision, weights, other);
        }
    }

    /**
     * A kind of floating-point numbers. The step is computed in either, from memory that holds binary64; weights lie in memory in the
     * kind that is asked for.
     */
    public enum Precision {
        /** IEEE 754 binary64. */
        DOUBLE("double"),
        /** IEEE 754 binary32. */
        SINGLE("single");

        private final String word;

        Precision(String word) {
            this.word = word;
        }

        /** As it is written: {@code single}. */
        public String word() {
            return word;
        }

        /** The nearest number of this precision, ties to even. */
        public double rounded(double number) {
            return this == SINGLE ? (float) number : number;
        }

        /** The largest finite number. */
        public double largest() {
            return this == SINGLE ? Float.MAX_VALUE : Double.MAX_VALUE;
        }
    }

    /** How equations become floating-point operations. */
    public enum Arithmetic {
        /** With the rewrites that docs/numerics.md names: they move results by rounding. */
        FAST,
        /** Operation by operation as written, but for removable singularities. */
        LITERAL
    }

    /**
     * {@code at time { population.parameter = value }}: a change of a population's or (with from = to = 0) a connection's parameter.
     *
     * @param number the how many-th of all changes in the text it is, from 0: its origin is {@code at.0}
     */
    public record Change(double time, int number, String owner, int from, int to, String parameter, Values value) {
        /** Where in the text it stands. */
        public String path() {
            return "at." + number;
        }

        /** Whether it gives a parameter of a neuron, or of any edge, its value. */
        public boolean gives(String name, int element) {
            return parameter.equals(name) && (to == 0 || from <= element && element < to);
        }
    }

    /**
     * {@code record what every .. from .. to ..}; times in ms, {@code every} empty for each step, {@code to} infinite if not given.
     */
    public record Recorded(Observable what, Optional<Double> every, double from, double to) {}

    /** What can be looked at. */
    public sealed interface Observable {
        /** As in a file's name: {@code cells.V}, {@code driver-follower.I}, {@code mean(cells.V)}; the same for different slices. */
        String label();

        /**
         * A quantity of each neuron of a part.
         *
         * @param term over OWN names of the population's model
         */
        record OfNeurons(String label, Part part, Term term, Unit unit) implements Observable {}

        /** A quantity of each connection. */
        record OfConnections(String label, String connection, Term term, Unit unit) implements Observable {}

        /** One number over all of these neurons or connections. */
        record Aggregate(String label, Statistic statistic, Observable of) implements Observable {}

        record Spikes(String label, Part part) implements Observable {}
    }

    public enum Statistic { MEAN, SUM, MIN, MAX, STD }

    /** A figure; {@code from} and {@code to} in ms, {@code to} infinite if not given. */
    public sealed interface Figure {
        double from();

        double to();

        /** Curves over time; those of one dimension share a panel. */
        record Curves(List<Curve> curves, double from, double to) implements Figure {}

        record Raster(List<Part> parts, double from, double to) implements Figure {}

        /**
         * {@code plot y against x}: a phase plane. Both have equally many columns, or x has one.
         *
         * @param nullclines whether to show where each stands still; both are state variables of one part of a population then
         */
        record Phase(Observable x, Observable y, boolean nullclines, double from, double to) implements Figure {
            /** Without nullclines. */
            public Phase(Observable x, Observable y, double from, double to) {
                this(x, y, false, from, to);
            }
        }

        record Histogram(Observable of, double from, double to) implements Figure {}

        /** A connection's quantity as a matrix, row = target, column = source. */
        record Matrix(Observable of, double from, double to) implements Figure {}
    }

    public sealed interface Curve {
        record Of(Observable what) implements Curve {}

        /** {@code rate(cells, 5 ms)}: the part's mean firing rate in bins of that width (ms), shown in Hz (plain: per time). */
        record Rate(Part part, double bin) implements Curve {}
    }
}
