package hillock.language.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Expression.UnitText;
import hillock.language.syntax.Span;
import hillock.language.syntax.Statement;
import hillock.language.syntax.Statement.OfBody;

/** All units written in a file. */
final class FileUnits {
    private FileUnits() {}

    static List<UnitText> of(List<Statement.OfFile> statements) {
        List<UnitText> units = new ArrayList<>();
        for (Statement.OfFile statement : statements) add(statement, units);
        return units;
    }

    /** The first unit, where all there are stand in intervals of {@code hold} and in delays, which plain models may have too. */
    static Optional<Span> ofIntervalsAlone(List<Statement.OfFile> statements) {
        List<UnitText> all = of(statements);
        for (Statement.OfFile statement : statements) {
            List<OfBody> body = switch (statement) {
                case Statement.Model model -> model.body();
                case Statement.Connect connect -> connect.body();
                case Statement.OfFile _ -> List.of();
            };
            int inIntervals = body.stream().mapToInt(each -> units(each).size() - Bodies.units(each).size()).sum();
            if (inIntervals != of(List.of(statement)).size()) return Optional.empty();
        }
        return all.stream().map(UnitText::span).findFirst();
    }

    private static List<UnitText> units(OfBody statement) {
        List<UnitText> units = new ArrayList<>();
        bodies(List.of(statement), units);
        return units;
    }

    private static void add(Statement.OfFile statement, List<UnitText> units) {
        switch (statement) {
            case Statement.Model model -> bodies(model.body(), units);
            case Statement.Use _ -> { }
            case Statement.Population population -> {
                population.size().ifPresent(size -> units.addAll(Walk.units(size)));
                for (Statement.Assignment assignment : population.body()) add(assignment, units);
            }
            case Statement.Connect connect -> {
                switch (connect.pattern()) {
                    case Statement.Pattern.WithProbability(_, var p) -> units.addAll(Walk.units(p));
                    case Statement.Pattern.Where(_, var condition) -> units.addAll(Walk.units(condition));
                    case Statement.Pattern _ -> { }
                }
                bodies(connect.body(), units);
            }
            case Statement.Simulate simulate -> {
                units.addAll(Walk.units(simulate.duration()));
                for (Statement.Setting setting : simulate.settings()) units.addAll(Walk.units(setting.value()));
            }
            case Statement.At at -> {
                units.addAll(Walk.units(at.time()));
                for (Statement.Assignment change : at.changes()) add(change, units);
            }
            case Statement.Record record -> {
                all(record.items(), units);
                optional(units, List.of(record.every(), record.from(), record.to()));
            }
            case Statement.Plot plot -> {
                all(plot.items(), units);
                optional(units, List.of(plot.from(), plot.to()));
            }
            case Statement.Sweep sweep -> sweep.axes().forEach(axis -> add(axis, units));
            case Statement.Assignment assignment -> {
                units.addAll(Walk.units(assignment.target()));
                units.addAll(Walk.units(assignment.value()));
            }
        }
    }

    private static void bodies(List<OfBody> body, List<UnitText> units) {
        for (OfBody statement : body) {
            if (statement instanceof Statement.Input input) input.unit().ifPresent(units::add);
            if (statement instanceof Statement.On on) {
                for (Statement.Action action : on.actions()) {
                    if (action instanceof Statement.Action.Change change) units.addAll(Walk.units(change.value()));
                }
            }
            all(Bodies.expressions(statement), units);
        }
    }

    private static void all(List<Expression> expressions, List<UnitText> units) {
        for (Expression expression : expressions) units.addAll(Walk.units(expression));
    }

    private static void optional(List<UnitText> units, List<Optional<Expression>> expressions) {
        for (Optional<Expression> expression : expressions) expression.ifPresent(value -> units.addAll(Walk.units(value)));
    }
}
