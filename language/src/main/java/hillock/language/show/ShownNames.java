package hillock.language.show;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import hillock.language.algebra.LatexNames;
import hillock.language.algebra.Notation;
import hillock.language.model.Condition;
import hillock.language.model.Connection;
import hillock.language.model.Model;
import hillock.language.model.Term;
import hillock.language.units.Dimension;
import hillock.language.units.Rational;
import hillock.language.units.Unit;
import hillock.language.units.Units;

/**
 * How the names of one model or connection are shown: units, and the signals behind the program's own names.
 *
 * @param units   by name as a term has it
 * @param delayed PRE names that mean their value a delay ago
 * @param plain   numbers have no units here
 */
record ShownNames(Map<Term.Variable, Unit> units, Map<String, Model.Hold> holds, Map<String, Model.Table> tables,
        Set<Term.Variable> delayed, boolean plain) {

    static ShownNames of(Model model) {
        Map<Term.Variable, Unit> units = new HashMap<>();
        model.units().forEach((name, unit) -> units.put(Term.own(name), unit));
        units.putAll(noises(model.equations(), model.plain()));
        Map<String, Model.Hold> holds = new HashMap<>();
        model.holds().forEach(hold -> holds.put(hold.name(), hold));
        Map<String, Model.Table> tables = new HashMap<>();
        model.tables().forEach(table -> tables.put(table.name(), table));
        return new ShownNames(units, holds, tables, Set.of(), model.plain());
    }

    static ShownNames of(Connection connection, Model source, Model target) {
        Map<Term.Variable, Unit> units = new HashMap<>();
        source.units().forEach((name, unit) -> units.put(Term.pre(name), unit));
        target.units().forEach((name, unit) -> units.put(Term.post(name), unit));
        connection.units().forEach((name, unit) -> units.put(Term.own(name), unit));
        units.putAll(noises(connection.equations(), connection.plain()));
        Set<Term.Variable> delayed = new LinkedHashSet<>();
        if (connection.delay().isPresent()) {
            source.equations().forEach(equation -> delayed.add(Term.pre(equation.variable())));
            source.expressions().forEach(expression -> delayed.add(Term.pre(expression.name())));
            source.inputs().forEach(input -> delayed.add(Term.pre(input)));
        }
        return new ShownNames(units, Map.of(), Map.of(), delayed, connection.plain());
    }

    private static Map<Term.Variable, Unit> noises(List<Model.Equation> equations, boolean plain) {
        Unit unit = plain ? Unit.NONE : Units.of(Dimension.TIME.power(new Rational(-1, 2)));
        Map<Term.Variable, Unit> units = new HashMap<>();
        for (Model.Equation equation : equations) for (Model.Diffusion each : equation.noises()) units.put(Term.own(each.noise()), unit);
        return units;
    }

    Unit unit(Term.Variable name) {
        return units.getOrDefault(name, Unit.NONE);
    }

    /** A term of a known dimension. */
    Dimensioned shown(Term term, Dimension whole) {
        return shown(term, Optional.of(whole));
    }

    /** A term whose dimension follows from its names. */
    Dimensioned shown(Term term) {
        return shown(term, Optional.empty());
    }

    /** A condition with the units of its numbers. */
    Dimensioned shown(Condition condition) {
        return shown(new Term.Choice(condition, Term.ONE, Term.ZERO));
    }

    String text(Term.Variable name) {
        if (name.scope() == Term.Scope.OWN && holds.containsKey(name.name())) {
            Model.Hold hold = holds.get(name.name());
            return "hold(" + text(shown(hold.value())) + ", " + text(shown(hold.interval(), Dimension.TIME)) + ")";
        }
        Model.Table table = name.scope() == Term.Scope.OWN ? tables.get(name.name()) : null;
        return table == null ? Notation.text(name) : tableText(table);
    }

    String latex(Term.Variable name) {
        if (name.scope() == Term.Scope.OWN && holds.containsKey(name.name())) {
            Model.Hold hold = holds.get(name.name());
            String interval = latex(shown(hold.interval(), Dimension.TIME));
            return "\\operatorname{hold}\\left(" + latex(shown(hold.value())) + ",\\, " + interval + "\\right)";
        }
        Model.Table table = name.scope() == Term.Scope.OWN ? tables.get(name.name()) : null;
        if (table != null) return "\\text{" + LatexNames.escaped(tableText(table)) + "}";
        return LatexNames.name(name) + (delayed.contains(name) ? "(t - \\Delta)" : "");
    }

    String text(Dimensioned shown) {
        return Notation.text(shown.term(), shown.units(), this::text);
    }

    String latex(Dimensioned shown) {
        return Notation.latex(shown.term(), shown.units(), this::latex);
    }

    private Dimensioned shown(Term term, Optional<Dimension> whole) {
        if (plain) return new Dimensioned(term, Map.of());
        return Dimensioned.of(term, whole, this::dimension, preferred());
    }

    private Optional<Dimension> dimension(Term.Variable name) {
        if (units.containsKey(name)) return Optional.of(units.get(name).dimension());
        boolean index = name.name().equals("i") || name.name().equals("size");
        return index ? Optional.of(Dimension.NONE) : Optional.empty();
    }

    private List<Unit> preferred() {
        List<Unit> all = new ArrayList<>(units.values());
        all.sort(Comparator.comparing(Unit::isCoherent).reversed().thenComparing(unit -> unit.symbol().length())
                .thenComparing(Unit::symbol));
        return all;
    }

    private static String tableText(Model.Table table) {
        return "table(\"" + table.data().file() + "\"" + (table.held() ? ", held = true)" : ")");
    }
}
