package hillock.language.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.algebra.Factors.Factor;
import hillock.language.model.Term;

/**
 * Replaces 0 / 0 by its limit: {@code a * x / (1 - exp(-x / k))} becomes {@code a * k / exprel(-x / k)}, and {@code (exp(x) - 1) / x}
 * becomes {@code exprel(x)}; likewise for sinh, tanh, sin and tan. The zeros above and below the line must be proportional as polynomials
 * in what they are made of (relative tolerance 1e-12 on numbers), whatever the order of factors, the signs and the names given to parts.
 *
 * <p>The rewrite is exact in real arithmetic. In floating point it changes results by rounding only, and where the original cancels, for
 * the better.
 */
public final class Singularities {
    private final Polynomials polynomials;

    private Singularities(Map<Term.Variable, Term> definitions) {
        polynomials = new Polynomials(definitions);
    }

    /** The term without its removable singularities. Definitions are looked through but stay names where they are not at fault. */
    public static Term removed(Term term, Map<Term.Variable, Term> definitions) {
        return Rewriting.bottomUp(term, new Singularities(definitions)::rule);
    }

    private Term rule(Term term) {
        if (!(term instanceof Term.Product || term instanceof Term.Quotient || term instanceof Term.Power)) return term;
        Factors old = Factors.of(term);
        Factors now = old;
        boolean more = true;
        while (more) {
            Optional<Factors> next = cancelledOnce(now);
            more = next.isPresent();
            now = next.orElse(now);
        }
        boolean sound = Double.isFinite(now.coefficient()) && now.coefficient() != 0;
        return now == old || !sound ? term : now.term();
    }

    /** Takes one zero out of the product, if there is one above and below. */
    private Optional<Factors> cancelledOnce(Factors all) {
        if (all.factors().stream().noneMatch(factor -> factor.power() < 0)) return Optional.empty();
        for (Factor factor : all.factors()) {
            Optional<Factors> result = vanishing(factor).flatMap(vanishing -> vanishing.zero().isMonomial()
                    ? againstMonomials(all, factor, vanishing)
                    : againstFactor(all, factor, vanishing));
            if (result.isPresent()) return result;
        }
        return Optional.empty();
    }

    /** A zero such as V + 40 is a factor of its own on the other side of the line, up to a monomial. */
    private Optional<Factors> againstFactor(Factors all, Factor factor, Vanishing vanishing) {
        for (Factor other : all.factors()) {
            if (other.power() == factor.power()) continue;
            Optional<Vanishing> both = vanishing(other);
            Polynomial zero = both.map(Vanishing::zero).orElseGet(() -> polynomials.of(other.term()));
            Optional<Polynomial> ratio = zero.ratio(vanishing.zero());
            if (ratio.isEmpty()) continue;
            List<Factor> regular = new ArrayList<>(List.of(new Factor(vanishing.regular(), factor.power())));
            both.ifPresent(twin -> regular.add(new Factor(twin.regular(), other.power())));
            return Optional.of(replaced(all, List.of(factor, other), raised(ratio.get(), other.power()), regular));
        }
        return Optional.empty();
    }

    /** A zero such as z * V * F / (R * T) may be spread over several factors. */
    private Optional<Factors> againstMonomials(Factors all, Factor factor, Vanishing vanishing) {
        Monomial zero = vanishing.zero().monomial();
        Polynomial rest = Polynomial.of(1);
        List<Factor> used = new ArrayList<>(List.of(factor));
        List<Factor> regular = new ArrayList<>(List.of(new Factor(vanishing.regular(), factor.power())));
        for (Factor other : all.factors()) {
            Optional<Vanishing> twin = Optional.of(other).filter(o -> o.power() != factor.power()).flatMap(this::vanishing);
            Polynomial form = twin.map(Vanishing::zero).orElseGet(() -> polynomials.of(other.term()));
            if (other == factor || !form.isMonomial() || !form.monomial().sharesAtoms(zero)) continue;
            used.add(other);
            twin.ifPresent(both -> regular.add(new Factor(both.regular(), other.power())));
            rest = rest.times(raised(form, other.power()));
        }
        Monomial there = rest.monomial();
        boolean cancels = zero.exponents().entrySet().stream()
                .anyMatch(atom -> atom.getValue() > 0 && -factor.power() * there.exponent(atom.getKey()) >= atom.getValue());
        if (!cancels) return Optional.empty();
        return Optional.of(replaced(all, used, rest.times(raised(vanishing.zero(), factor.power())), regular));
    }

    private Factors replaced(Factors all, List<Factor> gone, Polynomial monomial, List<Factor> added) {
        List<Factor> factors = new ArrayList<>(all.factors().stream().filter(factor -> gone.stream().noneMatch(g -> g == factor)).toList());
        monomial.monomial().exponents().forEach((atom, exponent) -> {
            Term base = polynomials.atom(atom);
            Term power = Algebra.power(base, new Term.Constant(Math.abs(exponent)));
            factors.add(new Factor(power, exponent > 0 ? 1 : -1));
        });
        factors.addAll(added);
        return new Factors(all.coefficient() * monomial.coefficient(), factors);
    }

    private static Polynomial raised(Polynomial monomial, int power) {
        return power > 0 ? monomial : Polynomial.of(1).per(monomial);
    }

    /** What the factor vanishes with, if that is more than a number. */
    private Optional<Vanishing> vanishing(Factor factor) {
        return Vanishing.of(factor.term(), polynomials).filter(vanishing -> !vanishing.zero().isNumber());
    }
}
