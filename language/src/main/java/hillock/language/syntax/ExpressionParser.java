package hillock.language.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import hillock.language.syntax.Expression.Argument;
import hillock.language.syntax.Expression.Binary;
import hillock.language.syntax.Expression.BinaryOperator;
import hillock.language.syntax.Expression.Name;
import hillock.language.syntax.Expression.Unary;
import hillock.language.syntax.Expression.UnaryOperator;
import hillock.language.syntax.Expression.UnitText;
import hillock.language.syntax.Token.Kind;

/** Expressions, by operator precedence (Pratt 1973). */
final class ExpressionParser {
    // how tightly operators bind
    private static final int LOOSEST = 1;
    private static final int NOT = 3;
    private static final int COMPARISON = 4;
    private static final int SUM = 5;
    private static final int SIGN = 7;
    private static final int POWER = 8;
    private static final int DEEPEST = 1000;
    /** Operators nest too, a few within each pair of parentheses: this keeps the parser itself within its stack. */
    private static final int DEEPEST_CALL = 2500;
    /** From here on with a larger stack: no thread's is smaller than this needs, while 1000 levels may need a megabyte. */
    private static final int DEEP_CALL = 150;

    private final Tokens tokens;
    private final QuantityParser quantities;
    private int nesting;
    private int calls;
    private boolean leftSide;

    ExpressionParser(Tokens tokens) {
        this.tokens = tokens;
        this.quantities = new QuantityParser(tokens);
    }

    Expression expression() {
        return outermost(LOOSEST, false);
    }

    /** What may stand on the left of {@code =}, or beside a bound's comparison: derivatives and {@code cells.V(0)} are let through. */
    Expression leftSide() {
        return outermost(SUM, true);
    }

    UnitText unit() {
        return quantities.unit();
    }

    private Expression outermost(int loosest, boolean left) {
        nesting = 0;
        calls = 0;
        leftSide = left;
        return TreeDepth.check(expression(loosest));
    }

    private Expression expression(int loosest) {
        if (++calls > DEEPEST_CALL) throw TreeDepth.tooDeep(tokens.span(tokens.peek()));
        Expression parsed = calls == DEEP_CALL ? DeepStack.call(() -> binary(loosest)) : binary(loosest);
        calls--;
        return parsed;
    }

    private Expression binary(int loosest) {
        Token first = tokens.peek();
        Expression left = operand(loosest);
        while (true) {
            Optional<BinaryOperator> found = infix();
            if (found.isEmpty() || binding(found.get()) < loosest) break;
            BinaryOperator operator = found.get();
            Token sign = tokens.take();
            Expression right = rightOf(operator);
            left = new Binary(tokens.since(first), operator, tokens.span(sign), left, right);
            if (operator.isComparison()) refuseChain(operator);
        }
        return left;
    }

    private Expression rightOf(BinaryOperator operator) {
        if (operator != BinaryOperator.POWER) return expression(binding(operator) + 1);
        nest();
        Expression exponent = expression(SIGN);
        nesting--;
        return exponent;
    }

    private void refuseChain(BinaryOperator operator) {
        if (infix().filter(BinaryOperator::isComparison).isEmpty()) return;
        throw new SyntaxFailure(tokens.span(tokens.peek()), "a comparison cannot follow " + operator.sign() + " directly",
                "write a < b and b < c");
    }

    private Optional<BinaryOperator> infix() {
        Token token = tokens.peek();
        if (token.kind() != Kind.SIGN && token.kind() != Kind.NAME) return Optional.empty();
        return Optional.ofNullable(switch (token.text()) {
            case "^" -> BinaryOperator.POWER;
            case "*" -> BinaryOperator.TIMES;
            case "/" -> BinaryOperator.PER;
            case "+" -> BinaryOperator.PLUS;
            case "-" -> BinaryOperator.MINUS;
            case "==" -> BinaryOperator.EQUAL;
            case "!=" -> BinaryOperator.UNEQUAL;
            case "<" -> BinaryOperator.LESS;
            case "<=" -> BinaryOperator.AT_MOST;
            case ">" -> BinaryOperator.GREATER;
            case ">=" -> BinaryOperator.AT_LEAST;
            case "and" -> BinaryOperator.AND;
            case "or" -> BinaryOperator.OR;
            default -> null;
        });
    }

    private static int binding(BinaryOperator operator) {
        return switch (operator) {
            case OR -> 1;
            case AND -> 2;
            case EQUAL, UNEQUAL, LESS, AT_MOST, GREATER, AT_LEAST -> COMPARISON;
            case PLUS, MINUS -> SUM;
            case TIMES, PER -> 6;
            case POWER -> POWER;
        };
    }

    private void nest() {
        if (++nesting > DEEPEST) throw TreeDepth.tooDeep(tokens.span(tokens.peek()));
    }

    private Expression operand(int loosest) {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case NUMBER -> quantities.quantity();
            case TEXT -> new Expression.Text(tokens.span(tokens.take()), token.text());
            case NAME -> switch (token.text()) {
                case "if" -> choice();
                case "not" -> not(loosest);
                default -> selected(token, named());
            };
            case SIGN -> switch (token.text()) {
                case "-" -> signed(UnaryOperator.NEGATE);
                case "+" -> signed(UnaryOperator.PLUS);
                case "(" -> selected(token, parenthesis());
                case "[" -> list();
                default -> throw tokens.unexpected("a value");
            };
            case BAD, LINE_END, FILE_END -> throw tokens.unexpected("a value");
        };
    }

    private Expression signed(UnaryOperator operator) {
        nest();
        Token sign = tokens.take();
        Expression operand = expression(SIGN);
        nesting--;
        return new Unary(tokens.since(sign), operator, operand);
    }

    private Expression not(int loosest) {
        Token sign = tokens.take();
        if (loosest > NOT) {
            throw new SyntaxFailure(tokens.span(sign), "not binds more loosely than the operator in front of it", "write (not ...)");
        }
        nest();
        Expression operand = expression(NOT);
        nesting--;
        return new Unary(tokens.since(sign), UnaryOperator.NOT, operand);
    }

    private Expression choice() {
        nest();
        Token first = tokens.take();
        Expression condition = expression(LOOSEST);
        tokens.expect("then");
        Expression then = expression(LOOSEST);
        tokens.expect("else");
        Expression otherwise = expression(LOOSEST);
        nesting--;
        return new Expression.Choice(tokens.since(first), condition, then, otherwise);
    }

    private Expression named() {
        Token word = tokens.take();
        Name name = tokens.name(word);
        if (isDerivative(word)) return derivative(word);
        if (word.is("steady")) {
            throw new SyntaxFailure(name.span(), "steady can only be a whole initial value", "as in m(0) = steady");
        }
        if (Words.RESERVED.contains(word.text()) && !Words.VALUES.contains(word.text())) {
            throw new SyntaxFailure(name.span(), "expected a value, found " + word.text() + ", a word of the language");
        }
        return name;
    }

    private boolean isDerivative(Token word) {
        Token slash = tokens.ahead(0);
        Token dt = tokens.ahead(1);
        return word.text().length() > 1 && word.text().startsWith("d") && slash.is("/") && !slash.spaced() && dt.is("dt") && !dt.spaced();
    }

    private Expression derivative(Token word) {
        tokens.take();
        tokens.take();
        Span span = tokens.since(word);
        if (!leftSide) {
            String numerator = word.text();
            throw new SyntaxFailure(span, span.text() + " stands for a derivative, which only the left of an equation may hold",
                    "give its right-hand side a name and use that; a quotient is written " + numerator + " / dt");
        }
        Span variable = new Span(tokens.source(), word.start() + 1, word.end());
        return new Expression.Derivative(span, tokens.checkNew(new Name(variable, variable.text())));
    }

    /** {@code (a + b)}, or {@code (a -> b)}, the name of a connection. */
    private Expression parenthesis() {
        nest();
        Token open = tokens.open("(");
        Expression inner = expression(LOOSEST);
        if (!tokens.takeIf("->")) {
            tokens.close(open, ")");
            nesting--;
            return inner;
        }
        Expression target = expression(SUM);
        tokens.close(open, ")");
        nesting--;
        return new Expression.Arrow(tokens.since(open), inner, target);
    }

    private Expression list() {
        nest();
        Token open = tokens.open("[");
        List<Expression> elements = new ArrayList<>();
        while (!tokens.is("]")) {
            elements.add(expression(LOOSEST));
            if (!tokens.takeIf(",")) break;
        }
        tokens.close(open, "]");
        nesting--;
        for (Expression element : elements) {
            if (element instanceof Expression.ListOf inner && inner.unit().isPresent()) {
                throw new SyntaxFailure(inner.unit().get().span(), "a matrix takes its unit behind the outermost ]");
            }
        }
        Optional<UnitText> unit = quantities.unitBehind(tokens.ahead(-1));
        return new Expression.ListOf(tokens.since(open), elements, unit);
    }

    /** What hangs on a name: {@code (arguments)}, {@code [index]}, {@code .name}. */
    private Expression selected(Token first, Expression start) {
        Expression whole = start;
        while (true) {
            if (tokens.is("(") && whole instanceof Name function && !first.is("(")) {
                whole = call(first, function, Optional.empty());
            } else if (tokens.is("(") && leftSide && whole instanceof Expression.Member member) {
                whole = call(first, member.name(), Optional.of(member.of()));
            } else if (tokens.is("[") && !(whole instanceof Expression.Derivative)) {
                whole = index(first, whole);
            } else if (tokens.is(".")) {
                tokens.take();
                Name name = tokens.expectName("a name after the .");
                whole = new Expression.Member(tokens.since(first), whole, name);
            } else {
                return whole;
            }
        }
    }

    private Expression call(Token first, Name function, Optional<Expression> of) {
        nest();
        boolean left = leftSide;
        leftSide = false;
        Token open = tokens.open("(");
        List<Argument> arguments = new ArrayList<>();
        while (!tokens.is(")")) {
            boolean keyword = tokens.isName() && tokens.ahead(1).is("=");
            Optional<Name> name = keyword ? Optional.of(tokens.expectName("a name")) : Optional.empty();
            if (keyword) tokens.expect("=");
            arguments.add(new Argument(name, expression(LOOSEST)));
            if (!tokens.takeIf(",")) break;
        }
        tokens.close(open, ")");
        leftSide = left;
        nesting--;
        return new Expression.Call(tokens.since(first), function, arguments, of);
    }

    private Expression index(Token first, Expression of) {
        nest();
        Token open = tokens.open("[");
        Optional<Expression> from = tokens.is(":") ? Optional.empty() : Optional.of(expression(LOOSEST));
        boolean slice = tokens.takeIf(":");
        Optional<Expression> to = !slice || tokens.is("]") ? Optional.empty() : Optional.of(expression(LOOSEST));
        tokens.close(open, "]");
        nesting--;
        Span span = tokens.since(first);
        return slice ? new Expression.Slice(span, of, from, to) : new Expression.Index(span, of, from.orElseThrow());
    }
}
