package hillock.benchmarks;

import java.util.concurrent.TimeUnit;
import hillock.simulator.network.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One draw at a time, as initial values and weights are drawn: ns each. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RandomNumbers {
    private final Stream stream = new Stream(1, "cells.V(0)#1");
    private long index;

    @Benchmark
    public double uniform() {
        return stream.uniform(index++, 0);
    }

    @Benchmark
    public double normal() {
        return stream.normal(index++, 0);
    }

    /** Few enough events that the draw is made by counting them. */
    @Benchmark
    public double poisson() {
        return stream.poisson(5, index++, 0);
    }
}
