package hillock.language.syntax;

import java.util.Optional;

/** Derivatives that are written otherwise than {@code dV/dt}, and would else be read as quotients. */
final class DerivativeSpelling {
    private final Tokens tokens;

    DerivativeSpelling(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Refuses {@code dV / dt}, {@code d/dt(V)}, {@code d/dt V} and {@code d(V)/dt} on the left of the statement that begins here. */
    void check() {
        for (int k = 0; !tokens.ahead(k).is("="); k++) {
            Token word = tokens.ahead(k);
            if (word.kind() == Token.Kind.FILE_END || k > 0 && word.breaks() || word.is(";") || word.is("}") || word.is("{")) return;
            boolean begins = word.kind() == Token.Kind.NAME && word.text().startsWith("d");
            if (begins) (word.text().equals("d") ? apart(k) : spaced(k)).ifPresent(failure -> { throw failure; });
        }
    }

    private Optional<SyntaxFailure> spaced(int k) {
        boolean quotient = isOverTime(k + 1) && (tokens.ahead(k + 1).spaced() || tokens.ahead(k + 2).spaced());
        return quotient ? Optional.of(failure(k, k + 2, "a derivative is written without spaces", tokens.ahead(k).text()))
                : Optional.empty();
    }

    private Optional<SyntaxFailure> apart(int k) {
        boolean before = isVariable(k + 1) && isOverTime(k + 4);
        if (before) return Optional.of(apart(k, k + 5, k + 2));
        if (!isOverTime(k + 1)) return Optional.empty();
        if (isVariable(k + 3)) return Optional.of(apart(k, k + 5, k + 4));
        boolean behind = tokens.ahead(k + 3).kind() == Token.Kind.NAME && !tokens.ahead(k + 3).breaks();
        return behind ? Optional.of(apart(k, k + 3, k + 3)) : Optional.empty();
    }

    private SyntaxFailure apart(int from, int to, int variable) {
        return failure(from, to, "a derivative is written with its variable behind the d", "d" + tokens.ahead(variable).text());
    }

    /** Whether {@code /dt} stands there. */
    private boolean isOverTime(int k) {
        return tokens.ahead(k).is("/") && tokens.ahead(k + 1).is("dt");
    }

    /** Whether {@code (V)} stands there. */
    private boolean isVariable(int k) {
        return tokens.ahead(k).is("(") && tokens.ahead(k + 1).kind() == Token.Kind.NAME && tokens.ahead(k + 2).is(")");
    }

    private SyntaxFailure failure(int from, int to, String message, String numerator) {
        Span span = tokens.span(tokens.ahead(from)).to(tokens.span(tokens.ahead(to)));
        return new SyntaxFailure(span, message, "write " + Token.shortened(numerator) + "/dt");
    }
}
