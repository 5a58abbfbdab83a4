package hillock.language.syntax;

import java.util.Map;
import java.util.Optional;

/** Signs that other languages and word processors use, and what is written here. */
final class ForeignSigns {
    private static final int LONGEST = 3;
    private static final String DERIVATIVE = "a derivative is written dV/dt; texts stand in double quotes";
    private static final String GOES_ON = "a line goes on if it ends in an operator or a comma";
    private static final Map<String, String> HINTS = Map.ofEntries(
            Map.entry("\u2212", "write -"), Map.entry("\u2013", "write -"), Map.entry("\u00D7", "write *"),
            Map.entry("\u00B7", "write *"), Map.entry("\u22C5", "write *"), Map.entry("\u2217", "write *"),
            Map.entry("\u00F7", "write /"), Map.entry("\u2215", "write /"),
            Map.entry("\u2264", "write <="), Map.entry("\u2265", "write >="), Map.entry("\u2260", "write !="),
            Map.entry("=<", "write <="), Map.entry("=>", "write >="), Map.entry("<>", "write !="), Map.entry("~=", "write !="),
            Map.entry("=!", "write !="), Map.entry("===", "write =="), Map.entry("!==", "write !="), Map.entry(":=", "write ="),
            Map.entry("&", "write and"), Map.entry("&&", "write and"), Map.entry("|", "write or"), Map.entry("||", "write or"),
            Map.entry("!", "write not"), Map.entry("~", "write not"), Map.entry("?", "write if a > b then x else y"),
            Map.entry("**", "a power is written ^"), Map.entry("\u00B2", "write ^2"), Map.entry("\u00B3", "write ^3"),
            Map.entry("%", "10 % is written 0.1; a remainder is written mod(a, b)"),
            Map.entry("\u201C", "write \""), Map.entry("\u201D", "write \""),
            Map.entry("'", DERIVATIVE), Map.entry("\u2018", DERIVATIVE), Map.entry("\u2019", DERIVATIVE),
            Map.entry("\u2192", "write ->"), Map.entry("\u2026", "write .."), Map.entry("...", "write .."), Map.entry("\\", GOES_ON),
            Map.entry("//", "a comment begins with #"), Map.entry("/*", "a comment begins with #, on each of its lines"));

    private ForeignSigns() {}

    /** @param length how much of the text it stands for: of a comment all */
    record Sign(String written, int length, String hint) {}

    /** The one that a text has at a place, if any. */
    static Optional<Sign> at(String text, int position) {
        for (int length = LONGEST; length > 0; length--) {
            String written = text.substring(position, Math.min(position + length, text.length()));
            if (!HINTS.containsKey(written) || isOurs(written, text, position)) continue;
            return Optional.of(new Sign(written, written.equals("/*") ? comment(text, position) : written.length(), HINTS.get(written)));
        }
        return Optional.empty();
    }

    /** {@code !=}, and {@code 0...5}, a range up to .5, are signs of the language. */
    private static boolean isOurs(String written, String text, int position) {
        return switch (written) {
            case "!" -> text.startsWith("!=", position);
            case "..." -> position + 3 < text.length() && Character.isDigit(text.charAt(position + 3));
            default -> false;
        };
    }

    private static int comment(String text, int position) {
        int end = text.indexOf("*/", position + 2);
        return end < 0 ? 2 : end + 2 - position;
    }
}
