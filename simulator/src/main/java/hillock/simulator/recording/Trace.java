package hillock.simulator.recording;

import java.util.List;
import java.util.Objects;
import hillock.language.units.Unit;

/**
 * What was recorded of one variable: one column a neuron (or connection, or a single one for a mean), one row a sample.
 * Values are in {@link #unit}, times in ms. In memory, or where a {@link Storage} has them: reading rows in their order is fast in either.
 */
public final class Trace {
    private final String label;
    private final Unit unit;
    private final List<String> columns;
    /** In each row the time, then the values. */
    private final Rows table;

    /**
     * In memory.
     *
     * @param label   {@code cells.V}
     * @param columns one header a column: the neuron's index in its population {@code 0}, {@code 0->1} for a connection,
     *                the label for an aggregate
     */
    public Trace(String label, Unit unit, List<String> columns) {
        this(label, unit, columns, Storage.inMemory(), label);
    }

    /** The same in a storage, with the rows that it has of a table of that name already. */
    public Trace(String label, Unit unit, List<String> columns, Storage storage, String table) {
        this.label = label;
        this.unit = unit;
        this.columns = List.copyOf(columns);
        this.table = storage.table(table, columns.size() + 1);
    }

    public String label() {
        return label;
    }

    public Unit unit() {
        return unit;
    }

    public List<String> columns() {
        return columns;
    }

    public int rows() {
        return table.count();
    }

    /** The time of a sample, in ms. */
    public double time(int row) {
        return table.block(row)[table.at(row)];
    }

    public double value(int row, int column) {
        Objects.checkIndex(column, columns.size());
        return table.block(row)[table.at(row) + 1 + column];
    }

    /** All times, in ms: a new array of length {@link #rows}. */
    public double[] times() {
        double[] times = new double[rows()];
        for (int row = 0; row < times.length; row++) times[row] = time(row);
        return times;
    }

    /** One column over all samples: a new array of length {@link #rows}, in {@link #unit}. */
    public double[] column(int column) {
        Objects.checkIndex(column, columns.size());
        double[] values = new double[rows()];
        for (int row = 0; row < values.length; row++) values[row] = value(row, column);
        return values;
    }

    /** Copies one sample's values into the start of {@code into}, which has at least as many elements as there are columns. */
    public void copyRow(int row, double[] into) {
        System.arraycopy(table.block(row), table.at(row) + 1, into, 0, columns.size());
    }

    /** Adds a row of values in {@link #unit}, which are copied. */
    public void addShown(double time, double[] values) {
        double[] block = table.add();
        int at = table.at(table.count() - 1);
        block[at] = time;
        System.arraycopy(values, 0, block, at + 1, columns.size());
    }

    /**
     * Adds a row. {@code values} are in coherent units and copied.
     *
     * @throws StorageFailed if it could not be kept; the rows before it can still be read
     */
    public void add(double time, double[] values) {
        double[] block = table.add();
        int at = table.at(table.count() - 1);
        block[at] = time;
        if (unit.isCoherent()) System.arraycopy(values, 0, block, at + 1, columns.size());
        else for (int k = 0; k < columns.size(); k++) block[at + 1 + k] = unit.fromCoherent(values[k]);
    }
}
