package hillock.language.check;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import hillock.language.show.Show;
import hillock.language.syntax.Problem;
import hillock.language.syntax.Source;
import hillock.language.syntax.UserError;

/** What a fuzzer gives bytes to: lexer, parser and checker. It is started with the name of this class. */
final class FuzzedTexts {
    private FuzzedTexts() {}

    /** Checks a text, and shows what was understood; all that may go wrong is a user's error that can be shown. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        Source source = new Source("x", new String(bytes, StandardCharsets.UTF_8));
        try {
            Show.text(Checker.check(source, new Checker.Options(Path.of("nowhere"), List.of(), false)));
        } catch (UserError error) {
            for (Problem problem : error.problems()) {
                if (problem.message().isBlank() || problem.message().length() > 1000) throw new IllegalStateException(problem.message());
            }
        }
    }
}
