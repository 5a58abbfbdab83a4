package hillock.language.algebra;

import static hillock.language.algebra.Written.Level.AND;
import static hillock.language.algebra.Written.Level.ATOM;
import static hillock.language.algebra.Written.Level.CHOICE;
import static hillock.language.algebra.Written.Level.COMPARISON;
import static hillock.language.algebra.Written.Level.NOT;
import static hillock.language.algebra.Written.Level.OR;
import static hillock.language.algebra.Written.Level.POWER;
import static hillock.language.algebra.Written.Level.PRODUCT;
import static hillock.language.algebra.Written.Level.SIGN;
import static hillock.language.algebra.Written.Level.SUM;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import hillock.language.algebra.Written.Level;
import hillock.language.model.Condition;
import hillock.language.model.Term;
import hillock.language.units.Unit;

/** Hillock's own way to write terms. */
record TextNotation(Map<Term, Unit> units, Function<Term.Variable, String> names) implements Notation.Dialect {

    static String name(Term.Variable variable) {
        return switch (variable.scope()) {
            case OWN -> variable.name();
            case PRE -> "pre." + variable.name();
            case POST -> "post." + variable.name();
        };
    }

    @Override public Written term(Term node, Map<Term, Written> done) {
        return switch (node) {
            case Term.Constant constant -> number(constant);
            case Term.Variable variable -> Written.atom(names.apply(variable));
            case Term.Time _, Term.JumpTime _ -> Written.atom("t");
            case Term.Negation(var a) -> Written.of(SIGN, "-" + at(POWER, done.get(a)));
            case Term.Sum(var a, var b) -> Written.of(SUM, at(SUM, done.get(a)) + " + " + at(PRODUCT, done.get(b)));
            case Term.Difference(var a, var b) -> Written.of(SUM, at(SUM, done.get(a)) + " - " + at(PRODUCT, done.get(b)));
            case Term.Product(var a, var b) -> Written.of(PRODUCT, at(PRODUCT, done.get(a)) + " * " + at(SIGN, done.get(b)));
            case Term.Quotient(var a, var b) -> Written.of(PRODUCT, at(PRODUCT, done.get(a)) + " / " + at(SIGN, done.get(b)));
            case Term.Power(var a, var b) -> Written.of(POWER, base(a, done) + "^" + at(SIGN, done.get(b)));
            case Term.Call(var function, var arguments) -> call(function.symbol(), arguments, done);
            case Term.Choice(var condition, var then, var otherwise) -> Written.of(CHOICE, "if " + condition(condition, done).text()
                    + " then " + done.get(then).text() + " else " + done.get(otherwise).text());
            case Term.Draw(var distribution, var arguments, _) -> draw(distribution, arguments, done);
        };
    }

    @Override public Written condition(Condition condition, Map<Term, Written> done) {
        return switch (condition) {
            case Condition.Comparison(var relation, var a, var b) ->
                Written.of(COMPARISON, at(SUM, done.get(a)) + " " + relation.sign() + " " + at(SUM, done.get(b)));
            case Condition.And(var a, var b) ->
                Written.of(AND, at(AND, condition(a, done)) + " and " + at(NOT, condition(b, done)));
            case Condition.Or(var a, var b) ->
                Written.of(OR, at(OR, condition(a, done)) + " or " + at(AND, condition(b, done)));
            case Condition.Not(var a) -> Written.of(NOT, "not " + at(NOT, condition(a, done)));
        };
    }

    private Written number(Term.Constant constant) {
        double value = constant.value();
        if (Double.isNaN(value)) return Written.of(PRODUCT, "0 / 0");
        if (Double.isInfinite(value)) return Written.of(PRODUCT, (value > 0 ? "1" : "-1") + " / 0");
        Unit unit = units.getOrDefault(constant, Unit.NONE);
        String text = NumberText.of(unit.fromCoherent(value));
        Level level = text.startsWith("-") ? SIGN : ATOM;
        return unit.symbol().isEmpty() ? Written.of(level, text) : Written.of(level, text + " " + unit.symbol());
    }

    /** {@code 2 ms^2} would be square milliseconds. */
    private String base(Term base, Map<Term, Written> done) {
        boolean quantity = base instanceof Term.Constant && units.containsKey(base);
        return quantity ? "(" + done.get(base).text() + ")" : at(ATOM, done.get(base));
    }

    private static Written call(String function, List<Term> arguments, Map<Term, Written> done) {
        return Written.atom(arguments.stream().map(argument -> done.get(argument).text())
                .collect(Collectors.joining(", ", function + "(", ")")));
    }

    private static Written draw(Term.Distribution distribution, List<Term> arguments, Map<Term, Written> done) {
        boolean standard = distribution != Term.Distribution.POISSON && arguments.equals(List.of(Term.ZERO, Term.ONE));
        return call(distribution.name().toLowerCase(Locale.ROOT), standard ? List.of() : arguments, done);
    }

    private static String at(Level level, Written written) {
        return written.isLooserThan(level) ? "(" + written.text() + ")" : written.text();
    }
}
