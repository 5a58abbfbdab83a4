package hillock.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import hillock.language.model.Function;
import hillock.language.model.Term;
import hillock.simulator.kernels.Backend;
import hillock.simulator.kernels.Kernel;
import hillock.simulator.kernels.Loop;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A thousand exponentials of numbers between -10 and 10: ns each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class Exponentials {
    private static final int COUNT = 1000;
    private static final Term X = Term.own("x");

    private final double[][] arrays = {new SplittableRandom(1).doubles(COUNT, -10, 10).toArray(), new double[COUNT]};
    private final Loop loop = new Loop("exp", Map.of(X, new Loop.Operand.Element(0)),
            List.of(new Loop.Statement.Store(1, new Term.Call(Function.EXP, List.of(X)))));
    private final Kernel scalar = Backend.SCALAR.compile(loop);
    private final Kernel vector = Backend.VECTOR.compile(loop);

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public int scalarKernel() {
        return scalar.run(arrays, new int[0][], new double[0], 0, COUNT);
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public int vectorKernel() {
        return vector.run(arrays, new int[0][], new double[0], 0, COUNT);
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public double[] strictMath() {
        Arrays.setAll(arrays[1], k -> StrictMath.exp(arrays[0][k]));
        return arrays[1];
    }

    /** The JDK's own, whose bits differ between machines. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public double[] math() {
        Arrays.setAll(arrays[1], k -> Math.exp(arrays[0][k]));
        return arrays[1];
    }
}
