package hillock.language.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import hillock.language.syntax.Expression.Name;
import hillock.language.syntax.Statement.Assignment;
import hillock.language.syntax.Statement.OfBody;
import hillock.language.syntax.Statement.OfFile;

/** The statements of the top level that say what there is: models, populations, connections; the rest is {@link ExperimentParser}'s. */
final class FileParser {
    private final Tokens tokens;
    private final Blocks blocks;
    private final ExpressionParser expressions;
    private final AssignmentParser assignments;
    private final BodyParser bodies;
    private final ConnectParser connections;
    private final ExperimentParser experiments;
    /** Whether the last statement belonged into braces: one such mistake brings many, reported once. */
    private boolean astray;

    FileParser(Tokens tokens, Blocks blocks) {
        this.tokens = tokens;
        this.blocks = blocks;
        this.expressions = new ExpressionParser(tokens);
        this.assignments = new AssignmentParser(tokens, expressions);
        this.bodies = new BodyParser(tokens, blocks, expressions, assignments);
        this.connections = new ConnectParser(tokens, blocks, expressions, bodies);
        this.experiments = new ExperimentParser(tokens, blocks, expressions, assignments);
    }

    List<OfFile> statements() {
        List<OfFile> statements = new ArrayList<>();
        while (true) {
            tokens.beginStatement();
            if (tokens.atTextEnd()) return statements;
            if (tokens.is("}")) {
                Token brace = tokens.take();
                if (!astray) blocks.strayBrace(brace);
                astray = false;
            } else if (isAstray()) {
                stray();
            } else {
                astray = false;
                blocks.parse(statements, this::statement);
            }
        }
    }

    private List<OfFile> statement() {
        Token first = tokens.peek();
        return switch (first.kind() == Token.Kind.NAME ? first.text() : "") {
            case "model" -> List.of(model());
            case "use" -> List.of(use());
            case "population" -> List.of(population());
            case "connect" -> List.of(connections.connect());
            case "simulate" -> List.of(experiments.simulate());
            case "record" -> List.of(experiments.record());
            case "plot" -> List.of(experiments.plot());
            case "sweep" -> List.of(experiments.sweep());
            case "at" -> experiments.isAt() ? List.of(experiments.at()) : List.copyOf(assignments.assignments());
            default -> {
                refuseMisspelt(first);
                yield List.copyOf(assignments.assignments());
            }
        };
    }

    /** {@code popluation cells = ...}: two words in a row begin no assignment, so the first was meant as one of ours. */
    private void refuseMisspelt(Token first) {
        Token second = tokens.ahead(1);
        boolean behind = !second.breaks() && (second.kind() == Token.Kind.NAME || second.kind() == Token.Kind.NUMBER);
        if (first.kind() != Token.Kind.NAME || Words.RESERVED.contains(first.text()) || !behind) return;
        Words.fileWord(first.text(), Token.shortened(second.text())).ifPresent(meant -> {
            throw new SyntaxFailure(tokens.span(first), "no statement begins with " + Token.shortened(first.text()), meant);
        });
    }

    private boolean isAstray() {
        return astray && !tokens.beginsTopLevel() || strayed().isPresent();
    }

    /** What stands here that belongs into braces. */
    private Optional<String> strayed() {
        Token first = tokens.peek();
        Token second = tokens.ahead(1);
        boolean keyword = first.is("param") || first.is("input") || first.is("pre") || first.is("post")
                || first.is("spike") && second.is("when") || first.is("on") && (second.is("pre") || second.is("post"));
        if (keyword) return Optional.of(first.text());
        if (first.kind() != Token.Kind.NAME && first.kind() != Token.Kind.NUMBER && !first.is("(")) return Optional.empty();
        if (Words.RESERVED.contains(first.text())) return Optional.empty();
        boolean called = second.is("(") && tokens.ahead(3).is(")") && (tokens.ahead(4).is("=") || tokens.ahead(4).is(","));
        if (called) return Optional.of("an initial value or a function");
        for (int k = 0; !tokens.ahead(k).is("="); k++) {
            Token token = tokens.ahead(k);
            if (token.kind() == Token.Kind.FILE_END || k > 0 && token.breaks() || token.is(";") || token.is("{")) return Optional.empty();
            if (token.is("dt") && k > 0 && tokens.ahead(k - 1).is("/")) return Optional.of("an equation");
            if (token.is("<=") || token.is(">=") || token.is("<") || token.is(">")) return Optional.of("a bound");
        }
        return Optional.empty();
    }

    private void stray() {
        int from = tokens.position();
        Span first = tokens.span(tokens.peek());
        if (!astray) {
            blocks.report(Problem.error(first, strayed().orElseThrow() + " can only stand in the braces of a model or a connection",
                    "write model NAME { ... } around it, or look for a } too many above"));
        }
        astray = true;
        tokens.skipStatement(from);
    }

    private Statement.Model model() {
        Token first = tokens.take();
        Name name = tokens.expectNewName("the model's name");
        Optional<Name> base = tokens.takeIf("extends") ? Optional.of(tokens.expectName("a model's name after extends")) : Optional.empty();
        if (!tokens.isBlock()) throw tokens.unexpected("{ or extends after the model's name", List.of("extends"));
        List<OfBody> body = blocks.block("the model's name", () -> bodies.statement(BodyParser.Place.MODEL));
        return new Statement.Model(tokens.since(first), name, base, body);
    }

    private Statement.Use use() {
        Token first = tokens.take();
        List<Name> names = new ArrayList<>();
        do {
            names.add(tokens.expectName("a model's name"));
        } while (tokens.takeIf(","));
        tokens.expect("from");
        if (tokens.takeIf("models")) return new Statement.Use(tokens.since(first), names, Optional.empty());
        if (tokens.peek().kind() != Token.Kind.TEXT) throw tokens.unexpected("a file's name in double quotes, or models");
        Expression.Text file = ConnectParser.file(tokens);
        return new Statement.Use(tokens.since(first), names, Optional.of(file));
    }

    private Statement.Population population() {
        Token first = tokens.take();
        Name name = tokens.expectNewName("the population's name");
        if (tokens.is("[")) {
            throw new SyntaxFailure(tokens.span(tokens.peek()), "expected =, found [",
                    "how many there are stands behind the model: population " + name.text() + " = MODEL[10]");
        }
        tokens.expect("=");
        Name model = tokens.expectName("a model's name");
        Optional<Expression> size = Optional.empty();
        if (tokens.is("[")) {
            Token open = tokens.open("[");
            size = Optional.of(expressions.expression());
            tokens.close(open, "]");
        } else if (tokens.is("(")) {
            throw new SyntaxFailure(tokens.span(tokens.peek()), "expected [, found (",
                    "how many there are stands in brackets: " + model.text() + "[10]");
        }
        List<Assignment> body = blocks.optional("the population", assignments::assignments);
        return new Statement.Population(tokens.since(first), name, model, size, body);
    }
}
