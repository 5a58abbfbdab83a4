package hillock.outputs.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import io.jhdf.exceptions.HdfException;
import hillock.language.model.Experiment;
import hillock.language.model.Experiment.Curve;
import hillock.language.model.Experiment.Figure;
import hillock.language.model.Experiment.Observable;
import hillock.language.model.Part;
import hillock.language.syntax.UserError;
import hillock.language.units.Unit;
import hillock.simulator.recording.Recording;
import hillock.simulator.recording.Recording.Shown;
import hillock.simulator.recording.SpikeTrain;
import hillock.simulator.recording.Trace;

/** Makes a recording again out of the files of a run, as much of it as some figures show. */
public final class StoredRecording {
    private final StoredRun run;
    private final Experiment experiment;
    private final Map<String, Trace> traces = new LinkedHashMap<>();
    private final Map<String, SpikeTrain> spikes = new LinkedHashMap<>();

    private StoredRecording(StoredRun run, Experiment experiment) {
        this.run = run;
        this.experiment = experiment;
    }

    /**
     * @param figures of the experiment
     * @throws UserError if something that a figure shows is not there, or cannot be read
     */
    public static Recording of(StoredRun run, Experiment experiment, List<Figure> figures) {
        StoredRecording stored = new StoredRecording(run, experiment);
        List<Recording.Figured> figured = new ArrayList<>();
        for (Figure figure : figures) figured.add(new Recording.Figured(figure, stored.shown(figure)));
        Experiment.Simulation s = experiment.simulation().orElseThrow();
        Recording.Summary summary = new Recording.Summary(s.method(), s.dt(), s.duration(), run.steps(), s.seed(), s.threads(), "",
                Map.of(), List.of(), Optional.empty(), Map.of(), Optional.empty());
        return new Recording(experiment, stored.traces, stored.spikes, figured, stored.finalState(figures), summary);
    }

    /** Its values only where a figure asks for them. */
    private Recording.FinalState finalState(List<Figure> figures) {
        boolean needed = figures.stream().anyMatch(figure -> figure instanceof Figure.Phase phase && phase.nullclines());
        Map<String, double[]> values = needed ? FinalStates.read(run.results().resolve(Results.FINAL_STATE)) : Map.of();
        return new Recording.FinalState(run.simulated(), values);
    }

    private List<Shown> shown(Figure figure) {
        return switch (figure) {
            case Figure.Curves curves -> {
                List<Shown> shown = new ArrayList<>();
                for (Curve curve : curves.curves()) {
                    switch (curve) {
                        case Curve.Of(Observable what) -> shown.add(shown(what));
                        case Curve.Rate rate -> spikes(rate.part());
                    }
                }
                yield shown;
            }
            case Figure.Raster raster -> {
                raster.parts().forEach(this::spikes);
                yield List.of();
            }
            case Figure.Phase phase -> List.of(shown(phase.x()), shown(phase.y()));
            case Figure.Histogram histogram -> List.of(shown(histogram.of()));
            case Figure.Matrix matrix -> List.of(shown(matrix.of()));
        };
    }

    private Shown shown(Observable what) {
        Trace trace = traces.computeIfAbsent(what.label(), label -> trace(what));
        int[] columns = columns(what, trace);
        return new Shown(what.label(), trace, columns, legend(what, trace, columns));
    }

    private int[] columns(Observable what, Trace trace) {
        if (!(what instanceof Observable.OfNeurons neurons)) return IntStream.range(0, trace.columns().size()).toArray();
        Part part = neurons.part();
        int[] columns = IntStream.range(part.from(), part.to()).map(neuron -> trace.columns().indexOf(Integer.toString(neuron))).toArray();
        if (Arrays.stream(columns).allMatch(column -> column >= 0)) return columns;
        throw StoredRun.wrong(what.label() + " was not recorded of all of " + part.label() + ": " + run.results() + " has neurons "
                + String.join(", ", trace.columns().subList(0, Math.min(8, trace.columns().size())))
                + (trace.columns().size() > 8 ? ", ..." : ""), "plot those, or record more");
    }

    private static List<String> legend(Observable what, Trace trace, int[] columns) {
        return switch (what) {
            case Observable.OfNeurons(String label, Part part, _, _) -> Arrays.stream(columns)
                    .mapToObj(c -> part.population() + "[" + trace.columns().get(c) + "]." + label.substring(label.indexOf('.') + 1))
                    .toList();
            case Observable.OfConnections(String label, String name, _, _) -> Arrays.stream(columns).mapToObj(c -> (name.contains(" ")
                    ? "(" + name + ")" : name) + "." + label.substring(label.lastIndexOf('.') + 1) + " "
                    + trace.columns().get(c).replace("->", " -> ")).toList();
            case Observable.Aggregate _, Observable.Spikes _ -> List.of(what.label());
        };
    }

    private Trace trace(Observable what) {
        StoredTable table = table(what.label(), false, "record " + what.label() + ", and run again");
        List<String> columns = what instanceof Observable.Aggregate ? List.of(what.label()) : table.columns();
        Trace trace = new Trace(what.label(), unit(what), columns);
        for (double[] row : table.values()) trace.addShown(row[0], Arrays.copyOfRange(row, 1, row.length));
        return trace;
    }

    private static Unit unit(Observable what) {
        return switch (what) {
            case Observable.OfNeurons neurons -> neurons.unit();
            case Observable.OfConnections connections -> connections.unit();
            case Observable.Aggregate aggregate -> unit(aggregate.of());
            case Observable.Spikes _ -> Unit.NONE;
        };
    }

    private void spikes(Part part) {
        String population = part.population();
        if (spikes.containsKey(population)) return;
        int size = experiment.populations().stream().filter(each -> each.name().equals(population)).findFirst().orElseThrow().size();
        SpikeTrain train = new SpikeTrain(population, size);
        StoredTable table = table(population + ".spikes", true, "record " + population + ".spikes, and run again");
        for (double[] row : table.values()) train.add((int) row[0], row[1]);
        spikes.put(population, train);
    }

    /** The table of a label, from whichever format it was written in. */
    private StoredTable table(String label, boolean ofSpikes, String hint) {
        for (Format format : Format.values()) {
            String name = FileNames.safe(label) + format.ending();
            if (!run.files().contains(name)) continue;
            Path file = run.results().resolve(name);
            try {
                return ofSpikes ? StoredTable.spikes(file, format) : StoredTable.trace(file, format);
            } catch (IOException | HdfException e) {
                throw StoredRun.wrong("cannot read " + file + ": " + e.getMessage(), "run again");
            }
        }
        List<String> there = run.files().stream().filter(name -> List.of(Format.values()).stream().anyMatch(f -> name.endsWith(f.ending())))
                .toList();
        throw StoredRun.wrong(label + " is not in " + run.results() + ", which has "
                + (there.isEmpty() ? "no recordings" : String.join(", ", there)), hint);
    }
}
