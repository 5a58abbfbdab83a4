package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewCommandTest {
    @TempDir Path folder;

    @Test void aNewFileNamesItselfAndRunsAsItStands() throws IOException {
        Path file = folder.resolve("cell.hillock");
        assertThat(Ran.hillock("new", folder.resolve("cell").toString()))
                .isEqualTo(new Ran(0, "wrote " + file + "; try: hillock run " + file + "\n", ""));
        assertThat(file).content().startsWith("# cell: ").contains("hillock run cell.hillock").doesNotContain("{name}");
        assertThat(Ran.hillock("check", file.toString())).isEqualTo(new Ran(0, file + ": no problems\n", ""));
        Ran run = Ran.hillock("run", file.toString(), "--out", folder.resolve("results").toString());
        assertThat(run.status()).isZero();
        assertThat(run.out()).containsPattern("cells  2 neurons, \\d\\d spikes");
        assertThat(folder.resolve("results/cells.V.csv")).exists();
    }

    @Test void anExistingFileIsNeverReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.hillock"), "mine");
        assertThat(Ran.hillock("new", file.toString()))
                .isEqualTo(new Ran(2, "", "error: " + file + " exists already\n  hint: choose another name; nothing was changed\n"));
        assertThat(file).hasContent("mine");
    }

    @Test void aFolderThatIsNotThereCannotBeWrittenInto() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("in-the-way"), "");
        Path file = inTheWay.resolve("cell.hillock");
        assertThat(Ran.hillock("new", file.toString()))
                .isEqualTo(new Ran(4, "", "error: cannot write " + file + ": " + inTheWay + " is not a folder\n"));
    }

    @Test void aMissingFolderIsNamed() {
        Path missing = folder.resolve("missing");
        assertThat(Ran.hillock("new", missing.resolve("cell").toString())).isEqualTo(
                new Ran(4, "", "error: cannot write " + missing.resolve("cell.hillock") + ": there is no folder " + missing + "\n"));
    }
}
