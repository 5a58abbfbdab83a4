package hillock.language.syntax;

/** What a user reads who wrote a text. */
final class Mistakes {
    private Mistakes() {}

    /** Of a file; empty if all of it can be read. */
    static String of(String text) {
        try {
            Parser.parse(new Source("m.hillock", text));
            return "";
        } catch (UserError error) {
            return error.getMessage();
        }
    }

    /** Of a value of the command line; the tree if it can be read. */
    static String ofSetting(String text) {
        try {
            return Shown.of(Parser.parseAssignment(new Source("--set", text)));
        } catch (UserError error) {
            return error.getMessage();
        }
    }
}
