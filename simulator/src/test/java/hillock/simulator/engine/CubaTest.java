package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

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
    private static final int SIZE = 400;
    private static final int EXCITATORY = 320;
    private static final int STEPS = 3000;
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

    /** Where each source's targets are, in their order. */
    private static List<List<Integer>> targets(Edges edges) {
        List<List<Integer>> targets = new ArrayList<>();
        for (int s = 0; s < SIZE; s++) targets.add(new ArrayList<>());
        for (int e = 0; e < edges.sources().length; e++) targets.get(edges.sources()[e]).add(edges.targets()[e]);
        return targets;
    }

    private static List<String> straight(Network network) {
        List<List<Integer>> exc = targets(network.edges("exc").listed().orElseThrow());
        List<List<Integer>> inh = targets(network.edges("inh").listed().orElseThrow());
        double[] v = network.neurons("cells").initials().get("V").clone();
        double[] ge = new double[SIZE];
        double[] gi = new double[SIZE];
        long[] until = new long[SIZE];
        List<String> spikes = new ArrayList<>();
        for (int k = 0; k < STEPS; k++) {
            List<Integer> fired = new ArrayList<>();
            for (int i = 0; i < SIZE; i++) {
                double before = v[i];
                double rate = k < until[i] ? 0 : (ge[i] + gi[i] - (v[i] - -49)) / 20;
                ge[i] = ge[i] + DT * (-ge[i] / 5);
                gi[i] = gi[i] + DT * (-gi[i] / 10);
                v[i] = v[i] + DT * rate;
                if (before <= -50 && v[i] > -50) fired.add(i);
            }
            for (int i : fired) {
                spikes.add(k + " " + i);
                v[i] = -60;
                until[i] = k + 50;
            }
            for (int i : fired) if (i < EXCITATORY) for (int t : exc.get(i)) ge[t] += 2.5;
            for (int i : fired) if (i >= EXCITATORY) for (int t : inh.get(i)) gi[t] -= 12;
        }
        return spikes;
    }

    @Test void aStraightLoopHasTheSameSpikes() {
        for (int threads : new int[] {1, 3}) {
            String text = TEXT.replace("THREADS", Integer.toString(threads));
            CheckedFile file = Checker.check(new Source("text", text), new Checker.Options(Path.of(""), List.of(), false));
            List<String> expected = straight(Network.build(file, Optional.empty()));
            SpikeTrain train = Simulation.of(file).run().spikes().get("cells");
            List<String> found = new ArrayList<>();
            for (int n = 0; n < train.count(); n++) found.add((int) Math.floor(train.time(n) / DT) + " " + train.neuron(n));
            assertThat(expected).hasSizeGreaterThan(1000);
            // within a step, ours are in order of time
            assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
        }
    }
}
