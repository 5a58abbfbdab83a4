package hillock.language.check;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import hillock.language.model.DataTable;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Source;
import hillock.language.syntax.Span;
import hillock.language.syntax.UserError;

/** The files that a text names: found from the folder of that text, kept within the folder of the main one, read once. */
final class DataFiles {
    private static final long LARGEST = 2_000_000_000L;
    private final Problems problems;
    private final Path within;
    private final boolean allowOutside;
    private final Map<Source, Path> folders = new HashMap<>();
    private final Map<Path, Optional<DataTable>> tables = new HashMap<>();
    private final Set<Path> read = new LinkedHashSet<>();

    /** @param within the folder that files must lie in, unless {@code allowOutside} */
    DataFiles(Problems problems, Path within, boolean allowOutside) {
        this.problems = problems;
        this.within = within;
        this.allowOutside = allowOutside;
    }

    /** Says where a text lies, for the relative paths in it. */
    void add(Source source, Path folder) {
        folders.put(source, folder);
    }

    /** The file that a text names; problems are reported where it is named. */
    Optional<Path> find(Expression.Text named) {
        Path folder = folders.getOrDefault(named.span().source(), within);
        Path file;
        try {
            file = folder.resolve(named.value()).normalize();
        } catch (InvalidPathException _) {
            problems.error(named.span(), "this is no name of a file");
            return Optional.empty();
        }
        if (!allowOutside && !inside(file)) {
            problems.error(named.span(), named.value() + " lies outside the folder of this file", "move it there, or give --allow-outside");
            return Optional.empty();
        }
        if (!Files.exists(file)) {
            problems.error(named.span(), "there is no file " + named.value(), "it is looked for in the folder of this file");
            return Optional.empty();
        }
        return Optional.of(file);
    }

    private boolean inside(Path file) {
        Path root = within.toAbsolutePath().normalize();
        if (!file.toAbsolutePath().normalize().startsWith(root)) return false;
        try {
            return !Files.exists(file) || file.toRealPath().startsWith(root.toRealPath());
        } catch (IOException _) {
            return false;
        }
    }

    /** The text of a file, with {@code shown} as its name in messages. */
    Optional<Source> read(Path file, String shown, Span at) {
        return opened(file, shown, at, () -> {
            if (Files.size(file) > LARGEST) {
                problems.error(at, shown + " is larger than 2 GB");
                return Optional.empty();
            }
            return Optional.of(new Source(shown, decoded(Files.readAllBytes(file))));
        });
    }

    /** The arrays in a file of NumPy, by name. */
    Optional<Map<String, NumberArray>> arrays(Path file, String shown, Span at) {
        return opened(file, shown, at, () -> Optional.of(new ArrayFile(shown, at).read(file)));
    }

    private <T> Optional<T> opened(Path file, String shown, Span at, Reading<T> reading) {
        if (Files.isDirectory(file)) {
            problems.error(at, shown + " is a folder, not a file");
            return Optional.empty();
        }
        read.add(file);
        try {
            return reading.read();
        } catch (CharacterCodingException _) {
            problems.error(at, shown + " is not a text file (it is not UTF-8)");
        } catch (IOException _) {
            problems.error(at, "cannot read " + shown);
        } catch (OutOfMemoryError _) {
            problems.error(at, shown + " is too large for the memory");
        }
        return Optional.empty();
    }

    private interface Reading<T> {
        Optional<T> read() throws IOException;
    }

    /** The files read so far. */
    List<Path> read() {
        return List.copyOf(read);
    }

    static String decoded(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The table in a CSV file whose first column is time; its own problems are reported in it. */
    Optional<DataTable> table(Expression.Text named) {
        return table(named, true);
    }

    /** The table in a CSV file, whose first column grows from row to row if it is time. */
    Optional<DataTable> table(Expression.Text named, boolean timed) {
        Optional<Path> file = find(named);
        if (file.isEmpty()) return Optional.empty();
        if (!tables.containsKey(file.get())) {
            Optional<DataTable> table = Optional.empty();
            try {
                table = read(file.get(), named.value(), named.span())
                        .map(source -> timed ? TableText.signal(source, named.span()) : TableText.read(source, named.span()));
            } catch (UserError error) {
                problems.addAll(error);
            }
            tables.put(file.get(), table);
        }
        return tables.get(file.get());
    }
}
