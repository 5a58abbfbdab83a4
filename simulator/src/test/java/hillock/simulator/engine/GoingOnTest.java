package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import hillock.simulator.recording.Checkpoint;
import hillock.simulator.recording.Recording;
import hillock.simulator.recording.SpikeTrain;
import hillock.simulator.recording.Storage;
import hillock.simulator.recording.StorageFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is interrupted and goes on gives the bits of one that was not. */
class GoingOnTest {
    /** Noise that two steps share, held values, a delay that is no whole number of steps, edges' state, a change, spikes, reflections. */
    private static final String TEXT = """
            model Cell {
              param I = 1
              input c
              kept = hold(normal(0, 1) + c, 0.7)
              dx/dt = I + c + kept - x + 0.2 * xi
              dm/dt = -m + 0.3 * xi_m
              0 <= m <= 1 reflected
              x(0) = 0.1 * i; m(0) = 0.5
              spike when x > 0.5 + 0.1 * sin(t)
            }
            population cells = Cell[5]
            connect cells -> cells as syn by ring(1) {
              delay 0.25; weight w = 0.1
              ds/dt = pre.x - s + 0.1 * xi; s(0) = 0
              post.c += w * s - 0.1 * post.x
            }
            at 123.4 { cells.I = 2 }
            simulate 500 { dt = 0.1; method = euler-maruyama; seed = 3 }
            record cells.x, mean(cells.m) every 0.3
            record syn.s every 20 from 50 to 450
            record cells.spikes
            plot cells.m from 100 to 200
            plot raster cells
            """;
    @TempDir Path folder;

    private static Checkpoint copied(Checkpoint point) {
        Map<String, double[]> values = new LinkedHashMap<>();
        point.values().forEach((name, array) -> values.put(name, array.clone()));
        return new Checkpoint(point.step(), values, point.intervals(), point.changes(), point.rows());
    }

    /** Everything that came of a run, as text with every bit. */
    private static Map<String, String> outcome(Recording recording) {
        Map<String, String> all = new LinkedHashMap<>();
        recording.traces().forEach((label, trace) -> {
            StringBuilder text = new StringBuilder();
            for (int row = 0; row < trace.rows(); row++) {
                text.append(trace.time(row));
                for (int c = 0; c < trace.columns().size(); c++) text.append(',').append(trace.value(row, c));
                text.append('\n');
            }
            all.put(label, text.toString());
        });
        SpikeTrain spikes = recording.spikes().get("cells");
        StringBuilder text = new StringBuilder();
        for (int k = 0; k < spikes.count(); k++) text.append(spikes.neuron(k)).append(' ').append(spikes.time(k)).append('\n');
        all.put("spikes", text.toString());
        recording.finalState().values().forEach((name, values) -> all.put("final " + name, Arrays.toString(values)));
        all.put("reflections", recording.summary().reflections().toString());
        all.put("steps", Long.toString(recording.summary().steps()));
        return all;
    }

    @Test void recordingsOnDiskAreThoseInMemory() {
        Map<String, String> inMemory = outcome(Simulation.of(TEXT).run());
        try (Storage storage = Storage.overflowing(folder, 0)) {
            assertThat(outcome(Simulation.of(TEXT).run(Surroundings.none().withStorage(storage)))).isEqualTo(inMemory);
        }
        assertThat(inMemory.get("spikes").lines().count()).isGreaterThan(20);
    }

    /** Stopped after so many steps, once or several times. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "999", "1000", "1001", "3456", "1500 2500", "10 1010 1011 4999"})
    void aRunThatIsStoppedGoesOnToTheSameBits(String stops) {
        goesOn(TEXT, stops);
    }

    @Test void aRunInSinglePrecisionDoesTheSame() {
        goesOn(TEXT.replace("seed = 3", "seed = 3; precision = single"), "999 1500");
    }

    private void goesOn(String text, String stops) {
        Map<String, String> whole = outcome(Simulation.of(text).run());
        Surroundings around = Surroundings.none();
        List<Checkpoint> kept = new ArrayList<>();
        for (String stop : stops.split(" ")) {
            try (Storage storage = Storage.kept(folder, kept.isEmpty() ? Map.of() : kept.getLast().rows())) {
                long[] left = {Long.parseLong(stop) - (kept.isEmpty() ? 0 : kept.getLast().step())};
                Recording part = Simulation.of(text).run(around.withStorage(storage).withStop(() -> left[0]-- == 0)
                        .withCheckpoints(new Checkpoints(100, point -> kept.add(copied(point)))));
                assertThat(part.isEarly()).isTrue();
                assertThat(part.summary().steps()).isEqualTo(Long.parseLong(stop));
                around = Surroundings.none().goingOnFrom(kept.getLast());
            }
        }
        try (Storage storage = Storage.kept(folder, kept.getLast().rows())) {
            assertThat(outcome(Simulation.of(text).run(around.withStorage(storage)))).isEqualTo(whole);
        }
    }

    /** The same without noise, which no method that chooses its steps takes, but with delays that differ and more jumps. */
    private static String smooth(String method) {
        return TEXT.replace(" + 0.2 * xi", " + 2 * pulse(mod(t, 7.3), 1, 1.5)").replace(" + 0.3 * xi_m", "").replace(" + 0.1 * xi", "")
                .replace(" reflected", "").replace("delay 0.25;", "delay 0.25 + 0.5 * pre.i;")
                .replace("simulate 500", "simulate 130")
                .replace("method = euler-maruyama;", "method = " + method + "; tolerance = 1e-5;");
    }

    @ParameterizedTest
    @CsvSource({"dopri5, 0", "dopri5, 1", "dopri5, 77 78 300", "dopri5, 1000", "rosenbrock, 1", "rosenbrock, 500 700"})
    void aRunThatChoosesItsStepsGoesOnToTheSameBits(String method, String stops) {
        String text = smooth(method);
        Map<String, String> whole = outcome(Simulation.of(text).run());
        Surroundings around = Surroundings.none();
        List<Checkpoint> kept = new ArrayList<>();
        long before = 0;
        for (String stop : stops.split(" ")) {
            try (Storage storage = Storage.kept(folder, kept.isEmpty() ? Map.of() : kept.getLast().rows())) {
                long[] left = {Long.parseLong(stop) - before};
                before = Long.parseLong(stop);
                Recording part = Simulation.of(text).run(around.withStorage(storage).withStop(() -> left[0]-- == 0)
                        .withCheckpoints(new Checkpoints(10, point -> kept.add(copied(point)))));
                assertThat(part.isEarly()).isTrue();
                assertThat(part.summary().steps()).isEqualTo(before);
                around = Surroundings.none().goingOnFrom(kept.getLast());
            }
        }
        try (Storage storage = Storage.kept(folder, kept.getLast().rows())) {
            assertThat(outcome(Simulation.of(text).run(around.withStorage(storage)))).isEqualTo(whole);
        }
        assertThat(whole.get("spikes").lines().count()).isGreaterThan(5);
    }

    @Test void aRunThatWasKilledGoesOnFromAnyCheckpoint() {
        String text = smooth("dopri5");
        Map<String, String> whole = outcome(Simulation.of(text).run());
        List<Checkpoint> kept = new ArrayList<>();
        try (Storage storage = Storage.kept(folder, Map.of())) {
            assertThat(outcome(Simulation.of(text).run(Surroundings.none().withStorage(storage)
                    .withCheckpoints(new Checkpoints(40, point -> kept.add(copied(point))))))).isEqualTo(whole);
        }
        assertThat(kept).hasSize(4);
        for (Checkpoint each : kept.reversed()) {
            try (Storage storage = Storage.kept(folder, each.rows())) {
                assertThat(outcome(Simulation.of(text).run(Surroundings.none().withStorage(storage).goingOnFrom(each)))).isEqualTo(whole);
            }
        }
    }

    @Test void checkpointsComeAtTheStartAndWhenTheyAreDue() {
        List<Long> steps = new ArrayList<>();
        try (Storage storage = Storage.kept(folder, Map.of())) {
            Simulation.of(TEXT).run(Surroundings.none().withStorage(storage)
                    .withCheckpoints(new Checkpoints(200, point -> steps.add(point.step()))));
        }
        assertThat(steps).containsExactly(0L, 2000L, 4000L);
    }

    @Test void aRunThatIsStoppedEndsWithTheSampleOfItsLastMoment() {
        long[] asked = {0};
        Recording part = Simulation.of("""
                model Cell { dx/dt = 1; x(0) = 0 }
                population cells = Cell
                simulate 10 { dt = 1; method = euler }
                record cells.x
                """).run(Surroundings.none().withStop(() -> asked[0]++ == 4));
        assertThat(part.trace("cells.x", 0)).containsExactly(0, 1, 2, 3, 4);
        assertThat(part.finalState().time()).isEqualTo(4);
        assertThat(part.isEarly()).isTrue();
    }

    /** Blown up in one go, and blown up after it went on: the same words. */
    @Test void aBlowUpIsExplainedAlikeAfterAnInterruption() {
        String text = TEXT.replace("0 <= m <= 1 reflected", "0 <= m <= 1 reflected; x <= 20")
                .replace("at 123.4 { cells.I = 2 }", "at 300 { cells.I = 50 }");
        String whole = blowUp(text, Surroundings.none());
        List<Checkpoint> kept = new ArrayList<>();
        try (Storage storage = Storage.kept(folder, Map.of())) {
            int[] left = {2718};
            Simulation.of(text).run(Surroundings.none().withStorage(storage).withStop(() -> left[0]-- == 0)
                    .withCheckpoints(new Checkpoints(1, point -> kept.add(copied(point)))));
        }
        try (Storage storage = Storage.kept(folder, kept.getLast().rows())) {
            assertThat(blowUp(text, Surroundings.none().withStorage(storage).goingOnFrom(kept.getLast()))).isEqualTo(whole);
        }
    }

    private static String blowUp(String text, Surroundings around) {
        try {
            Simulation.of(text).run(around);
            return "it held";
        } catch (BlowUp e) {
            assertThat(e.getMessage()).contains("x left its bound");
            return e.getMessage();
        }
    }

    @Test void aFullDiskEndsTheRunWithWhatItHad() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        Files.createSymbolicLink(folder.resolve("0.rows"), full);
        Storage storage = Storage.kept(folder, Map.of());
        assertThatThrownBy(() -> Simulation.of(TEXT.replace("cells.x, mean(cells.m) every 0.3", "cells.x").replace("500", "5000"))
                .run(Surroundings.none().withStorage(storage))).isInstanceOfSatisfying(Unrecorded.class, ended -> {
                    assertThat(ended.failure()).isInstanceOf(StorageFailed.class);
                    assertThat(ended.recording().isEarly()).isTrue();
                    int rows = 65_536 / 6;
                    assertThat(ended.recording().traceNamed("cells.x").rows()).isEqualTo(rows);
                    assertThat(ended.recording().finalState().time()).isCloseTo(0.1 * rows, within(1e-9));
                });
    }

    @Test void aCheckpointThatCannotBeKeptEndsTheRun() {
        assertThatThrownBy(() -> Simulation.of(TEXT).run(Surroundings.none().withStorage(Storage.kept(folder, Map.of()))
                .withCheckpoints(new Checkpoints(100, point -> {
                    if (point.step() > 0) throw new StorageFailed(folder, new IOException("No space left on device"));
                })))).isInstanceOfSatisfying(Unrecorded.class, ended -> assertThat(ended.recording().summary().steps()).isEqualTo(1000));
    }
}
