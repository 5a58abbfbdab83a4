package hillock.outputs.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.model.Experiment;
import hillock.language.model.Sweep;
import hillock.outputs.plots.Figures;
import hillock.simulator.recording.Swept;

/** Writes what came of a sweep into a folder. */
public final class SweepResults {
    /** The table's name, without its ending. */
    static final String TABLE = "sweep";

    private SweepResults() {}

    /**
     * Writes {@code sweep.csv}, each figure, and {@code summary.json}. Files that an earlier run wrote into this folder are
     * removed first.
     *
     * @return the files written, in the order of writing
     * @throws WritingFailed if a file, or the folder, could not be written; all others are
     */
    public static List<Path> write(Swept swept, Path place, ResultOptions options) {
        ResultFolder folder = new ResultFolder(place);
        FileNames names = new FileNames();
        names.unique(ResultFolder.SUMMARY, "");
        long start = System.nanoTime();
        String table = names.unique(TABLE, options.format().ending());
        switch (options.format()) {
            case CSV -> folder.lines(table, sink -> Csv.write(swept, sink));
            case NPZ -> folder.stream(table, out -> NpzFiles.write(swept, out));
            case HDF5 -> folder.file(table, file -> Hdf5Files.write(swept, file));
        }
        for (int k = 0; k < swept.sweep().plots().size(); k++) {
            Figures.Picture drawn = Figures.picture(swept, k);
            String name = name(swept.sweep(), swept.sweep().plots().get(k));
            for (Figures.Form form : options.plots()) folder.whole(names.unique(name, form.ending()), drawn.as(form));
        }
        Map<String, Double> seconds = new LinkedHashMap<>(swept.seconds());
        seconds.put("write", (System.nanoTime() - start) / 1e9);
        List<Path> files = new ArrayList<>(folder.complete());
        files.add(folder.path(ResultFolder.SUMMARY));
        folder.whole(ResultFolder.SUMMARY, summary(swept, options, seconds, files).getBytes(StandardCharsets.UTF_8));
        if (!folder.failures().isEmpty()) throw new WritingFailed(folder.complete(), folder.failures());
        return folder.complete();
    }

    /** What a figure's files are called, without their endings. */
    static String name(Sweep sweep, Sweep.Plot plot) {
        return FileNames.safe(sweep.measures().get(plot.measure()).label() + "-against-" + sweep.axes().get(plot.against()).label()
                + plot.by().map(axis -> "-by-" + sweep.axes().get(axis).label()).orElse(""));
    }

    private static String summary(Swept swept, ResultOptions options, Map<String, Double> seconds, List<Path> files) {
        Experiment.Simulation simulation = swept.experiment().simulation().orElseThrow();
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("program", new Json.Text(SummaryText.PROGRAM));
        members.put("version", new Json.Text(options.version()));
        members.put("status", new Json.Text(!swept.isWhole() ? "interrupted" : "done"));
        members.put("file", new Json.Text(options.file()));
        members.put("folder", new Json.Text(Path.of("").toAbsolutePath().toString()));
        members.put("sha256", new Json.Text(options.sha256()));
        members.put("set", Json.texts(options.settings()));
        members.put("seed", new Json.Whole(simulation.seed()));
        members.put("method", new Json.Text(simulation.method()));
        swept.calculus().ifPresent(calculus -> members.put("calculus", new Json.Text(calculus)));
        members.putAll(SummaryText.numbers(simulation));
        members.put("dt", new Json.Number(simulation.dt()));
        members.put("duration", new Json.Number(simulation.duration()));
        Optional<Swept.Work> work = swept.work();
        work.ifPresent(all -> members.put("steps", new Json.Whole(all.steps())));
        members.put("threads", new Json.Whole(swept.threads()));
        work.ifPresent(all -> members.put("kernel", new Json.Text(all.kernel())));
        members.put("neurons", SummaryText.neurons(swept.experiment()));
        work.ifPresent(all -> members.put("spikes", Json.members(all.spikes(), n -> new Json.Whole(n))));
        members.put("axes", Json.members(values(swept.sweep()), n -> new Json.Whole(n)));
        members.put("repeat", new Json.Whole(swept.sweep().repeat()));
        members.put("measures", Json.texts(swept.sweep().measures().stream().map(Sweep.Measure::label).toList()));
        members.put("runs", new Json.Whole(swept.rows().size()));
        members.put("failed", new Json.Whole(swept.failed()));
        if (swept.failed() > 0) members.put("failures", failures(swept));
        members.put("seconds", Json.members(seconds, Json.Number::new));
        members.put("warnings", Json.texts(swept.warnings()));
        members.put("files", Json.texts(files.stream().map(f -> f.getFileName().toString()).toList()));
        return new Json.Members(members).text() + "\n";
    }

    /** A member for each run that blew up: which, and what went wrong. */
    private static Json failures(Swept swept) {
        List<Json> failures = new ArrayList<>();
        for (Swept.Row row : swept.rows()) row.failure().ifPresent(failure -> failures.add(failure(swept.sweep(), row, failure)));
        return new Json.Array(failures);
    }

    private static Json failure(Sweep sweep, Swept.Row row, Swept.Failure failure) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("point", new Json.Whole(row.number()));
        for (int a = 0; a < sweep.axes().size(); a++) {
            Sweep.Axis axis = sweep.axes().get(a);
            members.put(Csv.header(axis.label(), axis.unit()), new Json.Number(axis.unit().fromCoherent(row.values().get(a))));
        }
        members.put("repeat", new Json.Whole(row.repeat()));
        members.put("time", new Json.Number(failure.time()));
        members.put("cause", new Json.Text(failure.cause()));
        failure.spot().ifPresent(spot -> {
            members.put("where", new Json.Text(spot.where()));
            members.put("variable", new Json.Text(spot.variable()));
            // JSON has no word for what is not finite
            double value = spot.value();
            members.put("value", Double.isFinite(value) ? new Json.Number(value) : new Json.Text(Double.toString(value)));
            members.put("unit", new Json.Text(spot.unit()));
        });
        return new Json.Members(members);
    }

    private static Map<String, Integer> values(Sweep sweep) {
        Map<String, Integer> values = new LinkedHashMap<>();
        for (Sweep.Axis axis : sweep.axes()) values.put(axis.label(), axis.values().size());
        return values;
    }
}
