package hillock.language.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import hillock.language.model.CheckedFile;

/**
 * A checked file as Hillock understood it, for {@code hillock show}: models with the unit of every name, populations, connections,
 * simulation. Numbers inside formulas get back the units that follow from the names around them.
 */
public final class Show {
    private Show() {}

    public static String text(CheckedFile file) {
        return text(file, Map.of());
    }

    /**
     * @param more further sections by heading, in their order: the method, the generated step; lines of plain text
     */
    public static String text(CheckedFile file, Map<String, String> more) {
        return OutlineText.of(extended(FileOutline.of(file), more));
    }

    /** A small complete document; needs amsmath only. */
    public static String latex(CheckedFile file) {
        return latex(file, Map.of());
    }

    /** As {@link #text(CheckedFile, Map)}; the further sections are set as they are, line by line. */
    public static String latex(CheckedFile file, Map<String, String> more) {
        return OutlineLatex.of(extended(FileOutline.of(file), more));
    }

    private static Outline extended(Outline outline, Map<String, String> more) {
        List<Outline.Section> sections = new ArrayList<>(outline.sections());
        more.forEach((heading, text) -> sections.add(new Outline.Section(heading, List.of(new Outline.Group("",
                text.lines().map(line -> (Outline.Line) new Outline.Line.Verbatim(line)).toList())))));
        return new Outline(outline.title(), sections);
    }
}
