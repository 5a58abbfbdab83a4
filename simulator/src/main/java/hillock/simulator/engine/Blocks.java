package hillock.simulator.engine;

import java.util.List;
import java.util.Optional;
import hillock.simulator.plan.Adaptive.LinearlyImplicit;
import hillock.simulator.plan.Stage;

/**
 * One small system of linear equations for each element, {@code (1 / (gamma dt) - J) u = right-hand side}: taken apart once a step by
 * Gauss's elimination with row exchanges, then solved for each right-hand side in place. A matrix that cannot be solved gives what is not
 * finite.
 */
final class Blocks implements Systems {
    private final int n;
    private final int size;
    private final double gamma;
    /** Row after row; empty where the slope does not depend on the variable. */
    private final double[][] partials;
    private final double[][][] unknowns;
    private final double[] factors;
    private final int[] exchanges;

    Blocks(Dynamics dynamics, LinearlyImplicit method, int stages) {
        List<String> variables = dynamics.mathematics.variables();
        this.n = variables.size();
        this.size = n == 0 ? 0 : dynamics.size;
        this.gamma = method.gamma();
        this.partials = new double[n * n][];
        for (int r = 0; r < n; r++) {
            for (int c = 0; c < n; c++) {
                String name = Stage.partial(variables.get(r), variables.get(c)).name();
                partials[r * n + c] = Optional.ofNullable(dynamics.fields.get(name)).map(Field::doubles).orElse(new double[0]);
            }
        }
        this.unknowns = new double[stages + 1][n][];
        for (int stage = 0; stage < stages; stage++) {
            int k = method.solved(stage);
            for (int v = 0; k > 0 && v < n; v++) unknowns[k][v] = dynamics.doubles(Stage.unknown(variables.get(v), k).name()).values();
        }
        this.factors = new double[n * n * size];
        this.exchanges = new int[n * size];
    }

    private interface Work {
        void of(int element);
    }

    /** The first stage has found the partial slopes. */
    @Override public void linearize(Clock clock, Team team) {}

    @Override public void factor(double length, Clock clock, Team team) {
        double diagonal = 1 / (gamma * length);
        share(element -> factor(element, diagonal), clock, team);
    }

    @Override public void solve(int number, Clock clock, Team team) {
        share(element -> solve(element, unknowns[number]), clock, team);
    }

    private void share(Work work, Clock now, Team team) {
        if (size == 0) return;
        team.run(new Divisible() {
            @Override public int size() {
                return size;
            }

            @Override public double work() {
                return (double) n * n * size;
            }

            @Override public int boundary(int element) {
                return element;
            }

            @Override public int run(Clock clock, int from, int to) {
                for (int e = from; e < to; e++) work.of(e);
                return 0;
            }
        }, now);
    }

    private void factor(int element, double diagonal) {
        int at = element * n * n;
        for (int k = 0; k < n * n; k++) factors[at + k] = partials[k].length == 0 ? 0 : -partials[k][element];
        for (int k = 0; k < n; k++) factors[at + k * n + k] += diagonal;
        for (int c = 0; c < n; c++) {
            int largest = c;
            for (int r = c + 1; r < n; r++) {
                if (Math.abs(factors[at + r * n + c]) > Math.abs(factors[at + largest * n + c])) largest = r;
            }
            exchanges[element * n + c] = largest;
            if (largest != c) exchange(at + c * n, at + largest * n);
            for (int r = c + 1; r < n; r++) eliminate(at + c * n, at + r * n, c);
        }
    }

    private void exchange(int row, int other) {
        for (int k = 0; k < n; k++) {
            double kept = factors[row + k];
            factors[row + k] = factors[other + k];
            factors[other + k] = kept;
        }
    }

    private void eliminate(int row, int other, int column) {
        double factor = factors[other + column] / factors[row + column];
        factors[other + column] = factor;
        for (int k = column + 1; k < n; k++) factors[other + k] -= factor * factors[row + k];
    }

    private void solve(int element, double[][] u) {
        int at = element * n * n;
        for (int c = 0; c < n; c++) {
            int other = exchanges[element * n + c];
            double moved = u[other][element];
            u[other][element] = u[c][element];
            u[c][element] = moved;
        }
        for (int r = 1; r < n; r++) {
            double sum = u[r][element];
            for (int c = 0; c < r; c++) sum -= factors[at + r * n + c] * u[c][element];
            u[r][element] = sum;
        }
        for (int r = n - 1; r >= 0; r--) {
            double sum = u[r][element];
            for (int c = r + 1; c < n; c++) sum -= factors[at + r * n + c] * u[c][element];
            u[r][element] = sum / factors[at + r * n + r];
        }
    }
}
