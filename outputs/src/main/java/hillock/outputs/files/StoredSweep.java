package hillock.outputs.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import io.jhdf.exceptions.HdfException;
import hillock.language.model.Experiment;
import hillock.language.model.Sweep;
import hillock.language.syntax.UserError;
import hillock.simulator.recording.Swept;

/** Makes what came of a sweep again out of its table. */
public final class StoredSweep {
    private final Sweep sweep;
    private final StoredRun run;
    private final double[][] columns;

    private StoredSweep(StoredRun run, Sweep sweep, double[][] columns) {
        this.run = run;
        this.sweep = sweep;
        this.columns = columns;
    }

    /** @throws UserError if the table is not there, or cannot be read */
    public static Swept of(StoredRun run, Experiment experiment) {
        Sweep sweep = experiment.sweep().orElseThrow();
        List<String> names = new ArrayList<>(SweepColumns.names(sweep));
        names.add(sweep.axes().size(), "repeat");
        for (Format format : Format.values()) {
            String name = SweepResults.TABLE + format.ending();
            if (!run.files().contains(name)) continue;
            Path file = run.results().resolve(name);
            try {
                List<Swept.Row> rows = new StoredSweep(run, sweep, StoredTable.swept(file, format, names)).rows();
                return new Swept(experiment, rows, 1, Map.of(), List.of(), Optional.empty());
            } catch (IOException | HdfException e) {
                throw StoredRun.wrong("cannot read " + file + ": " + e.getMessage(), "run again");
            }
        }
        throw StoredRun.wrong("there is no table of a sweep in " + run.results(), "run again");
    }

    private List<Swept.Row> rows() throws IOException {
        List<Map<Double, Integer>> places = sweep.axes().stream().map(StoredSweep::places).toList();
        List<Swept.Row> rows = new ArrayList<>();
        for (int r = 0; r < columns[0].length; r++) {
            int point = 0;
            for (int a = 0; a < places.size(); a++) {
                Integer place = places.get(a).get(columns[a][r]);
                if (place == null) throw new IOException(columns[a][r] + " is no value of " + sweep.axes().get(a).label());
                point = point * sweep.axes().get(a).values().size() + place;
            }
            int repeat = (int) columns[places.size()][r];
            int number = point * sweep.repeat() + repeat;
            double[] measures = new double[sweep.measures().size()];
            for (int m = 0; m < measures.length; m++) measures[m] = columns[places.size() + 1 + m][r];
            rows.add(new Swept.Row(number, sweep.values(number), repeat, measures, failure(number), Optional.empty()));
        }
        return rows;
    }

    /** Where in an axis a value stands, as the table has it. */
    private static Map<Double, Integer> places(Sweep.Axis axis) {
        Map<Double, Integer> places = new HashMap<>();
        for (int k = 0; k < axis.values().size(); k++) places.put(axis.unit().fromCoherent(axis.values().get(k)), k);
        return places;
    }

    /** What a figure needs of it: that it was there. */
    private Optional<Swept.Failure> failure(int number) {
        boolean failed = run.failures().orElseThrow().contains(number);
        return failed ? Optional.of(new Swept.Failure("blew up", Double.NaN, "", Optional.empty())) : Optional.empty();
    }
}
