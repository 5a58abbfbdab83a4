package hillock.language.syntax;

import java.util.List;
import java.util.function.Function;
import hillock.language.syntax.Statement.Assignment;
import hillock.language.syntax.Statement.OfFile;

/**
 * From a text to its syntax tree. What names mean, and whether units agree, is not asked here.
 *
 * <p>Methods throw a {@link UserError} that holds every mistake in the syntax, in the order of the text, at most one for a statement.
 */
public final class Parser {
    private Parser() {}

    /** A whole file. One without a statement is no mistake here. */
    public static FileSyntax parse(Source source) {
        Tokens tokens = new Tokens(source);
        Blocks blocks = new Blocks(tokens);
        List<OfFile> statements = new FileParser(tokens, blocks).statements();
        if (blocks.problems().isEmpty()) return new FileSyntax(source, statements);
        throw new UserError(blocks.problems().stream().sorted((a, b) -> Integer.compare(start(a), start(b))).toList());
    }

    /** A setting of the command line: {@code cells.I=12 uA/cm^2}, {@code cells.V(0)=-50}, {@code dt=0.005}, {@code method=rk4}. */
    public static Assignment parseAssignment(Source source) {
        return parseAll(source, tokens -> new AssignmentParser(tokens, new ExpressionParser(tokens)).setting());
    }

    /** An expression by itself: {@code 12 uA/cm^2}. */
    public static Expression parseExpression(Source source) {
        return parseAll(source, tokens -> new ExpressionParser(tokens).expression());
    }

    private static <T> T parseAll(Source source, Function<Tokens, T> part) {
        Tokens tokens = new Tokens(source);
        try {
            tokens.beginStatement();
            T result = part.apply(tokens);
            if (!tokens.atTextEnd()) throw tokens.unexpected("the end");
            return result;
        } catch (SyntaxFailure failure) {
            throw new UserError(failure.problem());
        }
    }

    private static int start(Problem problem) {
        return problem.span().orElseThrow().start();
    }
}
