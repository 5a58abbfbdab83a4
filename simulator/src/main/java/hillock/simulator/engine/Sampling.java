package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import hillock.simulator.recording.Recording;
import hillock.simulator.recording.Storage;
import hillock.simulator.recording.Trace;

/**
 * One trace and the probes that fill it: the parts of one variable side by side, in rising order of element, over all their windows.
 * First everything is {@link #include included}, then it is {@link #open opened}, and only then samples are taken.
 */
final class Sampling {
    private final String label;
    private final long every;
    private final List<Probe> probes = new ArrayList<>();
    private final List<Window> windows = new ArrayList<>();
    private int[] elements = {};
    private double[] row = {};
    /** For each probe its values, and where they go in the row. */
    private double[][] parts = {};
    private int[][] places = {};
    private Trace trace;

    /** Times in ms, both included. */
    private record Window(double from, double to) {
        boolean holds(double time) {
            double slack = 1e-9 * Math.max(1, time);
            return time >= from - slack && time <= to + slack;
        }
    }

    /** @param every steps from one sample to the next */
    Sampling(String label, long every) {
        this.label = label;
        this.every = every;
    }

    void include(Probe probe, double from, double to) {
        probes.add(probe);
        windows.add(new Window(from, to));
    }

    /** @param table its name in the storage */
    void open(Storage storage, String table) {
        elements = probes.stream().flatMapToInt(probe -> IntStream.of(probe.elements())).sorted().distinct().toArray();
        row = new double[elements.length];
        parts = probes.stream().map(probe -> new double[probe.columns().size()]).toArray(double[][]::new);
        places = probes.stream().map(this::columns).toArray(int[][]::new);
        String[] headers = new String[elements.length];
        for (int p = 0; p < places.length; p++) {
            for (int k = 0; k < places[p].length; k++) headers[places[p][k]] = probes.get(p).columns().get(k);
        }
        trace = new Trace(label, probes.getFirst().unit(), List.of(headers), storage, table);
    }

    /** Whether it has everything of a probe, from one time to another. */
    boolean contains(Probe probe, double from, double to) {
        return windows.stream().anyMatch(window -> window.from <= from && window.to >= to)
                && Arrays.stream(columns(probe)).allMatch(column -> column >= 0);
    }

    /** Which columns of the trace a probe's are; negative for those that it has not. */
    private int[] columns(Probe probe) {
        return Arrays.stream(probe.elements()).map(element -> Arrays.binarySearch(elements, element)).toArray();
    }

    Recording.Shown shown(String observable, Probe probe, List<String> legend) {
        return new Recording.Shown(observable, trace, columns(probe), legend);
    }

    /** How many rows the trace will have at most. */
    double rows(double dt, long steps) {
        double end = steps * dt;
        double samples = windows.stream()
                .mapToDouble(window -> Math.max(0, (Math.min(window.to, end) - window.from) / (every * dt) + 1)).sum();
        return Math.min(samples, (double) (steps / every) + 1);
    }

    /** How much memory, or room on the disk, the trace will take at most. */
    double bytes(double dt, long steps) {
        return Double.BYTES * (elements.length + 1) * rows(dt, steps);
    }

    /** Takes the sample of a step's start, if one is due. */
    void sample(long step, Clock clock) {
        if (!isDue(step, clock)) return;
        if (parts.length == 1) {
            probes.getFirst().read(clock, row);
        } else {
            for (int p = 0; p < parts.length; p++) {
                probes.get(p).read(clock, parts[p]);
                for (int k = 0; k < parts[p].length; k++) row[places[p][k]] = parts[p][k];
            }
        }
        trace.add(clock.at(step), row);
    }

    boolean isDue(long step, Clock clock) {
        return step % every == 0 && isOpen(clock.at(step));
    }

    private boolean isOpen(double time) {
        for (int w = 0; w < windows.size(); w++) if (windows.get(w).holds(time)) return true;
        return false;
    }

    Trace trace() {
        return trace;
    }
}
