package hillock.outputs.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableDataset;
import io.jhdf.exceptions.HdfException;
import hillock.language.model.Sweep;
import hillock.simulator.recording.SpikeTrain;
import hillock.simulator.recording.Swept;
import hillock.simulator.recording.Trace;

/**
 * What stands in HDF5 files: the datasets that the archives for NumPy have too, with units as their attribute {@code unit}. The library writes
 * whole arrays, so that a recording has to fit into memory once more.
 */
final class Hdf5Files {
    private static final String UNIT = "unit";

    private Hdf5Files() {}

    private interface Content {
        void into(WritableHdfFile file);
    }

    private static void write(Path path, Content content) throws IOException {
        try (WritableHdfFile file = HdfFile.write(path)) {
            content.into(file);
        } catch (HdfException failure) {
            throw new IOException(failure.getMessage(), failure);
        } catch (OutOfMemoryError _) {
            throw new IOException("it does not fit into memory once more, which HDF5 files here need; --format npz does not");
        }
    }

    /** {@code t}, {@code values} (a row a sample, a column a neuron or connection), and {@code neuron}, or {@code source} and {@code target}. */
    static void write(Trace trace, boolean plainTime, Path path) throws IOException {
        write(path, file -> {
            put(file, "t", trace.times(), trace.rows(), plainTime ? "" : "ms");
            double[][] values = new double[trace.rows()][trace.columns().size()];
            for (int row = 0; row < values.length; row++) trace.copyRow(row, values[row]);
            put(file, "values", values, values.length, trace.unit().symbol());
            ColumnIndices.of(trace.columns()).forEach((name, indices) -> put(file, name, indices, indices.length, ""));
        });
    }

    /** {@code neuron} and {@code t} of the spikes that are wanted. */
    static void write(SpikeTrain spikes, IntPredicate wanted, boolean plainTime, Path path) throws IOException {
        write(path, file -> {
            int[] kept = IntStream.range(0, spikes.count()).filter(wanted).toArray();
            put(file, "neuron", IntStream.of(kept).mapToLong(spikes::neuron).toArray(), kept.length, "");
            put(file, "t", IntStream.of(kept).mapToDouble(spikes::time).toArray(), kept.length, plainTime ? "" : "ms");
        });
    }

    /** A dataset for each axis and measure, by its label, {@code repeat} and {@code failure}. */
    static void write(Swept swept, Path path) throws IOException {
        Sweep sweep = swept.sweep();
        List<Swept.Row> rows = swept.rows();
        write(path, file -> {
            for (int a = 0; a < sweep.axes().size(); a++) {
                Sweep.Axis axis = sweep.axes().get(a);
                int number = a;
                put(file, axis.label(), rows.stream().mapToDouble(row -> axis.unit().fromCoherent(row.values().get(number))).toArray(),
                        rows.size(), axis.unit().symbol());
            }
            put(file, "repeat", rows.stream().mapToLong(Swept.Row::repeat).toArray(), rows.size(), "");
            for (int m = 0; m < sweep.measures().size(); m++) {
                int number = m;
                put(file, sweep.measures().get(m).label(), rows.stream().mapToDouble(row -> row.measures()[number]).toArray(), rows.size(),
                        sweep.measures().get(m).unit().symbol());
            }
            String[] failures = rows.stream().map(row -> row.failure().map(Swept.Failure::text).orElse("")).toArray(String[]::new);
            put(file, "failure", failures, rows.size(), "");
        });
    }

    /** Nothing for no elements, which the library cannot write; a slash in a name would mean a group. */
    private static void put(WritableHdfFile file, String name, Object array, int size, String unit) {
        if (size == 0) return;
        WritableDataset dataset = file.putDataset(name.replace("/", ":"), array);
        if (!unit.isEmpty()) dataset.putAttribute(UNIT, unit);
    }
}
