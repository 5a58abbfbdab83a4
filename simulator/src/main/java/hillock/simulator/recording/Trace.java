package hillock.simulator.recording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import hillock.language.units.Unit;

/**
 * What was recorded of one variable: one column a neuron (or connection, or a single one for a mean), one row a sample.
 * Values are in {@link #unit}, times in ms. Rows are stored one after another, in blocks.
 */
public final class Trace {
    private static final int BLOCK = 1 << 16;
    private final String label;
    private final Unit unit;
    private final List<String> columns;
    private final int rowsPerBlock;
    private final List<double[]> blocks = new ArrayList<>();
    private double[] times = new double[1024];
    private int rows;

    /**
     * @param label   {@code cells.V}
     * @param columns one header a column: the neuron's index in its population {@code 0}, {@code 0->1} for a connection,
     *                the label for an aggregate
     */
    public Trace(String label, Unit unit, List<String> columns) {
        this.label = label;
        this.unit = unit;
        this.columns = List.copyOf(columns);
        this.rowsPerBlock = Math.max(1, BLOCK / Math.max(1, columns.size()));
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
        return rows;
    }

    /** The time of a sample, in ms. */
    public double time(int row) {
        return times[Objects.checkIndex(row, rows)];
    }

    public double value(int row, int column) {
        Objects.checkIndex(row, rows);
        Objects.checkIndex(column, columns.size());
        return blocks.get(row / rowsPerBlock)[row % rowsPerBlock * columns.size() + column];
    }

    /** All times, in ms: a new array of length {@link #rows}. */
    public double[] times() {
        return Arrays.copyOf(times, rows);
    }

    /** One column over all samples: a new array of length {@link #rows}, in {@link #unit}. */
    public double[] column(int column) {
        Objects.checkIndex(column, columns.size());
        double[] values = new double[rows];
        int width = columns.size();
        for (int b = 0, row = 0; row < rows; b++) {
            double[] block = blocks.get(b);
            for (int k = column; k < block.length && row < rows; k += width) values[row++] = block[k];
        }
        return values;
    }

    /** Copies one sample's values into the start of {@code into}, which has at least as many elements as there are columns. */
    public void copyRow(int row, double[] into) {
        Objects.checkIndex(row, rows);
        int width = columns.size();
        System.arraycopy(blocks.get(row / rowsPerBlock), row % rowsPerBlock * width, into, 0, width);
    }

    /** Adds a row. {@code values} are in coherent units and copied. */
    public void add(double time, double[] values) {
        int width = columns.size();
        if (rows == times.length) times = Arrays.copyOf(times, rows + (rows >> 1));
        if (rows / rowsPerBlock == blocks.size()) blocks.add(new double[rowsPerBlock * width]);
        double[] block = blocks.getLast();
        int at = rows % rowsPerBlock * width;
        if (unit.isCoherent()) System.arraycopy(values, 0, block, at, width);
        else for (int k = 0; k < width; k++) block[at + k] = unit.fromCoherent(values[k]);
        times[rows++] = time;
    }
}
