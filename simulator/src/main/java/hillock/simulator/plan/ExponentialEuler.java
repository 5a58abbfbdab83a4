package hillock.simulator.plan;

import static hillock.simulator.plan.Stage.DT;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.algebra.Linear;
import hillock.language.model.Function;
import hillock.language.model.Model.Equation;
import hillock.language.model.Term;
import hillock.simulator.plan.Stage.Update;

/**
 * Exponential Euler, order 1; exact where {@code x' = a x + b} has constant a and b, which it finds in each equation by symbol:
 * {@code x + dt * x' * exprel(a dt)}. Rush and Larsen (1978), IEEE Trans. Biomed. Eng. 25(4):389.
 * What connections add to an input counts as part of b: it is held over the step.
 *
 * <p>With noise of a fixed amplitude, {@code x' = a x + b + s xi}, the noise of a step has the variance that it has in the solution,
 * {@code s^2 (exp(2 a dt) - 1) / (2 a)}: the Ornstein-Uhlenbeck process is exact for every dt. Two variables with different a that share a
 * noise get it fully correlated, which is right up to order dt^3. Strong and weak order 1.
 */
record ExponentialEuler() implements Integrator {
    @Override public String name() {
        return "exponential-euler";
    }

    @Override public int order() {
        return 1;
    }

    /** With amplitudes that do not depend on the state, both senses agree. */
    @Override public Optional<Calculus> calculus() {
        return Optional.of(Calculus.ITO);
    }

    @Override public double stableUpTo() {
        return Double.POSITIVE_INFINITY;
    }

    @Override public List<Stage> stages(List<Equation> equations, Map<Term.Variable, Term> definitions) {
        List<Update> updates = Stage.slopes(equations, 1);
        Noises noises = new Noises(equations, definitions);
        for (Equation equation : equations) {
            String x = equation.variable();
            requireFixedAmplitude(equation, noises);
            Linear rate = Linear.in(Term.own(x), equation.rate(), definitions).orElseThrow(() -> new UnsuitableEquation(x,
                    "is not linear in " + x + ", so exponential-euler cannot integrate it",
                    noises.names().isEmpty() ? "use another method: euler, midpoint, heun or rk4" : Noises.HINT));
            Term change = new Term.Product(DT, Stage.slope(x, 1));
            Term stretched = isZero(rate.slope()) ? change
                    : new Term.Product(change, new Term.Call(Function.EXPREL, List.of(new Term.Product(rate.slope(), DT))));
            Term moved = new Term.Sum(Stage.start(x), stretched);
            Optional<Term> jolt = Noises.jolt(equation, deviation(rate.slope()));
            updates.add(new Update(Stage.next(x), jolt.<Term>map(added -> new Term.Sum(moved, added)).orElse(moved)));
        }
        return List.of(new Stage(0, updates));
    }

    /** {@code sqrt(dt exprel(2 a dt))}: that of a noise's part in the solution, for an amplitude of 1. */
    private static Term deviation(Term slope) {
        Term stretch = new Term.Call(Function.EXPREL, List.of(new Term.Product(new Term.Constant(2), new Term.Product(slope, DT))));
        Term variance = isZero(slope) ? DT : new Term.Product(DT, stretch);
        return new Term.Call(Function.SQRT, List.of(variance));
    }

    private static void requireFixedAmplitude(Equation equation, Noises noises) {
        if (!noises.isMultiplicative(equation)) return;
        throw new UnsuitableEquation(equation.variable(),
                "has noise whose amplitude depends on the state, so exponential-euler cannot integrate it",
                "use euler-maruyama or milstein (Ito), or stochastic-heun (Stratonovich)");
    }

    private static boolean isZero(Term term) {
        return term instanceof Term.Constant constant && constant.value() == 0;
    }
}
