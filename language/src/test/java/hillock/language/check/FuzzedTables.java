package hillock.language.check;

import java.nio.charset.StandardCharsets;
import hillock.language.syntax.Source;
import hillock.language.syntax.Span;
import hillock.language.syntax.UserError;

/** What a fuzzer gives bytes to: tables of recorded inputs and of edges. It is started with the name of this class. */
final class FuzzedTables {
    private FuzzedTables() {}

    /** Reads a table in both ways; all that may go wrong is a user's error. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        Source source = new Source("x.csv", new String(bytes, StandardCharsets.UTF_8));
        Span named = new Span(new Source("x", "\"x.csv\""), 0, 7);
        try {
            TableText.read(source, named);
        } catch (UserError error) {
            requireShown(error);
        }
        try {
            TableText.signal(source, named);
        } catch (UserError error) {
            requireShown(error);
        }
    }

    private static void requireShown(UserError error) {
        if (error.getMessage().isBlank()) throw new IllegalStateException("an error without words");
    }
}
