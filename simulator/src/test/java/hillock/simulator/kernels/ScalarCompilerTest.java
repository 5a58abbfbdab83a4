package hillock.simulator.kernels;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScalarCompilerTest {
    @Test void aRandomLoopGivesTheInterpretersBits() {
        for (int seed = 0; seed < 1500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Loop loop = RandomLoop.of(random, 1 + random.nextInt(60));
            Kernel judge = Backend.INTERPRETER.compile(loop);
            Kernel judged = Backend.SCALAR.compile(loop);
            for (int size : new int[] {1, 2, 3, 17}) Memory.assertSame(judge, judged, Memory.random(random, size), 0, size, "seed " + seed);
        }
    }
}
