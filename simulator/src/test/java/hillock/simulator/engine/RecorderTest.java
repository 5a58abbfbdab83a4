package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import hillock.language.check.Checker;
import hillock.language.model.CheckedFile;
import hillock.language.syntax.Source;
import hillock.language.syntax.UserError;
import hillock.simulator.kernels.Backend;
import hillock.simulator.network.Network;
import hillock.simulator.plan.Integrator;
import hillock.simulator.recording.Recording;
import org.junit.jupiter.api.Test;

/** Samples: when, of whom, and what they cost. */
class RecorderTest {
    private static final String CELLS = """
            model Cell { dx/dt = 1; x(0) = 10 * i }
            population cells = Cell[4]
            """;

    @Test void partsOfOneVariableStandSideBySideInOneTrace() {
        Recording result = Simulation.of(CELLS + """
                simulate 4 { dt = 1; method = euler }
                record cells[3].x, cells[0:2].x, cells[1].x
                plot cells[1].x, cells[3].x
                """).run();
        assertThat(result.traceNamed("cells.x").columns()).containsExactly("0", "1", "3");
        assertThat(result.trace("cells.x", 0)).containsExactly(0, 1, 2, 3, 4);
        assertThat(result.trace("cells.x", 1)).containsExactly(10, 11, 12, 13, 14);
        assertThat(result.trace("cells.x", 2)).containsExactly(30, 31, 32, 33, 34);
        List<Recording.Shown> shown = result.figures().getFirst().shown();
        assertThat(shown).extracting(Recording.Shown::trace).containsOnly(result.traceNamed("cells.x"));
        assertThat(shown.get(0).columns()).containsExactly(1);
        assertThat(shown.get(1).columns()).containsExactly(2);
    }

    @Test void aPlotBeyondTheWindowOfARecordingHasItsOwnSamples() {
        Recording result = Simulation.of(CELLS + """
                simulate 4 { dt = 1; method = euler }
                record cells.x from 1 to 2
                plot cells.x from 1 to 3
                """).run();
        assertThat(result.trace("cells.x", 0)).containsExactly(1, 2);
        assertThat(result.figures().getFirst().shown().getFirst().trace().times()).containsExactly(0, 1, 2, 3, 4);
    }

    @Test void aWindowTakesTheMemoryOfItsSamplesAlone() {
        String days = CELLS + "simulate 1e8 { dt = 0.01; method = euler }\n";
        assertThatCode(() -> prepare(days + "record cells.x from 10 to 20")).doesNotThrowAnyException();
        assertThatCode(() -> prepare(days + "record cells.x every 1e6")).doesNotThrowAnyException();
        assertThatThrownBy(() -> prepare(days + "record cells.x from 10")).isInstanceOf(UserError.class)
                .hasMessageContaining("the recordings would need 400.0 GB of memory");
    }

    private static void prepare(String text) {
        CheckedFile file = Checker.check(new Source("text", text), new Checker.Options(Path.of(""), List.of(), false));
        new Run(file, Network.build(file, Optional.empty()), Integrator.named("euler").orElseThrow(), Optional.of(Backend.INTERPRETER), 0,
                Team.alone(), Surroundings.none());
    }
}
