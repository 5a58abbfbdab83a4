package hillock.language.syntax;

import java.util.Optional;

/**
 * A word, number, text or sign.
 *
 * @param text    as written; of a {@code TEXT} without the quotes
 * @param spaced  whether anything but a token stands directly in front
 * @param newLine whether it is the first of its line
 * @param breaks  whether, outside parentheses and brackets, a statement ends in front of it
 * @param problem what is wrong with a {@code BAD} one, or with a number that runs into its unit
 */
record Token(Kind kind, String text, int start, int end, boolean spaced, boolean newLine, boolean breaks, Optional<Problem> problem) {
    private static final int LONGEST_SHOWN = 40;

    enum Kind { NAME, NUMBER, TEXT, SIGN, BAD, LINE_END, FILE_END }

    boolean is(String word) {
        return (kind == Kind.SIGN || kind == Kind.NAME) && text.equals(word);
    }

    /** As a message names it. */
    String described() {
        return switch (kind) {
            case LINE_END -> "the end of the line";
            case FILE_END -> "the end of the text";
            case TEXT -> "\"" + shortened(text) + "\"";
            case NAME, NUMBER, SIGN, BAD -> shortened(text);
        };
    }

    static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_SHOWN ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_SHOWN - 1)) + "…";
    }
}
