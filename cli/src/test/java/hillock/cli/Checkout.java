package hillock.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of the project that the tests run in. */
final class Checkout {
    static final Path HOME = home();

    private Checkout() {}

    private static Path home() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("hillock")) || !Files.exists(folder.resolve("mvnw"))) folder = folder.getParent();
        return folder;
    }
}
