package hillock.simulator.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import hillock.language.model.CheckedFile;
import hillock.language.model.Connection;
import hillock.language.model.Experiment;
import hillock.language.model.Experiment.Figure;
import hillock.language.model.Experiment.Population;
import hillock.language.model.Experiment.Recorded;
import hillock.language.model.Experiment.Setting;
import hillock.language.model.Model;
import hillock.language.model.Model.Values;
import hillock.language.model.Sweep;
import hillock.language.model.Term;

/**
 * One run of a sweep. Its random numbers depend on the file's seed, the axes' values and the repeat alone: not on which other runs there
 * are.
 *
 * @param number among all runs, by point (the last axis fastest), then repeat
 * @param values of the axes, in coherent units
 */
public record SweepPoint(int number, List<Double> values, int repeat) {
    /** All runs of a sweep, in order. */
    public static List<SweepPoint> all(Sweep sweep) {
        return IntStream.range(0, Math.toIntExact(sweep.runs())).mapToObj(number -> of(sweep, number)).toList();
    }

    /** One of them. */
    public static SweepPoint of(Sweep sweep, int number) {
        return new SweepPoint(number, sweep.values(number), number % sweep.repeat());
    }

    /** What tells its random numbers from those of other runs. */
    public long key(Sweep sweep) {
        StringJoiner name = new StringJoiner(";");
        for (int a = 0; a < values.size(); a++) name.add(sweep.axes().get(a).label() + "=" + values.get(a));
        return Stream.hash(name.add("repeat=" + repeat).toString());
    }

    /** The file of this run among many, on one thread: without the sweep, and nothing is looked at. */
    public CheckedFile file(CheckedFile all) {
        return file(all, 1, List.of(), List.of());
    }

    /** The same, with recordings of what is measured, at every step. */
    public CheckedFile recorded(CheckedFile all) {
        return file(all, 1, measured(all), List.of());
    }

    /** The file of this run by itself, on as many threads as the text says, with recordings of what is measured and figures of them. */
    public CheckedFile alone(CheckedFile all) {
        Experiment experiment = all.experiment();
        return file(all, experiment.simulation().orElseThrow().threads(), measured(all), experiment.sweep().orElseThrow().figures());
    }

    private static List<Recorded> measured(CheckedFile all) {
        return all.experiment().sweep().orElseThrow().measures().stream()
                .map(measure -> new Recorded(measure.what(), Optional.empty(), 0, Double.POSITIVE_INFINITY)).toList();
    }

    private CheckedFile file(CheckedFile all, int threads, List<Recorded> records, List<Figure> figures) {
        Experiment experiment = all.experiment();
        Sweep sweep = experiment.sweep().orElseThrow();
        List<Population> populations = new ArrayList<>();
        for (Population each : experiment.populations()) populations.add(with(each, sweep));
        List<Connection> connections = new ArrayList<>();
        for (Connection each : experiment.connections()) connections.add(with(each, sweep));
        Experiment.Simulation s = experiment.simulation().orElseThrow();
        Experiment.Simulation own = new Experiment.Simulation(s.duration(), s.dt(), s.method(), s.seed() ^ key(sweep), threads,
                s.arithmetic(), s.precision(), s.weights(), s.tolerance());
        Experiment one = new Experiment(experiment.name(), experiment.plain(), populations, connections, Optional.of(own),
                experiment.changes(), records, figures);
        return new CheckedFile(one, all.models(), all.origins(), all.warnings(), all.files());
    }

    private Population with(Population population, Sweep sweep) {
        List<Setting> settings = new ArrayList<>(population.parameters());
        for (int a = 0; a < values.size(); a++) {
            Sweep.Axis axis = sweep.axes().get(a);
            if (!axis.owner().equals(population.name())) continue;
            settings.add(new Setting(axis.from(), axis.to(), axis.parameter(), new Values.Each(new Term.Constant(values.get(a)))));
        }
        return new Population(population.name(), population.size(), population.model(), settings, population.initials());
    }

    private Connection with(Connection c, Sweep sweep) {
        List<Model.Assigned> parameters = new ArrayList<>(c.parameters());
        for (int a = 0; a < values.size(); a++) {
            Sweep.Axis axis = sweep.axes().get(a);
            if (!axis.owner().equals(c.name())) continue;
            parameters.add(new Model.Assigned(axis.parameter(), new Values.Each(new Term.Constant(values.get(a)))));
        }
        return new Connection(c.name(), c.fileName(), c.source(), c.target(), c.pattern(), c.exceptSelf(), parameters, c.weights(),
                c.delay(), c.expressions(), c.equations(), c.bounds(), c.initials(), c.contributions(), c.events(), c.units(), c.plain());
    }
}
