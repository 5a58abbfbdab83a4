package hillock.simulator.rewriting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import hillock.language.model.Term;
import hillock.simulator.kernels.Loop.Statement;

/**
 * Powers of {@code u = exp(x)} for a small x in binary32, by way of the excess {@code p = u - 1}. u itself is off by half a unit in the
 * last place of 1, which its 72nd power has 72 times; p is off by half a unit of its own, a tenth of that or less. {@code u^2} is
 * {@code 1 + p (p + 2)}, {@code u^4} likewise of the excess of {@code u^2}, and {@code u^(n + 1)} is {@code u^n + u^n p}; so the 72nd power
 * has 18 times what {@code u^4} is off by, at the cost of one operation.
 *
 * @param u what names of its powers begin with
 */
record Excess(Term.Variable u) {
    /** Half of ln 2, rounded down: the polynomial is for x up to this size. */
    static final double LARGEST_ARGUMENT = 0.3465;

    /** Define these powers of {@code exp(x)}, and what they are made of. The polynomial is binary32's: 1 + p has the bits of exp. */
    List<Statement> definitions(Term x, Collection<Integer> powers) {
        Term square = new Term.Product(x, x);
        Term first = linear(0x1.5554acp-3, x, 0.5);
        Term rest = new Term.Sum(new Term.Product(new Term.Constant(0x1.6d9dbap-10), square), linear(0x1.122b8cp-7, x, 0x1.555484p-5));
        Term series = new Term.Sum(new Term.Product(rest, square), first);
        List<Statement> statements = new ArrayList<>();
        statements.add(new Statement.Let(excess(1), new Term.Sum(new Term.Product(square, series), x)));
        statements.add(new Statement.Let(excess(2), doubled(excess(1))));
        TreeSet<Integer> all = new TreeSet<>();
        for (int power : powers) for (int n = power; n > 0; n /= 2) all.addAll(List.of(n, n - n % 2));
        all.remove(0);
        for (int n : all) statements.add(new Statement.Let(power(n), made(n)));
        return statements;
    }

    private static Term linear(double slope, Term x, double offset) {
        return new Term.Sum(new Term.Product(new Term.Constant(slope), x), new Term.Constant(offset));
    }

    private static Term doubled(Term excess) {
        return new Term.Product(excess, new Term.Sum(excess, new Term.Constant(2)));
    }

    /** The name of {@code u^n - 1}, for n = 1 and 2. */
    private Term.Variable excess(int n) {
        return named("excess" + n);
    }

    /** The name of {@code u^n}. */
    Term.Variable power(int n) {
        return named(Integer.toString(n));
    }

    private Term.Variable named(String suffix) {
        return new Term.Variable(u.scope(), u.name() + "@" + suffix);
    }

    private Term made(int n) {
        if (n == 1) return new Term.Sum(Term.ONE, excess(1));
        if (n % 2 != 0) return new Term.Sum(new Term.Product(power(n - 1), excess(1)), power(n - 1));
        if (n <= 4) return new Term.Sum(doubled(excess(n / 2)), Term.ONE);
        return new Term.Product(power(n / 2), power(n / 2));
    }
}
