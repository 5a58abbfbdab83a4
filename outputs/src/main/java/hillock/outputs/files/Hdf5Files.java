package hillock.outputs.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
 * What stands in HDF5 files: the datasets that the archives for NumPy have too, with units as their attribute {@code unit}; those without
 * elements are named by the file's attribute {@code empty}. The library writes whole arrays, so that a recording has to fit into memory
 * once more.
 */
final class Hdf5Files {
    private static final String UNIT = "unit";
    /** An attribute of the whole file: names of datasets without elements, which the library cannot write. */
    private static final String EMPTY = "empty";

    private Hdf5Files() {}

    private interface Content {
        void into(Datasets file);
    }

    private static void write(Path path, Content content) throws IOException {
        try (WritableHdfFile file = HdfFile.write(path)) {
            Datasets datasets = new Datasets(file, new ArrayList<>());
            content.into(datasets);
            if (!datasets.empty().isEmpty()) file.putAttribute(EMPTY, datasets.empty().toArray(String[]::new));
        } catch (HdfException failure) {
            throw new IOException(failure.getMessage(), failure);
        } catch (OutOfMemoryError _) {
            throw new IOException("it does not fit into memory once more, which HDF5 files here need; --format npz does not");
        }
    }

    /**
     * {@code t}, {@code values} (a row a sample, a column a neuron or connection), and {@code neuron}, or {@code source} and
     * {@code target}.
     */
    static void write(Trace trace, boolean plainTime, Path path) throws IOException {
        write(path, file -> {
            file.put("t", trace.times(), trace.rows(), plainTime ? "" : "ms");
            double[][] values = new double[trace.rows()][trace.columns().size()];
            for (int row = 0; row < values.length; row++) trace.copyRow(row, values[row]);
            file.put("values", values, trace.rows() * Math.min(1, trace.columns().size()), trace.unit().symbol());
            ColumnIndices.of(trace.columns()).forEach((name, indices) -> file.put(name, indices, indices.length, ""));
        });
    }

    /** {@code neuron} and {@code t} of the spikes that are wanted. */
    static void write(SpikeTrain spikes, IntPredicate wanted, boolean plainTime, Path path) throws IOException {
        write(path, file -> {
            int[] kept = IntStream.range(0, spikes.count()).filter(wanted).toArray();
            file.put("neuron", IntStream.of(kept).mapToLong(spikes::neuron).toArray(), kept.length, "");
            file.put("t", IntStream.of(kept).mapToDouble(spikes::time).toArray(), kept.length, plainTime ? "" : "ms");
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
                file.put(axis.label(), rows.stream().mapToDouble(row -> axis.unit().fromCoherent(row.values().get(number))).toArray(),
                        rows.size(), axis.unit().symbol());
            }
            file.put("repeat", rows.stream().mapToLong(Swept.Row::repeat).toArray(), rows.size(), "");
            for (int m = 0; m < sweep.measures().size(); m++) {
                int number = m;
                file.put(sweep.measures().get(m).label(), rows.stream().mapToDouble(row -> row.measures()[number]).toArray(), rows.size(),
                        sweep.measures().get(m).unit().symbol());
            }
            String[] failures = rows.stream().map(row -> row.failure().map(Swept.Failure::text).orElse("")).toArray(String[]::new);
            file.put("failure", failures, rows.size(), "");
        });
    }

    /** What is put into one file. */
    private record Datasets(WritableHdfFile file, List<String> empty) {
        /** A slash in a name would mean a group. */
        void put(String name, Object array, int size, String unit) {
            String safe = name.replace("/", ":");
            if (size == 0) {
                empty.add(safe);
                return;
            }
            WritableDataset dataset = file.putDataset(safe, array);
            if (!unit.isEmpty()) dataset.putAttribute(UNIT, unit);
        }
    }
}
