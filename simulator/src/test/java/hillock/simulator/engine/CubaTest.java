package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import hillock.language.check.Checker;
import hillock.language.model.CheckedFile;
import hillock.language.syntax.Source;
import hillock.simulator.network.Edges;
import hillock.simulator.network.Network;
import hillock.simulator.recording.SpikeTrain;
import org.junit.jupiter.api.Test;

/**
 * Benchmark 2 of Brette et al. (2007), J. Comput. Neurosci. 23:349, smaller: integrate-and-fire neurons with currents as synapses. The same
 * network, stepped in one straight loop here, has the same spikes.
 */
class CubaTest {
    private static final double DT = 0.1;

    private static final String TEXT = """
            model Cell {
              param EL = -49, tau_m = 20, tau_e = 5, tau_i = 10
              dV/dt = (ge + gi - (V - EL)) / tau_m
              dge/dt = -ge / tau_e
              dgi/dt = -gi / tau_i
              spike when V > -50 { V = -60; refractory 5 holding V }
              V(0) = uniform(-60, -50); ge(0), gi(0) = 0
            }
            population cells = Cell[400]
            connect cells[0:320] -> cells as exc with probability 0.1 { on pre.spike { post.ge += 2.5 } }
            connect cells[320:400] -> cells as inh with probability 0.1 { on pre.spike { post.gi -= 12 } }
            simulate 300 { dt = 0.1; method = euler; arithmetic = literal; threads = THREADS }
            record cells.spikes
            """;

    /** How the straight loop adds what arrives at a neuron in one step. */
    private enum Sum { SPIKE_BY_SPIKE, COUNTED }

    /** @param exc by how many mV a spike moves g */
    private record Loop(Network network, int excitatory, int steps, double exc, double inh) {
        /** Where each source's targets are, in their order. */
        private List<List<Integer>> targets(String connection) {
            Edges edges = network.edges(connection).listed().orElseThrow();
            List<List<Integer>> targets = new ArrayList<>();
            for (int s = 0; s < network.neurons("cells").size(); s++) targets.add(new ArrayList<>());
            for (int e = 0; e < edges.sources().length; e++) targets.get(edges.sources()[e]).add(edges.targets()[e]);
            return targets;
        }

        /**
         * The spikes of each step.
         *
         * @param nudge mV, by which every neuron starts higher
         */
        List<List<Integer>> run(Sum sum, String excName, String inhName, double nudge, Rate rate) {
            List<List<Integer>> byExc = targets(excName);
            List<List<Integer>> byInh = targets(inhName);
            double[] v = network.neurons("cells").initials().get("V").clone();
            for (int i = 0; i < v.length; i++) v[i] += nudge;
            double[] ge = new double[v.length];
            double[] gi = new double[v.length];
            long[] until = new long[v.length];
            List<List<Integer>> spikes = new ArrayList<>();
            for (int k = 0; k < steps; k++) {
                List<Integer> fired = new ArrayList<>();
                for (int i = 0; i < v.length; i++) {
                    double before = v[i];
                    double slope = k < until[i] ? 0 : rate.of(v[i], ge[i], gi[i]);
                    ge[i] = ge[i] + DT * (-ge[i] / 5);
                    gi[i] = gi[i] + DT * (-gi[i] / 10);
                    v[i] = v[i] + DT * slope;
                    if (before <= -50 && v[i] > -50) fired.add(i);
                }
                for (int i : fired) {
                    v[i] = -60;
                    until[i] = k + 50;
                }
                spikes.add(fired);
                deliver(sum, fired.stream().filter(i -> i < excitatory).toList(), byExc, ge, exc);
                deliver(sum, fired.stream().filter(i -> i >= excitatory).toList(), byInh, gi, inh);
            }
            return spikes;
        }

        private static void deliver(Sum sum, List<Integer> fired, List<List<Integer>> targets, double[] g, double by) {
            int[] counts = new int[g.length];
            for (int i : fired) {
                for (int t : targets.get(i)) {
                    if (sum == Sum.SPIKE_BY_SPIKE) g[t] += by;
                    else counts[t]++;
                }
            }
            if (sum == Sum.COUNTED) for (int t = 0; t < g.length; t++) g[t] += counts[t] * by;
        }
    }

    /** dV/dt in mV/ms, with its operations in the order of the text. */
    private interface Rate {
        double of(double v, double ge, double gi);
    }

    private static List<List<Integer>> steps(SpikeTrain train, int steps) {
        List<List<Integer>> spikes = new ArrayList<>();
        for (int k = 0; k < steps; k++) spikes.add(new ArrayList<>());
        for (int n = 0; n < train.count(); n++) spikes.get((int) Math.floor(train.time(n) / DT)).add(train.neuron(n));
        // within a step, ours are in order of time
        for (List<Integer> step : spikes) step.sort(null);
        return spikes;
    }

    /** The first step whose spikes differ. */
    private static int parted(List<List<Integer>> one, List<List<Integer>> other) {
        int k = 0;
        while (k < one.size() && one.get(k).equals(other.get(k))) k++;
        return k;
    }

    @Test void aStraightLoopHasTheSameSpikes() {
        for (int threads : new int[] {1, 3}) {
            String text = TEXT.replace("THREADS", Integer.toString(threads));
            CheckedFile file = Checker.check(new Source("text", text), new Checker.Options(Path.of(""), List.of(), false));
            Loop loop = new Loop(Network.build(file, Optional.empty()), 320, 3000, 2.5, -12);
            List<List<Integer>> expected = loop.run(Sum.SPIKE_BY_SPIKE, "exc", "inh", 0, (v, ge, gi) -> (ge + gi - (v - -49)) / 20);
            assertThat(expected.stream().mapToInt(List::size).sum()).isGreaterThan(1000);
            assertThat(steps(Simulation.of(file).run().spikes().get("cells"), 3000)).isEqualTo(expected);
        }
    }

    /** The benchmark itself, 4000 cells, one second: only a difference beyond the distance from the threshold moves a spike. */
    @Test void sumsInAnotherOrderGiveTheSameSpikes() {
        Path folder = Files.isDirectory(Path.of("examples")) ? Path.of("examples") : Path.of("..", "examples");
        CheckedFile file = Checker.check(folder.resolve("cuba.hillock"), List.of("method=euler", "arithmetic=literal"), false);
        Loop loop = new Loop(Network.build(file, Optional.empty()), 3200, 10_000, 1.62, -9);
        List<List<Integer>> found = steps(Simulation.of(file).run().spikes().get("cells"), 10_000);
        Rate rate = (v, ge, gi) -> (-49 - v + ge + gi) / 20;
        assertThat(found).isEqualTo(loop.run(Sum.SPIKE_BY_SPIKE, "exc -> cells", "inh -> cells", 0, rate));
        assertThat(loop.run(Sum.COUNTED, "exc -> cells", "inh -> cells", 0, rate)).isEqualTo(found);
        assertThat(loop.run(Sum.SPIKE_BY_SPIKE, "exc -> cells", "inh -> cells", 1e-5, rate)).isEqualTo(found);
        List<List<Integer>> moved = loop.run(Sum.SPIKE_BY_SPIKE, "exc -> cells", "inh -> cells", 1e-3, rate);
        assertThat(parted(moved, found)).as("the step at which it matters that all start 0.001 mV higher").isLessThan(100);
    }
}
