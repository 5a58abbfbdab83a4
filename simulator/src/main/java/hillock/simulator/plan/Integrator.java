package hillock.simulator.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.model.Model.Equation;
import hillock.language.model.Term;

/** A method of integration: a rewriting of derivative equations into the updates of one step. To add a method, write one and list it. */
public interface Integrator {
    /**
     * Every method there is: those whose steps are dt long, by rising order; those that choose their steps; then those for white noise,
     * which integrate without noise too.
     */
    List<Integrator> ALL = List.of(
            ExplicitRungeKutta.EULER,
            new ExponentialEuler(),
            ExplicitRungeKutta.MIDPOINT,
            ExplicitRungeKutta.HEUN,
            ExplicitRungeKutta.RK4,
            new DormandPrince(),
            new Rosenbrock(),
            new EulerMaruyama(),
            new Milstein(),
            new StochasticHeun());

    /** As written behind {@code method =}. */
    String name();

    /** The power of the step by which the state's error at a fixed time shrinks, without noise. */
    int order();

    /** The same for these equations, path by path where they have white noise: the strong order. */
    default double order(Mathematics mathematics) {
        return order();
    }

    /** The sense in which it solves equations with white noise; empty if it cannot integrate them. */
    default Optional<Calculus> calculus() {
        return Optional.empty();
    }

    /** How it chooses its steps; empty if all are dt long. */
    default Optional<Adaptive> adaptive() {
        return Optional.empty();
    }

    /** Whether the amplitude of a noise may depend on what the noise of other neurons moves. */
    default boolean takesForeignAmplitudes() {
        return false;
    }

    /** The largest -a dt for which x' = a x, a &lt; 0, stays bounded; infinite if it always does. */
    double stableUpTo();

    /**
     * The stages of one step.
     *
     * @param definitions the named expressions that the rates may use
     * @throws UnsuitableEquation if the method cannot integrate one of the equations
     */
    List<Stage> stages(List<Equation> equations, Map<Term.Variable, Term> definitions);

    /** Where in the step its stages lie: 0 the start, 1 the end. */
    default double[] stageTimes() {
        return stages(List.of(), Map.of()).stream().mapToDouble(Stage::time).toArray();
    }

    static Optional<Integrator> named(String name) {
        return ALL.stream().filter(method -> method.name().equals(name)).findFirst();
    }
}
