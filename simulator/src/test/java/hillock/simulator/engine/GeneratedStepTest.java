package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GeneratedStepTest {
    /** So that a change of what is generated shows in review: the text is to be read, and then replaced. */
    @Test void theStepOfTwoNeuronsIsTheReviewedOne() throws IOException {
        try (InputStream golden = GeneratedStepTest.class.getResourceAsStream("two-neurons.step.txt")) {
            assertThat(golden).isNotNull();
            String text = new String(golden.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(Simulation.of(Path.of("../examples/two-neurons.hillock")).generatedStep()).isEqualTo(text);
        }
    }
}
