package hillock.language.check;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import hillock.language.units.Unit;
import hillock.language.units.Units;

/**
 * What a column is called: {@code w [nS]}.
 *
 * @param written what stands between the brackets; empty without
 * @param unit    {@link Unit#NONE} where none is written; empty if what is written is none
 */
record Heading(String name, String written, Optional<Unit> unit) {
    private static final Pattern FORM = Pattern.compile("([^\\[\\]]*?)\\s*(?:\\[(.*)])?");

    static Heading of(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) return new Heading(text, "", Optional.of(Unit.NONE));
        String written = parts.group(2) == null ? "" : parts.group(2).strip();
        return new Heading(parts.group(1).strip(), written, written.isEmpty() ? Optional.of(Unit.NONE) : Units.parse(written));
    }
}
