package hillock.language.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Expression.Argument;
import hillock.language.syntax.Expression.Name;
import hillock.language.syntax.Expression.UnitText;

/** All parts of an expression as written, in reading order. */
final class Walk {
    private Walk() {}

    static List<Expression> parts(Expression root) {
        List<Expression> found = new ArrayList<>();
        Deque<Expression> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Expression next = open.pop();
            found.add(next);
            for (Expression child : children(next).reversed()) open.push(child);
        }
        return found;
    }

    /** Names that stand for themselves or are called; not those behind a dot. */
    static List<Name> names(Expression root) {
        List<Name> names = new ArrayList<>();
        for (Expression part : parts(root)) {
            if (part instanceof Name name) names.add(name);
            if (part instanceof Expression.Call call) names.add(call.function());
        }
        return names;
    }

    static List<UnitText> units(Expression root) {
        List<UnitText> units = new ArrayList<>();
        for (Expression part : parts(root)) {
            if (part instanceof Expression.Quantity quantity) quantity.unit().ifPresent(units::add);
            if (part instanceof Expression.ListOf list) list.unit().ifPresent(units::add);
        }
        return units;
    }

    private static List<Expression> children(Expression expression) {
        return switch (expression) {
            case Expression.Quantity _, Name _, Expression.Text _, Expression.Derivative _ -> List.of();
            case Expression.Member(_, var of, _) -> List.of(of);
            case Expression.Index(_, var of, var index) -> List.of(of, index);
            case Expression.Slice(_, var of, var from, var to) -> joined(of, from, to);
            case Expression.Arrow(_, var source, var target) -> List.of(source, target);
            case Expression.Call(_, _, var arguments, var of) ->
                Stream.concat(of.stream(), arguments.stream().map(Argument::value)).toList();
            case Expression.Unary(_, _, var operand) -> List.of(operand);
            case Expression.Binary(_, _, _, var left, var right) -> List.of(left, right);
            case Expression.Choice(_, var condition, var then, var otherwise) -> List.of(condition, then, otherwise);
            case Expression.ListOf(_, var elements, _) -> elements;
            case Expression.Steady(_, var near) -> near.stream().toList();
            case Expression.Range(_, var from, var to, var steps, _) -> List.of(from, to, steps);
        };
    }

    private static List<Expression> joined(Expression first, Optional<Expression> second, Optional<Expression> third) {
        List<Expression> all = new ArrayList<>(List.of(first));
        second.ifPresent(all::add);
        third.ifPresent(all::add);
        return all;
    }
}
