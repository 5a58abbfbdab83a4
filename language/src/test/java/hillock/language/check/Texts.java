package hillock.language.check;

import java.nio.file.Path;
import java.util.List;
import hillock.language.model.CheckedFile;
import hillock.language.syntax.Source;
import hillock.language.syntax.UserError;

/** Texts to check in tests, called {@code cell.hillock}. */
final class Texts {
    private Texts() {}

    static CheckedFile checked(String text, String... sets) {
        return Checker.check(new Source("cell.hillock", text), new Checker.Options(Path.of("no such folder"), List.of(sets), false));
    }

    /** All messages about a text, as shown. */
    static String mistakes(String text, String... sets) {
        try {
            checked(text, sets);
        } catch (UserError error) {
            return error.getMessage();
        }
        return "no mistake was found";
    }
}
