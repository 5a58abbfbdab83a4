package hillock.language.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
    @Test void slipsOfTheFinger() {
        List<String> names = List.of("gNa", "gK", "g_Ca", "alpha_m", "alpha_h", "ENa", "V");
        assertThat(Spelling.nearest("gNaa", names)).contains("gNa");
        assertThat(Spelling.nearest("gna", names)).contains("gNa");
        assertThat(Spelling.nearest("gCa", names)).contains("g_Ca");
        assertThat(Spelling.nearest("aplha_m", names)).contains("alpha_m");
        assertThat(Spelling.nearest("v", names)).contains("V");
        assertThat(Spelling.nearest("alfa_h", names)).contains("alpha_h");
    }

    @Test void whatIsTooFarIsNoHint() {
        assertThat(Spelling.nearest("x", List.of("y", "xy", "V"))).isEmpty();
        assertThat(Spelling.nearest("tau", List.of("gNa", "V", "foo"))).isEmpty();
        assertThat(Spelling.nearest("gNa", List.of("gNa"))).isEmpty();
        assertThat(Spelling.nearest("gNa", List.of())).isEmpty();
        assertThat(Spelling.nearest("x".repeat(100_000), List.of("x".repeat(100_001)))).isEmpty();
    }

    @Test void equallyNearOnesAreTakenByAlphabet() {
        assertThat(Spelling.nearest("tau_x", List.of("tau_m", "tau_h"))).contains("tau_h");
        assertThat(Spelling.nearest("tau_x", List.of("tau_h", "tau_m"))).contains("tau_h");
    }
}
