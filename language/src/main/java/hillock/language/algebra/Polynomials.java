package hillock.language.algebra;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import hillock.language.model.Term;

/**
 * Reads terms as polynomials, through named expressions. What is no sum, product, quotient or whole power is an atom; so is a sum that one
 * divides by, and whatever would grow too large.
 */
final class Polynomials {
    private static final int LARGEST = 64;
    private static final int LARGEST_POWER = 8;

    private final Map<Term.Variable, Term> definitions;
    private final Sharing sharing = new Sharing();
    private final IdentityHashMap<Term, Polynomial> known = new IdentityHashMap<>();
    private final Map<Integer, Term> names = new HashMap<>();

    Polynomials(Map<Term.Variable, Term> definitions) {
        this.definitions = definitions;
    }

    Polynomial of(Term term) {
        for (Term node : Postorder.of(List.of(term), definitions, known)) known.put(node, bounded(node, read(node)));
        return known.get(term);
    }

    /** What an atom stands for: its name if it has one. */
    Term atom(int number) {
        return names.getOrDefault(number, sharing.term(number));
    }

    /** What an atom is. */
    Term meaning(int number) {
        return sharing.term(number);
    }

    private Polynomial read(Term node) {
        return switch (node) {
            case Term.Constant(double value) -> Double.isFinite(value) ? Polynomial.of(value) : atom(node);
            case Term.Variable name -> definitions.containsKey(name) ? named(name, definitions.get(name)) : atom(node);
            case Term.Negation(var a) -> known.get(a).times(-1);
            case Term.Sum(var a, var b) -> known.get(a).plus(known.get(b));
            case Term.Difference(var a, var b) -> known.get(a).plus(known.get(b).times(-1));
            case Term.Product(var a, var b) -> product(node, known.get(a), known.get(b));
            case Term.Quotient(var a, var b) -> quotient(node, known.get(a), b);
            case Term.Power(var base, var exponent) -> {
                OptionalDouble number = Algebra.number(exponent);
                yield number.isPresent() ? power(node, known.get(base), number.getAsDouble()) : atom(node);
            }
            case Term.Time _, Term.JumpTime _, Term.Call _, Term.Choice _, Term.Draw _ -> atom(node);
        };
    }

    private Polynomial named(Term.Variable name, Term definition) {
        Polynomial value = known.get(definition);
        if (value.equals(atom(definition))) names.putIfAbsent(sharing.number(definition), name);
        return value;
    }

    private Polynomial product(Term node, Polynomial a, Polynomial b) {
        return a.size() * b.size() > LARGEST ? atom(node) : a.times(b);
    }

    private Polynomial quotient(Term node, Polynomial dividend, Term divisor) {
        Polynomial by = known.get(divisor);
        if (by.size() == 0) return atom(node);
        return dividend.per(by.isMonomial() ? by : atom(divisor));
    }

    private Polynomial power(Term node, Polynomial base, double exponent) {
        boolean whole = exponent == Math.rint(exponent) && Math.abs(exponent) <= LARGEST_POWER;
        if (!whole || base.size() == 0 || exponent < 0 && !base.isMonomial()) return atom(node);
        Polynomial result = Polynomial.of(1);
        for (int k = 0; k < Math.abs(exponent); k++) {
            if (result.size() * base.size() > LARGEST) return atom(node);
            result = exponent > 0 ? result.times(base) : result.per(base);
        }
        return result;
    }

    private Polynomial bounded(Term node, Polynomial polynomial) {
        boolean small = polynomial.size() <= LARGEST && polynomial.isFinite()
                && polynomial.coefficients().values().stream().noneMatch(number -> number == 0);
        boolean low = polynomial.coefficients().keySet().stream()
                .allMatch(monomial -> monomial.exponents().values().stream().allMatch(e -> Math.abs(e) < 100));
        return small && low ? polynomial : atom(node);
    }

    private Polynomial atom(Term term) {
        return Polynomial.of(Monomial.of(sharing.number(term)));
    }
}
