package hillock.outputs.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import hillock.language.syntax.UserError;
import hillock.simulator.recording.Checkpoint;
import hillock.simulator.recording.Storage;
import hillock.simulator.recording.Trace;
import hillock.language.units.Unit;

class CheckpointFolderTest {
    private static final Errand ERRAND = new Errand("0.1.0", "cells/pair.hillock", "model M {}\n# µA", Path.of("/home/who"),
            Map.of("--set", List.of("cells.I=12", "dt=0.1"), "--quiet", List.of("")), Map.of(Path.of("/home/who/a.csv"), "abc"),
            Optional.of(Map.of("cells.V", new double[] {-65, Double.NaN, -0.0})));
    private static final Checkpoint POINT = new Checkpoint(3000,
            Map.of("cells.V", IntStream.range(0, 20_000).mapToDouble(Math::sin).toArray()),
            Map.of("cells.hold0", -1L), 2, Map.of("recorded cells.V", 17));
    @TempDir Path results;

    private void keep() {
        try (CheckpointFolder folder = CheckpointFolder.begin(results)) {
            folder.write(ERRAND, POINT);
        }
    }

    private Path state() {
        return results.resolve("checkpoint/state");
    }

    @Test void whatWasKeptReadsBack() {
        keep();
        try (CheckpointFolder folder = CheckpointFolder.open(results)) {
            BiPredicate<double[], double[]> sameBits = Arrays::equals;
            CheckpointFolder.Saved saved = folder.read();
            assertThat(saved.errand()).usingRecursiveComparison().withEqualsForType(sameBits, double[].class).isEqualTo(ERRAND);
            assertThat(saved.checkpoint()).usingRecursiveComparison().withEqualsForType(sameBits, double[].class).isEqualTo(POINT);
        }
    }

    @Test void aNewRunBeginsEmptyAndAFinishedOneLeavesNothing() throws IOException {
        keep();
        Files.writeString(results.resolve("checkpoint/3.rows"), "old");
        try (CheckpointFolder folder = CheckpointFolder.begin(results)) {
            assertThat(state()).doesNotExist();
            assertThat(results.resolve("checkpoint/3.rows")).doesNotExist();
            Storage storage = folder.storage(Map.of());
            new Trace("x", Unit.NONE, List.of("0"), storage, "x").add(0, new double[] {1});
            storage.flush();
            folder.write(ERRAND, POINT);
            folder.remove();
        }
        assertThat(results).isEmptyDirectory();
        CheckpointFolder.discard(results);
    }

    @Test void withoutACheckpointThereIsNothingToGoOnWith() {
        assertThatThrownBy(() -> CheckpointFolder.open(results)).isInstanceOf(UserError.class)
                .hasMessageContaining("there is nothing to go on with in " + results);
    }

    @Test void whatAProcessThatWasKilledWhileTidyingUpLeftIsRemoved() throws IOException {
        keep();
        Files.write(results.resolve("checkpoint/2.rows"), new byte[8]);
        Files.delete(state());
        assertThatThrownBy(() -> CheckpointFolder.open(results)).isInstanceOf(UserError.class);
        assertThat(results).isEmptyDirectory();
        Path own = Files.createDirectory(results.resolve("checkpoint")).resolve("mine.rows");
        Files.writeString(own, "not Hillock's");
        CheckpointFolder.discard(results);
        assertThat(own).exists();
    }

    @Test void onlyOneProcessIsAtWorkInAFolder() {
        keep();
        try (CheckpointFolder folder = CheckpointFolder.open(results)) {
            assertThatThrownBy(() -> CheckpointFolder.open(results)).isInstanceOf(UserError.class)
                    .hasMessageContaining("has not ended yet");
            assertThatThrownBy(() -> CheckpointFolder.begin(results)).isInstanceOf(UserError.class);
            CheckpointFolder.discard(results);
            assertThat(folder.read().checkpoint().step()).isEqualTo(3000);
        }
    }

    @Test void aHalfWrittenSuccessorDoesNotMatter() throws IOException {
        keep();
        Files.write(results.resolve("checkpoint/state.part"), new byte[] {1, 2, 3});
        try (CheckpointFolder folder = CheckpointFolder.open(results)) {
            assertThat(folder.read().checkpoint().step()).isEqualTo(3000);
        }
    }

    /** Whatever happened to the bytes: a message, and no more memory than the file's length. */
    @Test void everyDamageIsNoticed() throws IOException {
        keep();
        byte[] whole = Files.readAllBytes(state());
        Random random = new Random(7);
        for (int k = 0; k < 300; k++) {
            byte[] damaged = k % 3 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            if (k % 3 != 0) damaged[random.nextInt(k % 3 == 1 ? 500 : whole.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(state(), damaged);
            try (CheckpointFolder folder = CheckpointFolder.open(results)) {
                assertThatThrownBy(folder::read).isInstanceOf(UserError.class).hasMessageContaining("cannot go on from " + state());
            }
        }
    }
}
