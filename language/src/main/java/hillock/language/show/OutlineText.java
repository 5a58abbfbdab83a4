package hillock.language.show;

import java.util.List;
import java.util.stream.Collectors;
import hillock.language.algebra.Notation;
import hillock.language.model.Condition;
import hillock.language.model.Term;
import hillock.language.show.Outline.Left;
import hillock.language.show.Outline.Line;
import hillock.language.units.Unit;

/** An outline as plain text. */
final class OutlineText {
    private final StringBuilder text = new StringBuilder();

    private OutlineText() {}

    static String of(Outline outline) {
        OutlineText writer = new OutlineText();
        writer.text.append(outline.title()).append('\n');
        for (Outline.Section section : outline.sections()) writer.section(section);
        return writer.text.toString();
    }

    private void section(Outline.Section section) {
        text.append('\n').append(section.heading()).append('\n');
        for (Outline.Group group : section.groups()) {
            if (!group.heading().isEmpty()) text.append("  ").append(group.heading()).append('\n');
            lines(group.lines());
        }
    }

    private void lines(List<Line> lines) {
        int width = lines.stream().mapToInt(line -> left(line).length()).filter(length -> length <= 24).max().orElse(0);
        for (Line line : lines) {
            String left = left(line);
            int padding = left.isEmpty() ? 0 : Math.max(0, width - left.length());
            text.append("    ").append(left).append(" ".repeat(padding)).append(right(line)).append('\n');
        }
    }

    private static String left(Line line) {
        return switch (line) {
            case Line.Equation(var left, _, _, _) -> left(left);
            case Line.Quantity(var left, _, _) -> left(left);
            case Line.Statement(var left, _, _) -> left(left);
            case Line.Names _, Line.Rule _, Line.Bound _, Line.Words _, Line.Verbatim _ -> "";
        };
    }

    private static String left(Left left) {
        return switch (left) {
            case Left.Name(var name) -> Notation.text(name);
            case Left.Changed(var name) -> Notation.text(name);
            case Left.Rate(var variable) -> "d" + variable + "/dt";
            case Left.Start(var variable) -> variable + "(0)";
            case Left.Contribution(var input) -> Notation.text(input);
            case Left.Label(var label) -> label;
        };
    }

    private static String right(Line line) {
        return switch (line) {
            case Line.Equation(var left, var right, var names, var unit) -> (left instanceof Left.Contribution ? " += " : " = ")
                    + names.text(right) + bracketed(unit);
            case Line.Quantity(_, double number, var unit) -> " = " + ModelOutline.quantity(number, unit);
            case Line.Statement(_, var statement, var unit) -> " = " + statement + bracketed(unit);
            case Line.Rule(var words, var condition, var names) -> words + " " + condition(condition, names);
            case Line.Names(var list, var names) ->
                list.stream().map(name -> name(name, names.unit(name))).collect(Collectors.joining(", "));
            case Line.Bound(var bound, _, _) -> bound;
            case Line.Words(var words) -> words;
            case Line.Verbatim(var words) -> words;
        };
    }

    private static String bracketed(Unit unit) {
        return unit.symbol().isEmpty() ? "" : "   [" + unit.symbol() + "]";
    }

    private static String name(Term.Variable name, Unit unit) {
        return Notation.text(name) + (unit.symbol().isEmpty() ? "" : " [" + unit.symbol() + "]");
    }

    private static String condition(Condition condition, ShownNames names) {
        Dimensioned shown = names.shown(condition);
        return Notation.text(((Term.Choice) shown.term()).condition(), shown.units(), names::text);
    }
}
