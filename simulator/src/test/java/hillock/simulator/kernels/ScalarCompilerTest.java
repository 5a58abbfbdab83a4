package hillock.simulator.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScalarCompilerTest {
    @Test void aRandomLoopGivesTheInterpretersBits() {
        for (int seed = 0; seed < 1500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            compare(random, RandomLoop.of(random, 1 + random.nextInt(60), random.nextBoolean()), "seed " + seed, 1, 2, 3, 17);
        }
    }

    @Test void aLoopCutIntoPartsGivesTheInterpretersBits() {
        for (int seed = 0; seed < 16; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Loop loop = RandomLoop.of(random, 800 + random.nextInt(1500), seed % 2 == 0);
            assertThat(Backend.SCALAR.compile(loop)).isInstanceOf(Blocked.class);
            compare(random, loop, "seed " + seed, 1, 2, 3, 17);
        }
    }

    @Test void aLoopCutIntoPartsGivesTheInterpretersBitsOverManyBlocks() {
        SplittableRandom random = new SplittableRandom(7);
        for (int k = 0; k < 3; k++) compare(random, RandomLoop.of(random, 600, false), "loop " + k, 127, 128, 129, 300);
    }

    private static void compare(SplittableRandom random, Loop loop, String description, int... sizes) {
        Kernel judge = Backend.INTERPRETER.compile(loop);
        Kernel judged = Backend.SCALAR.compile(loop);
        for (int size : sizes) Memory.assertSame(judge, judged, Memory.random(random, size), random.nextInt(size), size, description);
    }
}
