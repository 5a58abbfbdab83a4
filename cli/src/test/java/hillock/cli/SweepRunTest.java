package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users see of sweeps: which runs blew up and why, one run alone, starts from a state. */
class SweepRunTest {
    private static final String GROWING = """
            model Growing { param k = 1 /ms; dx/dt = k * x; x(0) = 1; x <= 10; spike when x > 5 }
            population cells = Growing[2]
            simulate 10 ms { dt = 0.1 ms; method = euler }
            sweep { cells[1].k = [-1, 1] /ms; cells[0].k = [-1, 0.1] /ms; repeat 2; measure max(cells.x), count(cells) }
            """;
    @TempDir Path folder;

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("growing.hillock"), text).toString();
    }

    private Ran run(String file, String... more) {
        String[] arguments = new String[more.length + 4];
        System.arraycopy(new String[] {"run", file, "--out", folder.resolve("out").toString()}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return Ran.hillock(arguments);
    }

    @Test void theCauseOfABlowUpIsTold() throws IOException {
        String file = file(GROWING);
        Ran ran = run(file, "--no-plots", "--quiet");
        assertThat(ran).isEqualTo(new Ran(0, "", "warning: 4 runs of 8 blew up; summary.json says what failed in each\n"
                + "point 4: cells[1].k = 1 /ms, cells[0].k = -1 /ms, repeat 0\n" + file + """
                :1:59: error: cells, neuron 1: x left its bound x <= 10 at 2.5 ms: x = 10.8347
                  1 | model Growing { param k = 1 /ms; dx/dt = k * x; x(0) = 1; x <= 10; spike when x > 5 }
                    |                                                           ^
                     before: x = 8.14027 at 2.2 ms, x = 8.9543 at 2.3 ms, x = 9.84973 at 2.4 ms
                     state at 2.4 ms: x = 9.84973
                     dx/dt = 9.84973 /ms there
                     no smaller step helps: euler with dt = 0.05 ms, euler with dt = 0.01 ms, exponential-euler with dt = 0.1 ms, rk4 with dt = 0.1 ms fail too (tried from 0 ms to 10 ms). Look at the equation: its signs, its units, its rates
                """ + "  hint: hillock run " + file + " --point 4 runs it alone\n"));
        assertThat(folder.resolve("out/summary.json")).content().contains("""
                  "failed": 4,
                  "failures": [
                    {
                      "point": 4,
                      "cells[1].k [/ms]": 1.0,
                      "cells[0].k [/ms]": -1.0,
                      "repeat": 0,
                      "time": 2.5,
                      "cause": "x left its bound x <= 10",
                      "where": "cells, neuron 1",
                      "variable": "x",
                      "value": 10.834705943388373,
                      "unit": ""
                    },
                """).contains("""
                  "arithmetic": "fast",
                  "precision": "double",
                  "weights": "double",
                  "dt": 0.1,
                """, """
                  "neurons": {
                    "cells": 2
                  },
                """);
    }

    @Test void onePointRunsAlone() throws IOException {
        String file = file(GROWING);
        Ran ran = run(file, "--point", "3", "--trust");
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).startsWith("point 3: cells[1].k = -1 /ms, cells[0].k = 0.1 /ms, repeat 1\n"
                + "growing: 10 ms in 100 steps of 0.1 ms, euler, seed 1\n  cells  2 neurons, 0 spikes, 0 Hz\n")
                .contains("trust: compared with ");
        assertThat(folder.resolve("out")).isDirectoryContaining("glob:**/cells.x.csv").isDirectoryContaining("glob:**/raster-cells.svg");
        assertThat(folder.resolve("out/summary.json")).content().contains("\"point\": 3,");
        String out = folder.resolve("out").toString();
        assertThat(Ran.hillock("plot", out, "--plots", "svg").out()).isEqualTo("wrote " + out + ": cells.x.svg, raster-cells.svg\n");
        assertThat(Ran.hillock("plot", out, "--plots", "svg", "--show", "cells[1].x from 2 ms to 4 ms").err()).isEmpty();
        assertThat(run(file, "--point", "4", "--quiet").status()).isEqualTo(3);
    }

    @Test void aPointMustBeThere() throws IOException {
        String file = file(GROWING);
        String hint = "\n  hint: its 8 runs count from 0 to 7, as the rows of sweep.csv\n";
        assertThat(run(file, "--point", "8")).isEqualTo(new Ran(2, "", "error: there is no point 8 of the sweep" + hint));
        assertThat(run(file, "--point", "two")).isEqualTo(new Ran(2, "", "error: there is no point two of the sweep" + hint));
        String single = file(GROWING.replaceAll("sweep.*", ""));
        assertThat(run(single, "--point", "0")).isEqualTo(new Ran(2, "", "error: --point is that of a sweep, and the file has none\n"
                + "  hint: leave it out\n"));
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test void allPointsStartFromTheStateOfAnEarlierRun() throws IOException {
        Ran.hillock("run", file(GROWING.replaceAll("sweep.*", "").replace("k = 1", "k = 0.2")), "--out",
                folder.resolve("before").toString());
        String state = folder.resolve("before/final-state").toString();
        assertThat(run(file(GROWING), "--from", state, "--no-plots", "--quiet").status()).isZero();
        double begun = Math.pow(1.02, 100);
        String[] first = Files.readAllLines(folder.resolve("out/sweep.csv")).get(1).split(",", -1);
        assertThat(Double.parseDouble(first[3])).isCloseTo(begun, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(run(file(GROWING), "--from", state, "--point", "0", "--quiet").status()).isZero();
    }

    @Test void whatBelongsToASingleRunIsRefused() throws IOException {
        String file = file(GROWING);
        assertThat(run(file, "--checkpoint", "1 ms")).isEqualTo(new Ran(2, "", """
                error: --checkpoint belongs to a single run, and the file has a sweep
                  hint: leave it out: a sweep keeps its finished runs by itself, and hillock resume goes on
                """));
        assertThat(run(file, "--trust")).isEqualTo(new Ran(2, "", """
                error: --trust belongs to a single run, and the file has a sweep
                  hint: leave it out, or run one point of the sweep alone: --point 0
                """));
    }

    @Test void theKernelIsChosenForASweepInAnyCase() throws IOException {
        String file = file(GROWING);
        assertThat(run(file, "--kernel", "auto", "--no-plots", "--quiet").status()).isZero();
        assertThat(folder.resolve("out/sweep.csv")).exists();
        assertThat(run(file, "--kernel", "interpreter")).isEqualTo(new Ran(2, "", """
                error: --kernel belongs to a single run, and the file has a sweep
                  hint: leave it out, or run one point of the sweep alone: --point 0
                """));
    }

    /** A neuron that goes from 0 to 1 in 1 / rate, with a spike and a reset there, and one that is never far enough. */
    @Test void theSummaryTellsWhatAllRunsTookTogether() throws IOException {
        String file = file("""
                model Clock { param rate = 1 /ms; dx/dt = rate; x(0) = 0; x <= 100; spike when x > 0.9 { x = 0 } }
                model Still { dy/dt = -y / 1 ms; y(0) = 1; spike when y > 2 }
                model Quiet { dz/dt = -z / 1 ms; z(0) = 1 }
                population cells = Clock[3]
                population still = Still
                population quiet = Quiet
                simulate 10 ms { dt = 0.5 ms; method = euler; tolerance = 1e-6 }
                sweep { cells.rate = [0, 1, 2, 1000] /ms; repeat 2; measure count(cells) }
                """);
        assertThat(run(file, "--no-plots", "--quiet").status()).isZero();
        // of four rates the last blows up; x is above 0.9 after 2 steps, and after 1
        assertThat(folder.resolve("out/summary.json")).content().contains("""
                  "duration": 10.0,
                  "steps": 120,
                """).contains("""
                  "kernel": "scalar",
                  "neurons": {
                    "cells": 3,
                    "still": 1,
                    "quiet": 1
                  },
                  "spikes": {
                    "cells": 180,
                    "still": 0
                  },
                """).contains("""
                  "failed": 2,
                """).contains("""
                  "warnings": [
                    "tolerance does nothing under euler, whose steps are all dt long"
                  ],
                """).doesNotContain("calculus");
    }

    @Test void theSummaryOfASweepWithNoiseNamesItsCalculus() throws IOException {
        String file = file("""
                model Walk { param sigma = 1; dx/dt = sigma * xi; x(0) = 0 }
                population cells = Walk
                simulate 1 { dt = 0.5; method = euler-maruyama }
                sweep { cells.sigma = [1, 2]; measure mean(cells.x) }
                """);
        assertThat(run(file, "--no-plots", "--quiet").status()).isZero();
        assertThat(folder.resolve("out/summary.json")).content().contains("\"calculus\": \"Ito\",").contains("\"steps\": 4,")
                .contains("\"spikes\": {},");
    }
}
