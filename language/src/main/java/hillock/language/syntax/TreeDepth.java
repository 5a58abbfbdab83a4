package hillock.language.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps trees shallow enough for passes that follow them by recursion. */
final class TreeDepth {
    /** A sum of 1000 terms is a tree of depth 1000; a few levels more are let pass, such as a sign in front of it. */
    private static final int DEEPEST = 1024;

    private TreeDepth() {}

    static Expression check(Expression expression) {
        List<Expression> level = List.of(expression);
        for (int depth = 0; !level.isEmpty(); depth++) {
            if (depth == DEEPEST) throw tooDeep(expression.span());
            List<Expression> below = new ArrayList<>();
            for (Expression each : level) below.addAll(children(each));
            level = below;
        }
        return expression;
    }

    static SyntaxFailure tooDeep(Span span) {
        return new SyntaxFailure(span, "this is nested deeper than 1000, or a chain of more than 1000 terms",
                "give parts of it names of their own");
    }

    static List<Expression> children(Expression expression) {
        return switch (expression) {
            case Expression.Quantity _, Expression.Name _, Expression.Text _, Expression.Derivative _ -> List.of();
            case Expression.Member member -> List.of(member.of());
            case Expression.Index index -> List.of(index.of(), index.index());
            case Expression.Slice slice -> Stream.of(Optional.of(slice.of()), slice.from(), slice.to()).flatMap(Optional::stream).toList();
            case Expression.Arrow arrow -> List.of(arrow.source(), arrow.target());
            case Expression.Call call ->
                Stream.concat(call.of().stream(), call.arguments().stream().map(Expression.Argument::value)).toList();
            case Expression.Unary unary -> List.of(unary.operand());
            case Expression.Binary binary -> List.of(binary.left(), binary.right());
            case Expression.Choice choice -> List.of(choice.condition(), choice.then(), choice.otherwise());
            case Expression.ListOf list -> list.elements();
            case Expression.Steady steady -> steady.near().stream().toList();
            case Expression.Range range -> List.of(range.from(), range.to(), range.steps());
        };
    }
}
