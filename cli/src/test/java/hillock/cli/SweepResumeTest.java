package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real processes that sweep, killed or told to stop, and what {@code resume} makes of what they leave. */
class SweepResumeTest {
    /** Runs one by one, because of the connection; the last ones blow up. */
    private static final String CONNECTED = """
            use Cell from "cell.hillock"
            population cells = Cell[20]
            connect cells -> cells as syn by ring(2) { weight w = 0.1; post.c += w * pre.x }
            simulate 200 ms { dt = 0.1 ms; method = euler-maruyama }
            sweep { syn.w = 0 .. 0.3 in 6 steps; cells.k = [1, 2] /ms; repeat 5; measure rate(cells), mean(cells.x), std(mean(cells.x)) }
            plot rate(cells) against syn.w by cells.k
            """;
    /** Runs side by side, 16 at a time. */
    private static final String ALONE = """
            use Cell from "cell.hillock"
            population cells = Cell[4096]
            simulate 20 ms { dt = 0.1 ms; method = euler-maruyama }
            sweep { cells.k = 0.5 .. 2 /ms in 20 steps; repeat 4; measure rate(cells), mean(cells.x) }
            plot rate(cells) against cells.k
            """;
    private static final String CELL = """
            model Cell {
              input c
              param k = 1 /ms
              dx/dt = (1.2 + c - x) * k / 10 + 0.05 ms^-0.5 * xi
              x(0) = 0.9 * uniform()
              x <= 1.9
              spike when x > 1 { x = 0 }
            }
            """;
    /** {@code -Dhillock.kills=200} for a long trial. */
    private static final int KILLS = Integer.getInteger("hillock.kills", 2);
    @TempDir Path folder;

    @BeforeEach void aModelInAFileOfItsOwn() throws IOException {
        Files.writeString(folder.resolve("cell.hillock"), CELL);
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("swept.hillock"), text).toString();
    }

    private Shell start(String... arguments) {
        return Shell.start(folder, Map.of("LC_ALL", "C"), ResumeTest.command(arguments));
    }

    @ParameterizedTest
    @ValueSource(strings = {CONNECTED, ALONE})
    void killedAtRandomMomentsItGoesOnToTheSameBytes(String text) throws IOException, InterruptedException {
        String file = file(text);
        long begun = System.nanoTime();
        Ran ran = start("run", file, "--out", "whole", "--quiet").end();
        long milliseconds = (System.nanoTime() - begun) / 1_000_000;
        assertThat(ran.status()).isZero();
        Map<String, String> whole = ResumeTest.results(folder.resolve("whole"));
        assertThat(whole).containsKeys("sweep.csv", "summary.json").doesNotContainKey("checkpoint");
        Random random = new Random();
        for (int k = 0; k < KILLS; k++) {
            Path out = folder.resolve("killed");
            Path state = out.resolve("checkpoint/state");
            Process run = start("run", file, "--out", "killed", "--quiet").process();
            while (!Files.exists(state) && run.isAlive()) Thread.sleep(1);
            for (boolean again = true; again && Files.exists(state); again = random.nextInt(4) == 0) {
                if (!run.isAlive()) run = start("resume", "killed", "--quiet").process();
                run.waitFor(random.nextLong(milliseconds), TimeUnit.MILLISECONDS);
                run.destroyForcibly().waitFor();
            }
            // of a sweep that was just over, its lock may be left
            Ran resumed = start("resume", "killed", "--quiet").end();
            assertThat(resumed.status()).as(resumed.err()).isIn(0, 2);
            assertThat(ResumeTest.results(out)).isEqualTo(whole);
        }
    }

    @Test void whatIsFinishedIsNotRunAgain() throws IOException, InterruptedException {
        String file = file(CONNECTED);
        Path rows = folder.resolve("out/checkpoint/sweep.rows");
        Process run = start("run", file, "--out", "out").process();
        while (!Files.exists(rows) || Files.size(rows) < 1000) Thread.sleep(1);
        run.destroyForcibly().waitFor();
        // a row as if half of it had been written
        Files.write(rows, new byte[] {0, 0, 0, 60, 1, 2, 3}, StandardOpenOption.APPEND);
        byte[] before = Files.readAllBytes(rows);
        List<String> limited = new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -f 4; exec \"$@\"", "sh"));
        limited.addAll(ResumeTest.command("resume", "out"));
        assertThat(Shell.start(folder, Map.of("LC_ALL", "C"), limited).end().status()).isEqualTo(4);
        assertThat(Files.readAllBytes(rows)).startsWith(Arrays.copyOf(before, before.length - 7)).hasSizeGreaterThan(before.length);
        assertThat(start("resume", "out").end().out()).startsWith("swept: 60 runs, 6 values of syn.w, 2 values of cells.k, 5 repeats\n");
    }

    @Test void onePointAloneGoesOnFromItsCheckpoint() throws IOException, InterruptedException {
        String file = file(CONNECTED.replace("200 ms", "3000 ms"));
        assertThat(start("run", file, "--point", "17", "--out", "whole", "--quiet").end()).isEqualTo(new Ran(0, "", ""));
        Path checkpoint = folder.resolve("killed/checkpoint/state");
        Process run = start("run", file, "--point", "17", "--out", "killed", "--quiet", "--checkpoint", "100 ms").process();
        while (!Files.exists(checkpoint)) Thread.sleep(1);
        run.waitFor(200, TimeUnit.MILLISECONDS);
        run.destroyForcibly().waitFor();
        if (Files.exists(checkpoint)) assertThat(start("resume", "killed", "--quiet").end()).isEqualTo(new Ran(0, "", ""));
        assertThat(ResumeTest.results(folder.resolve("killed"))).isEqualTo(ResumeTest.results(folder.resolve("whole")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void toldToStopItWritesWhatIsFinishedAndCanGoOn(String signal) throws IOException, InterruptedException {
        String file = file(CONNECTED.replace("repeat 5", "repeat 500"));
        Shell run = start("run", file, "--out", "out");
        Path rows = folder.resolve("out/checkpoint/sweep.rows");
        while (!Files.exists(rows) || Files.size(rows) == 0) Thread.sleep(1);
        new ProcessBuilder("kill", "-" + signal, Long.toString(run.process().pid())).start().waitFor();
        Ran ran = run.end();
        assertThat(ran.status()).isEqualTo(130);
        assertThat(ran.err()).matches("interrupted after \\d+ of 6000 runs; what they gave is in out; hillock resume out goes on\n");
        assertThat(folder.resolve("out/summary.json")).content().contains("\"status\": \"interrupted\"");
        assertThat(folder.resolve("out/sweep.csv")).content().startsWith("syn.w,cells.k [/ms],repeat,rate(cells) [Hz],");
        assertThat(folder.resolve("out/checkpoint/state")).exists();
    }

    /** A process that may write no file beyond some size finds its disk full, as it were. */
    @Test void afterAFullDiskItGoesOnToTheSameBytes() throws IOException {
        String file = file(CONNECTED);
        Ran whole = start("run", file, "--out", "whole", "--quiet").end();
        List<String> limited = new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -f 4; exec \"$@\"", "sh"));
        limited.addAll(ResumeTest.command("run", file, "--out", "full", "--quiet"));
        Ran full = Shell.start(folder, Map.of("LC_ALL", "C"), limited).end();
        assertThat(full.status()).isEqualTo(4);
        assertThat(full.err()).matches("error: cannot keep recordings in full/checkpoint: file too large\n"
                + "  the sweep ended after \\d+ of 60 runs; hillock resume full goes on\n");
        assertThat(start("resume", "full", "--quiet").end()).isEqualTo(whole);
        assertThat(ResumeTest.results(folder.resolve("full"))).isEqualTo(ResumeTest.results(folder.resolve("whole")));
    }

    @Test void otherTextsThanThatOfTheSweepAreRefused() throws IOException, InterruptedException {
        String file = file(CONNECTED);
        String out = folder.resolve("out").toString();
        Process run = start("run", file, "--out", out, "--quiet").process();
        while (!Files.exists(folder.resolve("out/checkpoint/state"))) Thread.sleep(1);
        run.destroyForcibly().waitFor();
        file(CONNECTED.replace("repeat 5", "repeat 6"));
        assertThat(Ran.hillock("resume", out)).isEqualTo(new Ran(2, "", "error: " + file + " is no longer what it was when this run began\n"
                + "  hint: put it back to go on, or run " + file + " anew\n"));
        file(CONNECTED);
        Files.writeString(folder.resolve("cell.hillock"), CELL.replace("0.05", "0.06"));
        assertThat(Ran.hillock("resume", out).err()).startsWith("error: " + folder.resolve("cell.hillock") + " is no longer what it was");
    }

    @Test void aSweepThatCannotBeginLeavesNothing() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.hillock"), """
                model Cell { param k = -1; dx/dt = -x; x >= 0; x(0) = k }
                population cells = Cell
                simulate 1 { dt = 0.1; method = euler }
                sweep { cells.k = [1, -1]; measure mean(cells.x) }
                """);
        Path out = folder.resolve("out");
        assertThat(Ran.hillock("run", wrong.toString(), "--out", out.toString()).status()).isEqualTo(2);
        assertThat(out).doesNotExist();
    }
}
