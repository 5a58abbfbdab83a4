package hillock.language.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import hillock.language.syntax.UserError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example is right, or uses something that is not there yet. */
class ExamplesTest {
    private static final Path FOLDER = Stream.of(Path.of("examples"), Path.of("../examples")).filter(Files::isDirectory).findFirst()
            .orElseThrow();
    private static final List<String> LATER = List.of("fi-curve.hillock");

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".hillock")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleChecksOrWaitsForLater(Path file) {
        if (!LATER.contains(file.getFileName().toString())) {
            assertThat(Checker.check(file, List.of(), false).experiment().simulation()).isPresent();
            return;
        }
        try {
            Checker.check(file, List.of(), false);
        } catch (UserError error) {
            assertThat(error.problems()).isNotEmpty().allMatch(problem -> problem.message().contains("not supported yet"));
        }
    }
}
