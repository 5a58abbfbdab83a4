package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NumPy and h5py read what the text says in full. */
class FormatsTest {
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
            record cells[1:3].V every 0.5 ms; record cells.spikes; record syn.x every 10 ms; record mean(cells.V)
            """;
    private static final String SWEEP = """
            model Growing { param k = 1 /ms; dx/dt = k * x; x(0) = 1; x <= 10 }
            population cells = Growing
            simulate 10 ms { dt = 0.1 ms }
            sweep { cells.k = [-1, 1] /ms; repeat 2; measure mean(cells.x) after 1 ms }
            """;

    @TempDir Path folder;

    private Path results(String text, String format) throws IOException {
        Path file = Files.writeString(folder.resolve("a.hillock"), text);
        Path out = folder.resolve(format);
        Ran ran = Ran.hillock("run", file.toString(), "--format", format, "--out", out.toString());
        assertThat(ran.status()).as(ran.err()).isZero();
        return out;
    }

    /** The Python that has a library; the tests' machine installs Debian's. */
    private static Optional<String> pythonWith(String library) throws IOException, InterruptedException {
        for (String python : List.of("python3", "/usr/bin/python3")) {
            try {
                Process process = new ProcessBuilder(python, "-c", "import " + library).redirectErrorStream(true).start();
                process.getInputStream().readAllBytes();
                if (process.waitFor() == 0) return Optional.of(python);
            } catch (IOException _) {
                continue;
            }
        }
        return Optional.empty();
    }

    private String python(String library, String script, Path... arguments) throws IOException, InterruptedException {
        Optional<String> python = pythonWith(library);
        assumeTrue(python.isPresent(), "no Python with " + library + " here");
        List<String> command = new ArrayList<>(List.of(python.get(), "-c", script));
        for (Path each : arguments) command.add(each.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @Test void numpyReadsEveryBitOfTheText() throws IOException, InterruptedException {
        Path text = results(NETWORK, "csv");
        Path archives = results(NETWORK, "npz");
        assertThat(archives.resolve("mean(cells.V).npz")).exists();
        assertThat(python("numpy", """
                import sys, numpy
                text, archives = sys.argv[1:]
                for name, indices in (("cells.V", ["neuron"]), ("syn.x", ["source", "target"])):
                    rows = numpy.loadtxt(f"{text}/{name}.csv", delimiter=",", skiprows=1)
                    read = numpy.load(f"{archives}/{name}.npz")
                    assert (read["t"] == rows[:, 0]).all() and (read["values"] == rows[:, 1:]).all()
                    print(name, read["values"].shape, str(read["unit"]), str(read["t_unit"]), [read[i].tolist() for i in indices])
                spikes = numpy.loadtxt(f"{text}/cells.spikes.csv", delimiter=",", skiprows=1)
                read = numpy.load(f"{archives}/cells.spikes.npz")
                assert len(spikes) > 3 and (read["neuron"] == spikes[:, 0]).all() and (read["t"] == spikes[:, 1]).all()
                """, text, archives)).isEqualTo("""
                cells.V (101, 2) mV ms [[1, 2]]
                syn.x (6, 6) mV ms [[1, 2, 0, 2, 0, 1], [0, 0, 1, 1, 2, 2]]
                """);
    }

    @Test void h5pyReadsWhatNumpyReads() throws IOException, InterruptedException {
        Path archives = results(NETWORK, "npz");
        Path files = results(NETWORK, "hdf5");
        assertThat(python("h5py", """
                import sys, numpy, h5py
                archives, files = sys.argv[1:]
                for name in ("cells.V", "cells.spikes", "syn.x", "mean(cells.V)"):
                    read = numpy.load(f"{archives}/{name}.npz")
                    with h5py.File(f"{files}/{name}.h5") as file:
                        for member in file:
                            assert (file[member][:] == read[member]).all(), member
                        print(name, sorted(file), file["t"].attrs["unit"].decode())
                """, archives, files)).isEqualTo("""
                cells.V ['neuron', 't', 'values'] ms
                cells.spikes ['neuron', 't'] ms
                syn.x ['source', 't', 'target', 'values'] ms
                mean(cells.V) ['t', 'values'] ms
                """);
    }

    @Test void sweepsAreTablesInEveryFormat() throws IOException, InterruptedException {
        Path text = results(SWEEP, "csv");
        assertThat(Files.readString(text.resolve("sweep.csv"))).startsWith("cells.k [/ms],repeat,mean(cells.x),failure\n-1.0,0,")
                .endsWith(",1,,blew up at 2.4 ms\n");
        Path archive = results(SWEEP, "npz");
        Path file = results(SWEEP, "hdf5");
        assertThat(file.resolve("sweep.h5")).isNotEmptyFile();
        assertThat(python("numpy", """
                import sys, numpy
                read = numpy.load(sys.argv[1] + "/sweep.npz")
                print(read["cells.k"].tolist(), read["repeat"].tolist(), numpy.isnan(read["mean(cells.x)"]).tolist(), read["failure"][3],
                      read["names"].tolist(), read["units"].tolist())
                """, archive)).isEqualTo("[-1.0, -1.0, 1.0, 1.0] [0, 1, 0, 1] [False, False, True, True] blew up at 2.4 ms "
                        + "['cells.k', 'mean(cells.x)'] ['/ms', '']\n");
    }

    @Test void whatHasNoElementsIsNamedByAFileForHdf5() throws IOException, InterruptedException {
        Path files = results(NETWORK.replace("V > 1 mV", "V > 100 mV").replace("every 0.5 ms", "from 60 ms"), "hdf5");
        assertThat(python("h5py", """
                import sys, h5py
                for name in ("cells.spikes", "cells.V", "syn.x"):
                    file = h5py.File(sys.argv[1] + f"/{name}.h5")
                    print(sorted(file), [n.decode() for n in file.attrs.get("empty", [])])
                """, files)).isEqualTo("""
                [] ['neuron', 't']
                ['neuron'] ['t', 'values']
                ['source', 't', 'target', 'values'] []
                """);
    }

    @Test void theSameRunGivesTheSameBytes() throws IOException {
        Path once = results(NETWORK, "npz");
        byte[] first = Files.readAllBytes(once.resolve("cells.V.npz"));
        assertThat(Files.readAllBytes(results(NETWORK, "npz").resolve("cells.V.npz"))).isEqualTo(first);
    }
}
