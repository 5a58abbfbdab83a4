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
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import hillock.language.algebra.Written.Level;
import hillock.language.model.Condition;
import hillock.language.model.Term;
import hillock.language.units.Unit;

/** Terms in LaTeX's math mode. */
record LatexNotation(Map<Term, Unit> units, Function<Term.Variable, String> names) implements Notation.Dialect {

    @Override public Written term(Term node, Map<Term, Written> done) {
        return switch (node) {
            case Term.Constant constant -> number(constant);
            case Term.Variable variable -> name(names.apply(variable));
            case Term.Time _, Term.JumpTime _ -> Written.atom("t");
            case Term.Negation(var a) -> Written.of(SIGN, "-" + at(PRODUCT, done.get(a)));
            case Term.Sum(var a, var b) -> Written.of(SUM, at(SUM, done.get(a)) + " + " + at(PRODUCT, unsigned(done.get(b))));
            case Term.Difference(var a, var b) -> Written.of(SUM, at(SUM, done.get(a)) + " - " + at(PRODUCT, unsigned(done.get(b))));
            case Term.Product(var a, var b) -> product(at(PRODUCT, done.get(a)), at(PRODUCT, unsigned(done.get(b))));
            case Term.Quotient(Term.Negation(var a), var b) -> Written.of(SIGN, "-" + fraction(done.get(a).text(), done.get(b)).text());
            case Term.Quotient(var a, var b) when done.get(a).level() == SIGN ->
                Written.of(SIGN, "-" + fraction(done.get(a).text().substring(1), done.get(b)).text());
            case Term.Quotient(var a, var b) -> fraction(done.get(a).text(), done.get(b));
            case Term.Power(var a, var b) -> Written.of(POWER, at(ATOM, done.get(a)) + "^{" + done.get(b).text() + "}");
            case Term.Call(var function, var arguments) -> call(function, arguments.stream().map(a -> done.get(a).text()).toList());
            case Term.Choice(var condition, var then, var otherwise) -> Written.of(CHOICE, "\\begin{cases} " + done.get(then).text()
                    + " & \\text{if } " + condition(condition, done).text() + " \\\\ " + done.get(otherwise).text()
                    + " & \\text{otherwise} \\end{cases}");
            case Term.Draw(var distribution, var arguments, _) -> draw(distribution, arguments, done);
        };
    }

    @Override public Written condition(Condition condition, Map<Term, Written> done) {
        return switch (condition) {
            case Condition.Comparison(var relation, var a, var b) ->
                Written.of(COMPARISON, at(SUM, done.get(a)) + " " + sign(relation) + " " + at(SUM, done.get(b)));
            case Condition.And(Condition.Comparison a, Condition.Comparison(var relation, var middle, var upper))
                    when ascends(a.relation()) && ascends(relation) && done.get(a.right()).equals(done.get(middle)) ->
                Written.of(COMPARISON, condition(a, done).text() + " " + sign(relation) + " " + at(SUM, done.get(upper)));
            case Condition.And(var a, var b) -> Written.of(AND, at(AND, condition(a, done)) + " \\land " + at(AND, condition(b, done)));
            case Condition.Or(var a, var b) -> Written.of(OR, at(OR, condition(a, done)) + " \\lor " + at(OR, condition(b, done)));
            case Condition.Not(var a) -> Written.of(NOT, "\\lnot " + at(ATOM, condition(a, done)));
        };
    }

    /** {@code 0.1 /mV} as a number and its unit. */
    static String quantity(double value, Unit unit) {
        String number = number(unit.fromCoherent(value));
        return unit.symbol().isEmpty() ? number : number + "\\," + LatexNames.unit(unit);
    }

    private static String number(double value) {
        if (Double.isNaN(value)) return "\\mathrm{NaN}";
        if (Double.isInfinite(value)) return value > 0 ? "\\infty" : "-\\infty";
        String text = NumberText.of(value);
        int exponent = text.indexOf('e');
        return exponent < 0 ? text : text.substring(0, exponent) + " \\cdot 10^{" + text.substring(exponent + 1) + "}";
    }

    private Written number(Term.Constant constant) {
        Unit unit = units.getOrDefault(constant, Unit.NONE);
        String text = quantity(constant.value(), unit);
        Level level = text.startsWith("-") ? SIGN : !unit.symbol().isEmpty() || text.contains("cdot") ? PRODUCT : ATOM;
        return Written.of(level, text);
    }

    /** A name with something above it cannot take a power as it is. */
    private static Written name(String text) {
        return Written.of(text.contains("^") || text.contains("(") ? POWER : ATOM, text);
    }

    private static Written product(String left, String right) {
        boolean numbers = Character.isDigit(right.charAt(0)) || right.charAt(0) == '-';
        return Written.of(left.startsWith("-") ? SIGN : PRODUCT, left + (numbers ? " \\cdot " : "\\, ") + right);
    }

    private static Written fraction(String above, Written below) {
        return Written.of(PRODUCT, "\\frac{" + above + "}{" + below.text() + "}");
    }

    private static Written call(hillock.language.model.Function function, List<String> arguments) {
        String first = arguments.getFirst();
        String inner = "\\left(" + String.join(",\\, ", arguments) + "\\right)";
        return switch (function) {
            case EXP, SIN, COS, TAN, SINH, COSH, TANH, MIN, MAX -> Written.of(POWER, "\\" + function.symbol() + inner);
            case LOG -> Written.of(POWER, "\\ln" + inner);
            case SQRT -> Written.of(POWER, "\\sqrt{" + first + "}");
            case ABS -> Written.atom("\\left|" + first + "\\right|");
            case FLOOR -> Written.atom("\\left\\lfloor " + first + "\\right\\rfloor ");
            case SIGN -> Written.of(POWER, "\\operatorname{sgn}" + inner);
            case MOD, EXPREL, H -> Written.of(POWER, "\\operatorname{" + function.symbol() + "}" + inner);
        };
    }

    private static Written draw(Term.Distribution distribution, List<Term> arguments, Map<Term, Written> done) {
        String inner = arguments.stream().map(argument -> done.get(argument).text())
                .collect(Collectors.joining(",\\, ", "\\left(", "\\right)"));
        return Written.of(POWER, switch (distribution) {
            case NORMAL -> (arguments.equals(List.of(Term.ZERO, Term.ONE)) ? "\\mathcal{N}" : "\\operatorname{normal}") + inner;
            case UNIFORM -> "\\operatorname{uniform}" + inner;
            case POISSON -> "\\operatorname{poisson}" + inner;
        });
    }

    private static boolean ascends(Condition.Relation relation) {
        return relation == Condition.Relation.LESS || relation == Condition.Relation.AT_MOST;
    }

    private static String sign(Condition.Relation relation) {
        return switch (relation) {
            case EQUAL -> "=";
            case UNEQUAL -> "\\ne";
            case LESS -> "<";
            case AT_MOST -> "\\le";
            case GREATER -> ">";
            case AT_LEAST -> "\\ge";
        };
    }

    /** Behind an operator, a sign needs parentheses. */
    private static Written unsigned(Written written) {
        return written.level() == SIGN ? Written.atom("\\left(" + written.text() + "\\right)") : written;
    }

    private static String at(Level level, Written written) {
        return written.isLooserThan(level) ? "\\left(" + written.text() + "\\right)" : written.text();
    }
}
