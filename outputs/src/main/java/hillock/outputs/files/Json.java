package hillock.outputs.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A JSON value (RFC 8259), as much as {@code summary.json} needs. */
sealed interface Json {
    record Text(String value) implements Json {}

    record Number(double value) implements Json {}

    record Whole(long value) implements Json {}

    record Flag(boolean value) implements Json {}

    record Null() implements Json {}

    record Array(List<Json> elements) implements Json {}

    record Members(Map<String, Json> values) implements Json {}

    static Json texts(List<String> values) {
        return new Array(values.stream().<Json>map(Text::new).toList());
    }

    static <V> Json members(Map<String, V> values, Function<V, Json> as) {
        Map<String, Json> members = new LinkedHashMap<>();
        values.forEach((name, value) -> members.put(name, as.apply(value)));
        return new Members(members);
    }

    /** As text with two spaces of indent; a number that is not finite becomes {@code null}, since JSON has no word for it. */
    default String text() {
        return text("\n");
    }

    private String text(String newLine) {
        String inner = newLine + "  ";
        return switch (this) {
            case Text(String value) -> quoted(value);
            case Number(double value) -> Double.isFinite(value) ? Double.toString(value) : "null";
            case Whole(long value) -> Long.toString(value);
            case Flag(boolean value) -> Boolean.toString(value);
            case Null() -> "null";
            case Array(var elements) when elements.isEmpty() -> "[]";
            case Array(var elements) -> elements.stream().map(e -> inner + e.text(inner))
                    .collect(Collectors.joining(",", "[", newLine + "]"));
            case Members(var values) when values.isEmpty() -> "{}";
            case Members(var values) -> values.entrySet().stream()
                    .map(e -> inner + quoted(e.getKey()) + ": " + e.getValue().text(inner))
                    .collect(Collectors.joining(",", "{", newLine + "}"));
        };
    }

    private static String quoted(String value) {
        StringBuilder out = new StringBuilder("\"");
        for (int k = 0; k < value.length(); k++) {
            char c = value.charAt(k);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    // a lone surrogate has no UTF-8 form, so it is escaped like a control character
                    boolean plain = c >= 0x20 && c != 0x7F && !loneSurrogate(value, k);
                    if (plain) out.append(c);
                    else out.append("\\u").append(String.format("%04x", (int) c));
                }
            }
        }
        return out.append('"').toString();
    }

    private static boolean loneSurrogate(String value, int k) {
        char c = value.charAt(k);
        if (Character.isHighSurrogate(c)) return k + 1 == value.length() || !Character.isLowSurrogate(value.charAt(k + 1));
        return Character.isLowSurrogate(c) && (k == 0 || !Character.isHighSurrogate(value.charAt(k - 1)));
    }
}
