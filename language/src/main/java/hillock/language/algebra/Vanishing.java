package hillock.language.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.model.Condition;
import hillock.language.model.Function;
import hillock.language.model.Term;

/**
 * A factor that is zero where a polynomial is: {@code factor = zero * regular}, and {@code regular} is neither zero nor infinite there.
 * <pre>{@code
 * exp(u) - 1 = u * exprel(u)              sinh(u) = u * (exprel(u) + exprel(-u)) / 2
 * sin(u)     = u * (sin(u) / u, 1 at 0)   tanh(u) = u * 2 * exprel(-2 * abs(u)) / (1 + exp(-2 * abs(u)))
 * }</pre>
 */
record Vanishing(Polynomial zero, Term regular) {
    private static final Term TWO = new Term.Constant(2);

    /** Finds it in {@code exp(u) - 1}, {@code c - c * exp(u)}, {@code exp(u) - exp(v)} and the functions above, through names. */
    static Optional<Vanishing> of(Term factor, Polynomials polynomials) {
        Polynomial form = polynomials.of(factor);
        if (form.size() == 2) return difference(form, polynomials);
        if (!form.isMonomial() || form.monomial().exponents().size() != 1) return Optional.empty();
        var atom = form.monomial().exponents().firstEntry();
        if (atom.getValue() != 1 || !(polynomials.meaning(atom.getKey()) instanceof Term.Call(var function, var arguments))) {
            return Optional.empty();
        }
        Term u = arguments.getFirst();
        return regular(function, u).map(regular -> new Vanishing(polynomials.of(u).times(form.coefficient()), regular));
    }

    private static Optional<Term> regular(Function function, Term u) {
        return switch (function) {
            case SINH -> Optional.of(new Term.Quotient(new Term.Sum(exprel(u), exprel(Algebra.negation(u))), TWO));
            case SIN, TAN -> Optional.of(new Term.Choice(
                    new Condition.Comparison(Condition.Relation.EQUAL, u, Term.ZERO), Term.ONE, new Term.Quotient(call(function, u), u)));
            case TANH -> {
                Term down = new Term.Product(new Term.Constant(-2), call(Function.ABS, u));
                yield Optional.of(new Term.Quotient(
                        new Term.Product(TWO, exprel(down)), new Term.Sum(Term.ONE, call(Function.EXP, down))));
            }
            case EXP, LOG, SQRT, COS, COSH, ABS, SIGN, FLOOR, MOD, MIN, MAX, EXPREL, H -> Optional.empty();
        };
    }

    /** c s (e - 1), where the monomials' ratio e is a product of powers of exponentials. */
    private static Optional<Vanishing> difference(Polynomial form, Polynomials polynomials) {
        List<Map.Entry<Monomial, Double>> parts = new ArrayList<>(form.coefficients().entrySet());
        if (exponentials(parts.getFirst().getKey(), polynomials) == 0) parts = parts.reversed();
        double c = parts.getLast().getValue();
        if (Math.abs(parts.getFirst().getValue() + c) > 1e-12 * Math.abs(c)) return Optional.empty();
        Monomial scale = parts.getLast().getKey();
        Monomial ratio = parts.getFirst().getKey().per(scale);
        if (exponentials(ratio, polynomials) != ratio.exponents().size()) return Optional.empty();
        Term u = Term.ZERO;
        for (var power : ratio.exponents().entrySet()) {
            Term argument = ((Term.Call) polynomials.meaning(power.getKey())).arguments().getFirst();
            u = Algebra.sum(u, Algebra.product(new Term.Constant(power.getValue()), argument));
        }
        return Optional.of(new Vanishing(polynomials.of(u).times(new Polynomial(Map.of(scale, -c))), exprel(u)));
    }

    private static long exponentials(Monomial monomial, Polynomials polynomials) {
        return monomial.exponents().keySet().stream()
                .filter(atom -> polynomials.meaning(atom) instanceof Term.Call call && call.function() == Function.EXP).count();
    }

    private static Term exprel(Term u) {
        return call(Function.EXPREL, u);
    }

    private static Term call(Function function, Term u) {
        return new Term.Call(function, List.of(u));
    }
}
