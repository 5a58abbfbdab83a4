package hillock.language.syntax;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import hillock.language.syntax.Expression.UnitText;

/** Trees as short texts, operators in front: {@code (+ a (* b 2[mV]))}. */
final class Shown {
    private Shown() {}

    static String of(Expression expression) {
        return switch (expression) {
            case Expression.Quantity q -> q.value().toPlainString() + unit(q.unit());
            case Expression.Name n -> n.text();
            case Expression.Member m -> of(m.of()) + "." + m.name().text();
            case Expression.Index i -> of(i.of()) + "[" + of(i.index()) + "]";
            case Expression.Slice s -> of(s.of()) + "[" + s.from().map(Shown::of).orElse("") + ":" + s.to().map(Shown::of).orElse("") + "]";
            case Expression.Arrow a -> "(-> " + of(a.source()) + " " + of(a.target()) + ")";
            case Expression.Call c -> c.of().map(of -> of(of) + ".").orElse("") + c.function().text() + c.arguments().stream()
                    .map(a -> a.keyword().map(k -> k.text() + "=").orElse("") + of(a.value())).collect(Collectors.joining(", ", "(", ")"));
            case Expression.Unary u -> "(" + u.operator().name().toLowerCase() + " " + of(u.operand()) + ")";
            case Expression.Binary b -> "(" + b.operator().sign() + " " + of(b.left()) + " " + of(b.right()) + ")";
            case Expression.Choice c -> "(if " + of(c.condition()) + " " + of(c.then()) + " " + of(c.otherwise()) + ")";
            case Expression.ListOf l -> l.elements().stream().map(Shown::of).collect(Collectors.joining(", ", "{", "}")) + unit(l.unit());
            case Expression.Text t -> "\"" + t.value() + "\"";
            case Expression.Steady s -> "steady" + s.near().map(n -> " near " + of(n)).orElse("");
            case Expression.Range r -> of(r.from()) + " .. " + of(r.to()) + " in " + of(r.steps()) + (r.logarithmic() ? " log" : "");
            case Expression.Derivative d -> "d" + d.variable().text() + "/dt";
        };
    }

    static String list(List<? extends Expression> expressions) {
        return expressions.stream().map(Shown::of).collect(Collectors.joining(", "));
    }

    static String option(String word, Optional<Expression> expression) {
        return expression.map(e -> " " + word + " " + of(e)).orElse("");
    }

    static String unit(Optional<UnitText> unit) {
        return unit.map(u -> "[" + u.unit().symbol() + "]").orElse("");
    }

    static String of(Statement statement) {
        return switch (statement) {
            case Statement.Model s -> "model " + s.name().text() + s.base().map(b -> " extends " + b.text()).orElse("") + body(s.body());
            case Statement.Use s -> "use " + list(s.names()) + " from " + s.file().map(Shown::of).orElse("models");
            case Statement.Population s -> "population " + s.name().text() + " = " + s.model().text()
                    + s.size().map(n -> "[" + of(n) + "]").orElse("") + body(s.body());
            case Statement.Connect s -> "connect " + of(s.source()) + " -> " + of(s.target())
                    + s.alias().map(a -> " as " + a.text()).orElse("")
                    + pattern(s.pattern()) + (s.exceptSelf() ? " except self" : "") + body(s.body());
            case Statement.Simulate s -> "simulate " + of(s.duration()) + s.settings().stream()
                    .map(x -> x.name().text() + " = " + of(x.value())).collect(Collectors.joining("; ", " {", "}"));
            case Statement.At s -> "at " + of(s.time()) + body(s.changes());
            case Statement.Record s -> "record " + list(s.items()) + option("every", s.every()) + option("from", s.from())
                    + option("to", s.to());
            case Statement.Plot s -> "plot " + s.kind().name().toLowerCase() + " " + list(s.items()) + option("against", s.against())
                    + option("by", s.by()) + (s.nullclines().isPresent() ? " with nullclines" : "") + option("from", s.from())
                    + option("to", s.to());
            case Statement.Sweep s -> "sweep" + body(s.axes()) + option("repeat", s.repeat())
                    + s.measures().stream().map(m -> " measure " + of(m.value()) + option("after", m.after()))
                    .collect(Collectors.joining());
            case Statement.Assignment s -> of(s.target()) + " = " + of(s.value());
            case Statement.Param s -> "param " + s.name().text() + " = " + of(s.value());
            case Statement.Input s -> "input " + s.name().text() + unit(s.unit());
            case Statement.Definition s -> s.name().text() + s.parameters().map(p -> "<" + list(p) + ">").orElse("") + " := "
                    + of(s.value());
            case Statement.Equation s -> s.variable().text() + "' : " + of(s.left()) + " = " + of(s.right());
            case Statement.Bound s -> "bound " + s.lower().map(l -> of(l.value()) + " " + l.operator().sign() + " ").orElse("")
                    + list(s.subjects())
                    + s.upper().map(u -> " " + u.operator().sign() + " " + of(u.value())).orElse("") + (s.reflected() ? " reflected" : "");
            case Statement.Initial s -> s.variable().text() + "(0) = " + of(s.value());
            case Statement.Spike s -> "spike " + of(s.condition()) + actions(s.reset());
            case Statement.Weight s -> "weight " + s.name().text() + " = " + of(s.value());
            case Statement.Delay s -> "delay " + of(s.value());
            case Statement.Contribution s -> of(s.target()) + " += " + of(s.value());
            case Statement.On s -> "on " + of(s.event()) + actions(s.actions());
        };
    }

    private static String body(List<? extends Statement> statements) {
        return statements.stream().map(Shown::of).collect(Collectors.joining("; ", " {", "}"));
    }

    private static String actions(List<Statement.Action> actions) {
        return actions.stream().map(action -> switch (action) {
            case Statement.Action.Change c -> of(c.target()) + " " + c.sign() + " " + of(c.value());
            case Statement.Action.Refractory r -> "refractory " + of(r.duration())
                    + (r.holding().isEmpty() ? "" : " holding " + list(r.holding()));
        }).collect(Collectors.joining("; ", " {", "}"));
    }

    private static String pattern(Statement.Pattern pattern) {
        return switch (pattern) {
            case Statement.Pattern.Unstated _ -> "";
            case Statement.Pattern.AllToAll _ -> " all to all";
            case Statement.Pattern.OneToOne _ -> " one to one";
            case Statement.Pattern.WithProbability p -> " with probability " + of(p.probability());
            case Statement.Pattern.WithIndegree p -> " with indegree " + of(p.count());
            case Statement.Pattern.By p -> " by " + p.name() + "(" + list(p.arguments()) + ")";
            case Statement.Pattern.Where p -> " where " + of(p.condition());
            case Statement.Pattern.FromFile p -> " from " + of(p.file());
        };
    }
}
