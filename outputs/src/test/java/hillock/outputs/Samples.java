package hillock.outputs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import hillock.language.model.Connection;
import hillock.language.model.Experiment;
import hillock.language.model.Experiment.Curve;
import hillock.language.model.Experiment.Figure;
import hillock.language.model.Experiment.Observable;
import hillock.language.model.Experiment.Recorded;
import hillock.language.model.Model;
import hillock.language.model.Part;
import hillock.language.model.Term;
import hillock.language.units.Dimension;
import hillock.language.units.Rational;
import hillock.language.units.Unit;
import hillock.simulator.recording.Portrait;
import hillock.simulator.recording.Recording;
import hillock.simulator.recording.Recording.FinalState;
import hillock.simulator.recording.Recording.Figured;
import hillock.simulator.recording.Recording.Shown;
import hillock.simulator.recording.Recording.Summary;
import hillock.simulator.recording.SpikeTrain;
import hillock.simulator.recording.Trace;

/** Recordings as a run makes them, put together by hand: Hodgkin-Huxley neurons by forward Euler, and made-up spikes and weights. */
public final class Samples {
    public static final double ALWAYS = Double.POSITIVE_INFINITY;
    private static final Dimension VOLTAGE = Dimension.LENGTH.power(Rational.of(2)).times(Dimension.MASS)
            .per(Dimension.TIME.power(Rational.of(3))).per(Dimension.CURRENT);
    public static final Unit MILLIVOLT = new Unit("mV", VOLTAGE, 1, Rational.ZERO);
    public static final Unit VOLT = new Unit("V", VOLTAGE, 1, Rational.of(3));
    public static final Unit CURRENT_DENSITY = new Unit("uA/cm^2", Dimension.CURRENT.per(Dimension.LENGTH.power(Rational.of(2))), 1,
            Rational.ZERO);
    private static final Model MODEL = new Model("HH", List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
            List.of(), List.of(), Map.of(), false);

    private final String name;
    private boolean plain;
    private double duration = 1000;
    private double end = 1000;
    private final List<Experiment.Population> populations = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();
    private final List<Recorded> records = new ArrayList<>();
    private final Map<String, Trace> traces = new LinkedHashMap<>();
    private final Map<String, SpikeTrain> spikes = new LinkedHashMap<>();
    private final List<Figured> figures = new ArrayList<>();
    private final Map<String, double[]> state = new LinkedHashMap<>();
    private Optional<String> calculus = Optional.empty();
    private Map<String, Long> reflections = Map.of();

    public Samples(String name) {
        this.name = name;
    }

    public Samples plain() {
        plain = true;
        return this;
    }

    /** A run that should last for {@code newDuration} and ended at {@code newEnd}. */
    public Samples lasting(double newDuration, double newEnd) {
        duration = newDuration;
        end = newEnd;
        return this;
    }

    public Samples population(String label, int size) {
        populations.add(new Experiment.Population(label, size, MODEL, List.of(), List.of()));
        return this;
    }

    public Samples connection(String label, String fileName, Part source, Part target) {
        connections.add(new Connection(label, fileName, source, target, new Connection.Pattern.AllToAll(), false, List.of(), List.of(),
                Optional.empty(), List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), false));
        return this;
    }

    public Samples trace(Trace trace) {
        traces.put(trace.label(), trace);
        return this;
    }

    public Samples spikes(SpikeTrain train) {
        spikes.put(train.population(), train);
        return this;
    }

    public Samples recordSpikes(Part part, double from, double to) {
        records.add(new Recorded(new Observable.Spikes(part.population() + ".spikes", part), Optional.empty(), from, to));
        return this;
    }

    public Samples state(String variable, double... values) {
        state.put(variable, values);
        return this;
    }

    /** A run with noise in this sense, and how often bounds reflected what. */
    public Samples noise(String sense, Map<String, Long> reflected) {
        calculus = Optional.of(sense);
        reflections = reflected;
        return this;
    }

    public Samples figure(Figure figure, Shown... shown) {
        figures.add(new Figured(figure, List.of(shown)));
        return this;
    }

    public Samples figure(Figure figure, Portrait portrait, Shown... shown) {
        figures.add(new Figured(figure, List.of(shown), Optional.of(portrait)));
        return this;
    }

    /** {@code plot} of all columns of these traces. */
    public Samples curves(String... labels) {
        return figure(new Figure.Curves(List.of(labels).stream().map(l -> (Curve) new Curve.Of(observable(l))).toList(), 0, ALWAYS),
                List.of(labels).stream().map(this::all).toArray(Shown[]::new));
    }

    public static Observable observable(String label) {
        return new Observable.OfNeurons(label, new Part("cells", "cells", 0, 1), Term.ZERO, Unit.NONE);
    }

    /** All columns of a trace. */
    public Shown all(String label) {
        return columns(label, IntStream.range(0, traces.get(label).columns().size()).toArray());
    }

    public Shown columns(String label, int... columns) {
        Trace trace = traces.get(label);
        int dot = label.lastIndexOf('.');
        List<String> labels = IntStream.of(columns).mapToObj(c -> trace.columns().get(c)).map(c -> {
            if (c.equals(label)) return label;
            String owner = label.substring(0, dot);
            if (c.contains("->")) return "(" + owner.replace("-", " -> ") + ")" + label.substring(dot) + " " + c.replace("->", " -> ");
            return label.substring(0, dot) + "[" + c + "]" + label.substring(dot);
        }).toList();
        return new Shown(label, trace, columns, labels);
    }

    public Recording recording() {
        Experiment experiment = new Experiment(name, plain, populations, connections,
                Optional.of(new Experiment.Simulation(duration, 0.01, "euler", 1, 1, Experiment.Arithmetic.FAST,
                        Experiment.Precision.DOUBLE, Experiment.Precision.DOUBLE, 1e-6)),
                List.of(), records,
                figures.stream().map(Figured::figure).toList());
        Map<String, Double> seconds = new LinkedHashMap<>(Map.of("simulate", 0.25));
        Summary summary = new Summary("euler", 0.01, duration, Math.round(end / 0.01), 1, 1, "scalar", seconds, List.of(),
                calculus, reflections, Optional.empty());
        return new Recording(experiment, traces, spikes, figures, new FinalState(end, state), summary);
    }

    public static List<String> numbers(int size) {
        return IntStream.range(0, size).mapToObj(Integer::toString).toList();
    }

    /**
     * Adds traces {@code cells.V} and the gates m, h, n, {@code every} so many steps, and the spikes of neurons under currents that grow
     * with their index.
     */
    public Samples hodgkinHuxley(int size, double dt, int every, double spread) {
        population("cells", size);
        Trace v = new Trace("cells.V", MILLIVOLT, numbers(size));
        List<Trace> gates = List.of("m", "h", "n").stream().map(g -> new Trace("cells." + g, Unit.NONE, numbers(size))).toList();
        SpikeTrain train = new SpikeTrain("cells", size);
        double[][] x = new double[4][size];
        for (int k = 0; k < size; k++) {
            x[0][k] = -65;
            x[1][k] = 0.0529;
            x[2][k] = 0.596;
            x[3][k] = 0.3177;
        }
        double[] before = new double[size];
        for (long step = 0; step <= Math.round(end / dt); step++) {
            if (step % every == 0) {
                v.add(step * dt, x[0]);
                for (int g = 0; g < 3; g++) gates.get(g).add(step * dt, x[g + 1]);
            }
            System.arraycopy(x[0], 0, before, 0, size);
            for (int k = 0; k < size; k++) advance(x, k, 10 + spread * k / size, dt);
            for (int k = 0; k < size; k++) {
                if (before[k] <= 0 && x[0][k] > 0) train.add(k, step * dt + dt * before[k] / (before[k] - x[0][k]));
            }
        }
        trace(v);
        gates.forEach(this::trace);
        state("cells.V", x[0].clone());
        return spikes(train);
    }

    private static void advance(double[][] x, int k, double current, double dt) {
        double v = x[0][k];
        double m = x[1][k];
        double h = x[2][k];
        double n = x[3][k];
        double am = 0.1 * (v + 40) / -Math.expm1(-(v + 40) / 10);
        double an = 0.01 * (v + 55) / -Math.expm1(-(v + 55) / 10);
        x[0][k] += dt * (current - 120 * m * m * m * h * (v - 50) - 36 * n * n * n * n * (v + 77) - 0.3 * (v + 54.387));
        x[1][k] += dt * (am * (1 - m) - 4 * Math.exp(-(v + 65) / 18) * m);
        x[2][k] += dt * (0.07 * Math.exp(-(v + 65) / 20) * (1 - h) - h / (1 + Math.exp(-(v + 35) / 10)));
        x[3][k] += dt * (an * (1 - n) - 0.125 * Math.exp(-(v + 65) / 80) * n);
    }

    /** Spikes of a population with common ups and downs, in order. */
    public static SpikeTrain spikes(String population, int size, int count, double duration) {
        Random random = new Random(1);
        double[] times = random.doubles((long) count * 3, 0, duration)
                .filter(t -> random.nextDouble() < 0.35 + 0.3 * Math.sin(t / 25)).limit(count).sorted().toArray();
        SpikeTrain train = new SpikeTrain(population, size);
        for (double time : times) train.add(random.nextInt(size), time);
        return train;
    }
}
