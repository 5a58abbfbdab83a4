package hillock.outputs.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The folder of one run's results. A file that cannot be written does not keep the others from being written; of a broken one only whole
 * lines, or nothing, stay on disk.
 */
final class ResultFolder {
    static final String SUMMARY = "summary.json";
    private final Path folder;
    private final List<Path> complete = new ArrayList<>();
    private final List<WritingFailed.Failure> failures = new ArrayList<>();

    /** Makes the folder if need be and removes what the run before wrote there. */
    ResultFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new WritingFailed(List.of(), List.of(new WritingFailed.Failure(folder, Reasons.of(e))));
        }
        removePrevious();
    }

    /** Writes the text of lines that can be long. */
    interface Lines {
        void to(LineSink sink) throws IOException;
    }

    void lines(String name, Lines content) {
        Path file = folder.resolve(name);
        long completed = 0;
        try (OutputStream out = open(file)) {
            LineSink sink = new LineSink(out);
            try {
                content.to(sink);
            } finally {
                completed = sink.completed();
            }
            complete.add(file);
        } catch (IOException e) {
            fail(file, Reasons.of(e) + (completed > 0 ? "; its first lines are kept" : ""));
            cut(file, completed);
        }
    }

    /** Writes bytes that can be many. */
    interface Bytes {
        void to(OutputStream out) throws IOException;
    }

    /** Writes a file that is of use only as a whole and may be large; what could not be finished is removed. */
    void stream(String name, Bytes content) {
        Path file = folder.resolve(name);
        Path part = folder.resolve(name + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(open(part))) {
                content.to(out);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            complete.add(file);
        } catch (IOException e) {
            fail(file, Reasons.of(e));
            cut(part, 0);
        }
    }

    /** Makes a file by its path. */
    interface Made {
        void at(Path file) throws IOException;
    }

    /** The same where a library has to open the file itself. */
    void file(String name, Made content) {
        Path file = folder.resolve(name);
        Path part = folder.resolve(name + ".part");
        try {
            content.at(part);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            complete.add(file);
        } catch (IOException e) {
            fail(file, Reasons.of(e));
            cut(part, 0);
        }
    }

    /** Writes a file that is of use only as a whole; {@code content} replaces an older one of that name at once, or not at all. */
    void whole(String name, byte[] content) {
        Path file = folder.resolve(name);
        Path part = folder.resolve(name + ".part");
        try {
            try (OutputStream out = open(part)) {
                out.write(content);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            failures.removeIf(earlier -> earlier.file().equals(file));
            if (!complete.contains(file)) complete.add(file);
        } catch (IOException e) {
            fail(file, Reasons.of(e));
            cut(part, 0);
        }
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    List<Path> complete() {
        return List.copyOf(complete);
    }

    List<WritingFailed.Failure> failures() {
        return List.copyOf(failures);
    }

    /** Whether a file of that name was already written here, as on file systems that do not tell {@code cells.v} from {@code cells.V}. */
    boolean holds(String name) {
        return Files.exists(folder.resolve(name)) && complete.stream().anyMatch(f -> f.getFileName().toString().equalsIgnoreCase(name));
    }

    private static OutputStream open(Path file) throws IOException {
        return Files.newOutputStream(file);
    }

    private void fail(Path file, String reason) {
        failures.removeIf(earlier -> earlier.file().equals(file));
        failures.add(new WritingFailed.Failure(file, reason));
    }

    /** Leaves the first bytes, which are whole lines; with none, no file. What cannot even be cut stays as it is. */
    private static void cut(Path file, long length) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) return;
        try {
            if (length == 0) {
                Files.deleteIfExists(file);
                return;
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(length);
            }
        } catch (IOException _) {
            // the failure that brought us here is already reported, and its message calls this file incomplete
        }
    }

    /** Only what the old summary lists, only plain files of this very folder: nothing of the user's own. */
    private void removePrevious() {
        for (String name : previous()) {
            Path file = folder.resolve(name);
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) continue;
            try {
                Files.delete(file);
            } catch (IOException _) {
                // if it stands in a new file's way, writing that one says so
            }
        }
    }

    private List<String> previous() {
        Path summary = folder.resolve(SUMMARY);
        Optional<Json> json;
        try {
            if (!Files.isRegularFile(summary)) return List.of();
            json = JsonReader.read(new String(Files.readAllBytes(summary), StandardCharsets.UTF_8));
        } catch (IOException _) {
            return List.of();
        }
        if (!(json.orElse(new Json.Null()) instanceof Json.Members(var values))) return List.of();
        if (!new Json.Text(SummaryText.PROGRAM).equals(values.get("program"))) return List.of();
        List<String> names = new ArrayList<>();
        for (String list : List.of("files", "incomplete")) {
            if (values.get(list) instanceof Json.Array(var elements)) {
                for (Json element : elements) if (element instanceof Json.Text(String name) && isPlain(name)) names.add(name);
            }
        }
        return names;
    }

    /** Whether this names something directly in the folder. */
    private static boolean isPlain(String name) {
        return !name.isEmpty() && name.chars().noneMatch(c -> c == '/' || c == '\\' || c < ' ') && !name.equals(".") && !name.equals("..")
                && !name.contains(":");
    }
}
