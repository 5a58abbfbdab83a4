package hillock.language.syntax;

/** A stretch of a source: from {@code start} (inclusive) to {@code end} (exclusive), in chars. */
public record Span(Source source, int start, int end) {
    /** From the start of this span to the end of another of the same source. */
    public Span to(Span last) {
        return new Span(source, start, last.end);
    }

    public String text() {
        return source.text().substring(start, end);
    }

    /** {@code file:line:column}. */
    public String position() {
        return source.name() + ":" + source.line(start) + ":" + source.column(start);
    }
}
