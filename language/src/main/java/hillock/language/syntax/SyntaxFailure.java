package hillock.language.syntax;

/** Ends the parsing of one statement; the parser then goes on with the next. Never leaves this package. */
final class SyntaxFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    SyntaxFailure(Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    SyntaxFailure(Span span, String message) {
        this(Problem.error(span, message));
    }

    SyntaxFailure(Span span, String message, String hint) {
        this(Problem.error(span, message, hint));
    }

    Problem problem() {
        return problem;
    }
}
