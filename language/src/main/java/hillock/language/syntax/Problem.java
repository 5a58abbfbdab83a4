package hillock.language.syntax;

import java.util.Optional;

/**
 * One thing wrong (or doubtful) with what a user wrote.
 *
 * @param severity whether it stops the run
 * @param span     where; empty only where no text is at fault (a command line option, say)
 * @param message  what was found and what was expected, one sentence without a full stop
 * @param hint     the mend, where one is likely: {@code did you mean gNa?}
 */
public record Problem(Severity severity, Optional<Span> span, String message, Optional<String> hint) {
    public enum Severity { ERROR, WARNING }

    public static Problem error(Span span, String message) {
        return new Problem(Severity.ERROR, Optional.of(span), message, Optional.empty());
    }

    public static Problem error(Span span, String message, String hint) {
        return new Problem(Severity.ERROR, Optional.of(span), message, Optional.of(hint));
    }

    public static Problem error(String message, String hint) {
        return new Problem(Severity.ERROR, Optional.empty(), message, Optional.of(hint));
    }

    public static Problem warning(Span span, String message, String hint) {
        return new Problem(Severity.WARNING, Optional.of(span), message, Optional.of(hint));
    }

    /**
     * As shown to the user:
     * <pre>{@code
     * cell.hillock:12:10: error: gNaa is not known here
     *   12 |   I_Na = gNaa * m^3 * h * (V - ENa)
     *      |          ^^^^
     *      hint: did you mean gNa?
     * }</pre>
     * Lines over 160 characters are cut around the caret; control characters are shown as {@code ?}, tabs as one space.
     */
    public String render() {
        return Rendering.of(this);
    }
}
