package hillock.simulator.plan;

import static hillock.language.algebra.Algebra.product;
import static hillock.language.algebra.Algebra.sum;
import static hillock.simulator.plan.Stage.DT;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.algebra.Identity;
import hillock.language.model.Model.Equation;
import hillock.language.model.Term;
import hillock.simulator.plan.Stage.Update;

/**
 * Euler-Maruyama with the next terms of the Ito-Taylor expansion, for noises that commute, {@code L_i b_j = L_j b_i} in every equation:
 * <pre>{@code
 * x + a dt + sum_j b_j dW_j + sum_j L_j b_j (dW_j^2 - dt) / 2 + sum_(i < j) L_i b_j dW_i dW_j
 * }</pre>
 * where {@code L_j} is the derivative along noise j ({@link Noises#along}), over all variables. Ito; strong and weak order 1. Milstein
 * (1974), Theory Probab. Appl. 19:557; Kloeden and Platen (1992), 10.3.
 */
record Milstein() implements Integrator {
    private static final Term HALF = new Term.Constant(0.5);

    @Override public String name() {
        return "milstein";
    }

    @Override public int order() {
        return 1;
    }

    @Override public Optional<Calculus> calculus() {
        return Optional.of(Calculus.ITO);
    }

    @Override public double stableUpTo() {
        return 2;
    }

    @Override public List<Stage> stages(List<Equation> equations, Map<Term.Variable, Term> definitions) {
        Noises noises = new Noises(equations, definitions);
        List<Update> updates = Stage.slopes(equations, 1);
        for (Equation equation : equations) {
            Term second = secondOrder(equation, noises);
            Term moved = EulerMaruyama.moved(equation);
            updates.add(new Update(Stage.next(equation.variable()), second.equals(Term.ZERO) ? moved : new Term.Sum(moved, second)));
        }
        return List.of(new Stage(0, updates));
    }

    private static Term secondOrder(Equation equation, Noises noises) {
        List<String> names = noises.names();
        Term total = Term.ZERO;
        for (int j = 0; j < names.size(); j++) {
            Term amplitude = Noises.amplitude(equation, names.get(j));
            Term dW = Noises.increment(names.get(j));
            Term excess = new Term.Difference(new Term.Product(dW, dW), DT);
            total = sum(total, product(product(HALF, noises.along(names.get(j), amplitude)), excess));
            for (int i = 0; i < j; i++) {
                Term mixed = noises.along(names.get(i), amplitude);
                Term reverse = noises.along(names.get(j), Noises.amplitude(equation, names.get(i)));
                requireEqual(mixed, reverse, equation, names.get(i), names.get(j), noises);
                total = sum(total, product(mixed, new Term.Product(Noises.increment(names.get(i)), dW)));
            }
        }
        return total;
    }

    private static void requireEqual(Term mixed, Term reverse, Equation equation, String one, String other, Noises noises) {
        if (Identity.holds(mixed, reverse, noises.definitions())) return;
        throw new UnsuitableEquation(equation.variable(), "has noises that do not commute, " + one + " and " + other
                + ", so milstein cannot integrate it", Noises.HINT);
    }
}
