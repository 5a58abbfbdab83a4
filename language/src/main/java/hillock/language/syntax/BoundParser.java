package hillock.language.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import hillock.language.syntax.Expression.BinaryOperator;
import hillock.language.syntax.Statement.Bound;
import hillock.language.syntax.Statement.Limit;

/** {@code 0 <= m, h, n <= 1}, {@code abs(V) <= 200 mV}, {@code g >= 0 nS reflected}. */
final class BoundParser {
    private final Tokens tokens;
    private final ExpressionParser expressions;

    BoundParser(Tokens tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    static boolean isComparison(Tokens tokens) {
        return tokens.is("<") || tokens.is("<=") || tokens.is(">") || tokens.is(">=") || tokens.is("==") || tokens.is("!=");
    }

    /** @param left what stands in front of the first comparison, already parsed */
    Bound bound(Token first, List<Expression> left) {
        BinaryOperator before = operator();
        List<Expression> middle = list();
        if (!isComparison(tokens)) return oneSided(first, left, before, middle);
        BinaryOperator behind = operator();
        List<Expression> right = list();
        if (isComparison(tokens)) throw tokens.unexpected("the end of the statement");
        single(left);
        single(right);
        if (isUpward(before) != isUpward(behind)) {
            throw new SyntaxFailure(left.getFirst().span().to(right.getFirst().span()),
                    "the two comparisons of a bound point different ways", "write lower <= x <= upper");
        }
        boolean reflected = tokens.takeIf("reflected");
        return new Bound(tokens.since(first), Optional.of(new Limit(left.getFirst(), before)), middle,
                Optional.of(new Limit(right.getFirst(), behind)), reflected);
    }

    private Bound oneSided(Token first, List<Expression> left, BinaryOperator operator, List<Expression> right) {
        boolean turned = right.size() > 1 || left.size() == 1 && isNumber(left.getFirst()) && !isNumber(right.getFirst());
        List<Expression> subjects = turned ? right : left;
        Expression value = single(turned ? left : right);
        boolean reflected = tokens.takeIf("reflected");
        Limit limit = new Limit(value, turned ? turned(operator) : operator);
        return new Bound(tokens.since(first), Optional.empty(), subjects, Optional.of(limit), reflected);
    }

    private Expression single(List<Expression> list) {
        if (list.size() == 1) return list.getFirst();
        throw new SyntaxFailure(list.get(1).span(), "a bound has one list", "write 0 <= m, h, n <= 1");
    }

    private List<Expression> list() {
        List<Expression> list = new ArrayList<>();
        do {
            list.add(expressions.leftSide());
        } while (tokens.takeIf(","));
        return list;
    }

    private BinaryOperator operator() {
        Token sign = tokens.take();
        return switch (sign.text()) {
            case "<" -> BinaryOperator.LESS;
            case "<=" -> BinaryOperator.AT_MOST;
            case ">" -> BinaryOperator.GREATER;
            case ">=" -> BinaryOperator.AT_LEAST;
            default -> throw new SyntaxFailure(tokens.span(sign), "a bound is written with <, <=, > or >=, not " + sign.text(),
                    "a value is given by =");
        };
    }

    private static BinaryOperator turned(BinaryOperator operator) {
        return switch (operator) {
            case LESS -> BinaryOperator.GREATER;
            case AT_MOST -> BinaryOperator.AT_LEAST;
            case GREATER -> BinaryOperator.LESS;
            case AT_LEAST -> BinaryOperator.AT_MOST;
            case POWER, TIMES, PER, PLUS, MINUS, EQUAL, UNEQUAL, AND, OR -> throw new IllegalStateException("no bound: " + operator);
        };
    }

    private static boolean isUpward(BinaryOperator operator) {
        return operator == BinaryOperator.LESS || operator == BinaryOperator.AT_MOST;
    }

    private static boolean isNumber(Expression expression) {
        return switch (expression) {
            case Expression.Quantity _ -> true;
            case Expression.Unary unary -> isNumber(unary.operand());
            case Expression _ -> false;
        };
    }
}
