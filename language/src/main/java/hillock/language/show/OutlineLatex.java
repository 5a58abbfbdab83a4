package hillock.language.show;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import hillock.language.algebra.LatexNames;
import hillock.language.algebra.Notation;
import hillock.language.model.Condition;
import hillock.language.model.Term;
import hillock.language.show.Outline.Left;
import hillock.language.show.Outline.Line;
import hillock.language.units.Unit;

/** An outline as a LaTeX document that compiles as it is. */
final class OutlineLatex {
    private final StringBuilder text = new StringBuilder();

    private OutlineLatex() {}

    static String of(Outline outline) {
        OutlineLatex writer = new OutlineLatex();
        writer.text.append("""
                \\documentclass{article}
                \\usepackage[utf8]{inputenc}
                \\usepackage[T1]{fontenc}
                \\usepackage{amsmath}
                \\allowdisplaybreaks
                \\begin{document}
                """);
        writer.text.append("\\section*{").append(LatexNames.escaped(outline.title())).append("}\n");
        for (Outline.Section section : outline.sections()) writer.section(section);
        return writer.text.append("\\end{document}\n").toString();
    }

    private void section(Outline.Section section) {
        text.append("\n\\subsection*{").append(arrows(section.heading())).append("}\n");
        for (Outline.Group group : section.groups()) {
            if (!group.heading().isEmpty()) text.append("\\paragraph{").append(arrows(group.heading())).append("}\n");
            lines(group.lines());
        }
    }

    private void lines(List<Line> lines) {
        Optional<String> open = Optional.empty();
        for (Line line : lines) {
            Optional<String> wanted = switch (line) {
                case Line.Equation _, Line.Quantity _, Line.Statement _, Line.Rule _, Line.Bound _, Line.Names _ -> Optional.of("align*");
                case Line.Verbatim _ -> Optional.of("verbatim");
                case Line.Words _ -> Optional.empty();
            };
            boolean same = open.equals(wanted);
            if (!same) open.ifPresent(name -> text.append("\n\\end{").append(name).append("}\n"));
            if (!same) wanted.ifPresent(name -> text.append("\\begin{").append(name).append("}\n"));
            switch (line) {
                case Line.Words(var words) -> text.append(arrows(words)).append(".\n");
                case Line.Verbatim(var words) -> text.append(same ? "\n" : "").append(words.replace("\\end{verbatim}", "\\end {verbatim}"));
                case Line.Equation _, Line.Quantity _, Line.Statement _, Line.Rule _, Line.Bound _, Line.Names _ ->
                    text.append(same ? " \\\\\n" : "").append(formula(line));
            }
            open = wanted;
        }
        open.ifPresent(name -> text.append("\n\\end{").append(name).append("}\n"));
    }

    private static String formula(Line line) {
        return switch (line) {
            case Line.Equation(var left, var right, var names, var unit) ->
                left(left) + relation(left) + names.latex(right) + bracketed(unit);
            case Line.Quantity(var left, double number, var unit) -> left(left) + " &= " + Notation.latex(number, unit);
            case Line.Statement(var left, var statement, var unit) ->
                left(left) + " &= \\text{" + LatexNames.escaped(statement) + "}" + bracketed(unit);
            case Line.Rule(var words, var condition, var names) ->
                "& \\text{" + LatexNames.escaped(words) + " } " + condition(condition, names);
            case Line.Names(var list, var names) ->
                "& " + list.stream().map(name -> name(name, names.unit(name))).collect(Collectors.joining(",\\; "));
            case Line.Bound(_, var condition, var names) -> "& " + condition(condition, names);
            case Line.Words _, Line.Verbatim _ -> throw new IllegalStateException("words are no formula");
        };
    }

    private static String relation(Left left) {
        return switch (left) {
            case Left.Contribution _ -> " &\\mathrel{+}= ";
            case Left.Changed _ -> " &\\leftarrow ";
            case Left.Name _, Left.Rate _, Left.Start _, Left.Label _ -> " &= ";
        };
    }

    private static String left(Left left) {
        return switch (left) {
            case Left.Name(var name) -> LatexNames.name(name);
            case Left.Rate(var variable) -> "\\frac{\\mathrm{d}" + LatexNames.name(variable) + "}{\\mathrm{d}t}";
            case Left.Start(var variable) -> LatexNames.name(variable) + "(0)";
            case Left.Contribution(var input) -> LatexNames.name(input);
            case Left.Changed(var name) -> LatexNames.name(name);
            case Left.Label(var label) -> label.equals("delay") ? "\\Delta" : "\\text{" + LatexNames.escaped(label) + "}";
        };
    }

    private static String bracketed(Unit unit) {
        return unit.symbol().isEmpty() ? "" : " && [" + LatexNames.unit(unit) + "]";
    }

    private static String name(Term.Variable name, Unit unit) {
        return LatexNames.name(name) + (unit.symbol().isEmpty() ? "" : "\\,[" + LatexNames.unit(unit) + "]");
    }

    private static String condition(Condition condition, ShownNames names) {
        Dimensioned shown = names.shown(condition);
        return Notation.latex(((Term.Choice) shown.term()).condition(), shown.units(), names::latex);
    }

    private static String arrows(String text) {
        return LatexNames.escaped(text).replace("-$>$", "$\\rightarrow$");
    }
}
