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
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One step of a thousand coupled neurons: us a step. The uncoupled ones are there to be subtracted; {@code graded} and {@code all-to-all} have
 * a million edges, {@code sparse} twenty thousand.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class Couplings {
    @Param({"SCALAR", "VECTOR"})
    Backend backend;
    @Param({"uncoupled", "sparse", "graded", "all-to-all"})
    String model;
    private Stepping cells;

    @Setup
    public void start() {
        cells = Stepping.of(Path.of("benchmarks/models/" + model + ".hillock"), backend, "neurons=1000");
    }

    @Benchmark
    public int step() {
        return cells.advance();
    }
}
