package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.check.Checker;
import hillock.language.model.CheckedFile;
import hillock.language.syntax.Source;
import hillock.simulator.kernels.Backend;
import hillock.simulator.network.Network;
import hillock.simulator.plan.Integrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotTest {
    /** Every kind of value that lasts: state, held values with and without inputs, delayed quantities, changes, levels of spikes. */
    private static final String TEXT = """
            model Cell {
              param I = 1
              input c
              noise = hold(normal(0, 1), 0.5)
              kept = hold(c, 0.4)
              dx/dt = I + c + noise + kept - x
              x(0) = 0.1 * i
              spike when x > 0.5 + 0.1 * sin(t)
            }
            population cells = Cell[5]
            connect cells -> cells by ring(1) { delay 0.25; ds/dt = pre.x - s; s(0) = 0; post.c += 0.1 * s - 0.1 * post.x }
            at 3 { cells.I = 2 }
            simulate 10 { dt = 0.1 }
            """;

    @ParameterizedTest @ValueSource(strings = {"euler", "heun", "rk4"})
    void aReplayFromASnapshotRunsThroughTheSameStates(String method) {
        assertReplays(machine(TEXT, method));
    }

    /** Two steps share a draw of the generator, and the snapshot is taken between them. */
    @ParameterizedTest @ValueSource(strings = {"euler-maruyama", "stochastic-heun"})
    void aReplayWithNoiseDrawsTheSameNumbersAndCountsTheSameReflections(String method) {
        String noisy = TEXT.replace("kept - x", "kept - x + 0.3 * xi; x >= -0.1 reflected").replace("pre.x - s;", "pre.x - s + 0.2 * xi;")
                .replace("dt = 0.1 }", "dt = 0.1; method = " + method + " }");
        Machine machine = machine(noisy, method);
        assertReplays(machine);
        assertThat(machine.reflections().get("cells.x")).isPositive();
    }

    private static void assertReplays(Machine machine) {
        machine.start();
        Machine.Snapshot snapshot = machine.snapshot(0);
        List<Map<String, List<Double>>> first = new ArrayList<>();
        for (long step = 0; step < 60; step++) {
            if (step == 12 || step == 23) snapshot = machine.snapshot(step, snapshot);
            machine.begin(step);
            machine.advance(step);
            if (step >= 23) first.add(seen(machine));
        }
        machine.restore(snapshot);
        List<Map<String, List<Double>>> second = new ArrayList<>();
        for (long step = snapshot.step(); step < 60; step++) {
            machine.begin(step);
            machine.advance(step);
            second.add(seen(machine));
        }
        assertThat(snapshot.step()).isEqualTo(23);
        assertThat(second).isEqualTo(first);
    }

    @ParameterizedTest @ValueSource(strings = {"euler", "heun", "rk4"})
    void anotherMachineGoesOnFromASnapshot(String method) {
        Machine machine = machine(TEXT, method);
        Machine other = machine(TEXT, method);
        machine.start();
        for (long step = 0; step < 35; step++) {
            machine.begin(step);
            machine.advance(step);
        }
        other.resume(machine.checkpoint(machine.snapshot(35), Map.of()));
        for (long step = 35; step < 80; step++) {
            machine.begin(step);
            machine.advance(step);
            other.begin(step);
            other.advance(step);
            assertThat(seen(other)).isEqualTo(seen(machine));
        }
    }

    @Test void aSnapshotOfUncoupledNeuronsIsNoLargerThanTheirState() {
        Machine machine = machine("""
                model Cell { input c; dx/dt = c - x; dy/dt = x - y; x(0), y(0) = 1; spike when x > 2 }
                population cells = Cell[7]
                simulate 10 { dt = 0.1 }
                """, "rk4");
        machine.start();
        Machine.Snapshot first = machine.snapshot(0);
        assertThat(first.values().keySet()).extracting(Field::name).containsExactlyInAnyOrder("x", "y");
        Map<Field, Field> copies = Map.copyOf(first.values());
        machine.snapshot(1, first).values().forEach((field, values) -> assertThat(values).isSameAs(copies.get(field)));
    }

    /** The state, and what goes into the next step besides. */
    private static Map<String, List<Double>> seen(Machine machine) {
        Map<String, List<Double>> seen = new LinkedHashMap<>();
        machine.state().forEach((name, values) -> seen.put(name, boxed(values)));
        for (Cells cells : machine.cells) cells.dynamics.fields.forEach((name, field) -> {
            if (!name.endsWith("@crossing")) seen.put(name, boxed(field.doubles())); // collected by the run, not by the machine
        });
        return seen;
    }

    private static List<Double> boxed(double[] values) {
        List<Double> all = new ArrayList<>();
        for (double value : values) all.add(value);
        return all;
    }

    private static Machine machine(String text, String method) {
        CheckedFile file = Checker.check(new Source("text", text), new Checker.Options(Path.of(""), List.of(), false));
        return new Machine(file, Network.build(file, Optional.empty()), Integrator.named(method).orElseThrow(), 0.1, 0, Backend.SCALAR,
                Team.alone());
    }
}
