package hillock.benchmarks;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import hillock.simulator.engine.Stepping;
import hillock.simulator.kernels.Backend;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One step of a thousand squid axons under Euler-Maruyama, quiet and with one white noise each: ns for each neuron and step. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class NoisyStep {
    private static final int NEURONS = 1000;

    @Param({"SCALAR", "VECTOR"})
    Backend backend;
    @Param({"squid-axon", "noisy"})
    String model;
    private Stepping cells;

    @Setup
    public void start() {
        cells = Stepping.of(Path.of("benchmarks/models/" + model + ".hillock"), backend, "neurons=" + NEURONS, "method=euler-maruyama");
    }

    @Benchmark
    @OperationsPerInvocation(NEURONS)
    public int step() {
        return cells.advance();
    }
}
