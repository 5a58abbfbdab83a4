package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes whose recordings are larger than their memory. */
class LargeRecordingTest {
    @TempDir Path folder;

    private void run(String text, int megabytes, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("large.hillock"), text);
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-Xmx" + megabytes + "m", "-cp", System.getProperty("java.class.path"), "hillock.cli.Main",
                "run", file.toString(), "--out", "large", "--quiet"));
        command.addAll(List.of(more));
        assertThat(Shell.start(folder, Map.of("LC_ALL", "C"), command).end()).isEqualTo(new Ran(0, "", ""));
        try (Stream<Path> files = Files.list(folder.resolve("large"))) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".rows"));
        }
    }

    /** 32 MB in a heap of 24 MB, with its pictures. */
    @Test void itMayBeLargerThanTheMemory() throws IOException {
        run("""
                model Cell { dx/dt = -x / 10 ms; x(0) = i }
                population cells = Cell[40]
                simulate 1 s { dt = 0.01 ms; method = euler }
                record cells.x
                plot cells.x
                plot cells[1].x against cells[2].x
                plot histogram cells[3].x
                """, 24);
        try (Stream<String> lines = Files.lines(folder.resolve("large/cells.x.csv"))) {
            assertThat(lines.count()).isEqualTo(100_002);
        }
        assertThat(folder.resolve("large/cells.x.png")).isNotEmptyFile();
    }

    @Test void aGigabyteIsRecordedInAHeapOf64Megabytes() throws IOException {
        run("""
                model Cell { dx/dt = 1 /ms; x(0) = i }
                population cells = Cell[50]
                simulate 25 s { dt = 0.01 ms; method = euler }
                record cells.x
                """, 64, "--format", "npz", "--no-plots");
        try (ZipFile archive = new ZipFile(folder.resolve("large/cells.x.npz").toFile());
                InputStream values = archive.getInputStream(archive.getEntry("values.npy"))) {
            byte[] header = values.readNBytes(128);
            assertThat(new String(header, StandardCharsets.ISO_8859_1)).contains("'descr': '<f8'", "'shape': (2500001, 50)");
            double[] expected = new double[50];
            Arrays.setAll(expected, i -> i);
            double[] row = new double[50];
            for (int k = 0; k <= 2_500_000; k++) {
                ByteBuffer.wrap(values.readNBytes(row.length * Double.BYTES)).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(row);
                if (!Arrays.equals(row, expected)) assertThat(row).as("row %d", k).isEqualTo(expected);
                for (int i = 0; i < expected.length; i++) expected[i] += 0.01;
            }
            assertThat(values.read()).isEqualTo(-1);
        }
    }
}
