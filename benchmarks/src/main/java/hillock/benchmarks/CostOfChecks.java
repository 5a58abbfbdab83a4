package hillock.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import hillock.simulator.engine.Stepping;
import hillock.simulator.kernels.Backend;

/**
 * What the checks of bounds and finiteness cost: the same vector kernel with and without them, in turns, in one Java. Prints the medians in ns
 * for each neuron and step: {@code checked 5.1} and {@code unchecked 4.8}. Arguments: the method and the number of neurons.
 */
public final class CostOfChecks {
    /** The clock: other programs disturb it less than that on the wall. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 40;
    private static final int NEURON_STEPS = 10_000_000;

    private CostOfChecks() {}

    public static void main(String[] arguments) {
        int neurons = Integer.parseInt(arguments[1]);
        Path file = Path.of("benchmarks/models/squid-axon.hillock");
        String[] sets = {"neurons=" + neurons, "method=" + arguments[0]};
        Stepping checked = Stepping.of(file, Backend.VECTOR, sets);
        Stepping unchecked = Stepping.of(file, Backend.VECTOR, sets).withoutChecks(Backend.VECTOR);
        double[] with = new double[ROUNDS];
        double[] without = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            with[round] = nanos(checked, neurons);
            without[round] = nanos(unchecked, neurons);
        }
        System.out.println("checked " + medianAfterWarmUp(with) + "\nunchecked " + medianAfterWarmUp(without));
    }

    private static double nanos(Stepping cells, int neurons) {
        int steps = NEURON_STEPS / neurons;
        long begun = THREADS.getCurrentThreadCpuTime();
        for (int step = 0; step < steps; step++) cells.advance();
        return (THREADS.getCurrentThreadCpuTime() - begun) / ((double) steps * neurons);
    }

    /** Of the second half. */
    private static double medianAfterWarmUp(double[] rounds) {
        double[] late = Arrays.copyOfRange(rounds, rounds.length / 2, rounds.length);
        Arrays.sort(late);
        return late[late.length / 2];
    }
}
