package hillock.language.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import hillock.language.syntax.Expression.Call;
import hillock.language.syntax.Expression.Name;
import hillock.language.syntax.Expression.Quantity;
import hillock.language.syntax.Statement.Assignment;

/** {@code target = value}, outside a model's and a connection's braces. */
final class AssignmentParser {
    private final Tokens tokens;
    private final ExpressionParser expressions;

    AssignmentParser(Tokens tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    /** {@code N = 3}, {@code exc.I = 3 nA}; {@code m(0), h(0) = steady} counts as two. */
    List<Assignment> assignments() {
        Token first = tokens.peek();
        List<Expression> targets = targets(false);
        Expression value = targets.getFirst() instanceof Call ? initialValue() : expressions.expression();
        return assigned(first, targets, value);
    }

    /** In {@code sweep}: the value may be a range. */
    List<Assignment> axes() {
        Token first = tokens.peek();
        List<Expression> targets = targets(false);
        return assigned(first, targets, range());
    }

    /** One of the command line, where {@code dt} and {@code method} can be set too. */
    Assignment setting() {
        Token first = tokens.peek();
        List<Expression> targets = targets(true);
        Expression target = targets.getFirst();
        if (targets.size() > 1) throw new SyntaxFailure(targets.get(1).span(), "one name at a time can be set");
        Expression value = target instanceof Call ? initialValue()
                : target instanceof Name(_, String text) && text.equals("method") ? hyphenated() : expressions.expression();
        return new Assignment(tokens.since(first), target, value);
    }

    /** {@code exponential-euler}: words joined by hyphens without spaces. */
    Name hyphenated() {
        if (!tokens.isName()) throw tokens.unexpected("a method's name, such as exponential-euler");
        Token first = tokens.take();
        while (tokens.is("-") && !tokens.peek().spaced() && !tokens.ahead(1).spaced() && tokens.ahead(1).kind() == Token.Kind.NAME) {
            tokens.take();
            tokens.take();
        }
        if (tokens.isName() && !tokens.ahead(1).is("=")) {
            throw new SyntaxFailure(tokens.span(tokens.peek()), "expected the end of the statement, found " + tokens.peek().described(),
                    "a method's name is one word, with hyphens: stochastic-heun");
        }
        Span span = tokens.since(first);
        return new Name(span, span.text());
    }

    /** {@code steady}, {@code steady near -65 mV}, or an expression. */
    Expression initialValue() {
        if (!tokens.is("steady")) return expressions.expression();
        Token steady = tokens.take();
        Optional<Expression> near = tokens.takeIf("near") ? Optional.of(expressions.expression()) : Optional.empty();
        return new Expression.Steady(tokens.since(steady), near);
    }

    /** Checks that a call on the left of {@code =} is {@code V(0)}. */
    void checkInitial(Call call) {
        boolean zero = call.arguments().size() == 1 && call.arguments().getFirst().keyword().isEmpty()
                && call.arguments().getFirst().value() instanceof Quantity quantity && quantity.value().signum() == 0;
        if (!zero) {
            String name = call.function().text();
            throw new SyntaxFailure(call.span(),
                    "expected an initial value, " + name + "(0), found " + Token.shortened(call.span().text()));
        }
    }

    private List<Assignment> assigned(Token first, List<Expression> targets, Expression value) {
        Span span = tokens.since(first);
        return targets.stream().map(target -> new Assignment(span, target, value)).toList();
    }

    private List<Expression> targets(boolean settings) {
        List<Expression> targets = new ArrayList<>();
        do {
            targets.add(target(settings));
        } while (tokens.takeIf(","));
        boolean initials = targets.stream().allMatch(target -> target instanceof Call);
        if (targets.size() > 1 && !initials) {
            throw new SyntaxFailure(targets.get(1).span(), "only initial values can share one value, as in m(0), h(0) = 0",
                    "separate statements by ; or a line end");
        }
        tokens.expect("=");
        return targets;
    }

    private Expression target(boolean settings) {
        if (!tokens.isName() && !tokens.is("(")) throw tokens.unexpected("a statement");
        Expression target = expressions.leftSide();
        return switch (target) {
            case Name name when settings && name.text().equals("dt") -> name;
            case Name name -> tokens.checkNew(name);
            case Call call -> {
                checkInitial(call);
                yield call;
            }
            case Expression.Member member -> member;
            case Expression other -> throw notAName(other);
        };
    }

    private SyntaxFailure notAName(Expression other) {
        boolean derivative = other instanceof Expression.Derivative || TreeDepth.children(other).stream()
                .anyMatch(child -> child instanceof Expression.Derivative);
        if (derivative) return new SyntaxFailure(other.span(), "an equation stands in the braces of a model or a connection");
        if (!tokens.is("=")) return tokens.unexpected("=");
        return new SyntaxFailure(other.span(), "expected a name on the left of =, found " + Token.shortened(other.span().text()));
    }

    private Expression range() {
        Token first = tokens.peek();
        Expression from = expressions.expression();
        if (tokens.is(":") || tokens.is("to")) throw notARange("..", "a range is written 0 .. 20 in 41 steps");
        if (!tokens.takeIf("..")) return from;
        Expression to = expressions.expression();
        Span ends = tokens.since(first);
        if (!tokens.takeIf("in")) throw notARange("in", "write " + Token.shortened(ends.text()) + " in 41 steps");
        Token number = tokens.peek();
        Expression steps = expressions.expression();
        Span count = tokens.since(number);
        boolean logarithmic = tokens.takeIf("log");
        if (!tokens.takeIf("steps") && !tokens.takeIf("step")) {
            throw notARange("steps", "write in " + Token.shortened(count.text()) + (logarithmic ? " log" : "") + " steps");
        }
        return new Expression.Range(tokens.since(first), from, to, steps, logarithmic);
    }

    private SyntaxFailure notARange(String expected, String hint) {
        Token found = tokens.peek();
        if (found.kind() == Token.Kind.BAD) return tokens.unexpected(expected);
        Optional<String> meant = found.kind() == Token.Kind.NAME ? Words.meant(found.text(), List.of(expected)) : Optional.empty();
        return new SyntaxFailure(tokens.span(found), "expected " + expected + ", found " + found.described(),
                meant.map(word -> "did you mean " + word + "?").orElse(hint));
    }
}
