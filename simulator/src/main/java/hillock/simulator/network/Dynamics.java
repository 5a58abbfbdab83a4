package hillock.simulator.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import hillock.language.algebra.Singularities;
import hillock.language.model.Connection;
import hillock.language.model.Experiment;
import hillock.language.model.Model;
import hillock.language.model.Term;
import hillock.language.units.Unit;

/**
 * The equations of a population or a connection, ready to be evaluated at the start: removable singularities removed.
 *
 * @param owner    what messages and draws call it, {@code cells} or {@code driver -> follower}
 * @param size     how many elements there are
 * @param element  what a message calls an element: {@code cells[3]}
 * @param expressions the named expressions, without what is held
 * @param holds    what is held, at its first interval
 * @param rates    the derivative of each state variable
 * @param units    what each name is shown in
 */
record Dynamics(
        String owner,
        int size,
        IntFunction<String> element,
        Map<Term.Variable, Term> expressions,
        Map<Term.Variable, Formula> holds,
        List<Model.Equation> rates,
        Map<String, Unit> units) {

    static Dynamics of(Build build, Experiment.Population population) {
        Model model = population.model();
        Map<Term.Variable, Formula> holds = new LinkedHashMap<>();
        for (Model.Hold hold : model.holds()) {
            Formula.Streams streams = build.streams(population.name() + "." + hold.stream());
            holds.put(Term.own(hold.name()), Formula.of(hold.value(), 0, population.size(), streams));
        }
        return of(population.name(), population.size(), e -> population.name() + "[" + e + "]",
                model.expressions(), holds, model.equations(), model.units());
    }

    static Dynamics of(Connection connection, int size, IntFunction<String> element) {
        return of(connection.name(), size, element, connection.expressions(), Map.of(), connection.equations(), connection.units());
    }

    private static Dynamics of(String owner, int size, IntFunction<String> element, List<Model.Definition> definitions,
            Map<Term.Variable, Formula> holds, List<Model.Equation> equations, Map<String, Unit> units) {
        Map<Term.Variable, Term> written = new LinkedHashMap<>();
        for (Model.Definition definition : definitions) written.put(Term.own(definition.name()), definition.value());
        Map<Term.Variable, Term> smooth = new LinkedHashMap<>();
        written.forEach((name, value) -> smooth.put(name, Singularities.removed(value, written)));
        List<Model.Equation> rates = equations.stream()
                .map(equation -> new Model.Equation(equation.variable(), Singularities.removed(equation.rate(), written)))
                .toList();
        return new Dynamics(owner, size, element, smooth, holds, rates, units);
    }

    /** The state variables, in the order of their equations. */
    List<String> variables() {
        return rates.stream().map(Model.Equation::variable).toList();
    }

    /** A term with its removable singularities removed. */
    Term smooth(Term term) {
        return Singularities.removed(term, expressions);
    }

    /** A term that draws nothing, {@code i} counting through all elements. */
    Formula formula(Term term) {
        return Formula.of(term, 0, size, new Formula.Streams(0, owner));
    }

    /** Named expressions and what is held. */
    Map<Term.Variable, Formula> formulas() {
        Map<Term.Variable, Formula> formulas = new LinkedHashMap<>(holds);
        expressions.forEach((name, value) -> formulas.put(name, formula(value)));
        return formulas;
    }

    /** As {@link #formulas}, bare: what each such name rests on. */
    Map<Term.Variable, Term> definitions() {
        Map<Term.Variable, Term> definitions = new LinkedHashMap<>(expressions);
        holds.forEach((name, formula) -> definitions.put(name, formula.term()));
        return definitions;
    }

    Unit unit(String name) {
        return units.getOrDefault(name, Unit.NONE);
    }

    /** A value as a message shows it: {@code 250 mV}. */
    String shown(String name, double value) {
        Unit unit = unit(name);
        String number = Double.toString(unit.fromCoherent(value));
        if (number.endsWith(".0")) number = number.substring(0, number.length() - 2);
        return unit.symbol().isEmpty() ? number : number + " " + unit.symbol();
    }
}
