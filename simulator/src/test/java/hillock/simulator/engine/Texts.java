package hillock.simulator.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The texts that tests run. */
final class Texts {
    private Texts() {}

    static String example(String name) {
        try {
            return Files.readString(examples().resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The project's examples, whether a test runs from the root or from a module. */
    static Path examples() {
        Path here = Path.of("examples");
        return Files.isDirectory(here) ? here : Path.of("..", "examples");
    }

    /** two-neurons.hillock with another simulate statement and other things to look at. */
    static String twoNeurons(String simulate, String rest) {
        String text = example("two-neurons.hillock");
        return text.substring(0, text.indexOf("simulate ")) + simulate + "\n" + rest + "\n";
    }
}
