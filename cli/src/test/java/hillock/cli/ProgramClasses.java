package hillock.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The class files of all modules, as the program has them. */
final class ProgramClasses {
    private static final List<Class<?>> ONE_OF_EACH_MODULE =
            List.of(hillock.language.syntax.Source.class, hillock.simulator.recording.Trace.class,
                    hillock.outputs.files.WritingFailed.class, Main.class);

    private ProgramClasses() {}

    static List<byte[]> all() {
        return ONE_OF_EACH_MODULE.stream().flatMap(module -> classes(module).stream()).toList();
    }

    /** The class files of the module that a class belongs to: in a folder of classes, or in a jar. */
    private static List<byte[]> classes(Class<?> member) {
        try {
            Path place = Path.of(member.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(place)) return read(place);
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return read(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<byte[]> read(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".class")).map(ProgramClasses::bytes).toList();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
