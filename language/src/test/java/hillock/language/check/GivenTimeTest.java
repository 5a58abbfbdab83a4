package hillock.language.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hillock.language.syntax.Source;
import hillock.language.syntax.UserError;
import org.junit.jupiter.api.Test;

class GivenTimeTest {
    private static double milliseconds(String given, String file) {
        return GivenTime.milliseconds(new Source("--checkpoint", given), new Source("cell.hillock", file));
    }

    @Test void aTimeHasItsUnitOrThatOfTheDuration() {
        assertThat(milliseconds("10 s", "simulate 20 ms { dt = 1 ms }")).isEqualTo(10_000);
        assertThat(milliseconds("10", "simulate 20 s { dt = 1 ms }")).isEqualTo(10_000);
        assertThat(milliseconds("10", "simulate 20 { dt = 1 }")).isEqualTo(10);
        assertThat(milliseconds("0.5 min", "simulate 20 s")).isEqualTo(30_000);
    }

    @Test void whatIsNoTimeIsRefused() {
        for (String wrong : new String[] {"10 mV", "0 s", "-1 s", "x", "10 s +", ""}) {
            assertThatThrownBy(() -> milliseconds(wrong, "simulate 20 s")).isInstanceOf(UserError.class)
                    .hasMessageStartingWith("--checkpoint:1:");
        }
    }
}
