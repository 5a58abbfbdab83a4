package hillock.simulator.kernels;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import hillock.language.model.Condition;
import hillock.language.model.Experiment.Precision;
import hillock.language.model.Function;
import hillock.language.model.Term;

/**
 * The value of a term: what every kernel must reproduce to the last bit. Each operation is one IEEE 754 operation in binary64, in the order
 * of the tree; functions are those of {@link Elementary}. Nothing traps: {@code 1/0} is infinite, {@code 0/0} NaN.
 *
 * <p>In single precision what is read is rounded to binary32 first, and so is the result of each operation: for +, -, *, / and square
 * roots that is the operation of binary32, because binary64 has more than twice its digits. Functions are those of
 * {@link ElementarySingle}.
 */
public final class Evaluation {
    /** A whole constant up to this size means repeated multiplication, as an exponent. */
    public static final int LARGEST_WHOLE_EXPONENT = 64;
    /** Terms may share nodes, so that a small term can be an astronomic tree. From so many visits on, values are remembered. */
    private static final int PATIENCE = 1000;

    private final Environment environment;
    private final Precision precision;
    private final boolean fused;
    private final Map<Term, Double> known = new IdentityHashMap<>(0);
    private int visits;

    private Evaluation(Environment environment, Precision precision, boolean fused) {
        this.environment = environment;
        this.precision = precision;
        this.fused = fused;
    }

    /** In binary64. */
    public static double value(Term term, Environment environment) {
        return value(term, environment, Precision.DOUBLE);
    }

    public static double value(Term term, Environment environment, Precision precision) {
        return new Evaluation(environment, precision, false).value(term);
    }

    static double value(Term term, Environment environment, Loop loop) {
        return new Evaluation(environment, loop.precision(), loop.fused()).value(term);
    }

    static boolean holds(Condition condition, Environment environment, Loop loop) {
        return new Evaluation(environment, loop.precision(), loop.fused()).holds(condition);
    }

    /** In binary64. */
    public static boolean holds(Condition condition, Environment environment) {
        return holds(condition, environment, Precision.DOUBLE);
    }

    /** Whether the condition holds. A comparison with NaN does not, but for {@code !=}. */
    public static boolean holds(Condition condition, Environment environment, Precision precision) {
        return new Evaluation(environment, precision, false).holds(condition);
    }

    /** The value of a term that depends on no name, time or draw; empty for any other. */
    public static OptionalDouble constant(Term term) {
        try {
            return OptionalDouble.of(value(term, NOTHING));
        } catch (Unknown _) {
            return OptionalDouble.empty();
        }
    }

    /** A function's value; {@code y} is ignored by functions of one argument. */
    static double call(Function function, double x, double y, Precision precision) {
        return switch (precision) {
            case DOUBLE -> call(function, x, y);
            case SINGLE -> call(function, (float) x, (float) y);
        };
    }

    static double call(Function function, double x, double y) {
        return switch (function) {
            case EXP -> Elementary.exp(x);
            case LOG -> Elementary.log(x);
            case SQRT -> Math.sqrt(x);
            case SIN -> Elementary.sin(x);
            case COS -> Elementary.cos(x);
            case TAN -> Elementary.tan(x);
            case SINH -> Elementary.sinh(x);
            case COSH -> Elementary.cosh(x);
            case TANH -> Elementary.tanh(x);
            case ABS -> Math.abs(x);
            case SIGN -> Math.signum(x);
            case FLOOR -> Math.floor(x);
            case MOD -> Elementary.mod(x, y);
            case MIN -> Math.min(x, y);
            case MAX -> Math.max(x, y);
            case EXPREL -> Elementary.exprel(x);
            case H -> Elementary.step(x);
        };
    }

    private static float call(Function function, float x, float y) {
        return switch (function) {
            case EXP -> ElementarySingle.exp(x);
            case LOG -> ElementarySingle.log(x);
            case SQRT -> ElementarySingle.sqrt(x);
            case SIN -> ElementarySingle.sin(x);
            case COS -> ElementarySingle.cos(x);
            case TAN -> ElementarySingle.tan(x);
            case SINH -> ElementarySingle.sinh(x);
            case COSH -> ElementarySingle.cosh(x);
            case TANH -> ElementarySingle.tanh(x);
            case ABS -> Math.abs(x);
            case SIGN -> Math.signum(x);
            case FLOOR -> ElementarySingle.floor(x);
            case MOD -> ElementarySingle.mod(x, y);
            case MIN -> Math.min(x, y);
            case MAX -> Math.max(x, y);
            case EXPREL -> ElementarySingle.exprel(x);
            case H -> ElementarySingle.step(x);
        };
    }

    /** The exponent, if it is a whole constant for which a power means repeated multiplication. */
    static OptionalInt wholeExponent(Term exponent) {
        if (exponent instanceof Term.Negation(Term.Constant(double n))) return wholeExponent(new Term.Constant(-n));
        boolean whole = exponent instanceof Term.Constant(double n) && n == Math.rint(n) && Math.abs(n) <= LARGEST_WHOLE_EXPONENT;
        return whole ? OptionalInt.of((int) ((Term.Constant) exponent).value()) : OptionalInt.empty();
    }

    private double value(Term term) {
        if (visits++ < PATIENCE) return precision.rounded(compute(term));
        Double before = known.get(term);
        if (before != null) return before;
        double value = precision.rounded(compute(term));
        known.put(term, value);
        return value;
    }

    private double compute(Term term) {
        return (fused ? Fusion.of(term) : Optional.<Fusion>empty()).map(this::once).orElseGet(() -> asItStands(term));
    }

    private double once(Fusion fusion) {
        return Operation.Arithmetic.FMA.of(value(fusion.x()), value(fusion.y()), value(fusion.z()), precision);
    }

    private double asItStands(Term term) {
        return switch (term) {
            case Term.Constant(double value) -> value;
            case Term.Variable variable -> environment.variable(variable);
            case Term.Time _ -> environment.time();
            case Term.JumpTime _ -> environment.jumpTime();
            case Term.Negation(Term x) -> -value(x);
            case Term.Sum(Term x, Term y) -> value(x) + value(y);
            case Term.Difference(Term x, Term y) -> value(x) - value(y);
            case Term.Product(Term x, Term y) -> value(x) * value(y);
            case Term.Quotient(Term x, Term y) -> value(x) / value(y);
            case Term.Power(Term base, Term exponent) -> power(base, exponent);
            case Term.Call(Function function, List<Term> arguments) -> call(function, arguments);
            case Term.Choice(Condition condition, Term then, Term otherwise) -> holds(condition) ? value(then) : value(otherwise);
            case Term.Draw draw -> environment.draw(draw, draw.arguments().stream().mapToDouble(this::value).toArray());
        };
    }

    private double power(Term base, Term exponent) {
        OptionalInt whole = wholeExponent(exponent);
        double x = value(base);
        return switch (precision) {
            case DOUBLE -> whole.isPresent() ? Elementary.power(x, whole.getAsInt()) : Elementary.pow(x, value(exponent));
            case SINGLE -> whole.isPresent() ? ElementarySingle.power((float) x, whole.getAsInt())
                    : ElementarySingle.pow((float) x, (float) value(exponent));
        };
    }

    private double call(Function function, List<Term> arguments) {
        double x = value(arguments.getFirst());
        return call(function, x, function.arity() == 2 ? value(arguments.get(1)) : Double.NaN, precision);
    }

    private boolean holds(Condition condition) {
        return switch (condition) {
            case Condition.Comparison(Condition.Relation relation, Term x, Term y) -> relation.holds(value(x), value(y));
            case Condition.And(Condition x, Condition y) -> holds(x) && holds(y);
            case Condition.Or(Condition x, Condition y) -> holds(x) || holds(y);
            case Condition.Not(Condition x) -> !holds(x);
        };
    }

    private static final Environment NOTHING = new Environment() {
        @Override public double variable(Term.Variable variable) {
            throw new Unknown();
        }

        @Override public double time() {
            throw new Unknown();
        }

        @Override public double jumpTime() {
            throw new Unknown();
        }

        @Override public double draw(Term.Draw draw, double[] arguments) {
            throw new Unknown();
        }
    };

    /** That a name turned up in what was to be constant. */
    private static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unknown() {
            super("not a constant", null, false, false);
        }
    }
}
