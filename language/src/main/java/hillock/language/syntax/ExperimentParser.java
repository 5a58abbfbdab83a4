package hillock.language.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import hillock.language.syntax.Expression.Name;
import hillock.language.syntax.Statement.Assignment;
import hillock.language.syntax.Statement.Measure;
import hillock.language.syntax.Statement.PlotKind;
import hillock.language.syntax.Statement.Setting;

/** What to do: simulate, at, record, plot, sweep. */
final class ExperimentParser {
    private final Tokens tokens;
    private final Blocks blocks;
    private final ExpressionParser expressions;
    private final AssignmentParser assignments;

    ExperimentParser(Tokens tokens, Blocks blocks, ExpressionParser expressions, AssignmentParser assignments) {
        this.tokens = tokens;
        this.blocks = blocks;
        this.expressions = expressions;
        this.assignments = assignments;
    }

    Statement.Simulate simulate() {
        Token first = tokens.take();
        Expression duration = expressions.expression();
        List<Setting> settings = blocks.optional("the duration", () -> List.of(setting()));
        return new Statement.Simulate(tokens.since(first), duration, settings);
    }

    private Setting setting() {
        Token first = tokens.peek();
        if (!tokens.isName()) throw tokens.unexpected("a setting, as in dt = 0.01 ms");
        Name name = tokens.name(tokens.take());
        if (!name.text().equals("dt")) tokens.checkFree(name);
        tokens.expect("=");
        Expression value = name.text().equals("method") ? assignments.hyphenated() : expressions.expression();
        return new Setting(tokens.since(first), name, value);
    }

    /** {@code at} is a free name too. */
    boolean isAt() {
        Token second = tokens.ahead(1);
        return !second.breaks() && !(second.is("=") || second.is(".") || second.is("[") || second.is(","));
    }

    Statement.At at() {
        Token first = tokens.take();
        Expression time = expressions.expression();
        List<Assignment> changes = blocks.block("the time", assignments::assignments);
        return new Statement.At(tokens.since(first), time, changes);
    }

    Statement.Record record() {
        Token first = tokens.take();
        List<Expression> items = items();
        Optional<Expression> every = Optional.empty();
        Optional<Expression> from = Optional.empty();
        Optional<Expression> to = Optional.empty();
        while (tokens.isName()) {
            switch (tokens.peek().text()) {
                case "every" -> every = option(every);
                case "from" -> from = option(from);
                case "to" -> to = option(to);
                default -> throw tokens.unexpected("a comma, every, from, to or the end of the statement", List.of("every", "from", "to"));
            }
        }
        if (tokens.is(",")) {
            throw new SyntaxFailure(tokens.span(tokens.peek()), "expected the end of the statement, found ,",
                    "every, from and to stand behind all that a statement records; what differs in them is another record");
        }
        return new Statement.Record(tokens.since(first), items, every, from, to);
    }

    Statement.Plot plot() {
        Token first = tokens.take();
        PlotKind kind = kind();
        if (kind != PlotKind.CURVES) tokens.take();
        List<Expression> items = items();
        Optional<Expression> against = Optional.empty();
        Optional<Expression> by = Optional.empty();
        Optional<Span> nullclines = Optional.empty();
        Optional<Expression> from = Optional.empty();
        Optional<Expression> to = Optional.empty();
        while (tokens.isName()) {
            switch (tokens.peek().text()) {
                case "against" -> against = option(against);
                case "by" -> by = option(by);
                case "with" -> nullclines = nullclines(nullclines);
                case "from" -> from = option(from);
                case "to" -> to = option(to);
                default -> throw tokens.unexpected("a comma, against, by, with nullclines, from, to or the end of the statement",
                        List.of("against", "by", "with", "from", "to"));
            }
        }
        return new Statement.Plot(tokens.since(first), kind, items, against, by, nullclines, from, to);
    }

    private Optional<Span> nullclines(Optional<Span> before) {
        Token with = tokens.take();
        if (before.isPresent()) throw new SyntaxFailure(tokens.span(with), "nullclines are asked for twice");
        return Optional.of(tokens.span(tokens.expect("nullclines")));
    }

    /** {@code raster}, {@code histogram} and {@code matrix} are free names too: {@code plot raster.V} shows a population of that name. */
    private PlotKind kind() {
        Token second = tokens.ahead(1);
        boolean named = second.kind() == Token.Kind.NAME && !second.breaks() && !second.is("against") && !second.is("by")
                && !second.is("from") && !second.is("to");
        if (!named && !second.is("(")) return PlotKind.CURVES;
        return switch (tokens.peek().text()) {
            case "raster" -> PlotKind.RASTER;
            case "histogram" -> PlotKind.HISTOGRAM;
            case "matrix" -> PlotKind.MATRIX;
            default -> PlotKind.CURVES;
        };
    }

    private List<Expression> items() {
        List<Expression> items = new ArrayList<>();
        do {
            items.add(expressions.expression());
        } while (tokens.takeIf(","));
        return items;
    }

    private Optional<Expression> option(Optional<Expression> before) {
        Token word = tokens.take();
        if (before.isPresent()) throw new SyntaxFailure(tokens.span(word), word.text() + " is given twice");
        return Optional.of(expressions.expression());
    }

    Statement.Sweep sweep() {
        Token first = tokens.take();
        List<Assignment> axes = new ArrayList<>();
        List<Measure> measures = new ArrayList<>();
        List<Expression> repeats = new ArrayList<>();
        Supplier<List<Void>> statement = () -> {
            if (isStatement("repeat")) {
                Token repeat = tokens.take();
                repeats.add(expressions.expression());
                if (repeats.size() > 1) throw new SyntaxFailure(tokens.span(repeat), "repeat is given twice");
            } else if (isStatement("measure")) {
                tokens.take();
                measures(measures);
            } else {
                axes.addAll(assignments.axes());
            }
            return List.of();
        };
        blocks.block("sweep", statement);
        return new Statement.Sweep(tokens.since(first), axes, repeats.stream().findFirst(), measures);
    }

    private boolean isStatement(String word) {
        Token second = tokens.ahead(1);
        return tokens.is(word) && !(second.is("=") || second.is(".") || second.is("["));
    }

    private void measures(List<Measure> into) {
        do {
            Token first = tokens.peek();
            Expression value = expressions.expression();
            Optional<Expression> after = tokens.takeIf("after") ? Optional.of(expressions.expression()) : Optional.empty();
            into.add(new Measure(tokens.since(first), value, after));
        } while (tokens.takeIf(","));
    }
}
