package hillock.language.syntax;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import hillock.language.syntax.Statement.Assignment;
import hillock.language.syntax.Statement.OfFile;

/**
 * From a text to its syntax tree. What names mean, and whether units agree, is not asked here.
 *
 * <p>Methods throw a {@link UserError} that holds every mistake in the syntax, in the order of the text: one for a statement that cannot
 * be read, and each number that runs into its unit.
 */
public final class Parser {
    private Parser() {}

    /**
     * What could be read of a file.
     *
     * @param syntax   the statements that are right
     * @param problems the mistakes of the others, in the order of the text
     * @param lost     statements that could not be read
     * @param inPlace  whether the others stand where they were meant to; a brace that is missing moves all behind it
     */
    public record Reading(FileSyntax syntax, List<Problem> problems, List<Span> lost, boolean inPlace) {}

    /** A whole file. One without a statement is no mistake here. */
    public static FileSyntax parse(Source source) {
        Reading reading = read(source);
        if (reading.problems().isEmpty()) return reading.syntax();
        throw new UserError(reading.problems());
    }

    /** As {@link #parse}, but with all that can be read of a file with mistakes. */
    public static Reading read(Source source) {
        Tokens tokens = new Tokens(source);
        Blocks blocks = new Blocks(tokens);
        List<OfFile> statements = new FileParser(tokens, blocks).statements();
        return new Reading(new FileSyntax(source, statements),
                blocks.problems().stream().sorted(Comparator.comparingInt(Parser::start)).toList(), List.copyOf(blocks.lost()),
                !blocks.displaced());
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
            if (!tokens.slips(0).isEmpty()) throw new UserError(tokens.slips(0));
            return result;
        } catch (SyntaxFailure failure) {
            throw new UserError(failure.problem());
        }
    }

    private static int start(Problem problem) {
        return problem.span().orElseThrow().start();
    }
}
