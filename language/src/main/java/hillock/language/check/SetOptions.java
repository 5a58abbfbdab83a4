package hillock.language.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Expression.Name;
import hillock.language.syntax.Expression.UnitText;
import hillock.language.syntax.Parser;
import hillock.language.syntax.Source;
import hillock.language.syntax.Statement.Assignment;
import hillock.language.syntax.UserError;
import hillock.language.units.Unit;

/** The {@code --set} options: settings of {@code simulate}, constants, and values of populations and connections. */
final class SetOptions {
    private static final String OPTION = "--set";
    private final Map<String, Expression> settings = new LinkedHashMap<>();
    private final List<Assignment> values = new ArrayList<>();

    /** Reads the options and puts new values in the place of constants. */
    static SetOptions read(List<String> texts, Constants constants, Optional<Expression> duration, Problems problems) {
        SetOptions options = new SetOptions();
        for (String text : texts) {
            try {
                options.add(Parser.parseAssignment(new Source(OPTION, text)), constants, duration, problems);
            } catch (UserError error) {
                problems.addAll(error);
            }
        }
        return options;
    }

    private void add(Assignment assignment, Constants constants, Optional<Expression> duration, Problems problems) {
        if (!(assignment.target() instanceof Name(var span, var name))) {
            values.add(assignment);
        } else if (constants.has(name)) {
            Expression before = constants.assignment(name).orElseThrow().value();
            Expression value = unitOf(before).map(unit -> inUnit(assignment.value(), unit)).orElse(assignment.value());
            constants.replace(name, new Assignment(assignment.span(), assignment.target(), value));
        } else if (SimulateCheck.SETTINGS.contains(name) || name.equals("duration")) {
            if (duration.isEmpty()) problems.error(span, "the file has no simulate statement, so " + name + " has no meaning");
            settings.put(name, assignment.value());
        } else {
            List<String> known = new ArrayList<>(constants.names());
            known.addAll(SimulateCheck.SETTINGS);
            known.add("duration");
            problems.error(span, "the file has no constant " + name, Wording.didYouMean(name, known)
                    .or(() -> Optional.of("write cells.I=... for a parameter")));
        }
    }

    /** Values of {@code dt}, {@code method} and so on; a bare time is in the unit that {@code simulate} uses. */
    Map<String, Expression> settings(Optional<Unit> dt, Optional<Unit> duration) {
        Map<String, Expression> inUnits = new LinkedHashMap<>(settings);
        dt.ifPresent(unit -> inUnits.computeIfPresent("dt", (_, value) -> inUnit(value, unit)));
        duration.ifPresent(unit -> inUnits.computeIfPresent("duration", (_, value) -> inUnit(value, unit)));
        return inUnits;
    }

    List<Assignment> values() {
        return values;
    }

    /** Whether a value stands on the command line, not in a file. */
    static boolean isGiven(Expression value) {
        return value.span().source().name().equals(OPTION);
    }

    /** The unit of a number or list as written. */
    static Optional<Unit> unitOf(Expression expression) {
        return switch (expression) {
            case Expression.Quantity quantity -> quantity.unit().map(UnitText::unit);
            case Expression.ListOf list -> list.unit().map(UnitText::unit);
            case Expression.Unary(_, _, var operand) -> unitOf(operand);
            case Expression _ -> Optional.empty();
        };
    }

    /** A bare number or list with a unit put behind it; everything else as it is. */
    static Expression inUnit(Expression expression, Unit unit) {
        if (unit.symbol().isEmpty()) return expression;
        UnitText text = new UnitText(expression.span(), unit, List.of());
        return switch (expression) {
            case Expression.Quantity(var span, var value, var own) when own.isEmpty() ->
                    new Expression.Quantity(span, value, Optional.of(text));
            case Expression.ListOf(var span, var elements, var own) when own.isEmpty() && elements.stream().allMatch(SetOptions::isBare) ->
                    new Expression.ListOf(span, elements, Optional.of(text));
            case Expression.Unary(var span, var operator, var operand) when operator != Expression.UnaryOperator.NOT ->
                    new Expression.Unary(span, operator, inUnit(operand, unit));
            case Expression _ -> expression;
        };
    }

    private static boolean isBare(Expression element) {
        return switch (element) {
            case Expression.Quantity quantity -> quantity.unit().isEmpty();
            case Expression.Unary(_, _, var operand) -> isBare(operand);
            case Expression.ListOf(_, var elements, var unit) -> unit.isEmpty() && elements.stream().allMatch(SetOptions::isBare);
            case Expression _ -> false;
        };
    }
}
