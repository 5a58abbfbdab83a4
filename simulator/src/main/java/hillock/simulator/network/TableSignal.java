package hillock.simulator.network;

import java.util.Arrays;
import java.util.Optional;
import hillock.language.model.CheckedFile;
import hillock.language.model.DataTable;
import hillock.language.model.Experiment;
import hillock.language.model.Model;

/**
 * A recorded input, read at a time: linear between its rows, or held from each row to the next. Before its first row and after its last
 * it keeps those rows' values. Reading is fastest when times rise.
 */
public final class TableSignal {
    private final Model.Table table;
    private final int size;
    private final double[] times;
    private final double[][] columns;
    private int row;

    private TableSignal(Model.Table table, int size, double[] times, double[][] columns) {
        this.table = table;
        this.size = size;
        this.times = times;
        this.columns = columns;
    }

    /** The signal of one of a population's tables. */
    public static TableSignal of(CheckedFile file, Neurons neurons, Model.Table table) {
        TableSignal signal = neurons.tables().get(table.name());
        if (signal == null) {
            throw new IllegalArgumentException(file.experiment().name() + ": " + neurons.name() + " has no table " + table.name());
        }
        return new TableSignal(table, signal.size, signal.times, signal.columns);
    }

    static TableSignal of(Build build, Experiment.Population population, Model.Table table, Optional<Quantities> wanted) {
        DataTable data = table.data();
        String path = population.model().name() + "." + owner(table);
        int signals = data.columns().size() - 1;
        if (data.rows() == 0 || signals < 1) {
            throw build.error(path, data.file() + " holds no signal",
                    "give it a header, a column of times and at least one column of values");
        }
        double[] times = data.columns().getFirst();
        for (int r = 1; r < times.length; r++) {
            if (times[r] > times[r - 1]) continue;
            throw build.error(path,
                    "the times in " + data.file() + " do not rise: " + times[r] + " ms stands behind " + times[r - 1] + " ms",
                    "sort its rows by time and keep one row for each time");
        }
        int size = population.size();
        double[][] columns = new double[size == 0 || signals == 1 || wanted.isPresent() && wanted.get().uniform() ? 1 : size][];
        for (int e = 0; e < columns.length; e++) {
            columns[e] = data.columns().get(1 + column(build, population, path, data, wanted, e));
        }
        return new TableSignal(table, size, times, columns);
    }

    /** The expression or equation that a table stands in: names such as {@code I@table1} begin with it. */
    private static String owner(Model.Table table) {
        int at = table.name().indexOf('@');
        return at < 0 ? table.name() : table.name().substring(0, at);
    }

    private static int column(Build build, Experiment.Population population, String path, DataTable data, Optional<Quantities> wanted,
            int e) {
        int signals = data.columns().size() - 1;
        if (wanted.isEmpty() || population.size() == 0) {
            if (signals == 1 || signals == population.size()) return e;
            throw build.error(path, data.file() + " has " + signals + " columns of values, but " + population.name() + " has "
                    + population.size() + " neurons", "give one column for all, one for each neuron, or say which: column = i");
        }
        double column = wanted.get().at(e);
        if (column >= 0 && column < signals && column == Math.rint(column)) return (int) column;
        String shown = column == Math.rint(column) ? Long.toString((long) column) : Double.toString(column);
        throw build.error(path,
                population.name() + "[" + e + "] asks for column " + shown + " of " + data.file() + ", which has " + signals,
                "columns are whole numbers that count from 0 behind the column of times");
    }

    /** Whether the value is held from row to row; give {@link #fill} the step's start then, moved on by a small part of a step. */
    public boolean held() {
        return table.held();
    }

    /** How many neurons it feeds. */
    public int size() {
        return size;
    }

    /** Whether all neurons get the same. */
    public boolean uniform() {
        return columns.length == 1;
    }

    /**
     * The signal at a time.
     *
     * @param time in ms
     * @param out  one value a neuron, in coherent units
     */
    public void fill(double time, double[] out) {
        seek(time);
        double share = share(time);
        if (columns.length == 1) {
            Arrays.fill(out, value(columns[0], share));
        } else {
            for (int e = 0; e < columns.length; e++) out[e] = value(columns[e], share);
        }
    }

    /** The time of the first row behind a time, both in ms; infinite if there is none. */
    public double rowAfter(double time) {
        seek(time);
        double beyond = time + 64 * Math.ulp(time);
        for (int r = row; r < times.length; r++) if (times[r] > beyond) return times[r];
        return Double.POSITIVE_INFINITY;
    }

    /** As {@link #fill}, as quantities. */
    Quantities at(double time) {
        double[] out = new double[size];
        fill(time, out);
        return Quantities.of(out);
    }

    /** What to tell the user if the table does not reach from {@code from} to {@code to} (ms). */
    public Optional<String> gap(double from, double to) {
        double first = times[0];
        double last = times[times.length - 1];
        if (first <= from && (last >= to || table.held())) return Optional.empty();
        String reach = table.data().file() + " reaches from " + first + " to " + last + " ms";
        return Optional.of(reach + ", the run from " + from + " to " + to + " ms; outside, its first or last value is used");
    }

    /** Moves to the last row at or before a time, or the first. */
    private void seek(double time) {
        if (row > 0 && times[row] > time) {
            int found = Arrays.binarySearch(times, time);
            row = Math.max(0, found >= 0 ? found : -found - 2);
        }
        while (row + 1 < times.length && times[row + 1] <= time) row++;
    }

    private double share(double time) {
        if (table.held() || row + 1 == times.length || time <= times[row]) return 0;
        return (time - times[row]) / (times[row + 1] - times[row]);
    }

    private double value(double[] column, double share) {
        return share == 0 ? column[row] : column[row] + share * (column[row + 1] - column[row]);
    }
}
