package hillock.language.syntax;

import java.util.Objects;

/**
 * A text and the name that messages give it.
 *
 * @param name what stands before the first colon of a message, usually the path as the user gave it
 */
public record Source(String name, String text) {
    public Source {
        Objects.requireNonNull(name);
        Objects.requireNonNull(text);
    }

    /** The line of a position, counted from 1. */
    public int line(int offset) {
        int line = 1;
        for (int k = 0; k < offset; k++) if (text.charAt(k) == '\n') line++;
        return line;
    }

    /** The column of a position, counted from 1 in characters (code points). */
    public int column(int offset) {
        return text.codePointCount(lineStart(offset), offset) + 1;
    }

    /** The whole line a position lies in, without its end. */
    public String lineText(int offset) {
        int end = text.indexOf('\n', offset);
        String line = text.substring(lineStart(offset), end < 0 ? text.length() : end);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    int lineStart(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }
}
