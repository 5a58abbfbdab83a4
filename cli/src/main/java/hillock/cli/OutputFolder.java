package hillock.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Looks before a long run whether its results could be written after it; makes nothing. */
final class OutputFolder {
    private OutputFolder() {}

    /** What stands in the way of writing into a folder that need not exist yet. */
    static Optional<String> obstacle(Path folder) {
        Path existing = folder.toAbsolutePath().normalize();
        while (!Files.exists(existing) && existing.getParent() != null) existing = existing.getParent();
        if (!Files.isDirectory(existing)) return Optional.of(existing + " is not a folder");
        return Files.isWritable(existing) ? Optional.empty() : Optional.of("no permission to write in " + existing);
    }
}
