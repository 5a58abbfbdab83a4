package hillock.simulator.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import hillock.language.algebra.Singularities;
import hillock.language.model.Experiment.Observable;
import hillock.language.model.Term;
import hillock.language.units.Unit;
import hillock.simulator.kernels.Backend;

/** Makes probes for observables of a machine. */
record Probes(Machine machine, Backend backend) {
    Probe of(Observable observable) {
        return switch (observable) {
            case Observable.OfNeurons neurons -> {
                Cells cells = cells(neurons.part().population());
                List<String> columns = IntStream.range(neurons.part().from(), neurons.part().to()).mapToObj(Integer::toString).toList();
                Map<Term.Variable, Term> definitions = cells.dynamics.mathematics.definitions();
                yield of(cells.dynamics, definitions, neurons.term(), neurons.unit(), neurons.part().from(), columns);
            }
            case Observable.OfConnections connections -> {
                Wires wires = wires(connections.connection());
                yield of(wires.dynamics, wires.definitions(), connections.term(), connections.unit(), 0, headers(wires));
            }
            case Observable.Aggregate aggregate -> {
                Probe of = of(aggregate.of());
                yield new Probe.Over(aggregate.statistic(), of, aggregate.label(), new double[of.columns().size()]);
            }
            case Observable.Spikes _ -> throw new IllegalStateException("spikes are not sampled");
        };
    }

    private Probe of(Dynamics dynamics, Map<Term.Variable, Term> definitions, Term term, Unit unit, int from, List<String> columns) {
        if (term instanceof Term.Variable(Term.Scope scope, String name) && scope == Term.Scope.OWN && dynamics.fields.containsKey(name)) {
            return new Probe.OfField(unit, dynamics.fields.get(name), from, columns);
        }
        Field out = Field.of("probe", dynamics.size);
        Assembly assembly = new Assembly(dynamics.owner + ".probe", dynamics.size, dynamics.bindingIn(0), definitions);
        assembly.store(out, Singularities.removed(term, definitions));
        return new Probe.Computed(unit, assembly.finish(backend), out, from, columns);
    }

    private static List<String> headers(Wires wires) {
        int[] sources = wires.edges.sources();
        int[] targets = wires.edges.targets();
        int s = wires.connection().source().from();
        int t = wires.connection().target().from();
        return IntStream.range(0, sources.length).mapToObj(e -> (sources[e] - s) + "->" + (targets[e] - t)).toList();
    }

    private Cells cells(String population) {
        return Arrays.stream(machine.cells).filter(each -> each.name().equals(population)).findFirst().orElseThrow();
    }

    private Wires wires(String connection) {
        return Arrays.stream(machine.wires).filter(each -> each.connection().name().equals(connection)).findFirst().orElseThrow();
    }
}
