package hillock.language.check;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import hillock.language.syntax.Problem;
import hillock.language.syntax.Span;
import hillock.language.syntax.UserError;

/** Reads {@code .npz} and {@code .npy} as NumPy writes them; throws a {@link UserError} where the user's text names the file. */
final class ArrayFile {
    private final String shown;
    private final Span at;

    ArrayFile(String shown, Span at) {
        this.shown = shown;
        this.at = at;
    }

    static boolean isNamed(String file) {
        return file.endsWith(".npz") || file.endsWith(".npy");
    }

    /** By name, in the order of the file; the one array of a {@code .npy} is called weight. */
    Map<String, NumberArray> read(Path file) throws IOException {
        return shown.endsWith(".npy") ? Map.of("weight", single(file)) : several(file);
    }

    private NumberArray single(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return array(in, Files.size(file), "");
        }
    }

    private Map<String, NumberArray> several(Path file) throws IOException {
        Map<String, NumberArray> arrays = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (!entry.getName().endsWith(".npy")) throw wrong("the entry " + entry.getName() + " is no array of NumPy");
                String name = entry.getName().substring(0, entry.getName().length() - 4);
                try (InputStream in = new BufferedInputStream(zip.getInputStream(entry), 1 << 16)) {
                    arrays.put(name, array(in, entry.getSize(), "the array " + name));
                }
            }
        } catch (ZipException error) {
            throw wrong("it is no npz file, or a damaged one");
        }
        return arrays;
    }

    private NumberArray array(InputStream in, long size, String name) throws IOException {
        try {
            return new ArrayText(in, size).array();
        } catch (ArrayText.Malformed malformed) {
            throw wrong((name.isEmpty() ? "it " : name + " ") + malformed.getMessage());
        }
    }

    private UserError wrong(String what) {
        return new UserError(Problem.error(at, "cannot read " + shown + ": " + what,
                "numpy.savez and scipy.sparse.save_npz write such files"));
    }
}
