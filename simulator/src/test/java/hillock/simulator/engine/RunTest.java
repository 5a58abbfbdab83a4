package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How long a run is. */
class RunTest {
    @Test void aRunEndsAtTheFirstStepAtOrBeyondItsDuration() {
        assertThat(Run.stepsIn(1, 0.1)).isEqualTo(10);
        assertThat(Run.stepsIn(0.3, 0.1)).isEqualTo(3);
        assertThat(Run.stepsIn(1, 0.3)).isEqualTo(4);
        assertThat(Run.stepsIn(1.001, 0.1)).isEqualTo(11);
    }

    @Test void noStepIsLostInAVeryLongRun() {
        for (long steps : new long[] {999_999_999, 1_000_000_000, 12_345_678_901L, 999_999_999_999L}) {
            assertThat(Run.stepsIn(steps * 0.01, 0.01)).isEqualTo(steps);
            assertThat(Run.stepsIn(steps * 0.1, 0.1)).isEqualTo(steps);
        }
    }
}
