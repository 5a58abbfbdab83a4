package hillock.simulator.trust;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import hillock.simulator.engine.Progress;
import hillock.simulator.engine.Simulation;
import hillock.simulator.recording.Recording;
import hillock.simulator.recording.Refinement;
import hillock.simulator.recording.Trust;

class RerunTest {
    /** When the 69th spikes of two-neurons come, from an independent solution of order 8 at a tolerance of 1e-13. */
    private static final double LAST_SPIKE = 997.951456;

    private static String twoNeurons(String settings) throws IOException {
        Path here = Path.of("examples");
        String text = Files.readString((Files.isDirectory(here) ? here : Path.of("..", "examples")).resolve("two-neurons.hillock"));
        return text.substring(0, text.indexOf("simulate ")) + "simulate 1000 ms { " + settings + " }\nrecord cells.V every 1 ms\n";
    }

    private static Trust trust(String text) {
        Simulation simulation = Simulation.of(text);
        return Rerun.of(simulation, simulation.run(), Progress.NONE);
    }

    @ParameterizedTest
    @CsvSource({"0.01, 0.278", "0.05, 1.487"})
    void theErrorOfTheLastSpikeIsPredictedToATwentieth(String dt, double known) throws IOException {
        Simulation simulation = Simulation.of(twoNeurons("dt = " + dt + " ms; method = euler"));
        Recording first = simulation.run();
        double error = Math.abs(first.spikes().get("cells").of(0)[68] - LAST_SPIKE);
        assertThat(error).isCloseTo(known, within(0.002));
        Trust.Train train = Rerun.of(simulation, first, Progress.NONE).trains().getFirst();
        assertThat(train.error()).isCloseTo(error, within(0.05 * error));
        assertThat(train.parted()).isEmpty();
        assertThat(train.spikes()).isEqualTo(138);
        assertThat(train.finer()).isEqualTo(138);
    }

    @Test void theOrderIsObservedOnTheSpikesAndSaidInAPlainSentence() throws IOException {
        Trust trust = trust(twoNeurons("dt = 0.01 ms; method = euler"));
        assertThat(trust.than()).isEqualTo(new Refinement.Steps(0.005, Optional.of(0.0025)));
        assertThat(trust.trains().getFirst().observed().orElseThrow()).isCloseTo(1, within(0.05));
        assertThat(trust.doubts(false)).isEmpty();
        assertThat(trust.sentences(false).getFirst())
                .matches("spike times of cells are good to 0\\.2\\d+ ms until 1000 ms: 138 spikes, 138 in steps half as long;"
                        + " order 1(\\.\\d+)? observed");
    }

    /** Resets and arrivals wait for the ends of steps, whatever the method. The times of sources do not depend on steps. */
    @Test void whereSpikesActTheErrorIsOfFirstOrder() {
        Trust trust = trust("""
                model Cell { param I = uniform(1.1, 2); dV/dt = (I + g - V) / 10; dg/dt = -g / 5; spike when V > 1 { V = 0 }; V(0), g(0) = 0 }
                population cells = Cell[20]
                population p = Poisson[20] { rate = 0.1 }
                connect p -> cells one to one { delay 1; on pre.spike { post.g += 0.01 } }
                simulate 200 { dt = 0.02; method = rk4 }
                record p.spikes
                """);
        Trust.Train cells = trust.trains().getFirst();
        assertThat(cells.order()).isEqualTo(1);
        assertThat(cells.observed().orElseThrow()).isCloseTo(1, within(0.3));
        assertThat(cells.parted()).isEmpty();
        assertThat(trust.trains().getLast().error()).isZero();
    }

    @Test void interpolatedSpikeTimesAreOfSecondOrderWhateverTheMethod() throws IOException {
        Trust.Train train = trust(twoNeurons("dt = 0.02 ms; method = rk4")).trains().getFirst();
        assertThat(train.order()).isEqualTo(2);
        assertThat(train.observed().orElseThrow()).isCloseTo(2, within(0.5));
        assertThat(train.error()).isBetween(1e-5, 1e-2);
    }

    @Test void whatIsExactDoesNotDiffer() {
        Trust trust = trust("""
                model Decay { param tau = 2 ms; dx/dt = -x / tau; x(0) = 1 mV }
                population cells = Decay[1]
                simulate 5 ms { dt = 0.5 ms; method = exponential-euler }
                record cells.x
                """);
        assertThat(trust.trains()).isEmpty();
        assertThat(trust.variables()).singleElement().satisfies(x -> {
            assertThat(x.error()).isLessThan(1e-14);
            assertThat(x.observed()).isEmpty();
        });
    }

    @Test void theErrorOfAVariableIsPredicted() {
        Trust.Variable x = trust("""
                model Decay { dx/dt = -x; x(0) = 1 }
                population cells = Decay[3]
                simulate 5 { dt = 0.01; method = heun }
                record cells.x from 1 to 1
                """).variables().getFirst();
        double factor = 1 - 0.01 + 0.01 * 0.01 / 2;
        double error = Math.pow(factor, 100) - Math.exp(-1);
        assertThat(x.error()).isCloseTo(error, within(0.01 * error));
        assertThat(x.at()).isEqualTo(1);
    }

    @Test void chaoticSpikesPartAndAreGoodUntilThen() {
        Trust trust = trust("""
                # Lorenz (1963) J Atmos Sci 20:130
                model Lorenz {
                  dx/dt = 10*(y - x);  dy/dt = x*(28 - z) - y;  dz/dt = x*y - 8/3*z
                  spike when z > 27
                  x(0) = 1; y(0) = 1; z(0) = 20
                }
                population cells = Lorenz[1]
                simulate 60 { dt = 0.01; method = rk4 }
                record cells.z
                """);
        Trust.Train train = trust.trains().getFirst();
        double parted = train.parted().orElseThrow();
        // errors of 1e-6 grow by e^0.9t
        assertThat(parted).isBetween(8.0, 30.0);
        assertThat(train.error()).isLessThan(2 * train.bound());
        assertThat(trust.doubts(true).getFirst()).startsWith("the spikes of cells part at ");
    }

    @ParameterizedTest
    @CsvSource({"euler-maruyama, 0.3, 1", "euler-maruyama, 0.3*x, 0.5", "milstein, 0.3*x, 1", "stochastic-heun, 0.3*x, 1"})
    void noisyRunsAreComparedOnTheSamePathAtTheirStrongOrder(String method, String amplitude, double order) {
        Trust trust = trust("""
                model Walk { dx/dt = -x + %s * xi; x(0) = 1 }
                population cells = Walk[500]
                simulate 2 { dt = 0.01; method = %s }
                record cells.x every 0.5 from 0.5
                """.formatted(amplitude, method));
        assertThat(trust.order()).isEqualTo(order);
        Trust.Variable x = trust.variables().getFirst();
        assertThat(x.observed().orElseThrow()).isCloseTo(order, within(0.15));
        assertThat(x.rms()).isLessThan(0.03);
    }

    @Test void ofFewPathsAnotherOrderMayBeChance() {
        Trust trust = trust("""
                model Walk { dx/dt = -0.1 * x + 0.2 * x * xi; x(0) = 1 }
                population cells = Walk[10]
                simulate 30 { dt = 0.01; method = stochastic-heun }
                record cells.x every 1
                """);
        assertThat(trust.variables().getFirst().observed().orElseThrow()).isLessThan(0.5);
        assertThat(trust.doubts(true)).singleElement(as(STRING)).startsWith("cells.x should change with the step to the power of 1, and do")
                .endsWith(": dt is too long for this prediction, or these are too few paths of the noise to tell");
    }

    @Test void aRunThatBlowsUpInShorterStepsIsComparedUntilThen() {
        // steps of 0.5 jump over the interval, and one of 0.25 begins in it
        Trust trust = trust("""
                model Pole { dx/dt = if t > 1.2 and t < 1.3 then 1e300 * 1e300 else 1; x(0) = 0 }
                population cells = Pole[1]
                simulate 3 { dt = 0.5; method = euler }
                record cells.x
                """);
        assertThat(trust.complete()).isFalse();
        assertThat(trust.doubts(true).getFirst()).startsWith("in steps of 0.25 the run blows up at ");
    }

    /** The true errors are against the independent last spike. */
    @ParameterizedTest
    @CsvSource({"dopri5, 1e-4", "dopri5, 1e-6", "rosenbrock, 1e-5"})
    void aTighterToleranceTellsTheErrorOfAMethodThatChoosesItsSteps(String method, double tolerance) throws IOException {
        Simulation simulation = Simulation.of(twoNeurons("dt = 0.1 ms; method = " + method + "; tolerance = " + tolerance));
        Recording first = simulation.run();
        double error = Math.abs(first.spikes().get("cells").of(0)[68] - LAST_SPIKE);
        Trust trust = Rerun.of(simulation, first, Progress.NONE);
        assertThat(trust.than().second()).isCloseTo(tolerance / 10, within(1e-15));
        Trust.Train train = trust.trains().getFirst();
        assertThat(train.error()).isEqualTo(train.difference()).isBetween(0.5 * error, 2 * error);
        assertThat(train.order()).isEqualTo(1);
        assertThat(trust.doubts(false)).isEmpty();
        assertThat(trust.sentences(false).getFirst()).matches("spike times of cells are good to \\S+ ms until 1000 ms: 138 spikes, "
                + "138 at a tenth of the tolerance; a tenth of the tolerance gains a factor of \\S+");
    }
}
