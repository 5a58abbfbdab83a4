package hillock.outputs.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import hillock.simulator.recording.Swept;

class SweepLedgerTest {
    private static final Swept.Row FINISHED = row(3, Optional.empty());
    private static final Swept.Row FAILED = row(7, Optional.of(new Swept.Failure("blew up at 2 ms", 2, "a".repeat(70_000),
            Optional.of(new Swept.Spot("cells, neuron 1", "V", Double.POSITIVE_INFINITY, "mV")))));
    @TempDir Path folder;

    private static Swept.Row row(int number, Optional<Swept.Failure> failure) {
        return new Swept.Row(number, List.of(0.1, -0.0), 1, new double[] {1.5, Double.NaN}, failure,
                failure.isPresent() ? Optional.empty()
                        : Optional.of(new Swept.Work(1L << 40, "vector", Map.of("cells", 1L << 33, "others", 0L))));
    }

    private Path file() {
        return folder.resolve("sweep.rows");
    }

    private void keep(Swept.Row... rows) {
        try (SweepLedger ledger = SweepLedger.open(file())) {
            ledger.add(List.of(rows));
        }
    }

    private void holds(Swept.Row... rows) {
        try (SweepLedger ledger = SweepLedger.open(file())) {
            BiPredicate<double[], double[]> sameBits = Arrays::equals;
            assertThat(ledger.rows()).usingRecursiveComparison().withEqualsForType(sameBits, double[].class).isEqualTo(List.of(rows));
            assertThat(ledger.count()).isEqualTo(rows.length);
        }
    }

    @Test void rowsReadBackHoweverLongTheyAre() {
        keep(FINISHED);
        keep(FAILED);
        holds(FINISHED, FAILED);
    }

    @Test void aBrokenRowDoesNotCountAndIsWrittenOver() throws IOException {
        keep(FINISHED, FAILED);
        byte[] whole = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(whole, whole.length - 1));
        holds(FINISHED);
        keep(FAILED);
        assertThat(file()).hasBinaryContent(whole);
        Files.write(file(), new byte[1000], StandardOpenOption.APPEND);
        holds(FINISHED, FAILED);
        assertThat(file()).hasBinaryContent(whole);
    }
}
