package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import hillock.language.check.Checker;
import hillock.language.model.CheckedFile;
import hillock.language.syntax.Source;
import hillock.simulator.kernels.Backend;
import hillock.simulator.network.Network;
import hillock.simulator.plan.Integrator;
import hillock.simulator.plan.Stage;

/** White noise in halves of steps, on the path of whole ones. */
class BridgeTest {
    private static final int PATHS = 40_000;
    private static final String WALK = """
            model Walk { dx/dt = xi; x(0) = 0 }
            population cells = Walk[%d]
            simulate 4 { dt = 0.25; method = euler-maruyama }
            record cells.x
            """;

    @Test void aBrownianPathIsTheSameInShorterSteps() {
        Simulation simulation = Simulation.of(WALK.formatted(5));
        double[] whole = simulation.run().trace("cells.x", 3);
        double[] halves = simulation.refined().run().trace("cells.x", 3);
        double[] quarters = simulation.refined().refined().run().trace("cells.x", 3);
        assertThat(whole).hasSize(17);
        assertThat(halves).containsExactly(whole, within(1e-14));
        assertThat(quarters).containsExactly(whole, within(1e-14));
    }

    @Test void thePathsOfConnectionsAreTheSameToo() {
        Simulation simulation = Simulation.of("""
                model Cell { input u; dx/dt = u; x(0) = 0 }
                population cells = Cell[3]
                connect cells -> cells as syn all to all { ds/dt = xi; s(0) = 0; post.u += s }
                simulate 4 { dt = 0.25; method = euler-maruyama }
                record syn.s
                """);
        double[] whole = simulation.run().trace("syn.s", 7);
        assertThat(simulation.refined().run().trace("syn.s", 7)).containsExactly(whole, within(1e-14));
        assertThat(whole[16]).isNotZero();
    }

    @Test void theHalvesOfAStepAreStandardNormalAndIndependent() {
        double[][] steps = normals(4);
        double error = 4 / Math.sqrt(PATHS);
        for (double[] one : steps) {
            assertThat(mean(one, one)).isCloseTo(1, within(1.5 * error));
            double[] ones = new double[PATHS];
            Arrays.fill(ones, 1);
            assertThat(mean(one, ones)).isCloseTo(0, within(error));
            for (double[] other : steps) if (other != one) assertThat(mean(one, other)).isCloseTo(0, within(error));
        }
    }

    /** The first numbers of each neuron in steps half as long. */
    private static double[][] normals(int count) {
        CheckedFile file = Checker.check(new Source("text", WALK.formatted(PATHS)), new Checker.Options(Path.of(""), List.of(), false));
        Machine machine = new Machine(file, Network.build(file, Optional.empty()), Integrator.named("euler-maruyama").orElseThrow(),
                0.125, 1, 0, Backend.SCALAR, Team.alone());
        machine.start();
        double[][] normals = new double[count][];
        for (int step = 0; step < count; step++) {
            machine.begin(step);
            machine.advance(step);
            normals[step] = machine.cells[0].dynamics.doubles(Stage.normal("xi").name()).values().clone();
        }
        return normals;
    }

    private static double mean(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) sum += one[i] * other[i];
        return sum / one.length;
    }
}
