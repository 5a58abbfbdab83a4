package hillock.simulator.plan;

import static hillock.simulator.plan.Stage.DT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import hillock.language.model.Model.Equation;
import hillock.language.model.Term;
import hillock.simulator.plan.Stage.Update;

/**
 * An explicit Runge-Kutta method, given by its Butcher tableau: {@code k_j = f(x + dt sum_l a_jl k_l)}, then
 * {@code x + dt sum_j b_j k_j}. Hairer, Norsett and Wanner (1993), Solving Ordinary Differential Equations I, II.1, eq. 1.8.
 *
 * @param a    row j holds the weights of the slopes before j; the first row is empty
 * @param b    the weights of the slopes in the result
 * @param c    where in the step each stage lies
 */
record ExplicitRungeKutta(String name, int order, double[][] a, double[] b, double[] c) implements Integrator {

    /** Forward Euler, order 1: every derivative from the old state. Euler (1768), Institutionum calculi integralis. */
    static final Integrator EULER = new ExplicitRungeKutta("euler", 1, new double[][] {{}}, new double[] {1}, new double[] {0});

    /** The midpoint method, order 2. Runge (1895), Math. Ann. 46:167. */
    static final Integrator MIDPOINT = new ExplicitRungeKutta("midpoint", 2,
            new double[][] {{}, {1 / 2.0}}, new double[] {0, 1}, new double[] {0, 1 / 2.0});

    /** Heun's method of order 2, the explicit trapezoidal rule. Heun (1900), Z. Math. Phys. 45:23. */
    static final Integrator HEUN = new ExplicitRungeKutta("heun", 2,
            new double[][] {{}, {1}}, new double[] {1 / 2.0, 1 / 2.0}, new double[] {0, 1});

    /** The classical method of order 4. Kutta (1901), Z. Math. Phys. 46:435. */
    static final Integrator RK4 = new ExplicitRungeKutta("rk4", 4,
            new double[][] {{}, {1 / 2.0}, {0, 1 / 2.0}, {0, 0, 1}},
            new double[] {1 / 6.0, 1 / 3.0, 1 / 3.0, 1 / 6.0}, new double[] {0, 1 / 2.0, 1 / 2.0, 1});

    /** With as many stages as its order it multiplies x by the Taylor polynomial of exp(a dt). Hairer and Wanner, II, IV.2. */
    @Override public double stableUpTo() {
        return order > 2 ? 2.785 : 2;
    }

    @Override public List<Stage> stages(List<Equation> equations, Map<Term.Variable, Term> definitions) {
        Noises.requireNone(equations, name);
        List<Stage> stages = new ArrayList<>();
        for (int stage = 1; stage <= b.length; stage++) {
            List<Update> updates = Stage.slopes(equations, stage);
            boolean last = stage == b.length;
            for (Equation equation : equations) {
                String x = equation.variable();
                updates.add(new Update(last ? Stage.next(x) : Stage.intermediate(x), moved(x, last ? b : a[stage])));
            }
            stages.add(new Stage(c[stage - 1], updates));
        }
        return stages;
    }

    /** {@code x + dt * (w_1 k_1 + w_2 k_2 + ...)}, without the slopes whose weight is zero and without factors of one. */
    static Term moved(String x, double... weights) {
        return new Term.Sum(Stage.start(x), new Term.Product(DT, mean(x, weights)));
    }

    /** {@code w_1 k_1 + w_2 k_2 + ...}. */
    static Term mean(String x, double[] weights) {
        Term mean = Term.ZERO;
        for (int k = 0; k < weights.length; k++) {
            if (weights[k] == 0) continue;
            Term slope = Stage.slope(x, k + 1);
            Term part = weights[k] == 1 ? slope : new Term.Product(new Term.Constant(weights[k]), slope);
            mean = mean == Term.ZERO ? part : new Term.Sum(mean, part);
        }
        return mean;
    }
}
