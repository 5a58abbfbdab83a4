package hillock.simulator.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import hillock.language.units.Unit;

/** Recordings on disk are those in memory. */
class StorageTest {
    private static final int ROWS = 100_000;
    @TempDir Path folder;

    private static Trace trace(Storage storage, int width) {
        return new Trace("cells.V", Unit.NONE, IntStream.range(0, width).mapToObj(Integer::toString).toList(), storage, "V");
    }

    private static double value(int row, int column) {
        return Math.sin(row + 0.1 * column);
    }

    private static void record(Trace trace, int from, int to) {
        double[] values = new double[trace.columns().size()];
        for (int row = from; row < to; row++) {
            for (int c = 0; c < values.length; c++) values[c] = value(row, c);
            trace.add(0.5 * row, values);
        }
    }

    private static void holds(Trace trace, int rows) {
        assertThat(trace.rows()).isEqualTo(rows);
        for (int row : new int[] {0, rows - 1, rows / 2, rows / 3}) {
            assertThat(trace.time(row)).isEqualTo(0.5 * row);
            for (int c = 0; c < trace.columns().size(); c++) assertThat(trace.value(row, c)).isEqualTo(value(row, c));
        }
        assertThat(trace.column(0)).isEqualTo(IntStream.range(0, rows).mapToDouble(row -> value(row, 0)).toArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 70_000})
    void whatOverflowsMemoryReadsBackTheSameAndLeavesNoFile(int width) throws IOException {
        int rows = width > 10 ? 20 : ROWS;
        try (Storage storage = Storage.overflowing(folder, 700_000)) {
            Trace trace = trace(storage, width);
            record(trace, 0, rows);
            holds(trace, rows);
            try (var files = Files.list(folder)) {
                assertThat(files).isEmpty();
            }
        }
    }

    @Test void littleStaysInMemoryAndNeedsNoFolder() {
        try (Storage storage = Storage.overflowing(folder.resolve("none"), 10_000_000)) {
            Trace trace = trace(storage, 2);
            record(trace, 0, 1000);
            holds(trace, 1000);
            assertThat(folder.resolve("none")).doesNotExist();
        }
    }

    /** Numbers of rows around the size of a block of 32,768. */
    @ParameterizedTest
    @ValueSource(ints = {1, 32_767, 32_768, 32_769, 65_536})
    void anotherProcessGoesOnWithTheRowsThatCount(int kept) {
        try (Storage first = Storage.kept(folder, Map.of())) {
            Trace trace = trace(first, 1);
            record(trace, 0, kept);
            first.flush();
            assertThat(first.rows()).isEqualTo(Map.of("V", kept));
            record(trace, kept + 7, kept + 40_000); // what a process did after its last checkpoint
            first.flush();
        }
        try (Storage second = Storage.kept(folder, Map.of("V", kept))) {
            Trace trace = trace(second, 1);
            holds(trace, kept);
            record(trace, kept, ROWS);
            holds(trace, ROWS);
        }
    }

    @Test void spikesAreKeptToo() {
        try (Storage first = Storage.kept(folder, Map.of())) {
            SpikeTrain train = new SpikeTrain("cells", 5, first, "spikes");
            for (int k = 0; k < 5000; k++) train.add(k % 5, k);
            first.flush();
        }
        try (Storage second = Storage.kept(folder, Map.of("spikes", 4000))) {
            SpikeTrain train = new SpikeTrain("cells", 5, second, "spikes");
            assertThat(train.count()).isEqualTo(4000);
            assertThat(train.neuron(3999)).isEqualTo(4);
            assertThat(train.of(1)).hasSize(800).startsWith(1, 6).endsWith(3996);
        }
    }

    @Test void afterAFullDiskWhatWasThereCanBeReadStill() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        Files.createSymbolicLink(folder.resolve("0.rows"), full);
        Storage storage = Storage.kept(folder, Map.of());
        Trace trace = trace(storage, 1);
        assertThatThrownBy(() -> record(trace, 0, ROWS)).isInstanceOfSatisfying(StorageFailed.class, failed -> {
            assertThat(failed.place()).isEqualTo(folder);
            assertThat(failed.reason()).hasMessage("No space left on device");
        });
        holds(trace, 32_768);
    }

    @Test void aFileThatIsTooShortIsNoticed() throws IOException {
        Files.write(folder.resolve("0.rows"), new byte[100]);
        Storage storage = Storage.kept(folder, Map.of("V", 50));
        assertThatThrownBy(() -> trace(storage, 1)).isInstanceOf(StorageFailed.class).hasMessageContaining("too short");
        assertThat(List.of(storage.rows())).containsExactly(Map.of());
    }
}
