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
import org.junit.jupiter.params.provider.MethodSource;

/** Every file in {@code wrong/} with the whole message that a user gets for it, in {@code .txt} beside it. */
class WrongFilesTest {
    private static final Path WRONG = Checkout.HOME.resolve("cli/src/test/resources/hillock/cli/wrong");

    @TempDir Path folder;

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(WRONG)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".hillock")).sorted().toList();
        }
    }

    @Test void thereAreAtLeastFortyOfThem() throws IOException {
        assertThat(names()).hasSizeGreaterThanOrEqualTo(40);
    }

    @ParameterizedTest
    @MethodSource("names")
    void isAnsweredWithItsWholeMessageAndNothingIsWritten(String name) throws IOException {
        Path file = WRONG.resolve(name);
        Path out = folder.resolve("results");
        Ran ran = Ran.hillock("run", file.toString(), "--out", out.toString());
        assertThat(ran.err().replace(WRONG + "/", "")).isEqualTo(Files.readString(WRONG.resolve(name.replace(".hillock", ".txt"))));
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(out).doesNotExist();
    }
}
