package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import hillock.language.check.Checker;
import hillock.language.model.CheckedFile;
import hillock.simulator.engine.Simulation;
import hillock.simulator.kernels.Backend;
import hillock.simulator.recording.Recording;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file in {@code examples/} runs, and every one that shows a model of the catalogue. */
class ExamplesTest {
    private static final List<Path> FOLDERS = List.of(Checkout.HOME.resolve("examples"), Checkout.HOME.resolve("docs/models"));
    /** What the interpreter needs long for, and how much of it is enough, ms. */
    private static final Map<String, Integer> MANY_NEURONS =
            Map.of("noise.hillock", 1, "cobahh.hillock", 1, "cuba.hillock", 5, "brunel.hillock", 2, "small-world.hillock", 4,
                    "kuramoto.hillock", 2);

    @TempDir Path folder;

    static List<Path> running() throws IOException {
        List<Path> running = new ArrayList<>();
        for (Path folder : FOLDERS) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".hillock")).sorted().forEach(running::add);
            }
        }
        return running;
    }

    /** Those that are one run in steps of one length. */
    static List<Path> single() throws IOException {
        return running().stream().filter(file -> !file.endsWith("fi-curve.hillock") && !file.endsWith("pinsky-rinzel.hillock")).toList();
    }

    @ParameterizedTest
    @MethodSource("running")
    void runsFromTextToPictures(Path example) throws IOException {
        Path out = folder.resolve("results");
        Ran ran = Ran.hillock("run", example.toString(), "--out", out.toString());
        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isZero();
        try (Stream<Path> files = Files.list(out)) {
            List<String> names = files.map(file -> file.getFileName().toString()).toList();
            assertThat(names).contains("summary.json", names.contains("sweep.csv") ? "sweep.csv" : "final-state")
                    .anyMatch(file -> file.endsWith(".csv"))
                    .anyMatch(file -> file.endsWith(".png")).anyMatch(file -> file.endsWith(".svg"));
            List<List<String>> drawn = new ArrayList<>();
            for (String name : names) if (name.endsWith(".svg")) drawn.add(words(out.resolve(name)));
            assertThat(drawn).as("docs/draw draws it again").contains(words(picture(example)));
        }
    }

    /** The picture of a file that the pages show. */
    private static Path picture(Path example) {
        Path folder = example.getParent().endsWith("examples") ? example.resolveSibling("pictures") : example.getParent();
        return folder.resolve(example.getFileName().toString().replace(".hillock", ".svg"));
    }

    /** All that is written in a picture, which shows what it is of and over which ranges; lines of networks may change with rounding. */
    private static List<String> words(Path picture) throws IOException {
        return Pattern.compile("<text[^>]*>([^<]*)</text>").matcher(Files.readString(picture)).results()
                .map(match -> match.group(1).replaceAll("\\d+ spike", "spike")).toList();
    }

    @ParameterizedTest
    @MethodSource("running")
    void hasNothingDoubtfulInIt(Path example) {
        String file = example.toString();
        assertThat(Ran.hillock("check", file)).isEqualTo(new Ran(0, file + ": no problems\n", ""));
    }

    @ParameterizedTest
    @MethodSource("single")
    void givesTheSameBitsOnEveryKernel(Path example) {
        String duration = "duration=" + MANY_NEURONS.getOrDefault(example.getFileName().toString(), 60);
        for (String precision : List.of("double", "single")) {
            CheckedFile file = Checker.check(example, List.of(duration, "precision=" + precision), false);
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
