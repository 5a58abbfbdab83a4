package hillock.simulator.engine;

import java.util.List;
import java.util.function.UnaryOperator;
import hillock.language.algebra.Postorder;
import hillock.language.algebra.Rewriting;
import hillock.language.model.Condition;
import hillock.language.model.Function;
import hillock.language.model.Term;
import hillock.simulator.kernels.Evaluation;

/**
 * What a term does from a moment on: a straight line in time. NaN where it is none, or not known.
 *
 * @param value at that moment
 * @param slope per ms
 * @param until when (ms) it, or something that it is made of, jumps or bends; infinite if it does not
 */
record Line(double value, double slope, double until) {

    static Line constant(double value) {
        return new Line(value, 0, Double.POSITIVE_INFINITY);
    }

    /**
     * @param parts the lines of the term's children, from the same moment on
     * @param time  the moment, ms
     */
    static Line of(Term term, java.util.function.Function<Term, Line> parts, double time) {
        double until = Double.POSITIVE_INFINITY;
        boolean still = true;
        for (Term child : Postorder.children(term)) {
            Line part = parts.apply(child);
            until = Math.min(until, part.until);
            still &= part.slope == 0 && !Double.isNaN(part.value);
        }
        if (term instanceof Term.Choice choice) until = Math.min(until, turns(choice.condition(), parts, time));
        return of(term, parts, time, until, still);
    }

    private static Line of(Term term, java.util.function.Function<Term, Line> parts, double time, double until, boolean still) {
        return switch (term) {
            case Term.Time _, Term.JumpTime _ -> new Line(time, 1, Double.POSITIVE_INFINITY);
            case Term.Negation(var x) -> parts.apply(x).times(-1);
            case Term.Sum(var x, var y) -> parts.apply(x).plus(parts.apply(y));
            case Term.Difference(var x, var y) -> parts.apply(x).plus(parts.apply(y).times(-1));
            case Term.Product(var x, var y) -> product(parts.apply(x), parts.apply(y));
            case Term.Quotient(var x, var y) when parts.apply(y).slope == 0 -> parts.apply(x).per(parts.apply(y));
            case Term.Call(Function function, List<Term> arguments) when !still -> called(function,
                    parts.apply(arguments.getFirst()), parts.apply(arguments.getLast()), until, time);
            case Term.Choice(Condition condition, var then, var otherwise) ->
                chosen(condition, parts.apply(then), parts.apply(otherwise), parts, until);
            case Term.Constant _, Term.Variable _, Term.Quotient _, Term.Power _, Term.Call _, Term.Draw _ ->
                still ? computed(term, child -> new Term.Constant(parts.apply(child).value), until) : unknown(until);
        };
    }

    private static Line computed(Term term, UnaryOperator<Term> constants, double until) {
        double value = Evaluation.constant(Rewriting.withChildren(term, constants)).orElse(Double.NaN);
        return new Line(value, 0, until);
    }

    private static Line unknown(double until) {
        return new Line(Double.NaN, Double.NaN, until);
    }

    private Line times(double factor) {
        return new Line(factor * value, factor * slope, until);
    }

    private Line plus(Line other) {
        return new Line(value + other.value, slope + other.slope, Math.min(until, other.until));
    }

    private Line per(Line divisor) {
        return new Line(value / divisor.value, slope / divisor.value, Math.min(until, divisor.until));
    }

    private static Line product(Line x, Line y) {
        double until = Math.min(x.until, y.until);
        if (x.slope != 0 && y.slope != 0) return unknown(until);
        return new Line(x.value * y.value, x.slope * y.value + x.value * y.slope, until);
    }

    private static Line called(Function function, Line x, Line y, double until, double time) {
        if (Double.isNaN(x.value) || Double.isNaN(y.value)) return unknown(until);
        return switch (function) {
            case H -> new Line(x.value > 0 ? 1 : 0, 0, Math.min(until, x.reaches(0, time)));
            case SIGN -> new Line(Math.signum(x.value), 0, Math.min(until, x.reaches(0, time)));
            case ABS -> x.times(x.value < 0 ? -1 : 1).until(Math.min(until, x.reaches(0, time)));
            case FLOOR -> new Line(Math.floor(x.value), 0, Math.min(until, x.reachesWhole(time)));
            case MOD -> y.slope != 0 ? unknown(until) : new Line(x.value - y.value * Math.floor(x.value / y.value), x.slope,
                    Math.min(until, x.per(y).reachesWhole(time)));
            case MIN -> (x.value <= y.value ? x : y).until(Math.min(until, x.plus(y.times(-1)).reaches(0, time)));
            case MAX -> (x.value >= y.value ? x : y).until(Math.min(until, x.plus(y.times(-1)).reaches(0, time)));
            case EXP, LOG, SQRT, SIN, COS, TAN, SINH, COSH, TANH, EXPREL -> unknown(until);
        };
    }

    private static Line chosen(Condition condition, Line then, Line otherwise, java.util.function.Function<Term, Line> parts,
            double until) {
        for (Term operand : Postorder.operands(condition)) if (Double.isNaN(parts.apply(operand).value)) return unknown(until);
        return (holds(condition, parts) ? then : otherwise).until(until);
    }

    /** When a comparison in a condition may turn. */
    private static double turns(Condition condition, java.util.function.Function<Term, Line> parts, double time) {
        double first = Double.POSITIVE_INFINITY;
        List<Term> operands = Postorder.operands(condition);
        for (int k = 0; k + 1 < operands.size(); k += 2) {
            Line difference = parts.apply(operands.get(k)).plus(parts.apply(operands.get(k + 1)).times(-1));
            first = Math.min(first, difference.reaches(0, time));
        }
        return first;
    }

    private static boolean holds(Condition condition, java.util.function.Function<Term, Line> parts) {
        return switch (condition) {
            case Condition.Comparison(var relation, var left, var right) ->
                relation.holds(parts.apply(left).value, parts.apply(right).value);
            case Condition.And(var left, var right) -> holds(left, parts) && holds(right, parts);
            case Condition.Or(var left, var right) -> holds(left, parts) || holds(right, parts);
            case Condition.Not(var operand) -> !holds(operand, parts);
        };
    }

    private Line until(double earlier) {
        return new Line(value, slope, Math.min(until, earlier));
    }

    /** When it has a value, after the present; infinite if it never has. */
    private double reaches(double goal, double time) {
        double when = time + (goal - value) / slope;
        return when > time ? when : Double.POSITIVE_INFINITY;
    }

    private double reachesWhole(double time) {
        if (slope == 0 || Double.isNaN(value)) return Double.POSITIVE_INFINITY;
        return reaches(slope > 0 ? Math.floor(value) + 1 : Math.ceil(value) - 1, time);
    }
}
