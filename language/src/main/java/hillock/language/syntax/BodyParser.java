package hillock.language.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import hillock.language.syntax.Expression.Call;
import hillock.language.syntax.Expression.Derivative;
import hillock.language.syntax.Expression.Name;
import hillock.language.syntax.Expression.Quantity;
import hillock.language.syntax.Statement.Definition;
import hillock.language.syntax.Statement.Equation;
import hillock.language.syntax.Statement.Initial;
import hillock.language.syntax.Statement.OfBody;
import hillock.language.syntax.Statement.Param;

/** The statements in the braces of a model or a connection. */
final class BodyParser {
    enum Place { MODEL, CONNECTION }

    private final Tokens tokens;
    private final ExpressionParser expressions;
    private final AssignmentParser assignments;
    private final EventParser events;
    private final BoundParser bounds;
    private final DerivativeSpelling derivatives;

    BodyParser(Tokens tokens, Blocks blocks, ExpressionParser expressions, AssignmentParser assignments) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.assignments = assignments;
        this.events = new EventParser(tokens, blocks, expressions);
        this.bounds = new BoundParser(tokens, expressions);
        this.derivatives = new DerivativeSpelling(tokens);
    }

    /** One statement; {@code param a = 1, b = 2}, {@code input a, b} and {@code m(0), h(0) = 0} count as two. */
    List<OfBody> statement(Place place) {
        Token first = tokens.peek();
        Token second = tokens.ahead(1);
        boolean named = second.kind() == Token.Kind.NAME && !second.breaks();
        return switch (first.kind() == Token.Kind.NAME ? first.text() : "") {
            case "param" -> params();
            case "input" -> inputs(place);
            case "pre", "post" -> List.of(contribution(place));
            case "spike" -> named ? List.of(events.spike(place)) : general();
            case "weight" -> named ? List.of(weight(place)) : general();
            case "on" -> second.is("pre") || second.is("post") || second.is("spike") ? List.of(events.on(place)) : general();
            case "delay" -> isDelay(second) ? List.of(delay(place)) : general();
            default -> general();
        };
    }

    static void require(Place place, Place needed, Span span, String what) {
        if (place == needed) return;
        String owner = switch (needed) {
            case MODEL -> "a model";
            case CONNECTION -> "a connection";
        };
        throw new SyntaxFailure(span, what + " can only stand in the braces of " + owner);
    }

    private List<OfBody> params() {
        tokens.take();
        List<OfBody> params = new ArrayList<>();
        do {
            Token first = tokens.peek();
            Name name = tokens.expectNewName("a name");
            tokens.expect("=");
            Expression value = expressions.expression();
            params.add(new Param(tokens.since(first), name, value));
        } while (tokens.takeIf(","));
        return params;
    }

    private List<OfBody> inputs(Place place) {
        require(place, Place.MODEL, tokens.span(tokens.take()), "input");
        List<OfBody> inputs = new ArrayList<>();
        do {
            Token first = tokens.peek();
            Name name = tokens.expectNewName("a name");
            Optional<Expression.UnitText> unit = tokens.takeIf(":") ? Optional.of(expressions.unit()) : Optional.empty();
            inputs.add(new Statement.Input(tokens.since(first), name, unit));
        } while (tokens.takeIf(","));
        return inputs;
    }

    private Statement.Contribution contribution(Place place) {
        Token first = tokens.peek();
        require(place, Place.CONNECTION, tokens.span(first), first.text());
        if (!(expressions.leftSide() instanceof Expression.Member target)) throw tokens.unexpected("an input, as in post.I");
        if (!tokens.is("+=")) {
            throw new SyntaxFailure(tokens.span(tokens.peek()), "expected +=, found " + tokens.peek().described(),
                    "connections add to inputs: " + target.span().text() + " += ...");
        }
        tokens.take();
        Expression value = expressions.expression();
        return new Statement.Contribution(tokens.since(first), target, value);
    }

    private Statement.Weight weight(Place place) {
        Token first = tokens.take();
        require(place, Place.CONNECTION, tokens.span(first), "weight");
        Name name = tokens.expectNewName("a name");
        tokens.expect("=");
        Expression value = expressions.expression();
        return new Statement.Weight(tokens.since(first), name, value);
    }

    /** {@code delay} is a free name too: {@code delay = 3}, {@code delay(x) = ...} and {@code delay > 0} are about a user's own. */
    private static boolean isDelay(Token second) {
        if (second.breaks()) return false;
        return switch (second.kind()) {
            case NAME, NUMBER -> true;
            case SIGN -> second.spaced() && (second.is("(") || second.is("[") || second.is("-"));
            case TEXT, BAD, LINE_END, FILE_END -> false;
        };
    }

    private Statement.Delay delay(Place place) {
        Token first = tokens.take();
        require(place, Place.CONNECTION, tokens.span(first), "delay");
        Expression value = expressions.expression();
        return new Statement.Delay(tokens.since(first), value);
    }

    /** Equations, expressions, initial values and bounds, which all begin with an expression. */
    private List<OfBody> general() {
        Token first = tokens.peek();
        refuseForeign(first);
        derivatives.check();
        List<Expression> left = new ArrayList<>();
        do {
            left.add(expressions.leftSide());
        } while (tokens.takeIf(","));
        if (BoundParser.isComparison(tokens)) return List.of(bounds.bound(first, left));
        if (!tokens.is("=")) throw notAssigned();
        if (left.stream().allMatch(BodyParser::isInitial)) return initials(first, left);
        if (left.size() > 1) {
            throw new SyntaxFailure(left.get(1).span(), "only initial values can share one value, as in m(0), h(0) = 0",
                    "separate statements by ; or a line end");
        }
        return List.of(assigned(first, left.getFirst()));
    }

    /** {@code par a = 1}: two words in a row begin no equation, so the first may be meant as one of ours. */
    private void refuseForeign(Token first) {
        Token second = tokens.ahead(1);
        boolean behind = !second.breaks() && (second.kind() == Token.Kind.NAME || second.kind() == Token.Kind.NUMBER);
        if (first.kind() != Token.Kind.NAME || Words.RESERVED.contains(first.text()) || !behind) return;
        Words.bodyWord(first.text(), Token.shortened(second.text())).ifPresent(own -> {
            throw new SyntaxFailure(tokens.span(first), "no statement begins with " + Token.shortened(first.text()), own);
        });
    }

    private SyntaxFailure notAssigned() {
        Token found = tokens.peek();
        boolean changed = found.is("+=") || found.is("-=") || found.is("*=") || found.is("/=");
        return changed ? new SyntaxFailure(tokens.span(found), "expected =, found " + found.text(),
                "only inputs (post.I += ...) and what happens at a spike are changed by " + found.text())
                : tokens.unexpected("= or a comparison");
    }

    private OfBody assigned(Token first, Expression left) {
        List<Derivative> derivatives = derivatives(left);
        if (derivatives.size() > 1) throw new SyntaxFailure(derivatives.get(1).span(), "an equation has one derivative");
        if (derivatives.isEmpty()) return definition(first, left);
        tokens.expect("=");
        Expression right = expressions.expression();
        return new Equation(tokens.since(first), derivatives.getFirst().variable(), left, right);
    }

    private Definition definition(Token first, Expression left) {
        Optional<List<Name>> parameters = left instanceof Call call ? Optional.of(parameters(call)) : Optional.empty();
        Name name = switch (left) {
            case Name plain -> tokens.checkNew(plain);
            case Call call when call.of().isEmpty() -> tokens.checkNew(call.function());
            case Expression other -> throw notAName(other);
        };
        tokens.expect("=");
        Expression value = expressions.expression();
        return new Definition(tokens.since(first), name, parameters, value);
    }

    private static SyntaxFailure notAName(Expression other) {
        String message = "expected a name or a derivative on the left of =, found " + Token.shortened(other.span().text());
        return other instanceof Expression.Index ? new SyntaxFailure(other.span(), message, "an initial value is written V(0) = ...")
                : new SyntaxFailure(other.span(), message);
    }

    private List<Name> parameters(Call call) {
        List<Name> names = new ArrayList<>();
        for (Expression.Argument argument : call.arguments()) {
            if (argument.keyword().isPresent() || !(argument.value() instanceof Name name)) {
                throw new SyntaxFailure(argument.value().span(), "expected a parameter's name, found "
                        + Token.shortened(argument.value().span().text()), "rate(v) = ... defines a function, V(0) = ... an initial value");
            }
            names.add(tokens.checkNew(name));
        }
        if (names.isEmpty()) {
            throw new SyntaxFailure(call.span(), "a function needs a parameter", "write " + call.function().text() + " = ...");
        }
        return names;
    }

    private static boolean isInitial(Expression left) {
        return left instanceof Call call && call.of().isEmpty() && call.arguments().size() == 1
                && call.arguments().getFirst().value() instanceof Quantity;
    }

    private List<OfBody> initials(Token first, List<Expression> left) {
        List<Name> names = new ArrayList<>();
        for (Expression each : left) {
            Call call = (Call) each;
            assignments.checkInitial(call);
            names.add(tokens.checkNew(call.function()));
        }
        tokens.expect("=");
        Expression value = assignments.initialValue();
        Span span = tokens.since(first);
        return names.stream().<OfBody>map(name -> new Initial(names.size() == 1 ? span : name.span(), name, value)).toList();
    }

    /** In the order of the text. */
    private static List<Derivative> derivatives(Expression expression) {
        List<Derivative> found = new ArrayList<>();
        Deque<Expression> open = new ArrayDeque<>(List.of(expression));
        while (!open.isEmpty()) {
            Expression next = open.pop();
            if (next instanceof Derivative derivative) found.add(derivative);
            TreeDepth.children(next).reversed().forEach(open::push);
        }
        return found;
    }
}
