package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import hillock.language.algebra.Derivative;
import hillock.language.algebra.Singularities;
import hillock.language.model.Connection;
import hillock.language.model.Model.Equation;
import hillock.language.model.Term;
import hillock.language.model.Term.Scope;
import hillock.simulator.plan.Stage;

/**
 * How the slope of each state variable of a network depends on each other one: by symbol, through what connections add too. What was a
 * delay ago, what spikes change, held values and what time does are taken as given. Connections come first, in the order of the text, then
 * populations; in each, variable after variable, element after element.
 */
final class Linearization {
    private final double[][] slopes;
    /** By input, how it depends on states: a row a neuron. */
    private final Map<Field, double[][]> ofInputs = new LinkedHashMap<>();
    private final Map<Dynamics, Integer> places = new LinkedHashMap<>();
    private final List<Pass> passes = new ArrayList<>();
    private final List<Entries> entries = new ArrayList<>();
    private final Machine machine;

    Linearization(Machine machine) {
        this.machine = machine;
        int count = 0;
        for (Dynamics each : machine.dynamics()) {
            places.put(each, count);
            count += each.mathematics.variables().size() * each.size;
        }
        this.slopes = new double[count][count];
        for (Cells each : machine.cells) for (Field input : each.inputs.values()) ofInputs.put(input, new double[each.size()][count]);
        for (Wires each : machine.inOrder()) contributions(each);
        for (Wires each : machine.wires) equations(each);
        for (Cells each : machine.cells) equations(each);
    }

    /** Row by row how a slope depends on each variable: the matrix itself, which {@link #find} writes. */
    double[][] slopes() {
        return slopes;
    }

    /** Which entries of the matrix can ever differ from 0. */
    boolean[][] pattern() {
        clear();
        for (Entries each : entries) {
            double[] ones = new double[each.values().length];
            Arrays.fill(ones, 1);
            each.add(ones);
        }
        boolean[][] pattern = new boolean[slopes.length][slopes.length];
        for (int r = 0; r < slopes.length; r++) for (int c = 0; c < slopes.length; c++) pattern[r][c] = slopes[r][c] != 0;
        return pattern;
    }

    /** Finds the matrix at the present state, whose inputs are known and for which the first stage has run. */
    void find(Clock clock, Team team) {
        for (Pass each : passes) team.run(each, clock);
        clear();
        for (Entries each : entries) each.add(each.values());
    }

    private void clear() {
        for (double[] row : slopes) Arrays.fill(row, 0);
        for (double[][] input : ofInputs.values()) for (double[] row : input) Arrays.fill(row, 0);
    }

    private void contributions(Wires wires) {
        if (wires.connection().contributions().isEmpty() || wires.edges.count() == 0) return;
        Map<Term.Variable, Term> all = wires.definitions();
        Assembly assembly = new Assembly(wires.connection().name() + ".partials", (int) wires.edges.count(), wires.dynamics.bindingIn(0),
                all);
        int before = entries.size();
        for (Connection.Contribution each : wires.connection().contributions()) {
            double[][] matrix = ofInputs.get(wires.end(each.side()).inputs.get(each.input()));
            Term value = Singularities.removed(each.value(), all);
            Rows rows = new Rows(matrix, wires.index(each.side()));
            for (Scope scope : Scope.values()) through(wires, scope, value, rows, assembly);
        }
        finish(assembly, before);
    }

    /** Which row of which matrix each element adds to. */
    private record Rows(double[][] matrix, int[] rows) {}

    /** How a value of each edge depends on what its own state, or that of one of its ends, is. */
    private void through(Wires wires, Scope scope, Term value, Rows rows, Assembly assembly) {
        if (scope == Scope.PRE && wires.edges.delays().isPresent()) return;
        int[] at = scope == Scope.OWN ? IntStream.range(0, rows.rows.length).toArray() : wires.index(scope);
        Dynamics owner = scope == Scope.OWN ? wires.dynamics : wires.end(scope).dynamics;
        for (String x : owner.mathematics.variables()) {
            partial(value, new Term.Variable(scope, x), wires.definitions(), assembly)
                    .ifPresent(found -> entries.add(new Entries.Direct(found, rows.matrix, rows.rows, shifted(at, place(owner, x)))));
        }
        if (scope == Scope.OWN) return;
        wires.end(scope).inputs.forEach((name, input) -> partial(value, new Term.Variable(scope, name), wires.definitions(), assembly)
                .ifPresent(found -> entries.add(new Entries.Chained(found, rows.matrix, rows.rows, ofInputs.get(input), at))));
    }

    private void equations(Wires wires) {
        if (wires.dynamics.size == 0 || wires.dynamics.mathematics.equations().isEmpty()) return;
        own(wires.dynamics);
        Assembly assembly = new Assembly(wires.connection().name() + ".partials", wires.dynamics.size, wires.dynamics.bindingIn(0),
                wires.definitions());
        int before = entries.size();
        for (Equation each : wires.dynamics.mathematics.equations()) {
            Rows rows = new Rows(slopes, rows(wires.dynamics, each.variable()));
            through(wires, Scope.PRE, each.rate(), rows, assembly);
            through(wires, Scope.POST, each.rate(), rows, assembly);
        }
        finish(assembly, before);
    }

    private void equations(Cells cells) {
        own(cells.dynamics);
        Map<Term.Variable, Term> definitions = cells.dynamics.mathematics.definitions();
        Assembly assembly = new Assembly(cells.name() + ".partials", cells.size(), cells.dynamics.bindingIn(0), definitions);
        int before = entries.size();
        int[] each = IntStream.range(0, cells.size()).toArray();
        for (Equation equation : cells.dynamics.mathematics.equations()) {
            int[] rows = rows(cells.dynamics, equation.variable());
            cells.inputs.forEach((name, input) -> partial(equation.rate(), Term.own(name), definitions, assembly)
                    .ifPresent(found -> entries.add(new Entries.Chained(found, slopes, rows, ofInputs.get(input), each))));
        }
        finish(assembly, before);
    }

    /** What the first stage of a step finds: how slopes depend on the element's own variables. */
    private void own(Dynamics dynamics) {
        for (String r : dynamics.mathematics.variables()) {
            for (String c : dynamics.mathematics.variables()) {
                Field found = dynamics.fields.get(Stage.partial(r, c).name());
                if (found != null) entries.add(new Entries.Direct(found.doubles(), slopes, rows(dynamics, r), rows(dynamics, c)));
            }
        }
    }

    private static Optional<double[]> partial(Term value, Term.Variable x, Map<Term.Variable, Term> definitions, Assembly assembly) {
        Term slope = Derivative.of(value, x, definitions);
        if (slope.equals(Term.ZERO)) return Optional.empty();
        Field.Doubles found = Field.of(x.name() + "@partial", assembly.size());
        assembly.store(found, Singularities.removed(slope, definitions));
        return Optional.of(found.values());
    }

    private void finish(Assembly assembly, int before) {
        if (entries.size() > before) passes.add(assembly.finish(machine.backend()));
    }

    private int[] rows(Dynamics dynamics, String variable) {
        return IntStream.range(0, dynamics.size).map(e -> place(dynamics, variable) + e).toArray();
    }

    private int place(Dynamics dynamics, String variable) {
        return places.get(dynamics) + dynamics.mathematics.variables().indexOf(variable) * dynamics.size;
    }

    private static int[] shifted(int[] elements, int by) {
        return Arrays.stream(elements).map(e -> e + by).toArray();
    }
}
