package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run wrote is drawn again. */
class PlotCommandTest {
    private static final String NETWORK = """
            model Cell {
              input c
              param I = 1.5 mV
              dV/dt = (I - V + c) / 10 ms
              spike when V > 1 mV { V = 0 mV }
              V(0) = 0.1 mV * i
            }
            population cells = Cell[3]
            connect cells -> cells as syn all to all except self { weight w = 0.1 mV * uniform(); x = w * pre.V / 1 mV; post.c += x }
            simulate 50 ms { dt = 0.1 ms; method = rk4 }
            record cells.V, cells.spikes, syn.x, mean(cells.V)
            plot cells.V from 10 ms to 30 ms
            plot raster cells; plot rate(cells, 5 ms); plot mean(cells.V); plot cells[0].V against cells[1].V; plot histogram cells.V; plot matrix syn.x
            """;

    @TempDir Path folder;

    private Path ran(String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("a.hillock"), NETWORK);
        Path out = folder.resolve("results");
        String[] arguments = Stream.concat(Stream.of("run", file.toString(), "--out", out.toString()), Stream.of(options))
                .toArray(String[]::new);
        assertThat(Ran.hillock(arguments).status()).isZero();
        return out;
    }

    private static List<Path> pictures(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.filter(file -> file.toString().matches(".*\\.(png|svg|pdf)")).sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "npz", "hdf5"})
    void aRunsOwnPicturesComeAgainByteForByte(String format) throws IOException {
        Path out = ran("--format", format, "--set", "cells.I=1.6 mV");
        List<Path> pictures = pictures(out);
        assertThat(pictures).hasSize(14);
        for (Path each : pictures) Files.move(each, folder.resolve(each.getFileName()));
        assertThat(Ran.hillock("plot", out.toString()))
                .isEqualTo(new Ran(0, "wrote " + out + ": cells.V.svg, cells.V.png, raster-cells.svg, "
                + "raster-cells.png, rate-cells.svg, rate-cells.png, mean(cells.V).svg, mean(cells.V).png, cells.V-against-cells.V.svg, "
                + "cells.V-against-cells.V.png, histogram-cells.V.svg, histogram-cells.V.png, matrix-syn.x.svg, matrix-syn.x.png\n", ""));
        for (Path each : pictures) assertThat(each).hasSameBinaryContentAs(folder.resolve(each.getFileName()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "npz", "hdf5"})
    void whatHasNothingInItIsDrawnAgainToo(String format) throws IOException {
        Path file = Files.writeString(folder.resolve("quiet.hillock"), NETWORK.replace("all to all except self", "with probability 1e-12")
                .replace("V > 1 mV", "V > 100 mV"));
        Path out = folder.resolve("results");
        assertThat(Ran.hillock("run", file.toString(), "--out", out.toString(), "--format", format, "--quiet"))
                .isEqualTo(new Ran(0, "", ""));
        for (Path each : pictures(out)) Files.move(each, folder.resolve(each.getFileName()));
        assertThat(Ran.hillock("plot", out.toString(), "--quiet")).isEqualTo(new Ran(0, "", ""));
        assertThat(pictures(out)).hasSize(14);
        for (Path each : pictures(out)) assertThat(each).hasSameBinaryContentAs(folder.resolve(each.getFileName()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "npz", "hdf5"})
    void aSweepsPicturesComeAgainAndOthersToo(String format) throws IOException {
        Path file = Files.writeString(folder.resolve("swept.hillock"), """
                model Cell { param k = 1 /ms, a = 0 mV; dV/dt = a * k - V * k + 0.1 mV/ms^0.5 * xi; V(0) = 1 mV; V <= 20 mV; spike when V > 2 mV }
                population cells = Cell[2]
                simulate 50 ms { dt = 0.1 ms; method = euler-maruyama }
                sweep { cells.k = 0.1 .. 0.9 /ms in 5 steps; cells[1].a = [-1, 3, 30] mV; repeat 3; measure mean(cells.V), rate(cells) }
                plot mean(cells.V) against cells.k by cells[1].a
                plot rate(cells) against cells[1].a
                """);
        Path out = folder.resolve("results");
        assertThat(Ran.hillock("run", file.toString(), "--out", out.toString(), "--format", format, "--quiet").status()).isZero();
        assertThat(pictures(out)).hasSize(4);
        for (Path each : pictures(out)) Files.move(each, folder.resolve(each.getFileName()));
        assertThat(Ran.hillock("plot", out.toString()))
                .isEqualTo(new Ran(0, "wrote " + out + ": mean(cells.V)-against-cells.k-by-cells-1.a.svg, "
                + "mean(cells.V)-against-cells.k-by-cells-1.a.png, rate(cells)-against-cells-1.a.svg, rate(cells)-against-cells-1.a.png\n",
                ""));
        for (Path each : pictures(out)) assertThat(each).hasSameBinaryContentAs(folder.resolve(each.getFileName()));
        assertThat(Files.readString(out.resolve("rate(cells)-against-cells-1.a.svg"))).contains("15 runs failed");
        assertThat(Files.readString(out.resolve("mean(cells.V)-against-cells.k-by-cells-1.a.svg"))).contains("cells[1].a = \u22121 mV");
        assertThat(Ran.hillock("plot", out.toString(), "--show", "rate(cells) against cells.k by cells[1].a", "--plots", "pdf").out())
                .isEqualTo("wrote " + out + ": rate(cells)-against-cells.k-by-cells-1.a.pdf\n");
        assertThat(Ran.hillock("plot", out.toString(), "--show", "cv(cells) against cells.k").err())
                .contains("swept.hillock:8:6: error: cv(cells) is not measured by the sweep");
        Files.delete(out.resolve("sweep." + (format.equals("hdf5") ? "h5" : format)));
        assertThat(Ran.hillock("plot", out.toString()).err()).startsWith("error: cannot read " + out);
    }

    @Test void nullclinesComeAgainByteForByte() throws IOException {
        Path file = Files.writeString(folder.resolve("plane.hillock"), """
                model Cell {
                  param I = 0.1; input c
                  dx/dt = x - x^3 / 3 - y + I + c + 0.01 * z + hold(0.1 * normal(), 7); dy/dt = 0.08 * (x + 0.7 - 0.8 * y); dz/dt = y - z
                  x(0) = -1.2; y(0) = -0.6 + 0.1 * i; z(0) = 0
                }
                population cells = Cell[3]
                connect cells -> cells by ring(1) { delay 2; post.c += 0.1 * pre.x }
                simulate 50 { dt = 0.01; method = euler }
                at 20 { cells.I = 0.5 }
                plot cells.y against cells.x with nullclines
                """);
        Path out = folder.resolve("results");
        assertThat(Ran.hillock("run", file.toString(), "--out", out.toString(), "--quiet")).isEqualTo(new Ran(0, "", ""));
        for (Path each : pictures(out)) Files.move(each, folder.resolve(each.getFileName()));
        assertThat(Ran.hillock("plot", out.toString(), "--quiet")).isEqualTo(new Ran(0, "", ""));
        assertThat(pictures(out)).hasSize(2);
        for (Path each : pictures(out)) assertThat(each).hasSameBinaryContentAs(folder.resolve(each.getFileName()));
        assertThat(out.resolve("cells.y-against-cells.x.svg")).content()
                .contains("dx/dt = 0", "dy/dt = 0", "(cells[0] at 50: z = ", ", c = ");
    }

    @Test void otherPlotsAreDrawnFromWhatIsThere() throws IOException {
        Path out = ran("--no-plots");
        assertThat(Ran.hillock("plot", out.toString(), "--show", "cells[1].V from 5 ms to 20 ms", "--show", "raster cells[0:2]", "--plots",
                "pdf"))
                .isEqualTo(new Ran(0, "wrote " + out + ": cells.V.pdf, raster-cells-0-2.pdf\n", ""));
        assertThat(pictures(out)).hasSize(2);
    }

    @Test void whatIsNotThereIsSaid() throws IOException {
        Path out = ran("--no-plots");
        assertThat(Ran.hillock("plot", out.toString(), "--show", "cells.c")).isEqualTo(new Ran(2, "", "error: cells.c is not in " + out
                + ", which has cells.spikes.csv, cells.V.csv, syn.x.csv, mean(cells.V).csv\n  hint: record cells.c, and run again\n"));
        assertThat(Ran.hillock("plot", out.toString(), "--show", "cells.U").err())
                .contains("a.hillock:15:12: error: cells has no quantity U");
        assertThat(Ran.hillock("plot", folder.toString())).isEqualTo(new Ran(2, "", "error: " + folder
                + " holds no results of a run: there is no summary.json of hillock in it\n  hint: name the folder that hillock run wrote into\n"));
    }

    @Test void anotherTextSaysNothingOfTheseNumbers() throws IOException {
        Path out = ran("--no-plots");
        Path file = folder.resolve("a.hillock");
        Files.writeString(file, NETWORK.replace("1.5 mV", "1.7 mV"));
        assertThat(Ran.hillock("plot", out.toString()))
                .isEqualTo(new Ran(2, "", "error: " + file + " is no longer what it was when it wrote " + out
                + "\n  hint: run it again, or put the old text back\n"));
        Files.delete(file);
        assertThat(Ran.hillock("plot", out.toString()).err()).startsWith("error: there is no file " + file);
    }
}
