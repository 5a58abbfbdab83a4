package hillock.language.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example is right. */
class ExamplesTest {
    private static final Path FOLDER = Stream.of(Path.of("examples"), Path.of("../examples")).filter(Files::isDirectory).findFirst()
            .orElseThrow();

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".hillock")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleChecks(Path file) {
        assertThat(Checker.check(file, List.of(), false).experiment().simulation()).isPresent();
    }
}
