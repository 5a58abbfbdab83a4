package hillock.simulator.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import hillock.language.model.CheckedFile;
import hillock.language.model.Connection;
import hillock.language.model.Experiment;
import hillock.language.model.Experiment.Population;
import hillock.language.model.Experiment.Setting;
import hillock.language.model.Model;
import hillock.language.model.Model.Values;
import hillock.language.model.Sweep;
import hillock.language.model.Term;

/**
 * One run of a sweep. Its random numbers depend on the file's seed, the axes' values and the repeat alone: not on which other runs there are.
 *
 * @param number among all runs, by point (the last axis fastest), then repeat
 * @param values of the axes, in coherent units
 */
public record SweepPoint(int number, List<Double> values, int repeat) {
    /** All runs of a sweep, in order. */
    public static List<SweepPoint> all(Sweep sweep) {
        List<SweepPoint> points = new ArrayList<>();
        for (int point = 0; point < sweep.points(); point++) {
            List<Double> values = new ArrayList<>();
            int rest = point;
            for (Sweep.Axis axis : sweep.axes().reversed()) {
                values.addFirst(axis.values().get(rest % axis.values().size()));
                rest /= axis.values().size();
            }
            for (int repeat = 0; repeat < sweep.repeat(); repeat++) points.add(new SweepPoint(points.size(), List.copyOf(values), repeat));
        }
        return points;
    }

    /** What tells its random numbers from those of other runs. */
    public long key(Sweep sweep) {
        StringJoiner name = new StringJoiner(";");
        for (int a = 0; a < values.size(); a++) name.add(sweep.axes().get(a).label() + "=" + values.get(a));
        return Stream.hash(name.add("repeat=" + repeat).toString());
    }

    /** The file of this run alone, without the sweep. */
    public CheckedFile file(CheckedFile all) {
        Experiment experiment = all.experiment();
        Sweep sweep = experiment.sweep().orElseThrow();
        List<Population> populations = new ArrayList<>();
        for (Population each : experiment.populations()) populations.add(with(each, sweep));
        List<Connection> connections = new ArrayList<>();
        for (Connection each : experiment.connections()) connections.add(with(each, sweep));
        Experiment.Simulation s = experiment.simulation().orElseThrow();
        Experiment.Simulation own = new Experiment.Simulation(s.duration(), s.dt(), s.method(), s.seed() ^ key(sweep), 1, s.arithmetic(),
                s.precision(), s.weights(), s.tolerance());
        Experiment one = new Experiment(experiment.name(), experiment.plain(), populations, connections, Optional.of(own),
                experiment.changes(), List.of(), List.of());
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
        return new Connection(c.name(), c.fileName(), c.source(), c.target(), c.pattern(), c.exceptSelf(), parameters, c.weights(), c.delay(),
                c.expressions(), c.equations(), c.bounds(), c.initials(), c.contributions(), c.events(), c.units(), c.plain());
    }
}
