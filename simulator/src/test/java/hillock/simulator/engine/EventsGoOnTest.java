package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run with spikes under way that is interrupted and goes on gives the bits of one that was not. */
class EventsGoOnTest {
    /** Spikes under way with one delay and with many, refractory neurons, plastic synapses, sources of all kinds. */
    private static final String TEXT = """
            model Cell {
              param theta = 1
              dV/dt = (1.2 + g - V) / 10
              dg/dt = -g / 5
              spike when V > theta { V = 0; theta += 0.001; refractory 3 holding V }
              V(0) = uniform(0, 1); g(0) = 0
            }
            population cells = Cell[20]
            population p = Poisson[20] { rate = 0.05 }
            population q = Poisson[20] { rate = 0.05 * (1 + sin(t / 10)) }
            population r = Regular[20] { period = 7.3 + i }
            population s = SpikeTimes[2] { times = [[5, 123.4, 200], [250]] }
            connect cells -> cells as syn with probability 0.3 {
              weight w = 0.05
              delay uniform(0, 12)
              da/dt = -a / 20; a(0) = 0
              on pre.spike { post.g += w; a += 0.01 }
              on post.spike { w = clip(w + a, 0, 0.2) }
            }
            connect p -> cells as one one to one { delay 4; on pre.spike { post.g += 0.1 } }
            connect q -> cells as two one to one { delay 0.1; on pre.spike { post.g += 0.1 } }
            connect r -> cells as three one to one { on pre.spike { post.g += 0.1 } }
            connect s -> cells as four all to all { delay 9; on pre.spike { post.g += 0.1 } }
            at 150 { p.rate = 0.1 }
            simulate 300 { dt = 0.1; method = exponential-euler; seed = 3 }
            record cells.V every 1; record syn.a every 10
            record cells.spikes, p.spikes, q.spikes, r.spikes, s.spikes
            """;
    @TempDir Path folder;

    private static Checkpoint copied(Checkpoint point) {
        Map<String, double[]> values = new LinkedHashMap<>();
        point.values().forEach((name, array) -> values.put(name, array.clone()));
        return new Checkpoint(point.step(), values, point.intervals(), point.changes(), point.rows());
    }

    private static Map<String, String> outcome(Recording recording) {
        Map<String, String> all = new LinkedHashMap<>();
        recording.traces().forEach((label, trace) -> {
            for (int c = 0; c < trace.columns().size(); c++) {
                all.put(label + " " + trace.columns().get(c), Arrays.toString(recording.trace(label, c)));
            }
        });
        for (SpikeTrain train : recording.spikes().values()) {
            StringBuilder text = new StringBuilder();
            for (int k = 0; k < train.count(); k++) text.append(train.neuron(k)).append(' ').append(train.time(k)).append('\n');
            all.put("spikes of " + train.population(), text.toString());
        }
        recording.finalState().values().forEach((name, values) -> all.put("final " + name, Arrays.toString(values)));
        return all;
    }

    @ParameterizedTest @ValueSource(strings = {"0", "1", "999", "1000", "1001", "1520", "1000 2500", "10 1010 1011 2999"})
    void aRunThatIsStoppedGoesOnToTheSameBits(String stops) {
        goesOn(TEXT, false, stops);
    }

    /** Where the method chooses its steps, these are counted. */
    @ParameterizedTest @ValueSource(strings = {"0", "1", "777", "1000 1500", "10 1010 1011"})
    void aRunThatChoosesItsStepsGoesOnToTheSameBits(String stops) {
        goesOn(TEXT.replace("method = exponential-euler;", "method = dopri5; tolerance = 1e-5;"), true, stops);
    }

    /** @param anywhere whether it goes on from where it was stopped, and not from the last of the steps at which snapshots are taken */
    private void goesOn(String text, boolean anywhere, String stops) {
        Map<String, String> whole = outcome(Simulation.of(text).run());
        Surroundings around = Surroundings.none();
        List<Checkpoint> kept = new ArrayList<>();
        long before = 0;
        for (String stop : stops.split(" ")) {
            try (Storage storage = Storage.kept(folder, kept.isEmpty() ? Map.of() : kept.getLast().rows())) {
                long[] left = {Long.parseLong(stop) - before};
                before = anywhere ? Long.parseLong(stop) : before;
                Simulation.of(text).run(around.withStorage(storage).withStop(() -> left[0]-- == 0)
                        .withCheckpoints(new Checkpoints(100, point -> kept.add(copied(point)))));
                around = Surroundings.none().goingOnFrom(kept.getLast());
                before = anywhere ? before : kept.getLast().step();
            }
        }
        try (Storage storage = Storage.kept(folder, kept.getLast().rows())) {
            Map<String, String> parts = outcome(Simulation.of(text).run(around.withStorage(storage)));
            whole.forEach((what, values) -> assertThat(parts.get(what)).as(what).isEqualTo(values));
        }
    }

    /** Adaptive thresholds and plastic weights are parameters, but last like state. */
    @Test void aRunFromAStateBeginsWithWhatSpikesHadMadeOfParameters() {
        Simulation simulation = Simulation.of("""
                model Cell { param theta = 1; dx/dt = 1; spike when x > theta { x = 0; theta += 1 }; x(0) = 0 }
                population cells = Cell[2]
                population p = Regular[2] { period = 3 }
                connect p -> cells as syn one to one { weight w = 0.5 + post.i; da/dt = -a / 20; a(0) = 0; on pre.spike { w += 1; a += 1 } }
                simulate 10 { dt = 0.25; method = euler }
                record cells.theta, syn.w, syn.a
                """);
        Map<String, double[]> last = simulation.run().finalState().values();
        Recording next = simulation.withState(last).run();
        assertThat(last.get("cells.theta")).containsExactly(4, 4);
        assertThat(next.trace("cells.theta", 1)[0]).isEqualTo(4);
        assertThat(last.get("syn.w")).containsExactly(3.5, 4.5);
        assertThat(next.trace("syn.w", 1)[0]).isEqualTo(4.5);
        assertThat(next.trace("syn.a", 1)[0]).isEqualTo(last.get("syn.a")[1]);
    }

    @Test void aJumpBeyondABoundEndsTheRunWhereItHappened() {
        assertThatThrownBy(() -> Simulation.of("""
                model Cell { dx/dt = -x; x <= 5; x(0) = 0 }
                population a = SpikeTimes { times = [150.1] }
                population cells = Cell[2]
                connect a -> cells[1] all to all { on pre.spike { post.x += 7 } }
                simulate 200 { dt = 0.1; method = euler }
                """).run()).isInstanceOfSatisfying(BlowUp.class, blown -> assertThat(blown.getMessage())
                        .contains("cells, neuron 1: a spike makes x = 7 at 150.1, where x <= 5 does not hold"));
    }

    @Test void aBlowUpIsExplainedFromTheStatesThatEventsLeft() {
        assertThatThrownBy(() -> Simulation.of("""
                model Cell { dx/dt = x * x; abs(x) <= 1000; x(0) = 0 }
                population a = SpikeTimes { times = [120] }
                population cells = Cell
                connect a -> cells { delay 3; on pre.spike { post.x += 1 } }
                simulate 200 { dt = 0.01; method = euler }
                """).run()).isInstanceOfSatisfying(BlowUp.class, blown -> {
                    // 1 / (1 - (t - 123)) is infinite at 124; forward Euler comes a little later
                    assertThat(blown.getMessage()).contains("cells, neuron 0: x left its bound abs(x) <= 1000 at 124.");
                    assertThat(blown.getMessage()).contains("before: x = ");
                });
    }
}
