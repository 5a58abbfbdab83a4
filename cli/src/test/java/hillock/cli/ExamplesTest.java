package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import hillock.language.check.Checker;
import hillock.language.model.CheckedFile;
import hillock.simulator.engine.Simulation;
import hillock.simulator.kernels.Backend;
import hillock.simulator.recording.Recording;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file in {@code examples/} runs. */
class ExamplesTest {
    private static final Path EXAMPLES = Checkout.HOME.resolve("examples");
    /** What the interpreter needs long for, and how much of it is enough, ms. */
    private static final Map<String, Integer> MANY_NEURONS =
            Map.of("noise.hillock", 1, "cobahh.hillock", 1, "cuba.hillock", 5, "brunel.hillock", 2, "small-world.hillock", 4);

    @TempDir Path folder;

    static List<String> running() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".hillock")).sorted().toList();
        }
    }

    /** Those that are one run. */
    static List<String> single() throws IOException {
        return running().stream().filter(name -> !name.equals("fi-curve.hillock")).toList();
    }

    @ParameterizedTest
    @MethodSource("running")
    void runsFromTextToPictures(String name) throws IOException {
        Path out = folder.resolve("results");
        Ran ran = Ran.hillock("run", EXAMPLES.resolve(name).toString(), "--out", out.toString());
        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isZero();
        try (Stream<Path> files = Files.list(out)) {
            List<String> names = files.map(file -> file.getFileName().toString()).toList();
            assertThat(names).contains("summary.json", names.contains("sweep.csv") ? "sweep.csv" : "final-state").anyMatch(file -> file.endsWith(".csv"))
                    .anyMatch(file -> file.endsWith(".png")).anyMatch(file -> file.endsWith(".svg"));
        }
    }

    @ParameterizedTest
    @MethodSource("running")
    void hasNothingDoubtfulInIt(String name) {
        String file = EXAMPLES.resolve(name).toString();
        assertThat(Ran.hillock("check", file)).isEqualTo(new Ran(0, file + ": no problems\n", ""));
    }

    @ParameterizedTest
    @MethodSource("single")
    void givesTheSameBitsOnEveryKernel(String name) {
        String duration = "duration=" + MANY_NEURONS.getOrDefault(name, 60);
        for (String precision : List.of("double", "single")) {
            CheckedFile file = Checker.check(EXAMPLES.resolve(name), List.of(duration, "precision=" + precision), false);
            Recording judge = Simulation.of(file).withBackend(Backend.INTERPRETER).run();
            for (Backend backend : List.of(Backend.SCALAR, Backend.VECTOR)) {
                assertSame(judge, Simulation.of(file).withBackend(backend).run(), precision + ", " + backend);
            }
        }
    }

    private static void assertSame(Recording judge, Recording judged, String what) {
        assertThat(judged.traces().keySet()).isEqualTo(judge.traces().keySet());
        judge.traces().forEach((label, trace) -> {
            for (int column = 0; column < trace.columns().size(); column++) {
                assertThat(judged.trace(label, column)).as("%s, %s", what, label).isEqualTo(trace.column(column));
            }
        });
        judge.spikes().forEach((population, train) -> {
            for (int k = 0; k < train.count(); k++) {
                assertThat(judged.spikes().get(population).time(k)).as("%s, spike %d of %s", what, k, population).isEqualTo(train.time(k));
            }
        });
        judge.finalState().values().forEach((key, values) ->
                assertThat(judged.finalState().values().get(key)).as("%s, %s", what, key).isEqualTo(values));
    }
}
