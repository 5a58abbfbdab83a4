package hillock.language.syntax;

import java.util.Arrays;
import java.util.Objects;

/** A text and the name that messages give it. Two sources are equal if both are. */
public final class Source {
    private final String name;
    private final String text;
    private final int[] lineStarts;

    /** @param name what stands before the first colon of a message, usually the path as the user gave it */
    public Source(String name, String text) {
        this.name = Objects.requireNonNull(name);
        this.text = Objects.requireNonNull(text);
        this.lineStarts = lineStarts(text);
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /** The line of a position, counted from 1. */
    public int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The column of a position, counted from 1 in characters (code points). */
    public int column(int offset) {
        return text.codePointCount(lineStart(offset), offset) + 1;
    }

    /** The whole line a position lies in, without its end. */
    public String lineText(int offset) {
        return text.substring(lineStart(offset), lineEnd(offset));
    }

    /** Where that line ends. */
    int lineEnd(int offset) {
        int line = line(offset);
        int end = line < lineStarts.length ? lineStarts[line] - 1 : text.length();
        return end > lineStart(offset) && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    int lineStart(int offset) {
        return lineStarts[line(offset) - 1];
    }

    @Override public boolean equals(Object other) {
        return other instanceof Source source && name.equals(source.name) && text.equals(source.text);
    }

    @Override public int hashCode() {
        return Objects.hash(name, text);
    }

    @Override public String toString() {
        return name;
    }

    private static int[] lineStarts(String text) {
        int count = 1;
        for (int k = text.indexOf('\n'); k >= 0; k = text.indexOf('\n', k + 1)) count++;
        int[] starts = new int[count];
        int line = 1;
        for (int k = text.indexOf('\n'); k >= 0; k = text.indexOf('\n', k + 1)) starts[line++] = k + 1;
        return starts;
    }
}
