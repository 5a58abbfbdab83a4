package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real processes, killed or told to stop, and what {@code resume} makes of what they leave. */
class ResumeTest {
    /** Some work, with whatever lasts between steps. */
    private static final String CELLS = """
            model Cell {
              input c
              I = table("current.csv") + hold(normal(0, 1), 3 ms)
              dx/dt = (I + c - x) / 10 ms + 0.02 ms^-0.5 * xi
              x(0) = 0.1 * i
              spike when x > 0.5 { x -= 0.3; refractory 3 ms }
            }
            population cells = Cell[20]
            population drive = Poisson[20] { rate = 20 Hz }
            connect cells -> cells as syn by ring(2) { delay 2.5 ms; post.c += 0.1 * pre.x }
            connect drive -> cells as plastic with probability 0.5 {
              weight w = 0.1 * uniform()
              delay 1.7 ms
              da/dt = -a / 20 ms;  db/dt = -b / 20 ms
              a(0), b(0) = 0
              on pre.spike { post.x += w; a += 0.01; w = clip(w - b, 0, 0.2) }
              on post.spike { b += 0.01; w = clip(w + a, 0, 0.2) }
            }
            simulate 2 s { dt = 0.1 ms; method = euler-maruyama }
            record cells.x every 5 ms
            record cells.spikes
            record plastic.w every 100 ms
            plot cells.x from 1 s to 1.5 s
            plot raster cells
            """;
    /** {@code -Dhillock.kills=200} for a long trial. */
    private static final int KILLS = Integer.getInteger("hillock.kills", 3);
    /** The second signal's bit. */
    private static final long INTERRUPT = 2;
    @TempDir Path folder;

    private Path file() throws IOException {
        Files.writeString(folder.resolve("current.csv"), "t [ms],I\n0,0\n1000,1\n1000000,0\n");
        return Files.writeString(folder.resolve("cells.hillock"), CELLS);
    }

    private Shell start(String... arguments) {
        return Shell.start(folder, Map.of("LC_ALL", "C"), command(arguments));
    }

    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-Xmx200m", "-cp", System.getProperty("java.class.path"), "hillock.cli.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Every result by name; of the summary, what does not tell how fast it was. */
    static Map<String, String> results(Path folder) throws IOException {
        Map<String, String> results = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String text = Files.isDirectory(file) ? "a folder" : Files.readString(file, StandardCharsets.ISO_8859_1);
                results.put(file.getFileName().toString(), text.replaceAll("(?s)\"seconds\": \\{.*?\\}", ""));
            }
        }
        return results;
    }

    @Test void killedAtRandomMomentsItGoesOnToTheSameBytes() throws IOException, InterruptedException {
        String file = file().toString();
        long begun = System.nanoTime();
        assertThat(start("run", file, "--out", "whole", "--quiet").end()).isEqualTo(new Ran(0, "", ""));
        long milliseconds = (System.nanoTime() - begun) / 1_000_000;
        Map<String, String> whole = results(folder.resolve("whole"));
        assertThat(whole).containsKeys("cells.x.csv", "cells.spikes.csv", "cells.x.svg", "summary.json").doesNotContainKey("checkpoint");
        Random random = new Random();
        for (int k = 0; k < KILLS; k++) {
            Path out = folder.resolve("killed");
            Path checkpoint = out.resolve("checkpoint/state");
            Process run = start("run", file, "--out", "killed", "--quiet", "--checkpoint", "200 ms").process();
            while (!Files.exists(checkpoint) && run.isAlive()) Thread.sleep(1);
            for (boolean again = true; again && Files.exists(checkpoint); again = random.nextInt(4) == 0) {
                if (!run.isAlive()) run = start("resume", "killed", "--quiet").process();
                run.waitFor(random.nextLong(milliseconds), TimeUnit.MILLISECONDS);
                run.destroyForcibly().waitFor();
            }
            if (Files.exists(checkpoint)) {
                assertThat(start("resume", "killed").end()).extracting(Ran::status, Ran::err).containsExactly(0, "");
            } else if (Files.exists(checkpoint.getParent())) {
                assertThat(Ran.hillock("resume", out.toString()).status()).isEqualTo(2);
            }
            assertThat(results(out)).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void toldToStopItWritesWhatItHasAndCanGoOn(String signal) throws IOException, InterruptedException {
        assumeTrue(signal.equals("TERM") || isHeard());
        String file = file().toString();
        Shell run = start("run", file, "--out", "out", "--checkpoint", "1 s", "--set", "duration=1000 s");
        while (!Files.exists(folder.resolve("out/checkpoint/0.rows"))) Thread.sleep(5);
        Thread.sleep(300);
        new ProcessBuilder("kill", "-" + signal, Long.toString(run.process().pid())).start().waitFor();
        Ran ran = run.end();
        assertThat(ran.status()).isEqualTo(130);
        assertThat(ran.err()).matches("interrupted at \\S+ ms; what was recorded until then is in out; hillock resume out goes on\n");
        assertThat(ran.out()).startsWith("cells: stopped at ").contains(" of 1000000 ms");
        assertThat(folder.resolve("out/summary.json")).content().contains("\"status\": \"interrupted\"");
        assertThat(folder.resolve("out/cells.x.csv")).content().startsWith("t [ms],0,1,2").contains("\n5.0,");
        assertThat(folder.resolve("out/checkpoint/state")).exists();
    }

    /** A shell's script has what it starts in the background ignore Ctrl-C, and all that this starts. */
    private static boolean isHeard() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) return true;
        String ignored = Files.readAllLines(status).stream().filter(line -> line.startsWith("SigIgn:")).findFirst().orElse("0");
        return (Long.parseUnsignedLong(ignored.replace("SigIgn:", "").strip(), 16) & INTERRUPT) == 0;
    }

    @Test void whatCtrlCEndedGoesOnToTheSameBytes() throws IOException, InterruptedException {
        assumeTrue(isHeard());
        String file = file().toString();
        List<String> set = List.of("--set", "duration=10 s", "--quiet", "--checkpoint", "1 s");
        List<String> whole = new ArrayList<>(List.of("run", file, "--out", "whole"));
        whole.addAll(set);
        assertThat(start(whole.toArray(String[]::new)).end()).isEqualTo(new Ran(0, "", ""));
        List<String> interrupted = new ArrayList<>(List.of("run", file, "--out", "out"));
        interrupted.addAll(set);
        Shell run = start(interrupted.toArray(String[]::new));
        while (!Files.exists(folder.resolve("out/checkpoint/0.rows"))) Thread.sleep(5);
        for (int times = 0; times < 3; times++) {
            run.process().waitFor(200, TimeUnit.MILLISECONDS);
            new ProcessBuilder("kill", "-INT", Long.toString(run.process().pid())).start().waitFor();
            if (run.end().status() == 0) break;
            run = start("resume", "out", "--quiet");
        }
        assertThat(run.end().status()).isIn(0, 130);
        boolean over = !Files.exists(folder.resolve("out/checkpoint"));
        assertThat(over || start("resume", "out", "--quiet").end().equals(new Ran(0, "", ""))).isTrue();
        assertThat(results(folder.resolve("out"))).isEqualTo(results(folder.resolve("whole")));
    }

    @Test void withoutCheckpointsTooItWritesWhatItHas() throws IOException, InterruptedException {
        List<String> command = command("run", file().toString(), "--out", "out", "--set", "duration=1000 s", "--no-plots");
        command.add(1, "-Dhillock.interactive=true");
        Shell run = Shell.start(folder, Map.of("LC_ALL", "C"), command);
        while (Files.size(run.err()) == 0) Thread.sleep(20); // until it shows its progress
        new ProcessBuilder("kill", "-TERM", Long.toString(run.process().pid())).start().waitFor();
        Ran ran = run.end();
        assertThat(ran.status()).isEqualTo(130);
        assertThat(ran.err()).matches("(?s).*interrupted at \\S+ ms; what was recorded until then is in out\n");
        assertThat(results(folder.resolve("out"))).containsOnlyKeys("cells.x.csv", "cells.spikes.csv", "plastic.w.csv",
                "final-state", "summary.json");
    }

    /** A process that may write no file beyond some size finds its disk full, as it were. */
    @Test void afterAFullDiskItGoesOnToTheSameBytes() throws IOException {
        String file = file().toString();
        assertThat(start("run", file, "--out", "whole", "--quiet").end()).isEqualTo(new Ran(0, "", ""));
        List<String> limited = new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -f 40; exec \"$@\"", "sh"));
        limited.addAll(command("run", file, "--out", "full", "--quiet", "--checkpoint", "200 ms"));
        Ran full = Shell.start(folder, Map.of("LC_ALL", "C"), limited).end();
        assertThat(full.status()).isEqualTo(4);
        assertThat(full.err()).matches("error: cannot keep recordings in full/checkpoint: file too large\n"
                + "  the run ended at \\d+ ms; hillock resume full goes on\n");
        assertThat(start("resume", "full").end()).extracting(Ran::status, Ran::err).containsExactly(0, "");
        assertThat(results(folder.resolve("full"))).isEqualTo(results(folder.resolve("whole")));
    }

    @Test void aRunThatChoosesItsStepsGoesOnToTheSameBytes() throws IOException, InterruptedException {
        file();
        String file = Files.writeString(folder.resolve("cells.hillock"), CELLS.replace(" + 0.02 ms^-0.5 * xi", "")
                .replace("method = euler-maruyama", "method = dopri5; tolerance = 1e-7")).toString();
        assertThat(start("run", file, "--out", "whole", "--quiet").end()).isEqualTo(new Ran(0, "", ""));
        Path checkpoint = folder.resolve("killed/checkpoint/state");
        Process run = start("run", file, "--out", "killed", "--quiet", "--checkpoint", "20 ms").process();
        while (!Files.exists(checkpoint)) Thread.sleep(1);
        run.waitFor(200, TimeUnit.MILLISECONDS);
        run.destroyForcibly().waitFor();
        if (Files.exists(checkpoint)) assertThat(start("resume", "killed", "--quiet").end()).isEqualTo(new Ran(0, "", ""));
        assertThat(results(folder.resolve("killed"))).isEqualTo(results(folder.resolve("whole")));
    }

    private Path interrupted() throws IOException, InterruptedException {
        Path checkpoint = folder.resolve("out/checkpoint/state");
        String out = folder.resolve("out").toString();
        Process run = start("run", file().toString(), "--out", out, "--checkpoint", "1 s", "--quiet").process();
        while (!Files.exists(checkpoint)) Thread.sleep(5);
        run.destroyForcibly().waitFor();
        return folder.resolve("out");
    }

    @Test void otherFilesThanThoseOfTheRunAreRefused() throws IOException, InterruptedException {
        String out = interrupted().toString();
        Path table = folder.resolve("current.csv");
        Path text = folder.resolve("cells.hillock");
        Files.writeString(table, "t [ms],I\n0,0\n1000,2\n");
        String changed = " is no longer what it was when this run began\n";
        assertThat(Ran.hillock("resume", out)).isEqualTo(new Ran(2, "", "error: " + table + changed
                + "  hint: put it back to go on, or run " + text + " anew\n"));
        Files.delete(table);
        assertThat(Ran.hillock("resume", out).err()).startsWith("error: there is no file " + table + ", which " + text + " names\n");
        file();
        Files.writeString(text, CELLS.replace("0.02", "0.03"));
        assertThat(Ran.hillock("resume", out).err()).startsWith("error: " + text + changed);
    }

    @Test void theTextMayBeGoneAndTheResultsMoved() throws IOException, InterruptedException {
        Path out = interrupted();
        Files.delete(folder.resolve("cells.hillock"));
        Path moved = Files.move(out, folder.resolve("moved"));
        assertThat(Ran.hillock("resume", moved.toString(), "--quiet")).isEqualTo(new Ran(0, "", ""));
        assertThat(moved.resolve("summary.json")).content().contains("\"status\": \"done\"", "\"sha256\": ");
        assertThat(moved.resolve("checkpoint")).doesNotExist();
        assertThat(Ran.hillock("resume", moved.toString())).isEqualTo(new Ran(2, "",
                "error: there is nothing to go on with in " + moved + "\n"
                + "  hint: an interrupted hillock run FILE --checkpoint \"10 s\", or a sweep, leaves a checkpoint in its results folder\n"));
    }

    @Test void aTimeOfTheSimulationIsAsked() throws IOException {
        String file = file().toString();
        assertThat(Ran.hillock("run", file, "--out", folder.resolve("out").toString(), "--checkpoint", "10 mV").err())
                .startsWith("--checkpoint:1:1: error: expected a time, found 10 mV\n");
        assertThat(Ran.hillock("run", file, "--out", folder.resolve("out").toString(), "--checkpoint", "0").err())
                .startsWith("--checkpoint:1:1: error: --checkpoint must be positive, found 0\n");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test void aRunThatCannotBeginLeavesNothing() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.hillock"), """
                model Cell { dx/dt = -x / 10 ms; x >= 0; x(0) = -1 }
                population cells = Cell
                simulate 1 s { dt = 0.1 ms; method = euler }
                """);
        Path out = folder.resolve("out");
        assertThat(Ran.hillock("run", wrong.toString(), "--out", out.toString(), "--checkpoint", "10 ms").status()).isEqualTo(2);
        assertThat(out).doesNotExist();
    }

    @Test void aBlowUpIsTheEndOfARunAndLeavesNoCheckpoint() throws IOException {
        Path file = Files.writeString(folder.resolve("rising.hillock"), """
                model Cell { dx/dt = 1 /ms; x <= 500; x(0) = 0 }
                population cells = Cell
                simulate 1 s { dt = 0.1 ms; method = euler }
                record cells.x every 100 ms
                """);
        Path out = folder.resolve("out");
        assertThat(Ran.hillock("run", file.toString(), "--out", out.toString(), "--checkpoint", "100 ms").status()).isEqualTo(3);
        assertThat(results(out)).containsOnlyKeys("cells.x.csv", "final-state", "summary.json");
        assertThat(out.resolve("cells.x.csv")).content().contains("\n400.0,").doesNotContain("\n600.0,");
    }
}
