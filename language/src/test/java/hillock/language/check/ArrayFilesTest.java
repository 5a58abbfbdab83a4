package hillock.language.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import hillock.language.model.Connection;
import hillock.language.model.Connection.Pattern;
import hillock.language.model.Model;
import hillock.language.model.Model.Values;
import hillock.language.syntax.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections from files that NumPy 1.24.2 and SciPy 1.10.1 wrote (make-arrays.py). */
class ArrayFilesTest {
    private static final String CELLS = """
            model A { input I; dV/dt = -V / 1 ms + I / 1 uF; V(0) = 1 mV }
            population a = A[3]
            """;
    @TempDir
    Path folder;

    private byte[] bytes(String file) throws IOException {
        try (InputStream in = ArrayFilesTest.class.getResourceAsStream(file)) {
            return in.readAllBytes();
        }
    }

    private Path main(String file, byte[] content, String block) throws IOException {
        Files.write(folder.resolve(file), content);
        return Files.writeString(folder.resolve("main.hillock"), CELLS + "connect a -> a from \"" + file + "\" { " + block + " }\n");
    }

    private Connection connection(String file, String block) throws IOException {
        return Checker.check(main(file, bytes(file), block), List.of(), false).experiment().connections().getFirst();
    }

    private String mistake(String file, byte[] content) throws IOException {
        Path main = main(file, content, "post.I += pre.V * 1 nS");
        UserError error = catchThrowableOfType(UserError.class, () -> Checker.check(main, List.of(), false));
        return error.getMessage().replace(folder + "/", "");
    }

    @Test void listedArraysAreColumnsAndTheirNamesMayHaveUnits() throws IOException {
        Connection connection = connection("listed.npz", "post.I += w * pre.V");
        assertThat(connection.pattern()).isEqualTo(new Pattern.Listed(new int[] {0, 2, 1}, new int[] {1, 0, 2}));
        assertThat(connection.parameters())
                .containsExactly(new Model.Assigned("w", new Values.Column(new double[] {2.5e-6, 4e-6, -0.5e-6})));
        assertThat(connection.delay()).contains(new Values.Column(new double[] {1.0, 2.0, 3.0}));
    }

    @Test void packedArraysOfOtherTypesAndByteOrdersAreTheSame() throws IOException {
        Connection connection = connection("deflated.npz", "post.I += w * pre.V");
        assertThat(connection.pattern()).isEqualTo(new Pattern.Listed(new int[] {0, 2, 1}, new int[] {1, 0, 2}));
        assertThat(connection.parameters())
                .containsExactly(new Model.Assigned("w", new Values.Column(new double[] {2.5e-6, 4e-6, -0.5e-6})));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"coo.npz; 0,2,1; 1,0,2; 2.5,4,-0.5", "csr.npz; 2,0,1; 0,1,2; 4,2.5,-0.5",
        "csc.npz; 0,1,2; 1,2,0; 2.5,-0.5,4", "dense.npy; 2,0,1; 0,1,2; 4,2.5,-0.5"})
    void theRowsOfAMatrixAreTargets(String file, String sources, String targets, String weights) throws IOException {
        Connection connection = connection(file, "weight w = weight * 1 nS; post.I += w * pre.V");
        assertThat(connection.pattern()).isEqualTo(new Pattern.Listed(whole(sources), whole(targets)));
        assertThat(connection.parameters().getFirst()).isEqualTo(new Model.Assigned("weight",
                new Values.Column(Arrays.stream(weights.split(",")).mapToDouble(Double::parseDouble).toArray())));
    }

    @Test void aMatrixWhoseFirstIndexMovesFastestIsTheSame() throws IOException {
        Connection connection = connection("dense.npz", "post.I += w * pre.V");
        assertThat(connection.pattern()).isEqualTo(new Pattern.Listed(new int[] {2, 0, 1}, new int[] {0, 1, 2}));
        assertThat(connection.parameters())
                .containsExactly(new Model.Assigned("w", new Values.Column(new double[] {4e-6, 2.5e-6, -0.5e-6})));
    }

    private static int[] whole(String numbers) {
        return Arrays.stream(numbers.split(",")).mapToInt(Integer::parseInt).toArray();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "short.npz; the array target of short.npz has 2 values, but source has 3; all arrays have one value for each connection",
        "complex.npz; cannot read complex.npz: the array w holds values of the type c16, but int8 to int64, float32 and float64 are known"
                + "; numpy.savez and scipy.sparse.save_npz write such files",
        "infinite.npz; the array w of infinite.npz has the value Infinity at the index 1; every value is a finite number",
        "dia.npz; dia.npz is a sparse matrix in the format dia; coo, csr and csc are known",
        "wide.npy; the matrix weight of wide.npy has the shape [2, 3], expected [3, 3]"
                + "; one row for each target, and in it one column for each source"})
    void arraysThatAreNoConnectionsAreTold(String file, String message, String hint) throws IOException {
        String underlined = "connect a -> a from \"" + file + "\" { post.I += pre.V * 1 nS }\n    |" + " ".repeat(21)
                + "^".repeat(file.length() + 2);
        assertThat(mistake(file, bytes(file))).isEqualTo("main.hillock:3:21: error: " + message + "\n  3 | " + underlined + "\n    hint: "
                + hint);
    }

    @Test void arraysThatAreMissingOrOfAnotherShapeAreTold() throws IOException {
        String forms = "arrays source, target and values of one length, matrices with a row for each target, or a sparse matrix as"
                + " scipy.sparse.save_npz writes it";
        assertThat(oneLine(mistake("sources.npz", bytes("sources.npz"))))
                .contains("error: sources.npz has no array target, but source").endsWith("hint: " + forms);
        assertThat(oneLine(mistake("cube.npz", bytes("cube.npz"))))
                .contains("error: the array w of cube.npz has 3 dimensions, not 1").endsWith("hint: " + forms);
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s*\\n\\s+", " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"listed.npz", "deflated.npz", "csr.npz", "dense.npy"})
    void aFileCutAnywhereIsTold(String file) throws IOException {
        byte[] whole = bytes(file);
        for (int length = 0; length < whole.length; length += 13) {
            assertThat(mistake(file, Arrays.copyOf(whole, length))).startsWith("main.hillock:3:21: error: cannot read " + file + ": it ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"listed.npz", "deflated.npz", "csr.npz", "dense.npy"})
    void aFileWithAWrongByteNeverEndsInAStackTrace(String file) throws IOException {
        byte[] whole = bytes(file);
        for (int k = 0; k < whole.length; k += 5) {
            byte[] wrong = whole.clone();
            wrong[k] ^= (byte) 0x55;
            Path main = main(file, wrong, "post.I += pre.V * 1 nS");
            try {
                Checker.check(main, List.of(), false);
            } catch (UserError error) {
                assertThat(error.problems()).isNotEmpty();
            }
        }
    }

    @Test void aHeaderThatPromisesMoreThanThereIsTakesNoMemory() throws IOException {
        byte[] whole = bytes("dense.npy");
        String text = new String(whole, StandardCharsets.ISO_8859_1).replace("(3, 3), }            ", "(30000, 60000), }    ");
        assertThat(mistake("dense.npy", text.getBytes(StandardCharsets.ISO_8859_1))).startsWith(
                "main.hillock:3:21: error: cannot read dense.npy: it should have 14400000000 bytes of values, but has 72\n");
    }
}
