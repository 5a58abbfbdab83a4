package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hillock.simulator.recording.Recording;
import org.junit.jupiter.api.Test;

/** Who receives from whom. */
class CouplingTest {
    @Test void aMatrixRowIsTheTargetAndItsColumnTheSource() {
        Recording result = Simulation.of("""
                model Cell { input c; dx/dt = 0; x(0) = 10^i }
                population cells = Cell[3]
                connect cells -> cells { weight w = [[0, 2, 3], [4, 0, 6], [7, 8, 0]]; post.c += w * pre.x }
                simulate 1 { dt = 1; method = euler }
                record cells.c
                record (cells -> cells).w
                """).run();
        assertThat(result.trace("cells.c", 0)[0]).isEqualTo(2 * 10 + 3 * 100);
        assertThat(result.trace("cells.c", 1)[0]).isEqualTo(4 * 1 + 6 * 100);
        assertThat(result.trace("cells.c", 2)[0]).isEqualTo(7 * 1 + 8 * 10);
        assertThat(result.traceNamed("cells-cells.w").columns()).containsExactly("1->0", "2->0", "0->1", "2->1", "0->2", "1->2");
    }

    @Test void theRingStartsWithThePublishedDerivatives() {
        Recording result = Simulation.of(Texts.example("ring.hillock").replace("method = rk4", "method = euler")
                .replace("plot ring.x", "record ring.x, ring.y")).run();
        double[][] rates = {{0.65903405, 0.41575505, 0.93166973}, {-0.81915217, -0.59088767, -0.89683958}};
        String[] names = {"ring.x", "ring.y"};
        for (int v = 0; v < 2; v++) {
            for (int k = 0; k < 3; k++) {
                double[] x = result.trace(names[v], k);
                assertThat((x[1] - x[0]) / 0.01).isCloseTo(rates[v][k], within(2e-8));
            }
        }
    }

    @Test void aConnectionAddsToItsSourceToo() {
        Recording result = Simulation.of("""
                model Cell { input c; dx/dt = c; x(0) = i }
                population cells = Cell[2]
                connect cells[0] -> cells[1] all to all { post.c += 5; pre.c += post.x - 3 }
                simulate 1 { dt = 1; method = euler }
                record cells.c
                """).run();
        assertThat(result.trace("cells.c", 0)[0]).isEqualTo(-2);
        assertThat(result.trace("cells.c", 1)[0]).isEqualTo(5);
    }

    @Test void aConnectionThatReadsAnInputRunsAfterThoseThatMakeIt() {
        Recording result = Simulation.of("""
                model A { input c; dx/dt = 0; x(0) = 2; total = c + 1 }
                model B { input d; dy/dt = 0; y(0) = 0 }
                population a = A[1]
                population b = B[1]
                connect a -> b { post.d += pre.total }
                connect a -> a { post.c += 10 * pre.x }
                simulate 1 { dt = 1; method = euler }
                record b.d
                """).run();
        assertThat(result.trace("b.d", 0)[0]).isEqualTo(21);
    }

    @Test void aSynapsesOwnStateFollowsItsEquation() {
        Recording result = Simulation.of("""
                model Source { dx/dt = 0; x(0) = 1 }
                model Target { input c; dy/dt = c; y(0) = 0 }
                population a = Source[1]
                population b = Target[1]
                connect a -> b { ds/dt = pre.x - s / 2; s(0) = 0; post.c += s }
                simulate 4 { dt = 0.001; method = rk4 }
                record (a -> b).s, b.y
                """).run();
        double[] s = result.trace("a-b.s", 0);
        assertThat(s[4000]).isCloseTo(2 * (1 - Math.exp(-2)), within(1e-12));
        assertThat(result.trace("b.y", 0)[4000]).isCloseTo(2 * 4 - 4 * (1 - Math.exp(-2)), within(1e-12));
    }
}
