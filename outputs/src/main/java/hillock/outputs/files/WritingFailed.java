package hillock.outputs.files;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Some result could not be written; what could be is on disk. The program ends with status 4. */
public final class WritingFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Path> complete;
    private final transient List<Failure> failures;

    /** A file (or the folder itself) that is missing or incomplete, and why: {@code no space left on device}. */
    public record Failure(Path file, String reason) {}

    WritingFailed(List<Path> complete, List<Failure> failures) {
        super(describe(complete, failures), null, false, false);
        this.complete = List.copyOf(complete);
        this.failures = List.copyOf(failures);
    }

    /** The files that are on disk as they should be. */
    public List<Path> complete() {
        return complete;
    }

    public List<Failure> failures() {
        return failures;
    }

    private static String describe(List<Path> complete, List<Failure> failures) {
        String failed = failures.stream().map(f -> "cannot write " + f.file() + ": " + f.reason()).collect(Collectors.joining("\n"));
        return complete.isEmpty() ? failed + "\nnothing was written"
                : failed + "\ncomplete: " + complete.stream().map(Path::toString).collect(Collectors.joining(", "));
    }
}
