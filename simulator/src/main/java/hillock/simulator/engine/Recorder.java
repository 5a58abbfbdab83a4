package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import hillock.language.model.CheckedFile;
import hillock.language.model.Experiment;
import hillock.language.model.Experiment.Observable;
import hillock.language.model.Experiment.Recorded;
import hillock.simulator.recording.Recording;
import hillock.simulator.recording.Trace;

/**
 * Takes samples while the machine runs. What the user records goes into one trace a label; a plot uses it if it contains what the plot
 * shows, else gets its own, sampled at every step.
 */
final class Recorder {
    /** The share of the heap that recordings may fill. */
    private static final double SHARE = 0.85;
    private final List<Sampling> samplings = new ArrayList<>();
    private final Map<String, Sampling> recorded = new LinkedHashMap<>();
    private final Map<String, Sampling> plotted = new LinkedHashMap<>();
    private final List<List<Recording.Shown>> shown = new ArrayList<>();

    /** One trace with the probes that fill it: the stretches of one variable, side by side. */
    private static final class Sampling {
        final List<Probe> probes = new ArrayList<>();
        final List<double[]> windows = new ArrayList<>();
        final long every;
        final String label;
        double[] row = new double[0];
        int[] elements = new int[0];
        Trace trace;

        Sampling(String label, long every) {
            this.label = label;
            this.every = every;
        }
    }

    Recorder(CheckedFile file, Probes probes, double dt, long steps) {
        Experiment experiment = file.experiment();
        for (Recorded each : experiment.records()) {
            if (each.what() instanceof Observable.Spikes) continue;
            long every = each.every().map(ms -> Math.max(1, Math.round(ms / dt))).orElse(1L);
            include(recorded.computeIfAbsent(each.what().label(), label -> new Sampling(label, every)), probes.of(each.what()), each.from(), each.to());
        }
        List<List<Observable>> figures = experiment.figures().stream().map(Recorder::sampled).toList();
        for (int f = 0; f < figures.size(); f++) {
            Experiment.Figure figure = experiment.figures().get(f);
            for (Observable each : figures.get(f)) {
                Probe probe = probes.of(each);
                if (!contains(recorded.get(each.label()), probe, figure.from(), Math.min(figure.to(), steps * dt))) {
                    double first = showsOneMoment(figure, probe) ? Math.min(figure.to(), steps * dt) : 0;
                    include(plotted.computeIfAbsent(each.label(), label -> new Sampling(label, 1)), probe, first, Double.POSITIVE_INFINITY);
                }
            }
        }
        samplings.addAll(recorded.values());
        samplings.addAll(plotted.values());
        refuseTooMuch(file, steps);
        for (Sampling each : samplings) open(each);
        for (int f = 0; f < figures.size(); f++) {
            Experiment.Figure figure = experiment.figures().get(f);
            List<Recording.Shown> parts = new ArrayList<>();
            for (Observable each : figures.get(f)) parts.add(shown(each, probes.of(each), figure, steps * dt));
            shown.add(parts);
        }
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

    private static void include(Sampling sampling, Probe probe, double from, double to) {
        sampling.probes.add(probe);
        sampling.windows.add(new double[] {from, to});
    }

    private static boolean contains(Sampling sampling, Probe probe, double from, double to) {
        if (sampling == null) return false;
        boolean allOf = Arrays.stream(probe.elements()).allMatch(element ->
                sampling.probes.stream().anyMatch(each -> Arrays.binarySearch(each.elements(), element) >= 0));
        return allOf && sampling.windows.stream().anyMatch(window -> window[0] <= from && window[1] >= to);
    }

    private void refuseTooMuch(CheckedFile file, long steps) {
        double bytes = 0;
        for (Sampling each : samplings) {
            double columns = each.probes.stream().mapToInt(probe -> probe.columns().size()).sum() + 1;
            bytes += 8 * columns * (steps / each.every + 1);
        }
        double room = SHARE * Runtime.getRuntime().maxMemory();
        if (bytes > room) {
            throw file.origins().error(recorded.isEmpty() ? "plot.0" : "record.0",
                    String.format("the recordings would need %.1f GB of memory, and there are %.1f GB", bytes / 1e9, room / 1e9),
                    "record fewer neurons, a window (from .. to ..) or less often (every ..)");
        }
    }

    /** Merges the probes into columns in rising order of element. */
    private static void open(Sampling sampling) {
        int[] elements = sampling.probes.stream().flatMapToInt(probe -> IntStream.of(probe.elements())).sorted().distinct().toArray();
        String[] columns = new String[elements.length];
        for (Probe probe : sampling.probes) {
            int[] own = probe.elements();
            for (int k = 0; k < own.length; k++) columns[Arrays.binarySearch(elements, own[k])] = probe.columns().get(k);
        }
        sampling.elements = elements;
        sampling.row = new double[elements.length];
        sampling.trace = new Trace(sampling.label, sampling.probes.getFirst().unit(), List.of(columns));
    }

    private Recording.Shown shown(Observable observable, Probe probe, Experiment.Figure figure, double end) {
        Sampling own = recorded.get(observable.label());
        Sampling sampling = contains(own, probe, figure.from(), Math.min(figure.to(), end)) ? own : plotted.get(observable.label());
        int[] columns = Arrays.stream(probe.elements()).map(element -> Arrays.binarySearch(sampling.elements, element)).toArray();
        return new Recording.Shown(observable.label(), sampling.trace, columns, legend(observable, probe));
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

    /** Takes the samples that are due at a step's start. */
    void sample(long step, Clock clock) {
        for (Sampling each : samplings) {
            if (step % each.every == 0 && isOpen(each, clock.at(step))) take(each, step, clock);
        }
    }

    private static boolean isOpen(Sampling sampling, double time) {
        double slack = 1e-9 * Math.max(1, time);
        for (double[] window : sampling.windows) if (time >= window[0] - slack && time <= window[1] + slack) return true;
        return false;
    }

    private static void take(Sampling sampling, long step, Clock clock) {
        double[] part = sampling.row;
        if (sampling.probes.size() == 1) {
            sampling.probes.getFirst().read(clock, part);
        } else {
            for (Probe probe : sampling.probes) {
                double[] values = new double[probe.columns().size()];
                probe.read(clock, values);
                int[] elements = probe.elements();
                for (int k = 0; k < values.length; k++) part[Arrays.binarySearch(sampling.elements, elements[k])] = values[k];
            }
        }
        sampling.trace.add(clock.at(step), part);
    }

    /** All traces by label: the user's, and those of plots that have no recording of their label beside them. */
    Map<String, Trace> traces() {
        Map<String, Trace> traces = new LinkedHashMap<>();
        recorded.forEach((label, each) -> traces.put(label, each.trace));
        plotted.forEach((label, each) -> traces.putIfAbsent(label, each.trace));
        return traces;
    }

    /** For each figure, what it shows. */
    List<List<Recording.Shown>> shown() {
        return shown;
    }
}
