package hillock.outputs.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import hillock.language.model.Experiment.Curve;
import hillock.language.model.Experiment.Figure;
import hillock.language.model.Experiment.Observable;
import hillock.language.model.Experiment.Recorded;
import hillock.language.model.Part;
import hillock.outputs.plots.Figures;
import hillock.simulator.recording.Recording;
import hillock.simulator.recording.SpikeTrain;
import hillock.simulator.recording.Trace;

/** Writes a run's results into a folder. */
public final class Results {
    static final String FINAL_STATE = "final-state";
    private final Recording recording;
    private final ResultOptions options;
    private final ResultFolder folder;
    private final Map<String, Runnable> planned = new LinkedHashMap<>();
    private final FileNames names = new FileNames();

    private Results(Recording recording, Path folder, ResultOptions options) {
        this.recording = recording;
        this.options = options;
        this.folder = new ResultFolder(folder);
    }

    /**
     * Writes everything: spikes and the final state, {@code summary.json}, one file a trace, each figure, and
     * {@code summary.json} once more with the list of all files. Files that an earlier run wrote into this folder are removed first.
     *
     * @return the files written, in the order of writing
     * @throws WritingFailed if a file, or the folder, could not be written; all others are
     */
    public static List<Path> write(Recording recording, Path folder, ResultOptions options) {
        return new Results(recording, folder, options).write();
    }

    private List<Path> write() {
        names.unique(ResultFolder.SUMMARY, "");
        planSpikes();
        plan(FINAL_STATE, "", name -> folder.lines(name, sink -> FinalStates.write(recording.finalState(), sink)));
        int small = planned.size();
        recording.traces().values().forEach(this::planTrace);
        for (int k = 0; k < recording.figures().size(); k++) planFigure(k);

        Map<String, Double> seconds = new LinkedHashMap<>(recording.summary().seconds());
        List<String> left = new ArrayList<>(planned.keySet());
        long start = System.nanoTime();
        int done = 0;
        for (Map.Entry<String, Runnable> file : planned.entrySet()) {
            if (done++ == small) summarise(seconds, left);
            file.getValue().run();
            left.remove(file.getKey());
        }
        seconds.put("write", (System.nanoTime() - start) / 1e9);
        summarise(seconds, failedNames());
        if (!folder.failures().isEmpty()) throw new WritingFailed(folder.complete(), folder.failures());
        return folder.complete();
    }

    private interface Writing {
        void write(String name);
    }

    private void plan(String wanted, String ending, Writing writing) {
        String name = names.unique(wanted, ending);
        planned.put(name, () -> writing.write(folder.holds(name) ? names.unique(wanted, ending) : name));
    }

    private void planTrace(Trace trace) {
        boolean plain = recording.experiment().plain();
        plan(FileNames.safe(trace.label()), options.format().ending(), name -> {
            switch (options.format()) {
                case CSV -> folder.lines(name, sink -> Csv.write(trace, plain, sink));
                case NPZ -> folder.stream(name, out -> NpzFiles.write(trace, plain, out));
                case HDF5 -> folder.file(name, file -> Hdf5Files.write(trace, plain, file));
            }
        });
    }

    private void planFigure(int figure) {
        String name = FileNames.of(recording.figures().get(figure).figure());
        Figures.Picture[] drawn = new Figures.Picture[1];
        for (Figures.Form form : options.plots()) {
            plan(name, form.ending(), n -> {
                if (drawn[0] == null) drawn[0] = Figures.picture(recording, figure);
                folder.whole(n, drawn[0].as(form));
                if (form == options.plots().getLast()) drawn[0] = null;
            });
        }
    }

    /**
     * One file for each population that the user recorded spikes of, whichever of its parts and windows; and one with all spikes of each
     * whose spikes a figure shows and nobody recorded.
     */
    private void planSpikes() {
        Map<String, List<Recorded>> byLabel = new LinkedHashMap<>();
        for (Recorded record : recording.experiment().records()) {
            if (record.what() instanceof Observable.Spikes(String label, _)) {
                byLabel.computeIfAbsent(label, _ -> new ArrayList<>()).add(record);
            }
        }
        for (Part part : plottedSpikes()) {
            String population = part.population();
            Observable.Spikes all = new Observable.Spikes(population + ".spikes", new Part(population, population, 0, Integer.MAX_VALUE));
            byLabel.putIfAbsent(all.label(), List.of(new Recorded(all, Optional.empty(), 0, Double.POSITIVE_INFINITY)));
        }
        byLabel.forEach((label, records) -> {
            String population = ((Observable.Spikes) records.getFirst().what()).part().population();
            SpikeTrain train = recording.spikes().get(population);
            if (train == null) throw new IllegalStateException("the recording has no spikes of " + population);
            plan(FileNames.safe(label), options.format().ending(), name -> write(name, train, anyOf(records, train)));
        });
    }

    /** Those whose spikes a figure shows, in the order of the figures. */
    private List<Part> plottedSpikes() {
        List<Part> parts = new ArrayList<>();
        for (Figure figure : recording.experiment().figures()) {
            switch (figure) {
                case Figure.Raster raster -> parts.addAll(raster.parts());
                case Figure.Curves curves -> curves.curves().forEach(curve -> {
                    if (curve instanceof Curve.Rate(Part part, _)) parts.add(part);
                });
                case Figure.Phase _, Figure.Histogram _, Figure.Matrix _ -> {}
            }
        }
        return parts;
    }

    private void write(String name, SpikeTrain train, IntPredicate wanted) {
        boolean plain = recording.experiment().plain();
        switch (options.format()) {
            case CSV -> folder.lines(name, sink -> Csv.write(train, wanted, plain, sink));
            case NPZ -> folder.stream(name, out -> NpzFiles.write(train, wanted, plain, out));
            case HDF5 -> folder.file(name, file -> Hdf5Files.write(train, wanted, plain, file));
        }
    }

    private static IntPredicate anyOf(List<Recorded> records, SpikeTrain train) {
        return spike -> records.stream().anyMatch(record -> {
            var part = ((Observable.Spikes) record.what()).part();
            int neuron = train.neuron(spike);
            double time = train.time(spike);
            return part.from() <= neuron && neuron < part.to() && record.from() <= time && time <= record.to();
        });
    }

    private void summarise(Map<String, Double> seconds, List<String> incomplete) {
        List<Path> files = new ArrayList<>(folder.complete());
        Path summary = folder.path(ResultFolder.SUMMARY);
        if (!files.contains(summary)) files.add(summary);
        folder.whole(ResultFolder.SUMMARY,
                SummaryText.of(recording, options, seconds, files, incomplete).getBytes(StandardCharsets.UTF_8));
    }

    private List<String> failedNames() {
        return folder.failures().stream().map(f -> f.file().getFileName().toString()).filter(n -> !n.equals(ResultFolder.SUMMARY)).toList();
    }
}
