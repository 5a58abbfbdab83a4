package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plastic synapses, delays that differ, refractory periods, Poisson sources: the same bytes however they are computed. */
class SameBytesTest {
    /** Enough neurons to be shared among threads. */
    private static final String NETWORK = """
            model Cell {
              param theta = 0 mV
              dV/dt = (g - V) / 20 ms
              dg/dt = -g / 5 ms
              spike when V > 10 mV + theta { V = 0 mV; theta += 0.01 mV; refractory 2 ms holding V }
              V(0) = 10 mV * uniform();  g(0) = 0 mV
            }
            population cells = Cell[2100]
            population noise = Poisson[2100] { rate = 500 Hz }
            connect noise -> cells as drive one to one { delay 0.7 ms; on pre.spike { post.g += 3 mV } }
            connect cells -> cells as syn with probability 0.01 {
              weight w = 0.5 mV * uniform()
              delay uniform(0.1, 6) * 1 ms
              da/dt = -a / 20 ms;  db/dt = -b / 20 ms
              a(0), b(0) = 0 mV
              on pre.spike { post.g += w; a += 0.02 mV; w = clip(w - b, 0 mV, 1 mV) }
              on post.spike { b += 0.021 mV; w = clip(w + a, 0 mV, 1 mV) }
            }
            simulate 600 ms { dt = 0.1 ms; method = exponential-euler; seed = 5 }
            record cells.spikes, noise.spikes
            record cells.V every 20 ms
            record syn.w every 200 ms
            """;
    @TempDir Path folder;

    private Shell start(String... arguments) {
        return Shell.start(folder, Map.of("LC_ALL", "C"), ResumeTest.command(arguments));
    }

    private Map<String, String> run(String out, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("run", "network.hillock", "--out", out, "--quiet"));
        arguments.addAll(List.of(options));
        assertThat(start(arguments.toArray(String[]::new)).end()).isEqualTo(new Ran(0, "", ""));
        return ResumeTest.results(folder.resolve(out));
    }

    /** Killed behind the second of its checkpoints, of which the first one is the start. */
    private Map<String, String> killedAndResumed(String out, String... options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("run", "network.hillock", "--out", out, "--quiet", "--checkpoint", "100 ms"));
        arguments.addAll(List.of(options));
        Process run = start(arguments.toArray(String[]::new)).process();
        Path state = folder.resolve(out).resolve("checkpoint/state");
        while (!Files.exists(state) && run.isAlive()) Thread.sleep(1);
        FileTime first = Files.getLastModifiedTime(state);
        while (run.isAlive() && Files.exists(state) && Files.getLastModifiedTime(state).equals(first)) Thread.sleep(1);
        run.destroyForcibly().waitFor();
        assertThat(state).as("it was killed while it ran").exists();
        assertThat(start("resume", out, "--quiet").end()).isEqualTo(new Ran(0, "", ""));
        return ResumeTest.results(folder.resolve(out));
    }

    @Test void threadsInterruptionsAndStartsFromAStateChangeNoByte() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("network.hillock"), NETWORK);
        Map<String, String> whole = run("whole", "--set", "threads=1");
        assertThat(whole.get("cells.spikes.csv").lines().count()).isGreaterThan(3000);
        Map<String, String> from = run("from", "--set", "threads=1", "--from", "whole/final-state");
        assertThat(from.get("cells.spikes.csv")).isNotEqualTo(whole.get("cells.spikes.csv"));
        for (String threads : List.of("1", "2", "8")) {
            String set = "threads=" + threads;
            assertSame(killedAndResumed("killed" + threads, "--set", set), whole, threads);
            assertSame(run("from" + threads, "--set", set, "--from", "whole/final-state"), from, threads);
            if (!threads.equals("1")) assertSame(run("whole" + threads, "--set", set), whole, threads);
        }
    }

    /** The summary tells the number of threads, and the kernel that took over. */
    private static void assertSame(Map<String, String> found, Map<String, String> expected, String threads) {
        assertThat(found.keySet()).isEqualTo(expected.keySet()).contains("cells.V.csv", "cells.spikes.csv", "syn.w.csv", "final-state");
        for (String name : expected.keySet()) {
            if (name.equals("summary.json")) continue;
            assertThat(found.get(name).equals(expected.get(name))).as("%s, %s threads", name, threads).isTrue();
        }
    }
}
