package hillock.simulator.plan;

import static hillock.simulator.plan.Stage.DT;
import static hillock.simulator.plan.Stage.THETA;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import hillock.language.algebra.Derivative;
import hillock.language.algebra.Singularities;
import hillock.language.model.Model.Equation;
import hillock.language.model.Term;
import hillock.simulator.plan.Stage.Update;

/**
 * ROS34PW2, for stiff equations: a linearly implicit method of order 3 with an error estimate of order 2, L-stable. It keeps its order with
 * any matrix in the place of the Jacobian. Rang and Angermann (2005), BIT Numer. Math. 45:761. The matrix here is by symbol; that of each
 * element by itself, which the first stage finds, or that of the whole network where it is small. What time does is explicit.
 *
 * <p>With the unknowns {@code u = Gamma k} it needs no product with the matrix: Hairer and Wanner (1996), Solving Ordinary Differential
 * Equations II, IV.7. Dense output of order 3: the cubic through states and slopes at both ends.
 */
record Rosenbrock() implements Integrator, Adaptive.LinearlyImplicit {
    private static final int STAGES = 4;
    /** Variables of one element that are solved for together: their cube is the work of a step. */
    private static final int MOST_VARIABLES = 500;
    private static final double GAMMA = 4.3586652150845900e-1;
    /** Weights of the slopes in each stage's state. */
    private static final double[][] ALPHA = {
        {0, 0, 0, 0},
        {8.7173304301691801e-1, 0, 0, 0},
        {8.4457060015369423e-1, -1.1299064236484185e-1, 0, 0},
        {0, 0, 1, 0}};
    private static final double[][] GAMMAS = {
        {GAMMA, 0, 0, 0},
        {-8.7173304301691801e-1, GAMMA, 0, 0},
        {-9.0338057013044082e-1, 5.4180672388095326e-2, GAMMA, 0},
        {2.4212380706095346e-1, -1.2232505839045147, 5.4526025533510214e-1, GAMMA}};
    private static final double[] B = {2.4212380706095346e-1, -1.2232505839045147, 1.5452602553351020, GAMMA};
    private static final double[] B_OF_ERROR = {3.7810903145819369e-1, -9.6042292212423178e-2, 0.5, 2.1793326075422950e-1};
    private static final double[][] INVERSE = inverse(GAMMAS);

    @Override public String name() {
        return "rosenbrock";
    }

    @Override public int order() {
        return 3;
    }

    @Override public int errorOrder() {
        return 3;
    }

    @Override public int lastSlope() {
        return STAGES + 1;
    }

    @Override public double gamma() {
        return GAMMA;
    }

    @Override public Optional<Adaptive> adaptive() {
        return Optional.of(this);
    }

    @Override public double stableUpTo() {
        return Double.POSITIVE_INFINITY;
    }

    /** After the slopes at the start come pairs: right-hand sides, then the state of the next. */
    @Override public boolean evaluates(int stage) {
        return stage > 1 && stage % 2 == 1;
    }

    @Override public int solved(int stage) {
        return stage % 2 == 1 && stage < 2 * STAGES ? (stage + 1) / 2 : 0;
    }

    @Override public List<Stage> stages(List<Equation> equations, Map<Term.Variable, Term> definitions) {
        Noises.requireNone(equations, name());
        if (equations.size() > MOST_VARIABLES) {
            throw new UnsuitableEquation(equations.getFirst().variable(), "is one of " + equations.size() + " of its model, and " + name()
                    + " solves for at most " + MOST_VARIABLES + " together",
                    "divide the model into several that are connected, or use dopri5");
        }
        List<Stage> stages = new ArrayList<>();
        stages.add(new Stage(0, atStart(equations, definitions)));
        double[] weights = row(B);
        for (int k = 1; k <= STAGES; k++) {
            double time = sum(ALPHA[k - 1]);
            stages.add(new Stage(time, rightHandSides(equations, k)));
            double[] moved = k < STAGES ? row(ALPHA[k]) : weights;
            stages.add(new Stage(time, equations.stream().map(Equation::variable).map(x -> new Update(Stage.intermediate(x),
                    new Term.Sum(Stage.start(x), mean(x, moved)))).toList()));
        }
        List<Update> last = Stage.slopes(equations, lastSlope());
        double[] lost = row(difference(B, B_OF_ERROR));
        Stage.largest(equations.stream().map(Equation::variable).map(x -> Stage.relativeError(x, mean(x, lost)))).ifPresent(last::add);
        stages.add(new Stage(1, last));
        return stages;
    }

    /** Slopes, and how each depends on each variable. */
    private static List<Update> atStart(List<Equation> equations, Map<Term.Variable, Term> definitions) {
        List<Update> updates = Stage.slopes(equations, 1);
        for (Equation row : equations) {
            for (Equation column : equations) {
                Term slope = Derivative.of(row.rate(), Term.own(column.variable()), definitions);
                if (slope.equals(Term.ZERO)) continue;
                updates.add(new Update(Stage.partial(row.variable(), column.variable()), Singularities.removed(slope, definitions)));
            }
        }
        return updates;
    }

    /** {@code f + sum_j c_kj u_j / dt}. */
    private static List<Update> rightHandSides(List<Equation> equations, int k) {
        List<Update> updates = new ArrayList<>();
        for (Equation equation : equations) {
            String x = equation.variable();
            if (k > 1) updates.add(new Update(Stage.slope(x, k), equation.rate()));
            double[] weights = new double[STAGES];
            for (int j = 0; j < k - 1; j++) weights[j] = -INVERSE[k - 1][j];
            Term slope = Stage.slope(x, k);
            updates.add(new Update(Stage.unknown(x, k), k == 1 ? slope : new Term.Sum(slope, new Term.Quotient(mean(x, weights), DT))));
        }
        return updates;
    }

    /** {@code w_1 u_1 + w_2 u_2 + ...}. */
    private static Term mean(String x, double[] weights) {
        Term mean = Term.ZERO;
        for (int j = 0; j < weights.length; j++) {
            if (weights[j] == 0) continue;
            Term part = new Term.Product(new Term.Constant(weights[j]), Stage.unknown(x, j + 1));
            mean = mean == Term.ZERO ? part : new Term.Sum(mean, part);
        }
        return mean;
    }

    @Override public List<Update> between(List<Equation> equations) {
        List<Update> updates = new ArrayList<>();
        Term rest = new Term.Difference(Term.ONE, THETA);
        for (Equation equation : equations) {
            String x = equation.variable();
            Term rise = new Term.Difference(Stage.intermediate(x), Stage.start(x));
            Term bend = new Term.Difference(new Term.Product(DT, Stage.slope(x, 1)), rise);
            Term skew = new Term.Difference(new Term.Product(DT, Stage.slope(x, lastSlope())), rise);
            Term bent = new Term.Difference(new Term.Product(rest, bend), new Term.Product(THETA, skew));
            Term moved = new Term.Product(THETA, new Term.Sum(rise, new Term.Product(rest, bent)));
            updates.add(new Update(Term.own(x), new Term.Sum(Stage.start(x), moved)));
        }
        return updates;
    }

    /** Weights of slopes as weights of the unknowns: times the inverse of Gamma. */
    private static double[] row(double[] weights) {
        double[] row = new double[STAGES];
        for (int j = 0; j < STAGES; j++) {
            for (int k = j; k < STAGES; k++) row[j] += weights[k] * INVERSE[k][j];
        }
        return row;
    }

    /** Of a matrix with zeros above the diagonal. */
    private static double[][] inverse(double[][] lower) {
        double[][] inverse = new double[lower.length][lower.length];
        for (int j = 0; j < lower.length; j++) {
            inverse[j][j] = 1 / lower[j][j];
            for (int i = j + 1; i < lower.length; i++) {
                double sum = 0;
                for (int k = j; k < i; k++) sum += lower[i][k] * inverse[k][j];
                inverse[i][j] = -sum / lower[i][i];
            }
        }
        return inverse;
    }

    private static double[] difference(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(k -> a[k] - b[k]).toArray();
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) sum += value;
        return sum;
    }
}
