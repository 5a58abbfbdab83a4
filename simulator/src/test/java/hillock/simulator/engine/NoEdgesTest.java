package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import hillock.simulator.recording.Ledger;
import hillock.simulator.recording.Recording;
import hillock.simulator.recording.Swept;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection that turns out to have no edge does nothing, whatever stands in it. */
class NoEdgesTest {
    private static final String CELLS = """
            model Cell {
              input k
              dV/dt = (1.3 + g + k - V) / 5
              dg/dt = -g / 5
              spike when V > 1 { V = 0 }
              V(0) = i / 10; g(0) = 0
            }
            population cells = Cell[%d]
            %s
            simulate 30 { dt = 0.1; method = %s }
            record cells.V; record cells.spikes
            """;
    private static final List<String> PATTERNS = List.of("with probability 0", "where pre.i > 100");
    private static final List<String> BODIES = List.of(
            "{ weight w = 0.1 * uniform(); delay 1; on pre.spike { post.g += w } }",
            "{ weight w = 0.1; delay uniform(1, 2); on pre.spike { post.g += w } }",
            "{ weight w = 0.1; on pre.spike { post.g += w }; on post.spike { w += 0.1 } }",
            "{ weight w = 0.1; da/dt = -a / 5; a(0) = 0; delay 0.5; on pre.spike { a += w; post.g += a } }",
            "{ weight w = 0.1 * uniform(); delay 1; post.k += w * pre.g }",
            "{ weight w = 0.1; ds/dt = pre.V - s; s(0) = steady; post.k += w * s; pre.k += s }",
            "{ weight w = 0.1; post.k += w * tanh(pre.V - post.V) }");

    @ParameterizedTest @ValueSource(strings = {"euler", "exponential-euler", "rk4", "dopri5", "rosenbrock"})
    void theRunIsThatWithoutTheConnection(String method) {
        for (int size : new int[] {1, 3}) {
            List<String> patterns = size == 1 ? List.of("all to all except self", "with probability 0") : PATTERNS;
            Recording alone = run(size, "", method);
            for (String pattern : patterns) {
                for (String body : BODIES) {
                    Recording with = run(size, "connect cells -> cells as syn " + pattern + " " + body + "\nrecord syn.w", method);
                    assertThat(with.trace("cells.V", 0)).as(pattern + body).isEqualTo(alone.trace("cells.V", 0));
                    assertThat(with.traceNamed("syn.w").columns()).isEmpty();
                }
            }
        }
    }

    @Test void aSweepMeasuresTheRestAndLeavesItEmpty() {
        Swept swept = Simulation.of(CELLS.replaceAll("record .*\n", "").formatted(1,
                "connect cells -> cells as syn all to all except self { weight w = 0.1; post.k += w * pre.g }\n"
                        + "sweep { syn.w = [0.1, 0.2]; measure mean(syn.w), std(mean(syn.w)), count(cells) }", "euler"))
                .sweep(Progress.NONE, () -> false, Ledger.NONE);
        for (Swept.Row row : swept.rows()) assertThat(row.measures()).containsExactly(Double.NaN, Double.NaN, 4);
    }

    private static Recording run(int size, String connection, String method) {
        return Simulation.of(CELLS.formatted(size, connection, method)).run();
    }
}
