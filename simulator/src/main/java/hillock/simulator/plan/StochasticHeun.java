package hillock.simulator.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.model.Model.Equation;
import hillock.language.model.Term;
import hillock.simulator.plan.Stage.Update;

/**
 * Heun's method with noise: an Euler step to predict, then the mean of drifts and amplitudes at both ends, with the same {@code dW}.
 * Stratonovich; strong order 1 for noises that commute, else 0.5; weak order 1, but 2 where the amplitudes do not depend on the state.
 * Order 2 without noise. Rumelin (1982), SIAM J. Numer. Anal. 19:604.
 */
record StochasticHeun() implements Integrator {
    private static final Term HALF = new Term.Constant(0.5);

    @Override public String name() {
        return "stochastic-heun";
    }

    @Override public int order() {
        return 2;
    }

    @Override public double order(Mathematics mathematics) {
        if (mathematics.noises().isEmpty()) return order();
        return new Noises(mathematics.equations(), mathematics.definitions()).commute() ? 1 : 0.5;
    }

    @Override public Optional<Calculus> calculus() {
        return Optional.of(Calculus.STRATONOVICH);
    }

    @Override public boolean takesForeignAmplitudes() {
        return true;
    }

    @Override public double stableUpTo() {
        return 2;
    }

    @Override public List<Stage> stages(List<Equation> equations, Map<Term.Variable, Term> definitions) {
        List<Update> predictor = evaluated(equations, 1);
        List<Update> corrector = evaluated(equations, 2);
        for (Equation equation : equations) {
            String x = equation.variable();
            Term drifted = ExplicitRungeKutta.moved(x, 1);
            predictor.add(new Update(Stage.intermediate(x), withJolt(equation, drifted, Stage.jolt(x, 1))));
            Term corrected = ExplicitRungeKutta.moved(x, 0.5, 0.5);
            Term jolt = new Term.Product(HALF, new Term.Sum(Stage.jolt(x, 1), Stage.jolt(x, 2)));
            corrector.add(new Update(Stage.next(x), withJolt(equation, corrected, jolt)));
        }
        return List.of(new Stage(0, predictor), new Stage(1, corrector));
    }

    /** Drifts and jolts from the state of a stage. */
    private static List<Update> evaluated(List<Equation> equations, int stage) {
        List<Update> updates = new ArrayList<>();
        for (Equation equation : equations) {
            updates.add(new Update(Stage.slope(equation.variable(), stage), equation.rate()));
            Noises.jolt(equation).ifPresent(jolt -> updates.add(new Update(Stage.jolt(equation.variable(), stage), jolt)));
        }
        return updates;
    }

    private static Term withJolt(Equation equation, Term moved, Term jolt) {
        return equation.noises().isEmpty() ? moved : new Term.Sum(moved, jolt);
    }
}
