package hillock.language.syntax;

import java.util.List;
import java.util.Optional;
import hillock.language.syntax.Expression.Name;
import hillock.language.syntax.Token.Kind;

/**
 * The place in the text that parsing has reached. Where a statement ends at a line's end, {@link #peek} shows a {@code LINE_END};
 * inside parentheses and brackets line ends do not count.
 */
final class Tokens {
    private final Source source;
    private final List<Token> tokens;
    private int next;
    /** The token that begins the present statement: the line end in front of it is behind us. */
    private int begun;
    private int brackets;

    Tokens(Source source) {
        this.source = source;
        this.tokens = Lexer.tokens(source);
    }

    Token peek() {
        return atLineEnd() ? lineEnd() : tokens.get(next);
    }

    /** The token {@code ahead} places on, whatever line it is on. */
    Token ahead(int ahead) {
        return tokens.get(Math.min(next + ahead, tokens.size() - 1));
    }

    boolean is(String word) {
        return !atLineEnd() && tokens.get(next).is(word);
    }

    boolean isName() {
        return !atLineEnd() && tokens.get(next).kind() == Kind.NAME;
    }

    boolean atTextEnd() {
        return tokens.get(next).kind() == Kind.FILE_END;
    }

    /** Takes the next token; at a line's or the text's end there is none to take. */
    Token take() {
        Token token = peek();
        if (token.kind() != Kind.LINE_END && token.kind() != Kind.FILE_END) next++;
        return token;
    }

    boolean takeIf(String word) {
        boolean found = is(word);
        if (found) next++;
        return found;
    }

    Token expect(String word) {
        if (!is(word)) throw unexpected(word);
        return take();
    }

    /** A name that the user gives to something. */
    Name expectNewName(String what) {
        return checkNew(expectName(what));
    }

    /** A name that stands for something: reserved words are refused. */
    Name expectName(String what) {
        if (!isName()) throw unexpected(what);
        return checkFree(name(take()));
    }

    Name checkFree(Name name) {
        if (!Words.RESERVED.contains(name.text())) return name;
        throw new SyntaxFailure(name.span(), name.text() + " is a word of the language and cannot be a name here");
    }

    Name checkNew(Name name) {
        if (!Words.FIXED.contains(name.text())) return checkFree(name);
        String meaning = name.text().equals("i") ? "the index of a neuron" : "the number of neurons";
        throw new SyntaxFailure(name.span(), name.text() + " is " + meaning + " and cannot be defined anew");
    }

    Name name(Token token) {
        return new Name(span(token), token.text());
    }

    // ---- parentheses and brackets ----

    Token open(String sign) {
        Token open = expect(sign);
        brackets++;
        return open;
    }

    void close(Token open, String sign) {
        if (!is(sign)) throw unclosed(open, sign);
        brackets--;
        next++;
    }

    private SyntaxFailure unclosed(Token open, String sign) {
        Token found = peek();
        if (found.kind() == Kind.BAD || isClosedLater()) return unexpected(sign);
        return new SyntaxFailure(span(open), "this " + open.text() + " is never closed");
    }

    /** Whether the bracket we are in is closed further on, before anything that cannot be inside it. */
    private boolean isClosedLater() {
        int depth = 0;
        boolean below = false;
        for (int k = next; k < tokens.size(); k++) {
            Token token = tokens.get(k);
            below |= token.newLine();
            if (token.kind() != Kind.SIGN) continue;
            switch (token.text()) {
                case "(", "[" -> depth++;
                case ")", "]" -> {
                    if (depth == 0) return true;
                    depth--;
                }
                case "{", "}", ";" -> {
                    return false;
                }
                case "=", "+=" -> {
                    if (below) return false;      // an assignment on a later line: a keyword argument would be nothing unusual
                }
                default -> { }
            }
        }
        return false;
    }

    // ---- statements ----

    int position() {
        return next;
    }

    /** Begins a statement, behind any {@code ;}. */
    void beginStatement() {
        brackets = 0;
        while (tokens.get(next).is(";")) next++;
        begun = next;
    }

    /** What follows the end of a statement that has its own braces may stand on the same line. */
    void expectStatementEnd() {
        boolean ended = atLineEnd() || atTextEnd() || is(";") || is("}") || next > 0 && tokens.get(next - 1).is("}");
        if (!ended) throw unexpected("the end of the statement");
    }

    /** Goes on to where the next statement begins, or the block ends. */
    void skipStatement(int from) {
        brackets = 0;
        if (next == from && !tokens.get(next).is("}") && !tokens.get(next).is("{") && !atTextEnd()) next++;
        while (!atTextEnd()) {
            Token token = tokens.get(next);
            if (next > from && token.breaks() && !token.is("{") || token.is(";") || token.is("}")) return;
            if (token.is("{")) {
                skipBraces();
            } else {
                next++;
            }
        }
    }

    private void skipBraces() {
        int depth = 0;
        do {
            Token token = tokens.get(next);
            if (beginsTopLevel(token)) return;
            if (token.is("{")) depth++;
            if (token.is("}")) depth--;
            next++;
        } while (depth > 0 && !atTextEnd());
    }

    boolean beginsTopLevel() {
        return beginsTopLevel(tokens.get(next));
    }

    private static boolean beginsTopLevel(Token token) {
        return token.newLine() && token.kind() == Kind.NAME && Words.TOP_LEVEL.contains(token.text());
    }

    /** A block's brace may stand on the line below. */
    boolean isBlock() {
        return tokens.get(next).is("{");
    }

    Token openBlock(String after) {
        if (!isBlock()) throw unexpected("{ after " + after);
        return tokens.get(next++);
    }

    // ---- spans and failures ----

    Span span(Token token) {
        return new Span(source, token.start(), token.end());
    }

    /** From a token to the last one taken. */
    Span since(Token first) {
        return new Span(source, first.start(), Math.max(first.end(), next == 0 ? 0 : tokens.get(next - 1).end()));
    }

    /** What is wrong with numbers, from the token at a place on to the last one taken, although it is plain what they mean. */
    List<Problem> slips(int from) {
        return tokens.subList(from, Math.max(from, next)).stream().filter(token -> token.kind() == Kind.NUMBER)
                .flatMap(token -> token.problem().stream()).toList();
    }

    /** From the token at a place to the last one taken. */
    Span span(int from) {
        return since(tokens.get(from));
    }

    Source source() {
        return source;
    }

    /** As {@link #unexpected(String)}, where one of a few words was expected. */
    SyntaxFailure unexpected(String expected, List<String> words) {
        return unexpected().instead(expected, words);
    }

    /** What is wrong where something else was expected. */
    SyntaxFailure unexpected(String expected) {
        return unexpected().instead(expected);
    }

    private Unexpected unexpected() {
        return new Unexpected(source, tokens.subList(begun, next), peek(), ahead(1), brackets > 0);
    }

    private boolean atLineEnd() {
        return brackets == 0 && next > begun && tokens.get(next).breaks() && tokens.get(next).kind() != Kind.FILE_END;
    }

    private Token lineEnd() {
        int end = tokens.get(next - 1).end();
        return new Token(Kind.LINE_END, "", end, end, true, true, true, Optional.empty());
    }
}
