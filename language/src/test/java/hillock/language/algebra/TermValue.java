package hillock.language.algebra;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import hillock.language.model.Condition;
import hillock.language.model.Function;
import hillock.language.model.Term;

/** The value of a term, by the book and the JDK's StrictMath: what tests compare with. */
final class TermValue {
    private final Map<Term.Variable, Double> values;
    private final Map<Term.Variable, Term> definitions;
    private final Map<Term, Double> done = new IdentityHashMap<>();

    private TermValue(Map<Term.Variable, Double> values, Map<Term.Variable, Term> definitions) {
        this.values = values;
        this.definitions = definitions;
    }

    static double of(Term term, Map<Term.Variable, Double> values) {
        return of(term, values, Map.of());
    }

    static double of(Term term, Map<Term.Variable, Double> values, Map<Term.Variable, Term> definitions) {
        TermValue evaluation = new TermValue(values, definitions);
        for (Term node : Postorder.through(term, definitions)) evaluation.done.put(node, evaluation.value(node));
        return evaluation.done.get(term);
    }

    static boolean holds(Condition condition, Map<Term.Variable, Double> values) {
        TermValue evaluation = new TermValue(values, Map.of());
        for (Term node : Postorder.of(Postorder.operands(condition), Map.of())) evaluation.done.put(node, evaluation.value(node));
        return evaluation.holds(condition);
    }

    private double value(Term node) {
        return switch (node) {
            case Term.Constant(double value) -> value;
            case Term.Variable name -> values.containsKey(name) ? values.get(name) : done.get(definitions.get(name));
            case Term.Time _ -> 3.25;
            case Term.JumpTime _ -> 3.5;
            case Term.Negation(var a) -> -done.get(a);
            case Term.Sum(var a, var b) -> done.get(a) + done.get(b);
            case Term.Difference(var a, var b) -> done.get(a) - done.get(b);
            case Term.Product(var a, var b) -> done.get(a) * done.get(b);
            case Term.Quotient(var a, var b) -> done.get(a) / done.get(b);
            case Term.Power(var a, var b) -> power(done.get(a), done.get(b), b instanceof Term.Constant);
            case Term.Call(var function, var arguments) -> call(function, arguments.stream().map(done::get).toList());
            case Term.Choice(var condition, var then, var otherwise) -> done.get(holds(condition) ? then : otherwise);
            case Term.Draw(_, var arguments, int ordinal) -> done.get(arguments.getFirst()) + 0.37 * ordinal;
        };
    }

    private boolean holds(Condition condition) {
        return switch (condition) {
            case Condition.Comparison(var relation, var a, var b) -> relation.holds(done.get(a), done.get(b));
            case Condition.And(var a, var b) -> holds(a) && holds(b);
            case Condition.Or(var a, var b) -> holds(a) || holds(b);
            case Condition.Not(var a) -> !holds(a);
        };
    }

    static double power(double base, double exponent, boolean constant) {
        if (!constant || exponent != Math.rint(exponent) || Math.abs(exponent) > 64) return StrictMath.pow(base, exponent);
        double product = 1;
        for (int k = 0; k < Math.abs(exponent); k++) product = k == 0 ? base : product * base;
        return exponent < 0 ? 1 / product : product;
    }

    static double call(Function function, List<Double> arguments) {
        double x = arguments.getFirst();
        double y = arguments.getLast();
        return switch (function) {
            case EXP -> StrictMath.exp(x);
            case LOG -> StrictMath.log(x);
            case SQRT -> StrictMath.sqrt(x);
            case SIN -> StrictMath.sin(x);
            case COS -> StrictMath.cos(x);
            case TAN -> StrictMath.tan(x);
            case SINH -> StrictMath.sinh(x);
            case COSH -> StrictMath.cosh(x);
            case TANH -> StrictMath.tanh(x);
            case ABS -> StrictMath.abs(x);
            case SIGN -> StrictMath.signum(x);
            case FLOOR -> StrictMath.floor(x);
            case MOD -> x - y * StrictMath.floor(x / y);
            case MIN -> StrictMath.min(x, y);
            case MAX -> StrictMath.max(x, y);
            case EXPREL -> x == 0 ? 1 : StrictMath.expm1(x) / x;
            case H -> Double.isNaN(x) ? x : x > 0 ? 1 : x < 0 ? 0 : 0.5;
        };
    }
}
