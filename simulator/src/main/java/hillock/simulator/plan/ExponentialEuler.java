package hillock.simulator.plan;

import static hillock.simulator.plan.Stage.DT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import hillock.language.algebra.Linear;
import hillock.language.model.Function;
import hillock.language.model.Model.Equation;
import hillock.language.model.Term;
import hillock.simulator.plan.Stage.Update;

/**
 * Exponential Euler, order 1; exact where {@code x' = a x + b} has constant a and b, which it finds in each equation by symbol:
 * {@code x + dt * x' * exprel(a dt)}. Rush and Larsen (1978), IEEE Trans. Biomed. Eng. 25(4):389.
 * What connections add to an input counts as part of b: it is held over the step.
 */
record ExponentialEuler() implements Integrator {
    @Override public String name() {
        return "exponential-euler";
    }

    @Override public int order() {
        return 1;
    }

    @Override public double stableUpTo() {
        return Double.POSITIVE_INFINITY;
    }

    @Override public List<Stage> stages(List<Equation> equations, Map<Term.Variable, Term> definitions) {
        List<Update> updates = new ArrayList<>();
        for (Equation equation : equations) {
            updates.add(new Update(Stage.slope(equation.variable(), 1), equation.rate()));
        }
        for (Equation equation : equations) {
            String x = equation.variable();
            Linear rate = Linear.in(Term.own(x), equation.rate(), definitions).orElseThrow(() -> new UnsuitableEquation(x,
                    "is not linear in " + x + ", so exponential-euler cannot integrate it"));
            Term change = new Term.Product(DT, Stage.slope(x, 1));
            Term stretched = isZero(rate.slope()) ? change
                    : new Term.Product(change, new Term.Call(Function.EXPREL, List.of(new Term.Product(rate.slope(), DT))));
            updates.add(new Update(Stage.next(x), new Term.Sum(Stage.start(x), stretched)));
        }
        return List.of(new Stage(0, updates));
    }

    private static boolean isZero(Term term) {
        return term instanceof Term.Constant constant && constant.value() == 0;
    }
}
