package hillock.language.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import hillock.language.check.ExtendedModel.Item;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Expression.Name;
import hillock.language.syntax.Expression.UnitText;
import hillock.language.syntax.Span;
import hillock.language.syntax.Statement;
import hillock.language.syntax.Statement.OfBody;

/** What the statements of a model's or connection's body declare and hold. */
final class Bodies {
    private Bodies() {}

    /** The name that a statement gives a meaning to. */
    static Optional<Name> name(OfBody statement) {
        return switch (statement) {
            case Statement.Param param -> Optional.of(param.name());
            case Statement.Input input -> Optional.of(input.name());
            case Statement.Definition definition -> Optional.of(definition.name());
            case Statement.Equation equation -> Optional.of(equation.variable());
            case Statement.Weight weight -> Optional.of(weight.name());
            case Statement.Bound _, Statement.Initial _, Statement.Spike _, Statement.Delay _, Statement.Contribution _,
                 Statement.On _ -> Optional.empty();
        };
    }

    /** Two statements of one key mean the same thing: in a model that extends another, the later one replaces the earlier. */
    static String key(OfBody statement) {
        return switch (statement) {
            case Statement.Bound bound -> "bound " + Wording.text(bound.subjects().getFirst());
            case Statement.Initial initial -> "initial " + initial.variable().text();
            case Statement.Spike _ -> "spike";
            case Statement.Delay _ -> "delay";
            case Statement.Contribution contribution -> "contribution " + contribution.span().start();
            case Statement.On on -> "on " + on.span().start();
            case Statement.Param _, Statement.Input _, Statement.Definition _, Statement.Equation _, Statement.Weight _ ->
                    "name " + name(statement).orElseThrow().text();
        };
    }

    /** A model's statements, bounds one to a subject; reports what is there twice and what has no place in a model. */
    static List<Item> split(Home.Declared level, Problems problems) {
        List<Item> items = new ArrayList<>();
        for (OfBody statement : level.model().body()) {
            switch (statement) {
                case Statement.Bound bound -> {
                    for (OfBody each : single(bound)) items.add(new Item(each, level.home()));
                }
                case Statement.Weight _, Statement.Delay _, Statement.Contribution _, Statement.On _ -> problems.error(statement.span(),
                        "this stands only inside connect, found in a model", "move it to connect A -> B { ... }");
                case Statement.Param _, Statement.Input _, Statement.Definition _, Statement.Equation _, Statement.Initial _,
                     Statement.Spike _ -> items.add(new Item(statement, level.home()));
            }
        }
        return once(items, problems);
    }

    static List<OfBody> single(Statement.Bound bound) {
        return bound.subjects().stream().<OfBody>map(subject -> new Statement.Bound(bound.span(), bound.lower(), List.of(subject),
                bound.upper(),
                bound.reflected())).toList();
    }

    /** Without the second declarations of a name, which are reported. */
    static List<Item> once(List<Item> items, Problems problems) {
        Map<String, OfBody> first = new HashMap<>();
        List<Item> kept = new ArrayList<>();
        for (Item item : items) {
            OfBody statement = item.statement();
            boolean many = statement instanceof Statement.Bound || statement instanceof Statement.Spike;
            Optional<OfBody> before = many ? Optional.empty() : Optional.ofNullable(first.putIfAbsent(key(statement), statement));
            if (before.isEmpty()) kept.add(item);
            else problems.error(spot(statement), twice(before.get(), statement), "first " + at(spot(before.get()), spot(statement)));
        }
        return kept;
    }

    private static String twice(OfBody before, OfBody again) {
        return switch (again) {
            case Statement.Initial initial -> initial.variable().text() + "(0) is given twice";
            case Statement.Delay _ -> "a second delay";
            case Statement.Equation equation when before instanceof Statement.Equation -> equation.variable().text() + " has two equations";
            case Statement.Equation equation -> equation.variable().text() + " is " + phrase(before) + " and cannot have an equation";
            case OfBody _ when before instanceof Statement.Equation -> text(again) + " has an equation and cannot be " + phrase(again)
                    + " too";
            case OfBody _ -> text(again) + " is declared twice";
        };
    }

    private static String text(OfBody statement) {
        return name(statement).map(Name::text).orElse("this");
    }

    static String phrase(OfBody statement) {
        return switch (statement) {
            case Statement.Param _ -> "a parameter";
            case Statement.Weight _ -> "a weight";
            case Statement.Input _ -> "an input";
            case Statement.Definition definition -> definition.parameters().isPresent() ? "a function" : "an expression";
            case Statement.Equation _ -> "a state variable";
            case Statement.Bound _, Statement.Initial _, Statement.Spike _, Statement.Delay _, Statement.Contribution _,
                 Statement.On _ -> "a statement";
        };
    }

    /** {@code in line 3}, with the file where it is another one. */
    static String at(Span there, Span here) {
        String line = "in line " + there.source().line(there.start());
        return there.source().equals(here.source()) ? line : line + " of " + there.source().name();
    }

    /** The name, where a statement has one. */
    static Span spot(OfBody statement) {
        return switch (statement) {
            case Statement.Initial initial -> initial.variable().span();
            case OfBody _ -> name(statement).map(Name::span).orElse(statement.span());
        };
    }

    /** The expressions in a statement, in reading order. */
    static List<Expression> expressions(OfBody statement) {
        return switch (statement) {
            case Statement.Param param -> List.of(param.value());
            case Statement.Input _ -> List.of();
            case Statement.Definition definition -> List.of(definition.value());
            case Statement.Equation equation -> List.of(equation.left(), equation.right());
            case Statement.Bound bound -> {
                List<Expression> all = new ArrayList<>(bound.lower().map(Statement.Limit::value).stream().toList());
                all.addAll(bound.subjects());
                bound.upper().map(Statement.Limit::value).ifPresent(all::add);
                yield all;
            }
            case Statement.Initial initial -> List.of(initial.value());
            case Statement.Spike spike -> Stream.concat(Stream.of(spike.condition()),
                    spike.reset().stream().flatMap(Bodies::expressions)).toList();
            case Statement.Weight weight -> List.of(weight.value());
            case Statement.Delay delay -> List.of(delay.value());
            case Statement.Contribution contribution -> List.of(contribution.value());
            case Statement.On on -> on.actions().stream().flatMap(Bodies::expressions).toList();
        };
    }

    private static Stream<Expression> expressions(Statement.Action action) {
        return switch (action) {
            case Statement.Action.Change change -> Stream.of(change.target(), change.value());
            case Statement.Action.Refractory refractory -> Stream.concat(Stream.of(refractory.duration()), refractory.holding().stream());
        };
    }

    /** The units in a statement, but for the intervals of {@code hold} and delays, which may be times among plain numbers too. */
    static List<UnitText> units(OfBody statement) {
        List<UnitText> units = new ArrayList<>();
        if (statement instanceof Statement.Input input) input.unit().ifPresent(units::add);
        if (statement instanceof Statement.Delay) return units;
        for (Expression expression : expressions(statement)) {
            List<UnitText> all = new ArrayList<>(Walk.units(expression));
            for (Expression part : Walk.parts(expression)) {
                if (part instanceof Expression.Call call && call.function().text().equals("hold") && call.arguments().size() == 2) {
                    all.removeAll(Walk.units(call.arguments().get(1).value()));
                }
            }
            units.addAll(all);
        }
        return units;
    }
}
