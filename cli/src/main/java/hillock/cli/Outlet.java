package hillock.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/** A stream that remembers why it could not be written to, since a PrintStream keeps silent about it. */
final class Outlet extends FilterOutputStream {
    private static final String READER_GONE = "Broken pipe";
    private Optional<String> obstacle = Optional.empty();

    Outlet(OutputStream out) {
        super(out);
    }

    @Override public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            if (obstacle.isEmpty()) obstacle = Optional.of(String.valueOf(e.getMessage()));
            throw e;
        }
    }

    /** The first failure, {@code no space left on device}; a reader that has seen enough ({@code | head}) is none. */
    Optional<String> obstacle() {
        return obstacle.filter(reason -> !reason.equals(READER_GONE)).map(Outlet::lowerCase);
    }

    static String lowerCase(String reason) {
        return reason.isEmpty() ? reason : reason.substring(0, 1).toLowerCase(Locale.ROOT) + reason.substring(1);
    }
}
