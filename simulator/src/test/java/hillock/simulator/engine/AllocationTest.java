package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import com.sun.management.ThreadMXBean;
import hillock.language.check.Checker;
import hillock.language.model.CheckedFile;
import hillock.language.syntax.Source;
import hillock.simulator.kernels.Backend;
import hillock.simulator.network.Network;
import hillock.simulator.plan.Integrator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllocationTest {
    @ParameterizedTest @CsvSource({"1, rk4, 0", "3, rk4, 0", "1, stochastic-heun, 0.1 * xi"})
    void aStepAllocatesNothing(int threads, String method, String noise) {
        String text = """
                model Cell { input c; I = pulse(t, 5, 50); dx/dt = c + I - x + NOISE; x(0) = 1; spike when x > 2; abs(x) <= 100 }
                population cells = Cell[1000]
                connect cells -> cells by ring(2) { delay 0.25; ds/dt = pre.x - s + NOISE; s(0) = 0; post.c += s - 0.1 * post.x }
                connect cells -> cells as mean all to all except self { delay 0.25; post.c += 0.0001 * pre.x * (1 - post.x) }
                connect cells[0:20] -> cells[10:40] as dense all to all { weight w = uniform(0, 0.001); post.c += w * (pre.x - post.x) }
                connect cells -> cells as sparse with probability 0.01 { weight w = uniform(0, 0.001); post.c += w * exp(-pre.x) }
                simulate 100 { dt = 0.1; method = METHOD }
                """.replace("METHOD", method).replace("NOISE", noise);
        assertAllocatesNothing(text, threads, method);
    }

    /** About five spikes a step, each to a hundred plastic synapses, at once, later, and each when its own delay is over. */
    @ParameterizedTest @CsvSource({"1", "3"})
    void aSpikeAllocatesNothing(int threads) {
        assertAllocatesNothing("""
                model Cell { param I = uniform(1.5, 2); dV/dt = (I + g - V) / 10; dg/dt = -g / 5; V(0) = uniform(0, 1); g(0) = 0
                  spike when V > 1 { V = 0; refractory 2 holding V } }
                population cells = Cell[1000]
                population noise = Poisson[1000] { rate = 0.01 }
                population clock = Regular[100] { period = 1 + i / 100 }
                connect noise -> cells as drive one to one { on pre.spike { post.g += 0.1 } }
                connect clock -> cells as tick with probability 0.1 { delay 0.5; on pre.spike { post.g += 0.001 } }
                connect cells -> cells as syn with probability 0.1 {
                  weight w = uniform(0, 0.001); delay uniform(0, 2); da/dt = -a / 20; a(0) = 0
                  on pre.spike { post.g += w; a += 0.0001 }
                  on post.spike { w = clip(w + a, 0, 0.001) }
                }
                simulate 100 { dt = 0.1; method = exponential-euler }
                """, threads, "exponential-euler");
    }

    private static void assertAllocatesNothing(String text, int threads, String method) {
        CheckedFile file = Checker.check(new Source("text", text), new Checker.Options(Path.of(""), List.of(), false));
        try (Team team = new Team(threads)) {
            Machine machine = new Machine(file, Network.build(file, Optional.empty()), Integrator.named(method).orElseThrow(), 0.1, 0,
                    Backend.SCALAR, team);
            machine.start();
            take(machine, 0, 5000);
            ThreadMXBean beans = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long fewest = Long.MAX_VALUE;
            // now and then something else in the JVM allocates
            for (int from = 5000; from < 10_000; from += 500) {
                long before = beans.getTotalThreadAllocatedBytes();
                take(machine, from, from + 500);
                fewest = Math.min(fewest, beans.getTotalThreadAllocatedBytes() - before);
            }
            // one object a step would be 16 bytes
            assertThat(fewest / 500.0).isLessThan(8);
        }
    }

    private static void take(Machine machine, long from, long to) {
        for (long step = from; step < to; step++) {
            machine.begin(step);
            machine.advance(step);
        }
    }
}
