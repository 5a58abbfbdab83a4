package hillock.language.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Sequences of statements, in braces or making up a file. A statement with a mistake is left out, and the next one is parsed. */
final class Blocks {
    private final Tokens tokens;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Span> lost = new ArrayList<>();
    private boolean displaced;
    /** Where it last turned out that a brace is missing: the blocks around notice the same. */
    private int missingBraceAt = -1;
    private int missingBraces;

    Blocks(Tokens tokens) {
        this.tokens = tokens;
    }

    List<Problem> problems() {
        return problems;
    }

    /** The statements that were left out. */
    List<Span> lost() {
        return lost;
    }

    /** Whether statements may stand elsewhere than they were meant to. */
    boolean displaced() {
        return displaced;
    }

    /** Reports what is wrong with the braces around statements. */
    void report(Problem problem) {
        displaced = true;
        problems.add(problem);
    }

    /** @param statement parses one statement, which may stand for several */
    <T> List<T> block(String after, Supplier<List<T>> statement) {
        Token open = tokens.openBlock(after);
        List<T> result = new ArrayList<>();
        while (true) {
            tokens.beginStatement();
            if (tokens.takeIf("}")) return result;
            if (tokens.atTextEnd() || tokens.beginsTopLevel()) {
                missingBrace(open);
                return result;
            }
            parse(result, statement);
        }
    }

    private void missingBrace(Token open) {
        if (missingBraceAt != tokens.position()) report(Problem.error(tokens.span(open), "this { is never closed"));
        missingBraceAt = tokens.position();
        missingBraces++;
    }

    /** A brace that closes nothing, unless it is one that was missed above. */
    void strayBrace(Token brace) {
        if (missingBraces == 0) report(Problem.error(tokens.span(brace), "this } closes nothing"));
        missingBraces = Math.max(0, missingBraces - 1);
    }

    /** As {@link #block}, where the braces may be left out. */
    <T> List<T> optional(String after, Supplier<List<T>> statement) {
        return tokens.isBlock() ? block(after, statement) : List.of();
    }

    <T> void parse(List<T> into, Supplier<List<T>> statement) {
        int from = tokens.position();
        try {
            List<T> parsed = statement.get();
            if (missingBraceAt != tokens.position()) tokens.expectStatementEnd();
            into.addAll(parsed);
        } catch (SyntaxFailure failure) {
            problems.add(failure.problem());
            tokens.skipStatement(from);
            lost.add(tokens.span(from));
        }
        for (Problem slip : tokens.slips(from)) if (!problems.contains(slip)) problems.add(slip);
    }
}
