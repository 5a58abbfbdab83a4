package hillock.simulator.network;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import hillock.language.algebra.Variables;
import hillock.language.model.Term;
import hillock.simulator.kernels.Environment;

/** A sheet on which some unknowns have values on trial: what rests on them is found anew, all else is the sheet's. */
final class Trial implements Environment {
    private final Sheet sheet;
    private final Map<Term.Variable, Integer> unknowns = new HashMap<>();
    private final Map<Term.Variable, Formula> dependents = new HashMap<>();
    private final Map<Term.Variable, Double> found = new HashMap<>();
    private double[] values = {};

    Trial(Sheet sheet, List<Term.Variable> unknowns, Map<Term.Variable, Formula> dependents) {
        this.sheet = sheet;
        for (Term.Variable unknown : unknowns) this.unknowns.put(unknown, this.unknowns.size());
        this.dependents.putAll(dependents);
    }

    /** The named expressions, and what is held, that rest on the unknowns. */
    static Map<Term.Variable, Formula> dependents(Dynamics dynamics, List<Term.Variable> unknowns) {
        Map<Term.Variable, Term> definitions = dynamics.definitions();
        Map<Term.Variable, Formula> dependents = new HashMap<>();
        dynamics.formulas().forEach((name, formula) -> {
            Set<Term.Variable> used = new HashSet<>(Variables.of(formula.term(), definitions));
            used.retainAll(unknowns);
            if (!used.isEmpty()) dependents.put(name, formula);
        });
        return dependents;
    }

    /** Gives the unknowns these values; the array is kept. */
    void set(double[] trial) {
        values = trial;
        found.clear();
    }

    double value(Formula formula) {
        return sheet.evaluate(formula, this);
    }

    @Override public double variable(Term.Variable name) {
        Integer unknown = unknowns.get(name);
        if (unknown != null) return values[unknown];
        Formula dependent = dependents.get(name);
        if (dependent == null) return sheet.variable(name);
        Double before = found.get(name);
        if (before != null) return before;
        double value = value(dependent);
        found.put(name, value);
        return value;
    }

    @Override public double time() {
        return sheet.time();
    }

    @Override public double jumpTime() {
        return sheet.jumpTime();
    }

    @Override public double draw(Term.Draw draw, double[] arguments) {
        return sheet.draw(draw, arguments);
    }
}
