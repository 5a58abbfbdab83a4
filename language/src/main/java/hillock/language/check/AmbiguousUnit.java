package hillock.language.check;

import java.util.Optional;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Expression.Name;
import hillock.language.syntax.Expression.UnitText;
import hillock.language.units.Units;

/** {@code 10 mV/m} where {@code m} is a variable: the two unmistakable spellings. */
final class AmbiguousUnit {
    private AmbiguousUnit() {}

    static String waysOut(Expression quantity, UnitText unit, Name name, Kind kind) {
        String text = unit.span().text();
        String number = quantity.span().source().text().substring(quantity.span().start(), unit.span().start()).strip();
        int start = name.span().start() - unit.span().start();
        int end = name.span().end() - unit.span().start();
        int factorEnd = end;
        while (factorEnd < text.length() && text.charAt(factorEnd) != '/' && text.charAt(factorEnd) != '*') factorEnd++;
        boolean below = start > 0 && text.charAt(start - 1) == '/';
        String rest = text.substring(0, Math.max(0, start - 1)) + text.substring(factorEnd);
        String left = number + (rest.isEmpty() ? "" : " " + (rest.startsWith("*") ? rest.substring(1) : rest));
        String asName = left + (below ? " / " : " * ") + text.substring(start, factorEnd);
        Optional<String> asUnit = Units.longName(name.text())
                .map(spelled -> number + " " + text.substring(0, start) + spelled + text.substring(end));
        return asName + " for " + kind.phrase().replaceFirst("^an? ", "the ") + " " + name.text()
                + asUnit.map(spelled -> ", " + spelled + " for the unit").orElse("");
    }
}
