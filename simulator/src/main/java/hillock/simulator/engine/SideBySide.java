package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import hillock.language.model.CheckedFile;
import hillock.language.model.Experiment;
import hillock.language.model.Experiment.Observable;
import hillock.language.model.Part;
import hillock.language.model.Sweep;
import hillock.language.model.Sweep.Measure;
import hillock.language.syntax.UserError;
import hillock.simulator.kernels.Backend;
import hillock.simulator.measures.Measurement;
import hillock.simulator.network.Lanes;
import hillock.simulator.network.Network;
import hillock.simulator.network.SweepPoint;
import hillock.simulator.plan.Integrator;
import hillock.simulator.recording.Swept;

/**
 * Runs points of a sweep as neurons of one population, side by side: one kernel, over the lanes of vectors, for all of them. For neurons
 * that are not connected, and methods with steps of one length. Gives what {@link OneByOne} gives, bit for bit.
 *
 * @param threads how many share the work
 * @param state   from which all start; empty for the text's initial values
 */
record SideBySide(CheckedFile file, Integrator method, int threads, Optional<Map<String, double[]>> state) implements PointRunner {

    /** Whether nothing in a file keeps its runs from standing side by side. */
    static boolean suits(Experiment experiment, Integrator method) {
        return method.adaptive().isEmpty() && isUncoupled(experiment)
                && experiment.sweep().orElseThrow().measures().stream().allMatch(SideBySide::isOfOne);
    }

    /** Whether nothing but its own state and parameters moves a neuron. */
    static boolean isUncoupled(Experiment experiment) {
        return experiment.connections().isEmpty() && experiment.changes().isEmpty()
                && experiment.populations().stream().map(Experiment.Population::model)
                .allMatch(model -> model.holds().isEmpty() && model.tables().isEmpty() && model.source().isEmpty());
    }

    /** Whether a measure needs no more than a moment of one population at a time. */
    private static boolean isOfOne(Measure measure) {
        return switch (measure.what()) {
            case Observable.Spikes _ -> true;
            case Observable.OfNeurons _ -> measure.kind() != Sweep.Kind.PERIOD;
            case Observable.OfConnections _, Observable.Aggregate _ -> false;
        };
    }

    @Override public List<Swept.Row> run(List<SweepPoint> points, Progress progress, BooleanSupplier stop) {
        Sweep sweep = file.experiment().sweep().orElseThrow();
        List<Swept.Row> rows = new ArrayList<>();
        List<SweepPoint> begun = new ArrayList<>();
        List<Network> networks = new ArrayList<>();
        for (SweepPoint point : points) {
            try {
                networks.add(Network.build(point.file(file), state));
                begun.add(point);
            } catch (UserError wrong) {
                rows.add(OneByOne.unbegun(point, sweep, wrong));
            }
        }
        if (!begun.isEmpty()) rows.addAll(run(begun, networks, progress, stop));
        return rows;
    }

    private List<Swept.Row> run(List<SweepPoint> points, List<Network> networks, Progress progress, BooleanSupplier stop) {
        Experiment.Simulation simulation = file.experiment().simulation().orElseThrow();
        Sweep sweep = file.experiment().sweep().orElseThrow();
        long[] keys = points.stream().mapToLong(point -> point.key(sweep)).toArray();
        Network network = Lanes.beside(file, networks, simulation.seed(), keys);
        try (Team team = new Team(threads)) {
            Machine machine = new Machine(network.file(), network, method, simulation.dt(), 0, Backend.SCALAR, team);
            return new Course(points, machine, Run.stepsIn(simulation.duration(), simulation.dt())).all(progress, stop);
        }
    }

    /** The run of them all. */
    private final class Course {
        private final List<SweepPoint> points;
        private final Machine machine;
        private final long steps;
        private final Sweep sweep = file.experiment().sweep().orElseThrow();
        private final List<Gauged> gauged = new ArrayList<>();
        /** Of each population that can spike, how often it did at each point. */
        private final Map<Cells, long[]> spikes = new LinkedHashMap<>();
        /** Of each point that blew up, how. */
        private final Map<Integer, Swept.Failure> failures = new HashMap<>();

        /** One measure of every point, and where its samples come from. */
        private record Gauged(Measure measure, Part part, int size, Measurement[] of, Optional<Probe> probe, double[] row) {}

        Course(List<SweepPoint> points, Machine machine, long steps) {
            this.points = points;
            this.machine = machine;
            this.steps = steps;
            for (Measure each : sweep.measures()) gauged.add(gauged(each));
            for (Cells each : machine.cells) if (each.canSpike()) spikes.put(each, new long[points.size()]);
        }

        private Gauged gauged(Measure measure) {
            Part part = switch (measure.what()) {
                case Observable.Spikes(_, Part spiking) -> spiking;
                case Observable.OfNeurons neurons -> neurons.part();
                case Observable other -> throw new IllegalStateException(other.label() + " is not of one population");
            };
            Measurement[] of = new Measurement[points.size()];
            for (int p = 0; p < of.length; p++) of[p] = Measurement.of(measure, part.size());
            int all = cells(part.population()).size();
            Optional<Probe> probe = measure.what() instanceof Observable.OfNeurons(var label, _, var term, var unit)
                    ? Optional.of(new Probes(machine, Backend.SCALAR)
                            .of(new Observable.OfNeurons(label, new Part(label, part.population(), 0, all), term, unit)))
                    : Optional.empty();
            return new Gauged(measure, part, all / points.size(), of, probe, new double[probe.isPresent() ? all : 0]);
        }

        private Cells cells(String population) {
            for (Cells each : machine.cells) if (each.name().equals(population)) return each;
            throw new IllegalStateException("there is no population " + population);
        }

        List<Swept.Row> all(Progress progress, BooleanSupplier stop) {
            machine.start();
            Machine.Snapshot start = machine.snapshot(0);
            long tell = Math.max(1, 200_000 / Math.max(1, points.size()));
            try (Adoption _ = Adoption.of(machine.passes(), machine.clock, steps)) {
                for (long step = 0; step < steps; step++) {
                    if (failures.size() == points.size()) return rows();
                    if (step % tell == 0) {
                        if (stop.getAsBoolean()) return List.of();
                        progress.at(step, steps);
                    }
                    machine.begin(step);
                    sample(step);
                    int flags = machine.advance(step);
                    if (flags != 0) flagged(step, flags, start);
                }
            }
            machine.begin(steps);
            sample(steps);
            return rows();
        }

        private void flagged(long step, int flags, Machine.Snapshot start) {
            int settled = flags;
            if ((flags & Dynamics.OUT_OF_BOUNDS) != 0) {
                giveUp(step, start);
                settled = machine.settle(step);
            }
            if ((settled & Dynamics.IMPOSSIBLE) != 0) giveUpRefused(step, start);
            spikes.forEach((cells, counts) -> {
                int size = cells.size() / points.size();
                for (int f = 0; f < cells.fired.count(); f++) counts[cells.fired.neuron(f) / size]++;
            });
            for (Gauged each : gauged) {
                if (!(each.measure.what() instanceof Observable.Spikes)) continue;
                Fired fired = cells(each.part.population()).fired;
                for (int f = 0; f < fired.count(); f++) {
                    int neuron = fired.neuron(f) % each.size - each.part.from();
                    if (neuron >= 0 && neuron < each.part.size()) each.of[fired.neuron(f) / each.size].spike(neuron, fired.time(f));
                }
            }
        }

        private void sample(long step) {
            for (Gauged each : gauged) {
                if (each.probe.isEmpty()) continue;
                each.probe.get().read(machine.clock, each.row);
                for (int k = 0; k < each.row.length; k++) each.row[k] = each.measure.unit().fromCoherent(each.row[k]);
                for (int p = 0; p < each.of.length; p++) {
                    each.of[p].sample(machine.clock.at(step), each.row, p * each.size + each.part.from());
                }
            }
        }

        /** Takes down which points blew up, and puts them back to the start, where they stay harmless for the others. */
        private void giveUp(long step, Machine.Snapshot start) {
            double time = machine.clock.at(step + 1);
            List<Optional<Failure>> found = Failure.first(machine, points.size());
            for (int p = 0; p < found.size(); p++) {
                if (found.get(p).isPresent()) giveUp(p, found.get(p).get().told(wording(), time), start);
            }
        }

        /** The same of those in which a refractory period is none. */
        private void giveUpRefused(long step, Machine.Snapshot start) {
            double time = machine.clock.at(step + 1);
            for (Cells each : machine.cells) {
                int size = each.size() / points.size();
                for (int f = 0; f < each.refused.count(); f++) {
                    String cause = new RefractoryCheck(file).message(each, f, size);
                    giveUp(each.refused.neuron(f) / size, new Swept.Failure(wording().blewUp(time), time, cause, Optional.empty()), start);
                }
            }
        }

        private Wording wording() {
            return new Wording(file.experiment().plain());
        }

        /** Those that blew up before start again and again. */
        private void giveUp(int point, Swept.Failure failure, Machine.Snapshot start) {
            failures.putIfAbsent(point, failure);
            start.values().forEach((field, kept) -> {
                int size = kept.size() / points.size();
                field.take(kept, point * size, size);
            });
        }

        private List<Swept.Row> rows() {
            List<Swept.Row> rows = new ArrayList<>();
            double end = machine.clock.at(steps);
            for (int p = 0; p < points.size(); p++) {
                SweepPoint point = points.get(p);
                if (failures.containsKey(p)) {
                    rows.add(OneByOne.failed(point, sweep, failures.get(p)));
                    continue;
                }
                double[] measures = new double[gauged.size()];
                for (int m = 0; m < measures.length; m++) {
                    measures[m] = OneByOne.inUnit(gauged.get(m).measure, gauged.get(m).of[p].value(end));
                }
                rows.add(new Swept.Row(point.number(), point.values(), point.repeat(), measures, Optional.empty(), Optional.of(work(p))));
            }
            return rows;
        }

        private Swept.Work work(int point) {
            Map<String, Long> counts = new TreeMap<>();
            spikes.forEach((cells, each) -> counts.put(cells.name(), each[point]));
            return new Swept.Work(steps, machine.kernel(Backend.SCALAR), counts);
        }
    }
}
