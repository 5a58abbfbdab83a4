package hillock.language.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import hillock.language.syntax.Expression.Name;
import hillock.language.syntax.Expression.Text;
import hillock.language.syntax.Statement.Connect;
import hillock.language.syntax.Statement.OfBody;
import hillock.language.syntax.Statement.Pattern;

/** {@code connect A -> B as syn PATTERN except self { ... }}. */
final class ConnectParser {
    private static final String PATTERNS = "all to all, one to one, with probability p, with indegree k, by ring(k), "
            + "by lattice(rows, columns), by small world(k, p), where ..., from \"file\"";

    private final Tokens tokens;
    private final Blocks blocks;
    private final ExpressionParser expressions;
    private final BodyParser bodies;

    ConnectParser(Tokens tokens, Blocks blocks, ExpressionParser expressions, BodyParser bodies) {
        this.tokens = tokens;
        this.blocks = blocks;
        this.expressions = expressions;
        this.bodies = bodies;
    }

    Connect connect() {
        Token first = tokens.take();
        Expression source = end("the source's name");
        tokens.expect("->");
        Expression target = end("the target's name");
        Optional<Name> alias = tokens.takeIf("as") ? Optional.of(tokens.expectNewName("a name after as")) : Optional.empty();
        Pattern pattern = pattern(first);
        boolean exceptSelf = tokens.is("except");
        if (exceptSelf) words("except", "self");
        if (!tokens.isBlock() && tokens.isName()) throw unknownPattern();
        List<OfBody> body = blocks.optional("the connection", () -> bodies.statement(BodyParser.Place.CONNECTION));
        return new Connect(tokens.since(first), source, target, alias, pattern, exceptSelf, body);
    }

    private SyntaxFailure unknownPattern() {
        return new SyntaxFailure(tokens.span(tokens.peek()), "expected { or a pattern, found " + tokens.peek().described(),
                "the patterns are " + PATTERNS);
    }

    private Expression end(String what) {
        if (!tokens.isName()) throw tokens.unexpected(what);
        Expression end = expressions.leftSide();
        Expression named = switch (end) {
            case Expression.Index index -> index.of();
            case Expression.Slice slice -> slice.of();
            case Expression other -> other;
        };
        if (named instanceof Name name) {
            tokens.checkFree(name);
            return end;
        }
        throw new SyntaxFailure(end.span(), "expected " + what + ", found " + Token.shortened(end.span().text()),
                "a population or a part of one, as in cells[0:800]");
    }

    private Pattern pattern(Token connect) {
        Token first = tokens.peek();
        if (first.kind() != Token.Kind.NAME) return new Pattern.Unstated(tokens.since(connect));
        return switch (first.text()) {
            case "all" -> {
                words("all", "to", "all");
                yield new Pattern.AllToAll(tokens.since(first));
            }
            case "one" -> {
                words("one", "to", "one");
                yield new Pattern.OneToOne(tokens.since(first));
            }
            case "with" -> with();
            case "by" -> by();
            case "where" -> {
                tokens.take();
                Expression condition = expressions.expression();
                yield new Pattern.Where(tokens.since(first), condition);
            }
            case "from" -> {
                tokens.take();
                Text file = file(tokens);
                yield new Pattern.FromFile(tokens.since(first), file);
            }
            default -> new Pattern.Unstated(tokens.since(connect));
        };
    }

    static Text file(Tokens tokens) {
        if (tokens.peek().kind() != Token.Kind.TEXT) throw tokens.unexpected("a file's name in double quotes");
        Token file = tokens.take();
        return new Text(tokens.span(file), file.text());
    }

    private void words(String... words) {
        Token first = tokens.peek();
        for (String word : words) {
            refuseHyphens(first, String.join(" ", words));
            tokens.expect(word);
        }
    }

    /** {@code all-to-all}. */
    private void refuseHyphens(Token first, String written) {
        if (!tokens.is("-")) return;
        while (tokens.is("-") && tokens.ahead(1).kind() == Token.Kind.NAME) {
            tokens.take();
            tokens.take();
        }
        Span found = tokens.since(first);
        throw new SyntaxFailure(found, "expected " + written + ", found " + Token.shortened(found.text()), "write it without hyphens");
    }

    private Pattern with() {
        Token first = tokens.take();
        boolean probability = tokens.takeIf("probability");
        if (!probability && !tokens.takeIf("indegree")) throw tokens.unexpected("probability or indegree after with");
        if (tokens.is("=")) {
            String written = tokens.since(first).text();
            throw new SyntaxFailure(tokens.span(tokens.peek()), "expected a value, found =",
                    "write " + written + (probability ? " 0.1" : " 10"));
        }
        Expression value = expressions.expression();
        Span span = tokens.since(first);
        return probability ? new Pattern.WithProbability(span, value) : new Pattern.WithIndegree(span, value);
    }

    private Pattern by() {
        Token first = tokens.take();
        List<String> words = new ArrayList<>();
        do {
            words.add(tokens.expectName("ring, lattice or small world after by").text());
        } while (tokens.isName());
        if (words.getLast().equals("small")) refuseHyphens(first, "by small world");
        if (!tokens.is("(")) throw tokens.unexpected("( after " + words.getLast());
        Token open = tokens.open("(");
        List<Expression> arguments = new ArrayList<>();
        while (!tokens.is(")")) {
            arguments.add(expressions.expression());
            if (!tokens.takeIf(",")) break;
        }
        tokens.close(open, ")");
        return new Pattern.By(tokens.since(first), String.join(" ", words), arguments);
    }
}
