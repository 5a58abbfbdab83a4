package hillock.simulator.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.model.Model.Equation;
import hillock.language.model.Term;
import hillock.simulator.plan.Stage.Update;

/**
 * Forward Euler with noise: {@code x + a dt + sum_j b_j dW_j}, drift and amplitudes from the old state. Ito; strong order 0.5, but 1 where
 * the amplitudes do not depend on the state; weak order 1. Maruyama (1955), Rend. Circ. Mat. Palermo 4:48.
 */
record EulerMaruyama() implements Integrator {
    @Override public String name() {
        return "euler-maruyama";
    }

    @Override public int order() {
        return 1;
    }

    @Override public double order(Mathematics mathematics) {
        Noises noises = new Noises(mathematics.equations(), mathematics.definitions());
        return mathematics.equations().stream().anyMatch(noises::isMultiplicative) ? 0.5 : 1;
    }

    @Override public Optional<Calculus> calculus() {
        return Optional.of(Calculus.ITO);
    }

    @Override public boolean takesForeignAmplitudes() {
        return true;
    }

    @Override public double stableUpTo() {
        return 2;
    }

    @Override public List<Stage> stages(List<Equation> equations, Map<Term.Variable, Term> definitions) {
        List<Update> updates = Stage.slopes(equations, 1);
        for (Equation equation : equations) updates.add(new Update(Stage.next(equation.variable()), moved(equation)));
        return List.of(new Stage(0, updates));
    }

    /** {@code x + a dt + sum_j b_j dW_j}. */
    static Term moved(Equation equation) {
        Term drifted = ExplicitRungeKutta.moved(equation.variable(), 1);
        return Noises.jolt(equation).<Term>map(jolt -> new Term.Sum(drifted, jolt)).orElse(drifted);
    }
}
