package hillock.simulator.engine;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import hillock.language.model.Condition;
import hillock.language.model.Model;
import hillock.language.model.Term;
import hillock.language.units.Unit;
import hillock.simulator.kernels.Backend;

/** A population or a connection, as messages need it. */
record Owner(
        String name,
        String model,
        Dynamics dynamics,
        Map<Term.Variable, Term> definitions,
        Map<String, Unit> units,
        Optional<Wires> wires) {

    /** Populations, then connections. */
    static List<Owner> all(Machine machine) {
        return Stream.concat(Arrays.stream(machine.cells).map(Owner::of), Arrays.stream(machine.wires).map(Owner::of)).toList();
    }

    static Owner of(Cells cells) {
        Model model = cells.neurons.population().model();
        Map<Term.Variable, Term> definitions = cells.dynamics.mathematics.definitions();
        return new Owner(cells.name(), model.name(), cells.dynamics, definitions, model.units(), Optional.empty());
    }

    static Owner of(Wires wires) {
        String name = wires.connection().name();
        return new Owner(name, name, wires.dynamics, wires.definitions(), wires.connection().units(), Optional.of(wires));
    }

    /** What a term is for one element, from the present state. */
    double value(Term term, Clock clock, int element) {
        return values(term, clock, element, element + 1)[element];
    }

    /** What a term is for every element. */
    double[] values(Term term, Clock clock) {
        return values(term, clock, 0, dynamics.size);
    }

    private double[] values(Term term, Clock clock, int from, int to) {
        Field.Doubles out = Field.of("value", dynamics.size);
        Assembly assembly = new Assembly(name + ".value", dynamics.size, dynamics.bindingIn(0), definitions);
        assembly.store(out, term);
        assembly.finish(Backend.INTERPRETER).run(clock, from, to);
        return out.values();
    }

    /** The elements for which a condition does not hold in the present state, as a step judges it: rewritten as its passes are. */
    BitSet failing(Condition condition, Clock clock) {
        Assembly assembly = new Assembly(name + ".judge", dynamics.size, dynamics.bindingIn(0), definitions);
        assembly.require(condition, Dynamics.OUT_OF_BOUNDS);
        Pass judge = assembly.finish(Backend.INTERPRETER, dynamics.arithmetic(), dynamics.precision());
        BitSet failing = new BitSet(dynamics.size);
        for (int i = 0; i < dynamics.size; i++) if (judge.run(clock, i, i + 1) != 0) failing.set(i);
        return failing;
    }

    String element(int element) {
        return wires.map(w -> "connection " + (w.edges.sources()[element] - w.connection().source().from()) + " -> "
                + (w.edges.targets()[element] - w.connection().target().from())).orElse("neuron " + element);
    }
}
