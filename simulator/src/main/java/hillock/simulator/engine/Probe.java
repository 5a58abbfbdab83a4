package hillock.simulator.engine;

import java.util.List;
import java.util.stream.IntStream;
import hillock.language.model.Experiment.Statistic;
import hillock.language.units.Unit;

/** Reads one observable at the present moment. */
interface Probe {
    Unit unit();

    /** Which neurons of the population, or which edges, {@link #read} gives, in this order. */
    int[] elements();

    /** The headers of all columns. */
    List<String> columns();

    /** Puts the values, in coherent units, into {@code row} from 0 on. Inputs and signals must be those of the present. */
    void read(Clock clock, double[] row);

    /** Everything of a stretch of a field. */
    record OfField(Unit unit, Field field, int from, List<String> columns) implements Probe {
        @Override public int[] elements() {
            return IntStream.range(from, from + columns.size()).toArray();
        }

        @Override public void read(Clock clock, double[] row) {
            field.read(from, row, columns.size());
        }
    }

    /** A computed quantity: a pass that stores it into a field. */
    record Computed(Unit unit, Pass pass, Field field, int from, List<String> columns) implements Probe {
        @Override public int[] elements() {
            return IntStream.range(from, from + columns.size()).toArray();
        }

        @Override public void read(Clock clock, double[] row) {
            pass.run(clock, from, from + columns.size());
            field.read(from, row, columns.size());
        }
    }

    /** One number over another probe's. Sums run in the order of the elements; STD divides by their number. */
    record Over(Statistic statistic, Probe of, String label, double[] scratch) implements Probe {
        @Override public Unit unit() {
            return of.unit();
        }

        @Override public int[] elements() {
            return new int[] {0};
        }

        @Override public List<String> columns() {
            return List.of(label);
        }

        @Override public void read(Clock clock, double[] row) {
            of.read(clock, scratch);
            row[0] = switch (statistic) {
                case SUM -> sum();
                case MEAN -> sum() / scratch.length;
                case MIN -> extreme(-1);
                case MAX -> extreme(1);
                case STD -> deviation();
            };
        }

        private double sum() {
            double sum = 0;
            for (double value : scratch) sum += value;
            return sum;
        }

        private double extreme(int sign) {
            double extreme = Double.NaN;
            for (double value : scratch) extreme = Double.isNaN(extreme) || sign * value > sign * extreme ? value : extreme;
            return extreme;
        }

        private double deviation() {
            double mean = sum() / scratch.length;
            double squares = 0;
            for (double value : scratch) squares += (value - mean) * (value - mean);
            return Math.sqrt(squares / scratch.length);
        }
    }
}
