package hillock.outputs.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was asked of a run, so that another process can ask the same.
 *
 * @param version of the program
 * @param file    the user's file, as named on the command line
 * @param text    its whole text
 * @param folder  in which the program ran
 * @param options of the command line, by name, in the order given
 * @param files   what else the text names and was read, with the SHA-256 of each in hexadecimal
 * @param state   what {@code --from} gave
 */
public record Errand(String version, String file, String text, Path folder, Map<String, List<String>> options, Map<Path, String> files,
        Optional<Map<String, double[]>> state) {}
