package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import hillock.language.algebra.Linear;
import hillock.language.algebra.Variables;
import hillock.language.model.Connection;
import hillock.language.model.Function;
import hillock.language.model.Model;
import hillock.language.model.Model.Equation;
import hillock.language.model.Term;
import hillock.simulator.plan.Mathematics;

/**
 * The state of a connection that only its events read: {@code dx/dt = a x + b} with fixed a and b is not stepped but known at any time from
 * its value at the last event of its edge, {@code x exp(a d) + b d exprel(a d)} a time d later. Exact.
 *
 * @param variables   those that are so known
 * @param definitions what each of them means: a term of {@code x@rest}, its value at the last event, and {@code rest@since}, the time of
 *                    that
 */
record Relaxing(List<String> variables, Map<Term.Variable, Term> definitions) {
    /** When the last event of an edge was, ms. */
    static final Term.Variable SINCE = Term.own("rest@since");

    /** Where everything is stepped. */
    static Relaxing none() {
        return new Relaxing(List.of(), Map.of());
    }

    static Term.Variable atRest(String variable) {
        return Term.own(variable + "@rest");
    }

    /** @param fixed whether a name means the same number throughout the run, or between two events of the edge */
    static Relaxing of(Connection connection, Mathematics all, Predicate<Term.Variable> fixed) {
        if (connection.events().isEmpty()) return none();
        List<String> variables = new ArrayList<>();
        Map<Term.Variable, Term> definitions = new LinkedHashMap<>();
        for (Equation equation : all.equations()) {
            Term.Variable x = Term.own(equation.variable());
            Optional<Linear> linear = Linear.in(x, equation.rate(), all.definitions());
            boolean known = equation.noises().isEmpty() && linear.isPresent() && isFixed(linear.get().slope(), all, fixed)
                    && isFixed(linear.get().offset(), all, fixed) && !readElsewhere(connection, all).contains(x);
            if (!known) continue;
            variables.add(equation.variable());
            definitions.put(x, later(equation.variable(), linear.get()));
        }
        return new Relaxing(variables, definitions);
    }

    private static boolean isFixed(Term term, Mathematics all, Predicate<Term.Variable> fixed) {
        return !Variables.usesTime(term, all.definitions()) && Variables.of(term, all.definitions()).stream().allMatch(fixed);
    }

    /** What has to be known at every step. */
    private static Set<Term.Variable> readElsewhere(Connection connection, Mathematics all) {
        Set<Term.Variable> read = new HashSet<>();
        for (Connection.Contribution each : connection.contributions()) read.addAll(Variables.of(each.value(), all.definitions()));
        for (Model.Bound each : connection.bounds()) read.addAll(Variables.of(each.holds(), all.definitions()));
        for (Equation each : all.equations()) {
            Set<Term.Variable> used = new HashSet<>(Variables.of(each.rate(), all.definitions()));
            for (Model.Diffusion noise : each.noises()) used.addAll(Variables.of(noise.amplitude(), all.definitions()));
            used.remove(Term.own(each.variable()));
            read.addAll(used);
        }
        return read;
    }

    private static Term later(String variable, Linear linear) {
        Term passed = new Term.Difference(new Term.Time(), SINCE);
        Term stretched = new Term.Product(linear.slope(), passed);
        Term decayed = new Term.Product(atRest(variable), new Term.Call(Function.EXP, List.of(stretched)));
        if (linear.offset().equals(Term.ZERO)) return decayed;
        Term gained = new Term.Product(new Term.Product(linear.offset(), passed), new Term.Call(Function.EXPREL, List.of(stretched)));
        return new Term.Sum(decayed, gained);
    }

    /** The mathematics that is left to step, in which these variables are named expressions. */
    Mathematics without(Mathematics all) {
        if (variables.isEmpty()) return all;
        Map<Term.Variable, Term> known = new LinkedHashMap<>(definitions);
        known.putAll(all.definitions());
        return new Mathematics(all.equations().stream().filter(each -> !variables.contains(each.variable())).toList(), known);
    }
}
