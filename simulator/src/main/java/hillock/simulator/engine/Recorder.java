package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import hillock.language.model.CheckedFile;
import hillock.language.model.Experiment;
import hillock.language.model.Experiment.Observable;
import hillock.language.model.Experiment.Recorded;
import hillock.simulator.recording.Recording;
import hillock.simulator.recording.Storage;
import hillock.simulator.recording.Trace;

/**
 * Takes samples while the machine runs. What the user records goes into one trace a label; a plot uses it if it contains what the plot
 * shows, else gets its own, sampled at every step.
 */
final class Recorder {
    private final double end;
    private final long stride;
    private final Map<String, Sampling> recorded = new LinkedHashMap<>();
    private final Map<String, Sampling> plotted = new LinkedHashMap<>();
    private final Sampling[] samplings;
    private final List<List<Recording.Shown>> shown;

    /** What a figure shows of one observable, and where it comes from. */
    private record Use(Observable what, Probe probe, Sampling sampling) {
        Recording.Shown shown() {
            return sampling.shown(what.label(), probe, legend(what, probe));
        }
    }

    /**
     * @param stride how many steps lie between samples where the text does not say
     * @throws hillock.language.syntax.UserError if the samples would not fit into the storage
     */
    Recorder(CheckedFile file, Probes probes, double dt, long steps, long stride, Storage storage) {
        Experiment experiment = file.experiment();
        this.end = steps * dt;
        this.stride = stride;
        for (Recorded each : experiment.records()) {
            if (each.what() instanceof Observable.Spikes) continue;
            long every = each.every().map(ms -> Math.max(1, Math.round(ms / dt))).orElse(stride);
            Sampling sampling = recorded.computeIfAbsent(each.what().label(), label -> new Sampling(label, every));
            sampling.include(probes.of(each.what()), each.from(), each.to());
        }
        recorded.forEach((label, each) -> each.open(storage, "recorded " + label));
        List<List<Use>> uses = new ArrayList<>();
        for (Experiment.Figure figure : experiment.figures()) {
            uses.add(sampled(figure).stream().map(what -> use(what, probes.of(what), figure)).toList());
        }
        plotted.forEach((label, each) -> each.open(storage, "plotted " + label));
        this.samplings = Stream.concat(recorded.values().stream(), plotted.values().stream()).toArray(Sampling[]::new);
        this.shown = uses.stream().map(parts -> parts.stream().map(Use::shown).toList()).toList();
        refuseTooMuch(file, dt, steps, storage);
    }

    /** From what the user records, if it contains what the figure shows; else from samples of every step. */
    private Use use(Observable what, Probe probe, Experiment.Figure figure) {
        double last = Math.min(figure.to(), end);
        Sampling own = recorded.get(what.label());
        if (own != null && own.contains(probe, figure.from(), last)) return new Use(what, probe, own);
        Sampling sampling = plotted.computeIfAbsent(what.label(), label -> new Sampling(label, stride));
        sampling.include(probe, showsOneMoment(figure, probe) ? last : 0, Double.POSITIVE_INFINITY);
        return new Use(what, probe, sampling);
    }

    /** The observables of a figure that are sampled in time, in order. */
    private static List<Observable> sampled(Experiment.Figure figure) {
        return switch (figure) {
            case Experiment.Figure.Curves curves -> {
                List<Observable> found = new ArrayList<>();
                for (Experiment.Curve curve : curves.curves()) if (curve instanceof Experiment.Curve.Of(Observable what)) found.add(what);
                yield found;
            }
            case Experiment.Figure.Raster _ -> List.of();
            case Experiment.Figure.Phase phase -> List.of(phase.x(), phase.y());
            case Experiment.Figure.Histogram histogram -> List.of(histogram.of());
            case Experiment.Figure.Matrix matrix -> List.of(matrix.of());
        };
    }

    /** A histogram of many columns and a matrix show the last sample of their window; all others would be kept in vain. */
    private static boolean showsOneMoment(Experiment.Figure figure, Probe probe) {
        return switch (figure) {
            case Experiment.Figure.Histogram _ -> probe.columns().size() > 1;
            case Experiment.Figure.Matrix _ -> true;
            case Experiment.Figure.Curves _, Experiment.Figure.Raster _, Experiment.Figure.Phase _ -> false;
        };
    }

    private void refuseTooMuch(CheckedFile file, double dt, long steps, Storage storage) {
        double bytes = Arrays.stream(samplings).mapToDouble(each -> each.bytes(dt, steps)).sum();
        double rows = Arrays.stream(samplings).mapToDouble(each -> each.rows(dt, steps)).max().orElse(0);
        double room = storage.capacity(bytes);
        if (bytes <= room && rows <= Integer.MAX_VALUE) return;
        String where = storage.isOnDisk() ? "on the disk" : "of memory";
        throw file.origins().error(recorded.isEmpty() ? "plot.0" : "record.0",
                bytes <= room ? "a recording would have more than " + Integer.MAX_VALUE + " samples" : String.format(Locale.ROOT,
                        "the recordings would need %.1f GB %s, and there are %.1f GB", bytes / 1e9, where, room / 1e9),
                "record fewer neurons, a window (from .. to ..) or less often (every ..)");
    }

    private static List<String> legend(Observable observable, Probe probe) {
        String label = observable.label();
        return switch (observable) {
            case Observable.OfNeurons neurons -> {
                String variable = label.substring(label.indexOf('.') + 1);
                yield probe.columns().stream().map(i -> neurons.part().population() + "[" + i + "]." + variable).toList();
            }
            case Observable.OfConnections connections -> {
                String variable = label.substring(label.lastIndexOf('.') + 1);
                String name = connections.connection();
                String shown = name.contains(" ") ? "(" + name + ")" : name;
                yield probe.columns().stream().map(c -> shown + "." + variable + " " + c.replace("->", " -> ")).toList();
            }
            case Observable.Aggregate _, Observable.Spikes _ -> List.of(label);
        };
    }

    /** Whether {@link #sample} would take any. */
    boolean isDue(long step, Clock clock) {
        for (Sampling each : samplings) if (each.isDue(step, clock)) return true;
        return false;
    }

    /** Takes the samples that are due at a step's start. */
    void sample(long step, Clock clock) {
        for (Sampling each : samplings) each.sample(step, clock);
    }

    /** All traces by label: the user's, and those of plots that have no recording of their label beside them. */
    Map<String, Trace> traces() {
        Map<String, Trace> traces = new LinkedHashMap<>();
        recorded.forEach((label, each) -> traces.put(label, each.trace()));
        plotted.forEach((label, each) -> traces.putIfAbsent(label, each.trace()));
        return traces;
    }

    /** For each figure, what it shows. */
    List<List<Recording.Shown>> shown() {
        return shown;
    }
}
