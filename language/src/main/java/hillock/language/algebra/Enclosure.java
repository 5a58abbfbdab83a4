package hillock.language.algebra;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import hillock.language.model.Term;

/** Between which numbers a term lies, from where its names lie. Every occurrence of a name counts by itself: it may be less than said. */
public final class Enclosure {
    private Enclosure() {}

    /** @param known of names that have no definition */
    public static Interval of(Term term, Map<Term.Variable, Term> definitions, Function<Term.Variable, Interval> known) {
        Map<Term, Interval> found = new IdentityHashMap<>();
        for (Term node : Postorder.through(term, definitions)) found.put(node, of(node, definitions, known, found));
        return found.get(term);
    }

    private static Interval of(Term node, Map<Term.Variable, Term> definitions, Function<Term.Variable, Interval> known,
            Map<Term, Interval> found) {
        return switch (node) {
            case Term.Constant(double value) -> Interval.of(value);
            case Term.Time _, Term.JumpTime _ -> Interval.POSITIVE;
            case Term.Variable name -> definitions.containsKey(name) ? found.get(definitions.get(name)) : known.apply(name);
            case Term.Negation(var a) -> found.get(a).negated();
            case Term.Sum(var a, var b) -> found.get(a).plus(found.get(b));
            case Term.Difference(var a, var b) -> found.get(a).plus(found.get(b).negated());
            case Term.Product(var a, var b) when a == b -> found.get(a).power(2);
            case Term.Product(var a, var b) -> found.get(a).times(found.get(b));
            case Term.Quotient(var a, var b) -> found.get(a).per(found.get(b));
            case Term.Power(var base, var exponent) -> power(found.get(base), found.get(exponent));
            case Term.Call(var function, var arguments) -> call(function, arguments.stream().map(found::get).toList());
            case Term.Choice(_, var then, var otherwise) -> found.get(then).and(found.get(otherwise));
            case Term.Draw(var distribution, var arguments, _) -> draw(distribution, arguments.stream().map(found::get).toList());
        };
    }

    private static Interval power(Interval base, Interval exponent) {
        if (exponent.low() == exponent.high()) return base.power(exponent.low());
        return base.low() >= 0 ? Interval.POSITIVE : Interval.ALL;
    }

    private static Interval call(hillock.language.model.Function function, List<Interval> arguments) {
        Interval x = arguments.getFirst();
        Interval y = arguments.getLast();
        return switch (function) {
            case EXP -> x.mapped(Math::exp);
            case LOG -> x.low() > 0 ? x.mapped(Math::log) : Interval.ALL;
            case SQRT -> x.low() >= 0 ? x.mapped(Math::sqrt) : Interval.POSITIVE;
            case SIN, COS, SIGN -> new Interval(-1, 1);
            case TANH -> x.mapped(Math::tanh);
            case SINH -> x.mapped(Math::sinh);
            case COSH -> new Interval(1, Double.POSITIVE_INFINITY);
            case ABS -> x.low() >= 0 ? x : x.high() <= 0 ? x.negated() : new Interval(0, Math.max(-x.low(), x.high()));
            case FLOOR -> x.mapped(Math::floor);
            case MIN -> new Interval(Math.min(x.low(), y.low()), Math.min(x.high(), y.high()));
            case MAX -> new Interval(Math.max(x.low(), y.low()), Math.max(x.high(), y.high()));
            case EXPREL -> Interval.POSITIVE;
            case H -> new Interval(0, 1);
            case TAN, MOD -> Interval.ALL;
        };
    }

    private static Interval draw(Term.Distribution distribution, List<Interval> arguments) {
        return switch (distribution) {
            case NORMAL -> Interval.ALL;
            case UNIFORM -> arguments.getFirst().and(arguments.getLast());
            case POISSON -> Interval.POSITIVE;
        };
    }
}
