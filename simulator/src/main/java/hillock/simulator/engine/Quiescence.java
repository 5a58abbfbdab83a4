package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import hillock.language.model.CheckedFile;
import hillock.language.model.Experiment;
import hillock.language.model.Experiment.Population;
import hillock.language.model.Sweep;
import hillock.language.syntax.Problem;
import hillock.language.syntax.Span;
import hillock.language.syntax.UserError;
import hillock.simulator.kernels.Backend;
import hillock.simulator.network.Lanes;
import hillock.simulator.network.Network;
import hillock.simulator.network.SweepPoint;
import hillock.simulator.plan.Integrator;

/** Warns of neurons that would do something, but never will: see {@link UnstableRest}. In a sweep, of those of some of its points. */
record Quiescence(CheckedFile file, Integrator method) {
    /** @param machine of the text's own values, at its start; a sweep has others */
    List<Problem> warnings(Machine machine) {
        Experiment experiment = file.experiment();
        Optional<Sweep> sweep = experiment.sweep();
        if (sweep.isPresent()) return SideBySide.isUncoupled(experiment) ? warnings(sweep.get()) : List.of();
        List<Problem> warnings = new ArrayList<>();
        for (Cells each : machine.cells) {
            UnstableRest.of(each, machine.clock, experiment).stream().findFirst().ifPresent(rest -> warnings.add(warning(each,
                    each.name() + ", neuron " + rest.neuron() + ",", rest)));
        }
        return warnings;
    }

    private List<Problem> warnings(Sweep sweep) {
        List<SweepPoint> points = new ArrayList<>();
        List<Network> networks = new ArrayList<>();
        for (SweepPoint point : some(sweep)) {
            try {
                networks.add(Network.build(point.file(file), Optional.empty()));
                points.add(point);
            } catch (UserError _) {
                // without a start it is told in its row of the results
            }
        }
        if (points.isEmpty()) return List.of();
        Experiment.Simulation simulation = file.experiment().simulation().orElseThrow();
        long[] keys = points.stream().mapToLong(point -> point.key(sweep)).toArray();
        Network network = Lanes.beside(file, networks, simulation.seed(), keys);
        Machine machine = new Machine(network.file(), network, method, simulation.dt(), 0, Backend.INTERPRETER, Team.alone());
        machine.start();
        machine.begin(0);
        List<Problem> warnings = new ArrayList<>();
        for (Cells each : machine.cells) {
            int size = each.size() / points.size();
            List<UnstableRest> found = UnstableRest.of(each, machine.clock, file.experiment());
            if (found.isEmpty()) continue;
            UnstableRest first = found.getFirst();
            long many = found.stream().map(rest -> rest.neuron() / size).distinct().count();
            warnings.add(warning(each, "at " + many + " of the " + points.size() + " points of the sweep that were looked at, first at "
                    + place(sweep, points.get(first.neuron() / size)) + ", " + each.name() + ", neuron " + first.neuron() % size + ",",
                    first));
        }
        return warnings;
    }

    /** As many points as one looks at together, from the first to the last; their repeats start alike. */
    private List<SweepPoint> some(Sweep sweep) {
        int neurons = file.experiment().populations().stream().mapToInt(Population::size).max().orElse(1);
        int all = Math.toIntExact(sweep.runs() / sweep.repeat());
        int some = Math.clamp(Gauge.MOST / Math.max(1, neurons), 1, all);
        return IntStream.range(0, some).map(k -> some == 1 ? 0 : (int) ((long) k * (all - 1) / (some - 1)))
                .mapToObj(point -> SweepPoint.of(sweep, point * sweep.repeat())).toList();
    }

    /** {@code cell.I = 10 uA/cm^2}. */
    private static String place(Sweep sweep, SweepPoint point) {
        return IntStream.range(0, sweep.axes().size()).mapToObj(a -> {
            Sweep.Axis axis = sweep.axes().get(a);
            String unit = axis.unit().symbol();
            return axis.label() + " = " + Wording.number(axis.unit().fromCoherent(point.values().get(a)))
                    + (unit.isEmpty() ? "" : " " + unit);
        }).collect(Collectors.joining(", "));
    }

    private Problem warning(Cells cells, String who, UnstableRest rest) {
        String variable = cells.dynamics.mathematics.variables().getFirst();
        Optional<Span> population = file.origins().of(cells.name());
        Optional<Span> given = file.origins().of(cells.name() + "." + variable + "(0)")
                .filter(span -> population.isEmpty() || span.source().equals(population.get().source()));
        return new Problem(Problem.Severity.WARNING, given.or(() -> population),
                who + " begins at a steady state that is unstable, and nothing but rounding moves it away, "
                        + "though a push would grow e-fold within " + new Wording(file.experiment().plain()).time(1 / rest.growth()),
                Optional.of("begin beside it, with a number for " + variable + "(0)"));
    }
}
