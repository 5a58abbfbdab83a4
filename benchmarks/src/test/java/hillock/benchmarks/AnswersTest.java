package hillock.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import hillock.language.check.Checker;
import hillock.simulator.engine.Simulation;
import hillock.simulator.kernels.Backend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is compared for speed must do the same work: the spikes of the programs that {@code benchmarks/compare} times agree. */
class AnswersTest {
    private static final int NEURONS = 24;
    private static final int STEPS = 10_000;
    private static final double DT = 0.01;
    private static final String PYTHON = "/usr/bin/python3";

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"euler, six, 4", "euler, shared, 4", "exponential-euler, six, 4", "exponential-euler, shared, 4", "euler, shared, 8"})
    void theReferenceInCSpikesWhenHillockDoes(String method, String exponentials, String lanes) {
        assumeTrue(Program.works("gcc", "--version"), "no gcc here: the C reference is not compared");
        String program = folder.resolve("hh").toString();
        Program.output("gcc", "-O3", "-march=native", "-ffp-contract=fast", "-DLANES=" + lanes, "src/main/c/hh.c", "-o", program);
        String output = Program.output(program, method, exponentials, "" + NEURONS, "" + STEPS, "" + DT, "times");
        List<Spike> expected = Spike.in(output);
        assertThat(output).contains("spikes " + expected.size());
        same(hillock(method), expected, 1e-6);
    }

    /** Brian tells the step in which a neuron spiked, by its beginning; Hillock where in it. */
    @ParameterizedTest
    @CsvSource({"euler", "exponential-euler"})
    void brianSpikesInTheStepInWhichHillockDoes(String method) {
        assumeTrue(Program.works(PYTHON, "-c", "import brian2"), "no Brian 2 here (python3-brian): it is not compared");
        String output = Program.output(PYTHON, "src/main/peers/with_brian.py", "spikes", method, "" + NEURONS, "" + STEPS);
        List<Spike> ends = Spike.in(output).stream().map(spike -> new Spike(spike.neuron(), spike.time() + DT / 2)).toList();
        same(hillock(method), ends, DT / 2 + 1e-6);
    }

    @Test void inSinglePrecisionTheReferenceSpikesAlmostWhenHillockDoes() {
        assumeTrue(Program.works("gcc", "--version"), "no gcc here: the C reference is not compared");
        String program = folder.resolve("hh-single").toString();
        Program.output("gcc", "-O3", "-march=native", "-ffp-contract=fast", "-DLANES=8", "-DSINGLE", "src/main/c/hh.c", "-o", program);
        String output = Program.output(program, "euler", "shared", "" + NEURONS, "" + STEPS, "" + DT, "times");
        same(hillock("euler"), Spike.in(output), 0.05);
    }

    private static List<Spike> hillock(String method) {
        List<String> sets = List.of("neurons=" + NEURONS, "method=" + method, "dt=" + DT, "duration=" + STEPS * DT);
        return Spike.of(Simulation.of(Checker.check(Path.of("models/squid-axon.hillock"), sets, false)).withBackend(Backend.VECTOR)
                .run().spikes().get("cells"));
    }

    private static void same(List<Spike> found, List<Spike> expected, double tolerance) {
        assertThat(found).hasSizeGreaterThan(5 * NEURONS);
        assertThat(found.stream().map(Spike::neuron).toList()).isEqualTo(expected.stream().map(Spike::neuron).toList());
        for (int k = 0; k < found.size(); k++) {
            assertThat(found.get(k).time()).as("spike %d, neuron %d", k, found.get(k).neuron()).isCloseTo(expected.get(k).time(), within(tolerance));
        }
    }
}
