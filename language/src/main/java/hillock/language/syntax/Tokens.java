package hillock.language.syntax;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import hillock.language.syntax.Expression.Name;
import hillock.language.syntax.Token.Kind;
import hillock.language.units.Units;

/**
 * The place in the text that parsing has reached. Where a statement ends at a line's end, {@link #peek} shows a {@code LINE_END};
 * inside parentheses and brackets line ends do not count.
 */
final class Tokens {
    private static final Set<String> BEHIND_EXPRESSION = Set.of("the end of the statement", ")", "]", "the end");

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
        Token found = peek();
        Optional<String> hint = meant(found, words);
        return hint.isEmpty() ? unexpected(expected)
                : new SyntaxFailure(span(found), "expected " + expected + ", found " + found.described(), hint.get());
    }

    /** What is wrong where something else was expected. */
    SyntaxFailure unexpected(String expected) {
        Token found = peek();
        if (found.kind() == Kind.BAD) return new SyntaxFailure(found.problem().orElseThrow());
        boolean inExpression = BEHIND_EXPRESSION.contains(expected);
        if (inExpression && (found.is(")") || found.is("]")) && brackets == 0) {
            return new SyntaxFailure(span(found), "this " + found.text() + " closes nothing");
        }
        String message = "expected " + expected + ", found " + found.described();
        Optional<String> hint = meant(found, List.of(expected));
        if (hint.isEmpty()) hint = hint(found, inExpression);
        return hint.isPresent() ? new SyntaxFailure(span(found), message, hint.get()) : new SyntaxFailure(span(found), message);
    }


    private static Optional<String> meant(Token found, List<String> words) {
        if (found.kind() != Kind.NAME) return Optional.empty();
        return Words.meant(found.text(), words).or(() -> Words.operator(found.text())).map(word -> "did you mean " + word + "?");
    }

    /** @param inExpression whether what was found stands behind a whole expression */
    private Optional<String> hint(Token found, boolean inExpression) {
        if (next == begun || next == 0) return Optional.empty();
        Token last = tokens.get(next - 1);
        boolean value = last.kind() == Kind.NUMBER || last.is(")") || last.is("]") || last.kind() == Kind.NAME;
        boolean statement = found.is(",") || found.kind() == Kind.NAME && ahead(1).is("=");
        if (found.kind() == Kind.LINE_END || !value) return Optional.empty();
        if (found.is("..")) return Optional.of("a range, 0 .. 20 in 41 steps, can only stand in a sweep");
        if (found.is(":") && brackets == 0) return Optional.of("dimensions are inferred; only an input may name its unit, input I : nA");
        if (found.is("=") && last.newLine()) {
            return Optional.of("the line above ends in an operator or a comma, so this line goes on with it");
        }
        if (found.is("=") && tokens.get(begun).is("if")) {
            return Optional.of("if is a value, if ... then ... else ...; what a spike changes: spike when V > 20 mV { V = -65 mV }");
        }
        if (found.is("=")) return Optional.of("to compare, write ==");
        if (statement && brackets == 0) return Optional.of("statements are separated by ; or a line end");
        if (!inExpression || found.newLine() && !last.newLine()) return Optional.empty();
        Token second = found.is(".") ? ahead(1) : found;
        if (isUnit(last) && tokens.get(next - 2).kind() == Kind.NUMBER && isUnit(second)) {
            return Optional.of("the parts of a unit are joined by * or /: " + last.text() + "*" + second.text());
        }
        if (found.text().startsWith(".")) return Optional.empty();
        if (isUnit(found)) return Optional.of("a unit stands behind a number or a list; here, write * 1 " + found.text());
        boolean another = found.is("(") || found.kind() == Kind.NUMBER || found.kind() == Kind.NAME && !Words.cannotBeUnit(found.text());
        return another ? Optional.of("to multiply, write *") : Optional.empty();
    }

    private static boolean isUnit(Token token) {
        return token.kind() == Kind.NAME && Units.named(token.text()).isPresent();
    }

    private boolean atLineEnd() {
        return brackets == 0 && next > begun && tokens.get(next).breaks() && tokens.get(next).kind() != Kind.FILE_END;
    }

    private Token lineEnd() {
        int end = tokens.get(next - 1).end();
        return new Token(Kind.LINE_END, "", end, end, true, true, true, Optional.empty());
    }
}
