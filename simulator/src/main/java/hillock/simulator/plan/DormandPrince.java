package hillock.simulator.plan;

import static hillock.simulator.plan.Stage.DT;
import static hillock.simulator.plan.Stage.THETA;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.model.Model.Equation;
import hillock.language.model.Term;
import hillock.simulator.plan.Stage.Update;

/**
 * The explicit Runge-Kutta pair of orders 5 and 4 that goes on with the fifth and takes the difference for the error. Dormand and Prince
 * (1980), J. Comput. Appl. Math. 6:19. Dense output of order 4: Hairer, Norsett and Wanner (1993), Solving Ordinary Differential
 * Equations I, II.6, eq. 6.12 in the form of their program.
 */
record DormandPrince() implements Integrator, Adaptive {
    private static final double[][] A = {
        {1 / 5.0},
        {3 / 40.0, 9 / 40.0},
        {44 / 45.0, -56 / 15.0, 32 / 9.0},
        {19372 / 6561.0, -25360 / 2187.0, 64448 / 6561.0, -212 / 729.0},
        {9017 / 3168.0, -355 / 33.0, 46732 / 5247.0, 49 / 176.0, -5103 / 18656.0},
        {35 / 384.0, 0, 500 / 1113.0, 125 / 192.0, -2187 / 6784.0, 11 / 84.0}};
    private static final double[] C = {1 / 5.0, 3 / 10.0, 4 / 5.0, 8 / 9.0, 1, 1};
    private static final double[] ERROR =
            {71 / 57600.0, 0, -71 / 16695.0, 71 / 1920.0, -17253 / 339200.0, 22 / 525.0, -1 / 40.0};
    private static final double[] DENSE = {-12715105075.0 / 11282082432.0, 0, 87487479700.0 / 32700410799.0,
        -10690763975.0 / 1880347072.0, 701980252875.0 / 199316789632.0, -1453857185.0 / 822651844.0, 69997945.0 / 29380423.0};

    @Override public String name() {
        return "dopri5";
    }

    @Override public int order() {
        return 5;
    }

    @Override public int errorOrder() {
        return 5;
    }

    @Override public int lastSlope() {
        return 7;
    }

    /** The second stage only moves on by the slopes of the first. */
    @Override public boolean evaluates(int stage) {
        return stage > 1;
    }

    @Override public Optional<Adaptive> adaptive() {
        return Optional.of(this);
    }

    /** A step that is too long for stability has a large error and is not taken. */
    @Override public double stableUpTo() {
        return Double.POSITIVE_INFINITY;
    }

    @Override public List<Stage> stages(List<Equation> equations, Map<Term.Variable, Term> definitions) {
        Noises.requireNone(equations, name());
        List<Stage> stages = new ArrayList<>();
        stages.add(new Stage(0, Stage.slopes(equations, 1)));
        stages.add(new Stage(0, moved(equations, A[0])));
        for (int k = 2; k <= 6; k++) {
            List<Update> updates = Stage.slopes(equations, k);
            updates.addAll(moved(equations, A[k - 1]));
            stages.add(new Stage(C[k - 2], updates));
        }
        List<Update> last = Stage.slopes(equations, 7);
        Stage.largest(equations.stream().map(DormandPrince::relativeError)).ifPresent(last::add);
        stages.add(new Stage(C[5], last));
        return stages;
    }

    private static List<Update> moved(List<Equation> equations, double[] weights) {
        return equations.stream().map(Equation::variable)
                .map(x -> new Update(Stage.intermediate(x), ExplicitRungeKutta.moved(x, weights))).toList();
    }

    private static Term relativeError(Equation equation) {
        return Stage.relativeError(equation.variable(), new Term.Product(DT, ExplicitRungeKutta.mean(equation.variable(), ERROR)));
    }

    /** {@code x + theta (rise + (1 - theta) (bend + theta (skew + (1 - theta) dt sum_j d_j k_j)))}. */
    @Override public List<Update> between(List<Equation> equations) {
        List<Update> updates = new ArrayList<>();
        Term rest = new Term.Difference(Term.ONE, THETA);
        for (Equation equation : equations) {
            String x = equation.variable();
            Term rise = new Term.Difference(Stage.intermediate(x), Stage.start(x));
            Term bend = new Term.Difference(new Term.Product(DT, Stage.slope(x, 1)), rise);
            Term skew = new Term.Difference(new Term.Difference(rise, new Term.Product(DT, Stage.slope(x, 7))), bend);
            Term twist = new Term.Product(DT, ExplicitRungeKutta.mean(x, DENSE));
            Term inner = new Term.Sum(bend, new Term.Product(THETA, new Term.Sum(skew, new Term.Product(rest, twist))));
            Term moved = new Term.Product(THETA, new Term.Sum(rise, new Term.Product(rest, inner)));
            updates.add(new Update(Term.own(x), new Term.Sum(Stage.start(x), moved)));
        }
        return updates;
    }
}
