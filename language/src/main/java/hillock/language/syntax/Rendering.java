package hillock.language.syntax;

/** Shows a problem with the line it is in. */
final class Rendering {
    private static final int WIDEST = 160;
    /** How much of a cut line is shown in front of the caret. */
    private static final int LEAD = 60;

    private Rendering() {}

    static String of(Problem problem) {
        String severity = switch (problem.severity()) {
            case ERROR -> "error: ";
            case WARNING -> "warning: ";
        };
        return problem.span().map(span -> span.position() + ": " + severity + problem.message() + excerpt(span)
                        + hint(problem, margin(span) + 1))
                .orElseGet(() -> severity + problem.message() + hint(problem, 2));
    }

    private static String hint(Problem problem, int indent) {
        return problem.hint().map(hint -> "\n" + " ".repeat(indent) + "hint: " + hint).orElse("");
    }

    /** Two spaces and the line's number. */
    private static int margin(Span span) {
        return 2 + Integer.toString(span.source().line(span.start())).length();
    }

    private static String excerpt(Span span) {
        // a line may be as long as the text, and have a problem in each of its words
        Source source = span.source();
        String text = source.text();
        int start = source.lineStart(span.start());
        int end = source.lineEnd(span.start());
        int at = Math.min(span.start(), end);
        int length = text.codePointCount(start, end);
        int column = text.codePointCount(start, at);
        int covered = span.end() > span.start() ? text.codePointCount(span.start(), span.end()) : 1;
        int from = length <= WIDEST || column < WIDEST - LEAD ? 0 : column - LEAD;
        int to = length <= WIDEST ? length : Math.min(length, from + WIDEST - 2);
        int[] line = text.substring(text.offsetByCodePoints(at, from - column), text.offsetByCodePoints(at, to - column)).codePoints()
                .map(Rendering::visible).toArray();
        String lead = from > 0 ? "…" : "";
        String shown = lead + new String(line, 0, line.length) + (to < length ? "…" : "");
        int carets = Math.max(1, Math.min(covered, to - column));
        int margin = margin(span);
        return "\n  " + span.source().line(span.start()) + " | " + shown
                + "\n" + " ".repeat(margin) + " | " + " ".repeat(column - from + lead.length()) + "^".repeat(carets);
    }

    private static int visible(int character) {
        if (character == '\t') return ' ';
        if (Character.isISOControl(character)) return '?';
        return switch (Character.getType(character)) {
            case Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> '?';
            default -> character;
        };
    }
}
