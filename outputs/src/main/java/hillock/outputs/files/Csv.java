package hillock.outputs.files;

import java.io.IOException;
import java.util.List;
import java.util.function.IntPredicate;
import hillock.language.model.Sweep;
import hillock.language.units.Unit;
import hillock.simulator.recording.SpikeTrain;
import hillock.simulator.recording.Swept;
import hillock.simulator.recording.Trace;

/** The CSV files that a user reads back: a header with units, one row a sample or a spike, every digit of every double. */
final class Csv {
    private Csv() {}

    /** {@code t [ms],0 [mV],1 [mV]}; {@code plainTime} for a file without any unit: {@code t,0,1}. */
    static void write(Trace trace, boolean plainTime, LineSink sink) throws IOException {
        sink.text(plainTime ? "t" : "t [ms]");
        for (String column : trace.columns()) sink.comma().text(quoted(header(column, trace.unit())));
        sink.endLine();
        int width = trace.columns().size();
        double[] row = new double[width];
        for (int k = 0; k < trace.rows(); k++) {
            trace.copyRow(k, row);
            sink.number(trace.time(k));
            for (int c = 0; c < width; c++) sink.comma().number(row[c]);
            sink.endLine();
        }
        sink.flush();
    }

    /** {@code neuron,t [ms]}, for the spikes that {@code wanted} holds of. */
    static void write(SpikeTrain spikes, IntPredicate wanted, boolean plainTime, LineSink sink) throws IOException {
        sink.text(plainTime ? "neuron,t" : "neuron,t [ms]").endLine();
        for (int k = 0; k < spikes.count(); k++) {
            if (wanted.test(k)) sink.number(spikes.neuron(k)).comma().number(spikes.time(k)).endLine();
        }
        sink.flush();
    }

    /**
     * A row for each run of a sweep: its axes' values, which repeat, what was measured (nothing where it could not be), and what went
     * wrong.
     */
    static void write(Swept swept, LineSink sink) throws IOException {
        Sweep sweep = swept.sweep();
        for (Sweep.Axis axis : sweep.axes()) sink.text(quoted(header(axis.label(), axis.unit()))).comma();
        sink.text("repeat");
        for (Sweep.Measure measure : sweep.measures()) sink.comma().text(quoted(header(measure.label(), measure.unit())));
        sink.comma().text("failure").endLine();
        for (Swept.Row row : swept.rows()) {
            for (int a = 0; a < sweep.axes().size(); a++) {
                sink.number(sweep.axes().get(a).unit().fromCoherent(row.values().get(a))).comma();
            }
            sink.number(row.repeat());
            for (double measured : row.measures()) {
                sink.comma();
                if (!Double.isNaN(measured)) sink.number(measured);
            }
            sink.comma().text(quoted(row.failure().map(Swept.Failure::text).orElse(""))).endLine();
        }
        sink.flush();
    }

    static String header(String column, Unit unit) {
        return unit.symbol().isEmpty() ? column : column + " [" + unit.symbol() + "]";
    }

    /** Quoted only where a reader would otherwise see two columns. */
    private static String quoted(String header) {
        boolean needed = List.of(",", "\"", "\n").stream().anyMatch(header::contains);
        return needed ? '"' + header.replace("\"", "\"\"") + '"' : header;
    }
}
