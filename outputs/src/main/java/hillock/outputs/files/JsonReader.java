package hillock.outputs.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads JSON text by recursive descent. Whatever is not JSON, or nests deeper than any summary does, gives nothing. */
final class JsonReader {
    private static final int DEEPEST = 50;
    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    static Optional<Json> read(String text) {
        JsonReader reader = new JsonReader(text);
        try {
            Json value = reader.value(0);
            reader.skipSpace();
            return reader.at == text.length() ? Optional.of(value) : Optional.empty();
        } catch (Malformed _) {
            return Optional.empty();
        }
    }

    private static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed() {
            super("not JSON", null, false, false);
        }
    }

    private Json value(int depth) {
        if (depth > DEEPEST) throw new Malformed();
        skipSpace();
        return switch (peek()) {
            case '{' -> members(depth);
            case '[' -> array(depth);
            case '"' -> new Json.Text(string());
            case 't' -> word("true", new Json.Flag(true));
            case 'f' -> word("false", new Json.Flag(false));
            case 'n' -> word("null", new Json.Null());
            default -> number();
        };
    }

    private Json members(int depth) {
        Map<String, Json> values = new LinkedHashMap<>();
        expect('{');
        if (!accept('}')) {
            do {
                skipSpace();
                String name = string();
                expect(':');
                values.put(name, value(depth + 1));
            } while (accept(','));
            expect('}');
        }
        return new Json.Members(values);
    }

    private Json array(int depth) {
        List<Json> elements = new ArrayList<>();
        expect('[');
        if (!accept(']')) {
            do elements.add(value(depth + 1)); while (accept(','));
            expect(']');
        }
        return new Json.Array(elements);
    }

    private String string() {
        if (peek() != '"') throw new Malformed();
        at++;
        StringBuilder out = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(at++);
            if (c < ' ') throw new Malformed();
            out.append(c == '\\' ? escape() : c);
        }
        at++;
        return out.toString();
    }

    private char escape() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                if (at + 4 > text.length()) throw new Malformed();
                at += 4;
                try {
                    yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
                } catch (NumberFormatException _) {
                    throw new Malformed();
                }
            }
            default -> throw new Malformed();
        };
    }

    private Json number() {
        int start = at;
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) at++;
        String digits = text.substring(start, at);
        try {
            return digits.matches("-?\\d{1,18}") ? new Json.Whole(Long.parseLong(digits)) : new Json.Number(Double.parseDouble(digits));
        } catch (NumberFormatException _) {
            throw new Malformed();
        }
    }

    private Json word(String word, Json value) {
        if (!text.startsWith(word, at)) throw new Malformed();
        at += word.length();
        return value;
    }

    private void expect(char c) {
        if (!accept(c)) throw new Malformed();
    }

    private boolean accept(char c) {
        skipSpace();
        if (at == text.length() || text.charAt(at) != c) return false;
        at++;
        return true;
    }

    private char peek() {
        if (at >= text.length()) throw new Malformed();
        return text.charAt(at);
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
    }
}
