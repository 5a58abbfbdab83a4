package hillock.outputs.files;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import hillock.language.model.Sweep;
import hillock.language.units.Unit;
import hillock.simulator.recording.SpikeTrain;
import hillock.simulator.recording.Swept;
import hillock.simulator.recording.Trace;

/** What stands in the archives for NumPy. */
final class NpzFiles {
    private NpzFiles() {}

    /**
     * {@code t}, {@code values} (a row a sample, a column a neuron or connection), their units, and which columns these are:
     * {@code neuron}, or {@code source} and {@code target}.
     */
    static void write(Trace trace, boolean plainTime, OutputStream out) throws IOException {
        try (Npz npz = new Npz(out)) {
            npz.doubles("t", trace.rows(), trace::time);
            npz.matrix("values", trace.rows(), trace.columns().size(), trace::copyRow);
            npz.text("t_unit", plainTime ? "" : "ms");
            npz.text("unit", trace.unit().symbol());
            for (Map.Entry<String, long[]> indices : ColumnIndices.of(trace.columns()).entrySet()) {
                npz.wholes(indices.getKey(), indices.getValue());
            }
        }
    }

    /** {@code neuron} and {@code t} of the spikes that are wanted. */
    static void write(SpikeTrain spikes, IntPredicate wanted, boolean plainTime, OutputStream out) throws IOException {
        int[] kept = IntStream.range(0, spikes.count()).filter(wanted).toArray();
        try (Npz npz = new Npz(out)) {
            npz.wholes("neuron", IntStream.of(kept).mapToLong(spikes::neuron).toArray());
            npz.doubles("t", kept.length, k -> spikes.time(kept[k]));
            npz.text("t_unit", plainTime ? "" : "ms");
        }
    }

    /**
     * An array for each axis and measure, by its label, {@code repeat} and {@code failure}; {@code names} and {@code units} say what is
     * shown in what.
     */
    static void write(Swept swept, OutputStream out) throws IOException {
        Sweep sweep = swept.sweep();
        List<Swept.Row> rows = swept.rows();
        try (Npz npz = new Npz(out)) {
            for (int a = 0; a < sweep.axes().size(); a++) {
                int axis = a;
                Unit unit = sweep.axes().get(a).unit();
                npz.doubles(sweep.axes().get(a).label(), rows.size(), k -> unit.fromCoherent(rows.get(k).values().get(axis)));
            }
            npz.wholes("repeat", rows.stream().mapToLong(Swept.Row::repeat).toArray());
            for (int m = 0; m < sweep.measures().size(); m++) {
                int measure = m;
                npz.doubles(sweep.measures().get(m).label(), rows.size(), k -> rows.get(k).measures()[measure]);
            }
            npz.texts("failure", rows.stream().map(row -> row.failure().map(Swept.Failure::text).orElse("")).toList());
            npz.texts("names", SweepColumns.names(sweep));
            npz.texts("units", SweepColumns.units(sweep));
        }
    }
}
