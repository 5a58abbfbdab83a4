package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import hillock.language.check.Checker;
import hillock.language.model.CheckedFile;
import hillock.language.syntax.Source;
import hillock.simulator.kernels.Backend;
import hillock.simulator.network.Network;
import hillock.simulator.plan.Integrator;
import hillock.simulator.plan.Stage;
import hillock.simulator.recording.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where one system of equations is solved for all neurons and connections together. */
class WholeNetworkTest {
    private static final String DENSE = "dense, of the whole network";
    private static final String BLOCKS = "by neuron and connection";
    /** Two FitzHugh-Nagumo neurons whose junction is a thousand times their leak. */
    private static final String PAIR = """
            model A { input c; param a = 0; dV/dt = V - V^3/3 - w + a + c; dw/dt = 0.08 * (V + 0.7 - 0.8 * w); V(0) = -1 + i; w(0) = -0.5 }
            population cells = A[2] { a = [0.5, 0.8] }
            connect cells -> cells all to all except self { param g = 1000; post.c += g * (pre.V - post.V) }
            """;
    /** More variables than are solved for together. */
    private static final String BESIDE = "model B { dx/dt = 0; x(0) = 0 }\npopulation idle = B[500]\n";
    /**
     * All ways in which one thing may depend on another: inputs through inputs, both ends, a connection's own state, expressions, parts.
     */
    private static final String TANGLE = """
            model A {
              input c; input d
              excess = c - V^2
              dV/dt = sin(V) * c - w + exp(-d^2) * d
              dw/dt = 0.3 * V * w + excess * d
              V(0), w(0) = normal()
            }
            model B { input e; dx/dt = -x * e; x(0) = normal() }
            population p = A[4]
            population q = B[3]
            connect q -> p as first all to all { post.d += tanh(pre.x) * post.w + pre.e * pre.x }
            connect p -> q as second with probability 0.7 {
              weight g = normal(1, 0.3)
              ds/dt = pre.V * s - pre.excess * post.x + (1 - s) / 2
              s(0) = uniform()
              post.e += g * s * (pre.V - post.x)
              pre.c += s * post.x
            }
            connect p[1:4] -> p[0:3] as third all to all { param k = 0.5; post.c += k * (pre.V - post.V)^3 }
            connect p -> p as fourth one to one { delay 0.1; post.c += pre.w * post.V }
            simulate 0.25 { method = rosenbrock; dt = 0.05; seed = 7 }
            """;

    private static Recording run(String network, String simulate) {
        return Simulation.of(network + "simulate " + simulate + "\n").run();
    }

    private static double[] state(Recording recording) {
        double[] v = recording.finalState().values().get("cells.V");
        double[] w = recording.finalState().values().get("cells.w");
        return new double[] {v[0], v[1], w[0], w[1]};
    }

    private static double[] exact(double until) {
        return Reference.solve(new double[] {-1, 0, -0.5, -0.5}, until, (t, x, r) -> {
            for (int j = 0; j < 2; j++) {
                r[j] = x[j] - x[j] * x[j] * x[j] / 3 - x[2 + j] + 0.5 + 0.3 * j + 1000 * (x[1 - j] - x[j]);
                r[2 + j] = 0.08 * (x[j] + 0.7 - 0.8 * x[2 + j]);
            }
        });
    }

    @Test void theMatrixIsTheOneThatDifferencesFind() {
        CheckedFile file = Checker.check(new Source("text", TANGLE), new Checker.Options(Path.of(""), List.of(), false));
        Machine machine = new Machine(file, Network.build(file, Optional.empty()), Integrator.named("rosenbrock").orElseThrow(), 0.1, 0,
                Backend.SCALAR, Team.alone());
        Linearization linearization = new Linearization(machine);
        machine.start();
        slopes(machine);
        linearization.find(machine.clock, machine.team);
        double[][] found = linearization.slopes();
        List<double[]> variables = machine.dynamics().stream()
                .flatMap(each -> each.mathematics.variables().stream().map(x -> each.field(x).doubles())).toList();
        double h = 1e-5;
        int column = 0;
        for (double[] variable : variables) {
            for (int e = 0; e < variable.length; e++, column++) {
                double here = variable[e];
                variable[e] = here + h;
                double[] above = slopes(machine);
                variable[e] = here - h;
                double[] below = slopes(machine);
                variable[e] = here;
                for (int r = 0; r < above.length; r++) {
                    double expected = (above[r] - below[r]) / (2 * h);
                    assertThat(found[r][column]).as("%d, %d", r, column).isCloseTo(expected, within(1e-6 * (1 + Math.abs(expected))));
                }
            }
        }
        assertThat(column).isEqualTo(found.length).isGreaterThan(15);
    }

    /** The inputs are those of the present state; what is delayed is that of the start. */
    private static double[] slopes(Machine machine) {
        machine.follow(0, 0);
        machine.run(0);
        return machine.dynamics().stream()
                .flatMap(each -> each.mathematics.variables().stream().map(x -> each.field(Stage.slope(x, 1).name())))
                .flatMapToDouble(field -> Arrays.stream(field.doubles())).toArray();
    }

    @Test void neuronsInAStiffJunctionTakeTheStepsOfTheirSharedCourse() {
        Recording together = run(PAIR, "40 { method = rosenbrock; tolerance = 1e-5 }");
        Recording apart = run(PAIR + BESIDE, "40 { method = rosenbrock; tolerance = 1e-5 }");
        assertThat(together.summary().control().orElseThrow().jacobian()).hasValue(DENSE);
        assertThat(apart.summary().control().orElseThrow().jacobian()).hasValue(BLOCKS);
        double[] exact = exact(40);
        assertThat(state(together)).containsExactly(exact, within(2e-3));
        assertThat(state(apart)).containsExactly(exact, within(2e-3));
        assertThat(together.summary().steps()).isLessThan(500);
        assertThat(apart.summary().steps()).isGreaterThan(20 * together.summary().steps());
    }

    @Test void theErrorOfAStepIsOfOrderThreeWhicheverMatrixIsTaken() {
        double[] exact = exact(40);
        Recording coarse = run(PAIR, "40 { method = rosenbrock; tolerance = 1e-5 }");
        Recording fine = run(PAIR, "40 { method = rosenbrock; tolerance = 1e-8 }");
        double ratio = (double) fine.summary().steps() / coarse.summary().steps();
        assertThat(ratio).isBetween(8.0, 12.0);
        assertThat(state(fine)).containsExactly(exact, within(2e-7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"VECTOR 1", "SCALAR 2", "VECTOR 2"})
    void theBitsAreTheInterpretersForAnyNumberOfThreads(String how) {
        Backend backend = Backend.valueOf(how.split(" ")[0]);
        Recording expected = Simulation.of(TANGLE).withBackend(Backend.INTERPRETER).run();
        Recording found = Simulation.of(TANGLE.replace("seed = 7", "seed = 7; threads = " + how.split(" ")[1])).withBackend(backend).run();
        assertThat(found.summary().steps()).isEqualTo(expected.summary().steps());
        assertThat(found.summary().control()).isEqualTo(expected.summary().control());
        expected.finalState().values()
                .forEach((name, values) -> assertThat(found.finalState().values().get(name)).as(name).isEqualTo(values));
    }

    @Test void equationsWithManyZerosAreSolvedInAnyOrder() {
        Random random = new Random(4);
        for (int n : new int[] {1, 2, 7, 40}) {
            double[][] matrix = new double[n][n];
            boolean[][] pattern = new boolean[n][n];
            for (int r = 0; r < n; r++) {
                for (int c = 0; c < n; c++) {
                    pattern[r][c] = random.nextDouble() < 3.0 / n;
                    // often without a diagonal, so that rows must be exchanged
                    if (pattern[r][c]) matrix[r][c] = r == c ? 2 : random.nextGaussian();
                }
            }
            double[] solution = random.doubles(n).toArray();
            double[] b = new double[n];
            for (int r = 0; r < n; r++) {
                b[r] = 2.001 * solution[r];
                for (int c = 0; c < n; c++) b[r] -= matrix[r][c] * solution[c];
            }
            Elimination elimination = new Elimination(pattern);
            elimination.factor(matrix, 2.001);
            elimination.solve(b);
            assertThat(b).as("%d", n).containsExactly(solution, within(1e-9));
        }
    }
}
