package hillock.simulator.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Paths of Brownian motions until time 1, one for each noise and neuron: known on a fine grid, seen on coarser ones by summing. */
final class BrownianPaths {
    final int paths;
    final int fine;
    private final Map<String, double[][]> increments = new HashMap<>();

    /** @param fine a power of 2: into how many increments the time is cut */
    BrownianPaths(int paths, int fine, long seed, String... noises) {
        this.paths = paths;
        this.fine = fine;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (String noise : noises) {
            double[][] all = new double[fine][paths];
            for (double[] row : all) for (int i = 0; i < paths; i++) row[i] = random.nextGaussian() / Math.sqrt(fine);
            increments.put(noise, all);
        }
    }

    /** W over one fine interval. */
    double increment(String noise, int interval, int path) {
        return increments.get(noise)[interval][path];
    }

    /** W(1). */
    double end(String noise, int path) {
        double sum = 0;
        for (double[] row : increments.get(noise)) sum += row[path];
        return sum;
    }

    /** The standard normals of steps of 1/steps. */
    Driven.Normals inSteps(int steps) {
        int each = fine / steps;
        return (noise, step, path) -> {
            double sum = 0;
            for (int k = step * each; k < (step + 1) * each; k++) sum += increment(noise, k, path);
            return sum * Math.sqrt(steps);
        };
    }
}
