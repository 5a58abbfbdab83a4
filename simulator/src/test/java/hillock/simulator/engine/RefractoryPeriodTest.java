package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import hillock.language.check.Checker;
import hillock.language.model.CheckedFile;
import hillock.language.syntax.Problem;
import hillock.language.syntax.Source;
import hillock.language.syntax.UserError;
import hillock.simulator.network.SweepPoint;
import hillock.simulator.plan.Integrator;
import hillock.simulator.recording.Swept;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A refractory period that is no time from 0 on is an error, never taken for none. */
class RefractoryPeriodTest {
    /** Each neuron reaches the threshold 1 ms after its last spike. */
    private static final String CLOCK = """
            model Clock { param r = 0.5 ms; dx/dt = 1 /ms; dn/dt = 0 /ms
              spike when x > 0.95 { x = 0; n += 1; refractory PERIOD }; x(0), n(0) = 0 }
            population cells = Clock[3]
            simulate 10 ms { dt = 0.1 ms; method = euler }
            """;

    private static String clock(String period) {
        return CLOCK.replace("PERIOD", period);
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> Simulation.of(text).run()).isInstanceOf(UserError.class).hasMessage(message);
    }

    @Test void ofParametersAloneItIsRefusedBeforeTheRun() {
        refused(clock("r").replace("Clock[3]", "Clock[3] { r = [1, -3, -2] ms }"), """
                text:2:40: error: the refractory period of cells[1] is -3 ms
                  2 |   spike when x > 0.95 { x = 0; n += 1; refractory r }; x(0), n(0) = 0 }
                    |                                        ^^^^^^^^^^^^
                    hint: a refractory period is 0 ms or longer""");
        refused("""
                model Clock { dx/dt = 1; spike when x > 0.95 { x = 0; refractory sqrt(-1) }; x(0) = 0 }
                population cells = Clock
                simulate 10 { dt = 0.1; method = euler }
                """, """
                text:1:55: error: the refractory period of cells[0] is NaN
                  1 | model Clock { dx/dt = 1; spike when x > 0.95 { x = 0; refractory sqrt(-1) }; x(0) = 0 }
                    |                                                       ^^^^^^^^^^^^^^^^^^^
                    hint: look for a division by zero or for an argument outside the function's domain""");
    }

    @Test void thatTurnsNegativeWhileItRunsEndsTheRunThere() {
        String text = clock("1.5 ms - n * 1 ms") + "record cells.spikes\n";
        BlowUp blowUp = catchThrowableOfType(BlowUp.class, () -> Simulation.of(text).run());
        assertThat(blowUp.getMessage()).isEqualTo("""
                text:2:40: error: cells, neuron 0: the refractory period of its spike at 1.95 ms is -0.5 ms
                  2 |   spike when x > 0.95 { x = 0; n += 1; refractory 1.5 ms - n * 1 ms }; x(0), n(0) = 0 }
                    |                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                    hint: a refractory period is a time from 0 on: max(0 ms, ...) keeps it there""");
        assertThat(blowUp.recording().spikes().get("cells").of(2)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"euler", "rk4", "dopri5", "rosenbrock"})
    void soItDoesUnderEveryMethod(String method) {
        String text = clock("(log(1.5 - n) / 10 + 0.5) * 1 ms").replace("euler", method);
        assertThatThrownBy(() -> Simulation.of(text).run()).isInstanceOf(BlowUp.class)
                .hasMessageContaining("cells, neuron 0: the refractory period of its spike at ").hasMessageContaining(" ms is NaN ms\n")
                .hasMessageEndingWith("hint: look for a division by zero or for an argument outside the function's domain");
    }

    @Test void thatAChangeMakesNegativeCountsOnlyWhenANeuronSpikes() {
        String silent = clock("r") + "at 9.5 ms { cells.r = -1 ms }\n";
        assertThat(Simulation.of(silent.replace("simulate 10 ms", "simulate 9.7 ms")).run().isEarly()).isFalse();
        assertThatThrownBy(() -> Simulation.of(silent.replace("9.5 ms", "5.5 ms")).run()).isInstanceOf(BlowUp.class)
                .hasMessageContaining("is -1 ms\n");
    }

    @Test void aTrialTellsOfIt() {
        List<Problem> problems = Simulation.of(clock("1.5 ms - n * 1 ms")).check();
        assertThat(problems).anySatisfy(problem -> assertThat(problem.message())
                .isEqualTo("a trial went wrong: cells, neuron 0: the refractory period of its spike at 1.95 ms is -0.5 ms"));
    }

    @Test void inASweepOnlyThatPointFails() {
        String text = clock("(log(1.5 - r / 1 ms * n) / 10 + 0.5) * 1 ms")
                + "sweep { cells[1].r = [0, 1, 0.1, 0.6] ms; measure count(cells) }\n";
        CheckedFile file = Checker.check(new Source("text", text.replace("param r = 0.5", "param r = 0")),
                new Checker.Options(Path.of(""), List.of(), false));
        List<SweepPoint> points = SweepPoint.all(file.experiment().sweep().orElseThrow());
        List<Swept.Row> alone = new OneByOne(file, Optional.empty()).run(points, Progress.NONE, () -> false);
        Integrator euler = Integrator.named("euler").orElseThrow();
        List<Swept.Row> beside = new SideBySide(file, euler, 1, Optional.empty()).run(points, Progress.NONE, () -> false);
        for (int k = 0; k < alone.size(); k++) {
            assertThat(beside.get(k).failure()).isEqualTo(alone.get(k).failure());
            assertThat(beside.get(k).measures()).isEqualTo(alone.get(k).measures());
        }
        assertThat(alone).extracting(row -> row.failure().isPresent()).containsExactly(false, true, false, true);
    }
}
