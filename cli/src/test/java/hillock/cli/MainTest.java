package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private static final String DECAY = """
            model Decay {
              dx/dt = -x / 10 ms
              x >= 0
              x(0) = 1
              spike when x < 0.5
            }
            population cells = Decay[3]
            simulate 20 ms { dt = 0.5 ms; method = exponential-euler }
            record cells.x every 10 ms
            record cells.spikes
            """;
    private static final Path FULL = Path.of("/dev/full");

    @TempDir Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("decay.hillock"), text);
    }

    private Ran run(String text, String... options) throws IOException {
        Path file = file(text);
        String[] arguments = new String[options.length + 4];
        System.arraycopy(new String[] {"run", file.toString(), "--out", folder.resolve("results").toString()}, 0, arguments, 0, 4);
        System.arraycopy(options, 0, arguments, 4, options.length);
        return Ran.hillock(arguments);
    }

    @Test void theVersionIsThatOfTheBuild() throws IOException {
        assertThat(Ran.hillock("--version")).isEqualTo(new Ran(0, "hillock " + Version.NUMBER + "\n", ""));
        assertThat(Files.readString(Checkout.HOME.resolve("pom.xml")))
                .containsPattern("<artifactId>hillock-parent</artifactId>\\s*<version>" + Pattern.quote(Version.NUMBER) + "</version>");
    }

    @Test void helpNamesEveryCommandAndEveryCommandHasHelp() {
        Ran help = Ran.hillock("--help");
        assertThat(help.status()).isZero();
        for (Command command : Main.COMMANDS) {
            assertThat(help.out()).contains(command.usage().call());
            Ran own = Ran.hillock(command.usage().name(), "--help");
            assertThat(own.status()).isZero();
            assertThat(own.out()).startsWith("usage: " + command.usage().call() + " [options]\n\n" + command.usage().summary() + "\n");
            assertThat(Ran.hillock("help", command.usage().name())).isEqualTo(own);
        }
    }

    @Test void withoutACommandTheHelpGoesToStderr() {
        assertThat(Ran.hillock()).isEqualTo(new Ran(2, "", Ran.hillock("--help").out()));
    }

    @Test void aWrongCommandIsAnsweredWithTheLikelyOne() {
        assertThat(Ran.hillock("rnu", "x")).isEqualTo(new Ran(2, "", "error: there is no command rnu\n  hint: did you mean run?\n"));
        assertThat(Ran.hillock("a.hillock"))
                .isEqualTo(new Ran(2, "", "error: expected a command, found a.hillock\n  hint: hillock run a.hillock\n"));
        assertThat(Ran.hillock("--colour")).isEqualTo(new Ran(2, "", "error: there is no option --colour\n"
                + "  hint: the commands are run, resume, check, show, plot, new, models; hillock --help says more\n"));
    }

    @Test void unknownFormatsAreRefusedBeforeAnythingIsRead() {
        assertThat(Ran.hillock("run", "none.hillock", "--format=xls"))
                .isEqualTo(new Ran(2, "", "error: there is no format xls\n  hint: --format csv, npz or hdf5\n"));
        assertThat(Ran.hillock("run", "none.hillock", "--kernel", "gpu"))
                .isEqualTo(new Ran(2, "", "error: there is no kernel gpu\n  hint: --kernel auto, scalar, vector or interpreter\n"));
    }

    @Test void aMissingFileIsTheUsersMistake() {
        Ran ran = Ran.hillock("run", folder.resolve("none.hillock").toString());
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).startsWith("error: ").contains("none.hillock").doesNotContain("Exception");
    }

    @Test void aRunWritesItsResultsAndSumsThemUp() throws IOException {
        Ran ran = run(DECAY);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).matches("""
                decay: 20 ms in 40 steps of 0\\.5 ms, exponential-euler, seed 1
                  cells  3 neurons, 3 spikes, 50 Hz
                simulated 20 ms in \\S+ s: \\S+ times real time, \\S+ million neuron-steps/s
                wrote \\S+results: cells\\.spikes\\.csv, final-state, summary\\.json, cells\\.x\\.csv
                """);
        assertThat(folder.resolve("results/cells.x.csv")).content().startsWith("t [ms],0,1,2\n0.0,1.0,1.0,1.0\n10.0,0.36787944");
        assertThat(folder.resolve("results/summary.json")).content().contains("\"check\": ", "\"build\": ", "\"simulate\": ");
    }

    @Test void aQuietRunSaysNothing() throws IOException {
        assertThat(run(DECAY, "--quiet")).isEqualTo(new Ran(0, "", ""));
    }

    @Test void aFileThatGoesAwayWhileItRunsCostsNothing() throws IOException {
        Path file = file(DECAY.replace("x >= 0", "x >= 0; y = log(x - 2)") + "record cells.y\n");
        OutputStream deleting = new OutputStream() {
            @Override public void write(int b) throws IOException {
                Files.deleteIfExists(file);
            }
        };
        // the warning that y is not finite, told after the run, takes the file away
        Terminal terminal = new Terminal(new PrintStream(OutputStream.nullOutputStream()), new PrintStream(deleting, true), false);
        int status = new Main(terminal).run("run", file.toString(), "--out", folder.resolve("results").toString());
        assertThat(file).doesNotExist();
        assertThat(status).isZero();
        assertThat(folder.resolve("results/cells.x.csv")).exists();
    }

    @Test void settingsReplaceTheFilesValues() throws IOException {
        assertThat(run(DECAY, "--set", "dt=0.25").out()).startsWith("decay: 20 ms in 80 steps of 0.25 ms");
    }

    @Test void bothKernelsGiveTheSameResults() throws IOException {
        run(DECAY, "--kernel", "scalar");
        byte[] scalar = Files.readAllBytes(folder.resolve("results/cells.x.csv"));
        run(DECAY, "--kernel", "interpreter");
        assertThat(Files.readAllBytes(folder.resolve("results/cells.x.csv"))).isEqualTo(scalar);
    }

    @Test void aRunGoesOnFromAnEarlierRunsFinalState() throws IOException {
        run(DECAY);
        Path state = Files.move(folder.resolve("results/final-state"), folder.resolve("state"));
        assertThat(run(DECAY, "--from", state.toString()).status()).isZero();
        assertThat(folder.resolve("results/cells.x.csv")).content().contains("\n0.0,0.13533528");
    }

    @Test void anInitialValueBesideAStateIsRefused() throws IOException {
        run(DECAY);
        Path state = Files.move(folder.resolve("results/final-state"), folder.resolve("state"));
        assertThat(run(DECAY, "--from", state.toString(), "--set", "cells.x(0)=0.5")).isEqualTo(new Ran(2, "",
                "error: --set cells.x(0) does nothing beside --from, which gives every initial value\n  hint: leave one of them out\n"));
    }

    @Test void aBlowUpKeepsWhatWasRecorded() throws IOException {
        Ran ran = run(DECAY.replace("x >= 0", "0.3 <= x"));
        assertThat(ran.status()).isEqualTo(3);
        assertThat(ran.err()).contains("cells, neuron 0: x left its bound").doesNotContain("Exception");
        assertThat(ran.out()).startsWith("decay: stopped at 12 ms of 20 ms, after 24 steps of 0.5 ms, exponential-euler, seed 1\n");
        assertThat(folder.resolve("results/cells.x.csv")).content().startsWith("t [ms],0,1,2\n0.0,1.0,1.0,1.0\n10.0,");
        assertThat(folder.resolve("results/summary.json")).content().contains("\"blown up\"");
    }

    @Test void aRunThatBlewUpIsNotComparedWithAnother() throws IOException {
        Ran ran = run(DECAY.replace("x >= 0", "0.3 <= x"), "--trust");
        assertThat(ran.status()).isEqualTo(3);
        assertThat(ran.out()).doesNotContain("trust");
        assertThat(folder.resolve("results/summary.json")).content().doesNotContain("\"trust\"");
    }

    @Test void aFolderThatCannotBeWrittenIsSaidBeforeTheRun() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("in-the-way"), "");
        Ran ran = Ran.hillock("run", file(DECAY).toString(), "--out", inTheWay.resolve("results").toString());
        assertThat(ran).isEqualTo(
                new Ran(4, "", "error: cannot write into " + inTheWay.resolve("results") + ": " + inTheWay + " is not a folder\n"));
    }

    @Test void aFullDeviceEndsWithItsStatusAndKeepsWhatFits() throws IOException {
        assumeTrue(Files.exists(FULL));
        Path link = Files.createSymbolicLink(Files.createDirectory(folder.resolve("results")).resolve("cells.x.csv"), FULL);
        Ran ran = run(DECAY);
        assertThat(ran.status()).isEqualTo(4);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("error: cannot write " + folder.resolve("results/cells.x.csv")
                + ": no space left on device\ncomplete: ")
                .contains("cells.spikes.csv").contains("final-state").contains("summary.json").doesNotContain("Exception");
        assertThat(folder.resolve("results/cells.spikes.csv")).content().startsWith("neuron,t [ms]\n0,");
        assertThat(folder.resolve("results/summary.json")).content().contains("\"incomplete\": [\n    \"cells.x.csv\"\n  ]");
        Files.delete(link);
    }

    @Test void aStandardOutputThatIsFullIsAFailureAndAReaderThatLeavesIsNone() throws IOException {
        assumeTrue(Files.exists(FULL));
        String file = file(DECAY).toString();
        assertThat(shell("\"$@\" > /dev/full", "show", file))
                .isEqualTo(new Ran(4, "", "error: cannot write to the standard output: no space left on device\n"));
        assertThat(shell("(\"$@\"; echo $? >&2) | true", "show", file)).isEqualTo(new Ran(0, "", "0\n"));
    }

    /** Another process of the program, as {@code "$@"} in a line for the shell. */
    private Ran shell(String line, String... arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", line, "sh", java,
                "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), "hillock.cli.Main"));
        command.addAll(List.of(arguments));
        return Shell.start(folder, Map.of("LC_ALL", "C"), command).end();
    }

    @Test void aWrongFileWritesNothing() throws IOException {
        Ran ran = run(DECAY.replace("-x / 10 ms", "-y / 10 ms"));
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("decay.hillock:2:").contains("error: ").doesNotContain("Exception");
        assertThat(folder.resolve("results")).doesNotExist();
    }

    @Test void checkingSaysSoWhenThereIsNothingToSay() throws IOException {
        Path file = file(DECAY);
        assertThat(Ran.hillock("check", file.toString())).isEqualTo(new Ran(0, file + ": no problems\n", ""));
    }

    @Test void checkingFindsWhatOnlyValuesShow() throws IOException {
        Ran ran = Ran.hillock("check", file(DECAY.replace("x(0) = 1", "x(0) = -1")).toString());
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("decay.hillock:").contains("error: ").doesNotContain("Exception");
    }

    @Test void aModelIsShownAsTextAndAsLatex() throws IOException {
        Path file = file(DECAY);
        assertThat(Ran.hillock("show", file.toString()).out()).contains("dx/dt = -x / 10 ms", "\none step of Decay: exponential-euler",
                "\nthe generated step\n");
        assertThat(Ran.hillock("show", file.toString(), "--latex").out()).contains("\\frac");
    }
}
