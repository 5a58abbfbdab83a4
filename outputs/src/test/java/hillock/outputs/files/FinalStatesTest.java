package hillock.outputs.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import hillock.language.syntax.Problem;
import hillock.language.syntax.UserError;
import hillock.simulator.recording.Recording.FinalState;

class FinalStatesTest {
    private static final String HEAD =
            "# The state at the end of a run of Hillock, for `hillock run --from`. "
            + "Numbers are in ms, mV, uA, cm and units made of these.\n";
    @TempDir private Path folder;

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("final-state"), text);
    }

    private void assertBroken(String text, int line, String message) throws IOException {
        Path file = written(text);
        assertThatThrownBy(() -> FinalStates.read(file)).isInstanceOfSatisfying(UserError.class, error -> {
            Problem problem = error.problems().getFirst();
            assertThat(problem.message()).isEqualTo(message);
            assertThat(problem.span().orElseThrow().position()).isEqualTo(file + ":" + line + ":1");
        });
    }

    @Test void everyBitSurvivesTheRoundTrip() throws IOException {
        Map<String, double[]> values = new LinkedHashMap<>();
        values.put("cells.V", new double[] {-65.00012345678901, Double.MIN_VALUE, -0.0, Double.MAX_VALUE, 0.1 + 0.2});
        values.put("driver -> follower.s", new double[] {Double.POSITIVE_INFINITY, Double.NaN});
        values.put("empty.x", new double[0]);
        Path file = folder.resolve("final-state");
        try (var out = Files.newOutputStream(file)) {
            FinalStates.write(new FinalState(1000, values), new LineSink(out));
        }
        Map<String, double[]> read = FinalStates.read(file);
        assertThat(read.keySet()).containsExactly("cells.V", "driver -> follower.s", "empty.x");
        values.forEach((name, all) -> assertThat(read.get(name)).usingElementComparator(
                (a, b) -> Long.compare(Double.doubleToLongBits(a), Double.doubleToLongBits(b))).containsExactly(all));
    }

    @Test void theTextIsPlain() throws IOException {
        Path file = folder.resolve("final-state");
        try (var out = Files.newOutputStream(file)) {
            FinalStates.write(new FinalState(2.5, Map.of("cells.V", new double[] {-65, 1e-9})), new LineSink(out));
        }
        assertThat(file).hasContent(HEAD + "time = 2.5\ncells.V: 2\n-65.0\n1.0E-9\n");
    }

    @Test void aBrokenFileIsNamedByItsLine() throws IOException {
        assertBroken("", 1, "this is not a final state that Hillock wrote");
        assertBroken("t,0\n1,2\n", 1, "this is not a final state that Hillock wrote");
        assertBroken(HEAD, 2, "expected the time, such as time = 1000.0");
        assertBroken(HEAD + "time = soon\n", 2, "expected a number, found soon");
        assertBroken(HEAD + "time = 1\ncells.V 2\n", 3, "expected a variable and its number of values, such as cells.V: 2");
        assertBroken(HEAD + "time = 1\ncells.V: -2\n", 3, "expected the number of values that follow, found -2");
        assertBroken(HEAD + "time = 1\ncells.V: 2000000000\n", 3, "expected the number of values that follow, found 2000000000");
        assertBroken(HEAD + "time = 1\ncells.V: 2\n1.0\n", 5, "the file ends here, but 1 more value should follow");
        assertBroken(HEAD + "time = 1\ncells.V: 2\n1.0\n\n", 5, "expected a number, found an empty line");
        assertBroken(HEAD + "time = 1\na.x: 1\n1\na.x: 1\n1\n", 5, "a.x stands here twice");
    }

    @Test void aFileThatIsMissingOrBinaryOrAFolderIsTheUsersError() throws IOException {
        Path missing = folder.resolve("nowhere");
        assertThatThrownBy(() -> FinalStates.read(missing)).isInstanceOf(UserError.class)
                .hasMessageContaining("there is no file " + missing);
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1});
        assertThatThrownBy(() -> FinalStates.read(binary)).isInstanceOf(UserError.class).hasMessageContaining("it is not text");
        assertThatThrownBy(() -> FinalStates.read(folder)).isInstanceOf(UserError.class).hasMessageContaining("cannot read " + folder);
    }
}
