package hillock.language.algebra;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import hillock.language.model.Term;

/**
 * A product and quotient taken apart: {@code coefficient * above[0] * above[1] ... / (below[0] * below[1] ...)}, with numbers and signs
 * gathered in the coefficient.
 */
record Factors(double coefficient, List<Factor> factors) {
    private static final int MOST = 64;

    /** {@code power} is 1 above the line and -1 below it. */
    record Factor(Term term, int power) {}

    static Factors of(Term term) {
        double coefficient = 1;
        List<Factor> factors = new ArrayList<>();
        Deque<Factor> open = new ArrayDeque<>(List.of(new Factor(term, 1)));
        while (!open.isEmpty()) {
            Factor next = open.pop();
            int power = next.power;
            boolean full = factors.size() + open.size() > MOST;
            switch (next.term) {
                case Term.Product(var l, var r) when !full -> {
                    open.push(new Factor(r, power));
                    open.push(new Factor(l, power));
                }
                case Term.Quotient(var l, var r) when !full -> {
                    open.push(new Factor(r, -power));
                    open.push(new Factor(l, power));
                }
                case Term.Power(var base, var exponent) when Algebra.number(exponent).orElse(1) == -1 ->
                    open.push(new Factor(base, -power));
                case Term.Negation(var x) -> {
                    coefficient = -coefficient;
                    open.push(new Factor(x, power));
                }
                case Term.Constant(double value) -> coefficient = power > 0 ? coefficient * value : coefficient / value;
                case Term.Variable _, Term.Time _, Term.JumpTime _, Term.Sum _, Term.Difference _, Term.Product _, Term.Quotient _,
                     Term.Power _, Term.Call _, Term.Choice _, Term.Draw _ -> factors.add(next);
            }
        }
        return new Factors(coefficient, factors);
    }

    /** Put together again, the number in front. */
    Term term() {
        Term above = product(1);
        Term below = product(-1);
        boolean bare = Algebra.isNumber(above, 1);
        if (coefficient == -1 && !bare) above = new Term.Negation(above);
        else if (coefficient != 1) above = bare ? new Term.Constant(coefficient) : new Term.Product(new Term.Constant(coefficient), above);
        return Algebra.isNumber(below, 1) ? above : new Term.Quotient(above, below);
    }

    private Term product(int power) {
        return factors.stream().filter(factor -> factor.power == power).map(Factor::term)
                .reduce(Term.Product::new).orElse(Term.ONE);
    }
}
