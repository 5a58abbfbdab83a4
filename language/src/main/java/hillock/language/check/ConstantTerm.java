package hillock.language.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import hillock.language.algebra.Postorder;
import hillock.language.model.Condition;
import hillock.language.model.Function;
import hillock.language.model.Term;
import hillock.language.units.Rational;

/**
 * The value of a term without names, worked out while checking: sizes, times, constants of the file. Elementary functions are StrictMath's,
 * so every machine finds the same.
 */
final class ConstantTerm {
    private static final long LARGEST = 1_000_000;

    private ConstantTerm() {}

    static OptionalDouble value(Term term) {
        return value(term, Map.of());
    }

    /** With numbers for some names. */
    static OptionalDouble value(Term term, Map<Term.Variable, Double> known) {
        Map<Term, Double> values = new IdentityHashMap<>();
        for (Term node : Postorder.of(term)) {
            switch (node) {
                case Term.Variable name -> {
                    if (!known.containsKey(name)) return OptionalDouble.empty();
                    values.put(node, known.get(name));
                }
                case Term.Time _, Term.JumpTime _, Term.Draw _ -> {
                    return OptionalDouble.empty();
                }
                case Term.Constant _, Term.Negation _, Term.Sum _, Term.Difference _, Term.Product _, Term.Quotient _, Term.Power _,
                     Term.Call _, Term.Choice _ -> values.put(node, value(node, values::get));
            }
        }
        return OptionalDouble.of(values.get(term));
    }

    private static double value(Term node, java.util.function.ToDoubleFunction<Term> of) {
        return switch (node) {
            case Term.Constant(double value) -> value;
            case Term.Negation(var x) -> -of.applyAsDouble(x);
            case Term.Sum(var l, var r) -> of.applyAsDouble(l) + of.applyAsDouble(r);
            case Term.Difference(var l, var r) -> of.applyAsDouble(l) - of.applyAsDouble(r);
            case Term.Product(var l, var r) -> of.applyAsDouble(l) * of.applyAsDouble(r);
            case Term.Quotient(var l, var r) -> of.applyAsDouble(l) / of.applyAsDouble(r);
            case Term.Power(var base, var exponent) -> StrictMath.pow(of.applyAsDouble(base), of.applyAsDouble(exponent));
            case Term.Call(var function, var arguments) -> call(function, arguments.stream().mapToDouble(of).toArray());
            case Term.Choice(var condition, var then, var otherwise) -> of.applyAsDouble(holds(condition, of) ? then : otherwise);
            case Term.Variable _, Term.Time _, Term.JumpTime _, Term.Draw _ -> throw new IllegalStateException("not constant");
        };
    }

    private static boolean holds(Condition condition, java.util.function.ToDoubleFunction<Term> of) {
        return switch (condition) {
            case Condition.Comparison(var relation, var left, var right) -> relation.holds(of.applyAsDouble(left), of.applyAsDouble(right));
            case Condition.And(var left, var right) -> holds(left, of) && holds(right, of);
            case Condition.Or(var left, var right) -> holds(left, of) || holds(right, of);
            case Condition.Not(var operand) -> !holds(operand, of);
        };
    }

    private static double call(Function function, double[] x) {
        return switch (function) {
            case EXP -> StrictMath.exp(x[0]);
            case LOG -> StrictMath.log(x[0]);
            case SQRT -> Math.sqrt(x[0]);
            case SIN -> StrictMath.sin(x[0]);
            case COS -> StrictMath.cos(x[0]);
            case TAN -> StrictMath.tan(x[0]);
            case SINH -> StrictMath.sinh(x[0]);
            case COSH -> StrictMath.cosh(x[0]);
            case TANH -> StrictMath.tanh(x[0]);
            case ABS -> Math.abs(x[0]);
            case SIGN -> Math.signum(x[0]);
            case FLOOR -> Math.floor(x[0]);
            case MOD -> x[0] - x[1] * Math.floor(x[0] / x[1]);
            case MIN -> Math.min(x[0], x[1]);
            case MAX -> Math.max(x[0], x[1]);
            case EXPREL -> x[0] == 0 ? 1 : StrictMath.expm1(x[0]) / x[0];
            case H -> Double.isNaN(x[0]) ? Double.NaN : x[0] < 0 ? 0 : x[0] > 0 ? 1 : 0.5;
        };
    }

    /** The exact fraction that an exponent is, such as {@code 1/3}; empty where it is not constant or not simple. */
    static Optional<Rational> fraction(Term term) {
        Map<Term, Rational> values = new IdentityHashMap<>();
        for (Term node : Postorder.of(term)) {
            Optional<Rational> value = fraction(node, values);
            if (value.isEmpty()) return value;
            if (Math.abs(value.get().numerator()) > LARGEST || value.get().denominator() > LARGEST) return Optional.empty();
            values.put(node, value.get());
        }
        return Optional.of(values.get(term));
    }

    private static Optional<Rational> fraction(Term node, Map<Term, Rational> of) {
        return switch (node) {
            case Term.Constant(double value) -> decimal(value);
            case Term.Negation(var x) -> Optional.of(of.get(x).negated());
            case Term.Sum(var l, var r) -> Optional.of(of.get(l).plus(of.get(r)));
            case Term.Difference(var l, var r) -> Optional.of(of.get(l).minus(of.get(r)));
            case Term.Product(var l, var r) -> Optional.of(of.get(l).times(of.get(r)));
            case Term.Quotient(var l, var r) -> of.get(r).isZero() ? Optional.empty() : Optional.of(of.get(l).per(of.get(r)));
            case Term.Variable _, Term.Time _, Term.JumpTime _, Term.Draw _, Term.Power _, Term.Call _, Term.Choice _ -> Optional.empty();
        };
    }

    private static Optional<Rational> decimal(double value) {
        if (!(Math.abs(value) <= LARGEST)) return Optional.empty();
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int places = Math.max(0, decimal.scale());
        if (places > 6) return Optional.empty();
        return Optional.of(new Rational(decimal.movePointRight(places).longValueExact(), (long) Math.pow(10, places)));
    }

    /** The values of several terms, or empty. */
    static Optional<List<Double>> values(List<Term> terms) {
        List<Double> values = new ArrayList<>();
        for (Term term : terms) {
            OptionalDouble value = value(term);
            if (value.isEmpty()) return Optional.empty();
            values.add(value.getAsDouble());
        }
        return Optional.of(values);
    }
}
