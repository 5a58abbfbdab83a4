package hillock.language.syntax;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import hillock.language.syntax.Token.Kind;
import hillock.language.units.Units;

/** Cuts a text into tokens and decides at which line ends a statement may end. */
final class Lexer {
    private static final List<String> LONG_SIGNS = List.of("+=", "-=", "*=", "/=", "==", "!=", "<=", ">=", "->", "..");
    private static final String SHORT_SIGNS = "=<>+-*/^,;:.()[]{}";
    /** A line goes on behind these, and a line goes on if the next one begins with one of these and a space. */
    private static final Set<String> OPERATORS = Set.of("=", "+=", "-=", "*=", "/=", "==", "!=", "<", "<=", ">", ">=", "->", "..",
            "+", "-", "*", "/", "^", "and", "or");
    private static final Set<String> OPEN_ENDS = Set.of(",", "(", "[", "not", "if", "then", "else");
    private static final Set<String> OPEN_STARTS = Set.of(",", ")", "]", "then", "else");
    private static final Pattern REST_OF_UNIT = Pattern.compile("\\^[+-]?[0-9]+(\\.[0-9]+)?|[/*]\\p{L}+");
    private static final int LONGEST_NUMBER = 400;
    private static final long LONGEST_TEXT = 50_000_000;
    /** What a character takes at least, as part of a token and of the tree. */
    private static final int BYTES = 64;

    private final Source source;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;
    private boolean spaced = true;
    private boolean newLine = true;
    private boolean runsIntoUnit;

    private Lexer(Source source) {
        this.source = source;
        this.text = source.text();
    }

    /** All tokens, with one {@code FILE_END} behind the last. A text that is no text at all is a {@link UserError}. */
    static List<Token> tokens(Source source) {
        Lexer lexer = new Lexer(source);
        lexer.refuseLong();
        lexer.refuseBinary();
        lexer.skipSpace();
        while (lexer.position < lexer.text.length()) {
            lexer.runsIntoUnit = false;
            lexer.token();
            lexer.skipSpace();
            lexer.spaced |= lexer.runsIntoUnit;       // read as if it were there
        }
        int end = lexer.tokens.isEmpty() ? 0 : lexer.tokens.getLast().end();
        lexer.tokens.add(new Token(Kind.FILE_END, "", end, end, true, true, true, Optional.empty()));
        return lexer.tokens;
    }

    private void refuseLong() {
        long most = Math.min(LONGEST_TEXT, Runtime.getRuntime().maxMemory() / BYTES);
        if (text.length() <= most) return;
        throw new UserError(Problem.error(span(0, 0), "this text has " + text.length() + " characters; one of up to " + most
                + (most < LONGEST_TEXT ? " fits into the memory" : " is read"),
                "edges and recorded inputs may stand in files of their own"));
    }

    private void refuseBinary() {
        for (int k = 0; k < text.length(); k++) {
            char c = text.charAt(k);
            if (c >= ' ' && c < 0x7f || c > 0x9f || c == '\n' || c == '\t' || c == '\r' || c == '\f') continue;
            String message = "this is not a text: it holds the control character U+" + "%04X".formatted((int) c);
            throw new UserError(Problem.error(span(k, k + 1), message, "a Hillock file is plain text in UTF-8"));
        }
    }

    private void skipSpace() {
        spaced = position == 0;
        newLine = position == 0;
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '#') {
                int end = text.indexOf('\n', position);
                position = end < 0 ? text.length() : end;
                continue;
            }
            if (c == '\n') newLine = true;
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '\uFEFF') return;
            spaced = true;
            position++;
        }
    }

    private void token() {
        int c = text.codePointAt(position);
        if (isNameStart(c)) {
            add(Kind.NAME, nameEnd(position));
        } else if (isDigit(position) || c == '.' && isDigit(position + 1)) {
            number();
        } else if (c == '"') {
            quoted();
        } else {
            sign();
        }
    }

    private void number() {
        int end = position;
        while (isDigit(end)) end++;
        if (isChar(end, '.') && !isChar(end + 1, '.')) {
            end++;
            while (isDigit(end)) end++;
        }
        if (isChar(end, 'e') || isChar(end, 'E')) {
            int digits = isChar(end + 1, '-') || isChar(end + 1, '+') ? end + 2 : end + 1;
            if (isDigit(digits)) {
                end = digits;
                while (isDigit(end)) end++;
            }
        }
        if (end < text.length() && isNameStart(text.codePointAt(end))) {
            runIntoName(end);
        } else {
            numberOf(end, Optional.empty());
        }
    }

    private void numberOf(int end, Optional<Problem> slip) {
        String number = text.substring(position, end);
        int exponent = Math.max(number.indexOf('e'), number.indexOf('E'));
        if (number.length() > LONGEST_NUMBER) {
            bad(end, "this number has more than " + LONGEST_NUMBER + " digits", Optional.empty());
        } else if (exponent >= 0 && number.length() - exponent > 6 || isOutOfRange(new BigDecimal(number))) {
            bad(end, number + " is out of a number's range, 1e-300 to 1e300", Optional.empty());
        } else {
            tokens.add(new Token(Kind.NUMBER, number, position, end, spaced, newLine, breaks(number, end), slip));
            position = end;
        }
    }

    private static boolean isOutOfRange(BigDecimal value) {
        double size = value.abs().doubleValue();
        return value.signum() != 0 && !(size >= 1e-300 && size <= 1e300);
    }

    private void runIntoName(int numberEnd) {
        int end = nameEnd(numberEnd);
        String number = Token.shortened(text.substring(position, numberEnd));
        String name = Token.shortened(text.substring(numberEnd, end));
        boolean unit = Units.named(name).isPresent() && !Words.cannotBeUnit(name);
        if (unit) {
            runsIntoUnit = true;
            numberOf(numberEnd, Optional.of(Problem.error(span(position, end), "a space is missing between a number and its unit",
                    "write " + number + " " + name + text.substring(end, unitEnd(end)))));
        } else {
            bad(end, "a number cannot run into a name", Optional.of("write " + number + " * " + name));
        }
    }

    /** Where a unit ends whose first name ends at {@code from}: behind {@code /cm^2}, say. */
    private int unitEnd(int from) {
        Matcher rest = REST_OF_UNIT.matcher(text);
        int end = from;
        while (rest.region(end, text.length()).lookingAt()
                && (rest.group().startsWith("^") || Units.named(rest.group().substring(1)).isPresent())) {
            end = rest.end();
        }
        return end;
    }

    private void quoted() {
        int end = position + 1;
        while (end < text.length() && text.charAt(end) != '"' && text.charAt(end) != '\n' && text.charAt(end) != '\r') end++;
        if (isChar(end, '"')) {
            String value = text.substring(position + 1, end);
            tokens.add(new Token(Kind.TEXT, value, position, end + 1, spaced, newLine, breaks("", end + 1), Optional.empty()));
            position = end + 1;
        } else {
            int start = position;
            position = end;
            badToken(start, Problem.error(span(start, start + 1), "this \" is never closed on its line"));
        }
    }

    private void sign() {
        Optional<ForeignSigns.Sign> foreign = ForeignSigns.at(text, position);
        if (foreign.isPresent()) {
            Span sign = span(position, position + foreign.get().written().length());
            int start = position;
            position += foreign.get().length();
            badToken(start, Problem.error(sign, sign.text() + " is not a sign of the language", foreign.get().hint()));
            return;
        }
        for (String sign : LONG_SIGNS) {
            if (text.startsWith(sign, position)) {
                add(Kind.SIGN, position + 2);
                return;
            }
        }
        if (SHORT_SIGNS.indexOf(text.charAt(position)) >= 0) {
            add(Kind.SIGN, position + 1);
        } else {
            unknown();
        }
    }

    private void unknown() {
        int end = position + Character.charCount(text.codePointAt(position));
        while (end < text.length() && isForeign(text.codePointAt(end))) end += Character.charCount(text.codePointAt(end));
        String signs = text.substring(position, end);
        if (signs.indexOf('\uFFFD') >= 0) {
            throw new UserError(Problem.error(span(position, end), "this is not text in UTF-8", "save the file as UTF-8"));
        }
        bad(end, Token.shortened(signs) + " is not a sign of the language", Optional.empty());
    }

    private static boolean isForeign(int c) {
        return !isNameStart(c) && !Character.isWhitespace(c) && !Character.isSpaceChar(c) && !(c >= '0' && c <= '9') && c != '"' && c != '#'
                && SHORT_SIGNS.indexOf(c) < 0;
    }

    private void bad(int end, String message, Optional<String> hint) {
        int start = position;
        position = end;
        badToken(start, new Problem(Problem.Severity.ERROR, Optional.of(span(start, end)), message, hint));
    }

    private void badToken(int start, Problem problem) {
        String bad = text.substring(start, position);
        tokens.add(new Token(Kind.BAD, bad, start, position, spaced, newLine, breaks("", position), Optional.of(problem)));
    }

    private void add(Kind kind, int end) {
        String word = text.substring(position, end);
        tokens.add(new Token(kind, word, position, end, spaced, newLine, breaks(word, end), Optional.empty()));
        position = end;
    }

    /** The tour's rule on lines. Parentheses and brackets, in which line ends do not count at all, are the parser's. */
    private boolean breaks(String word, int end) {
        if (!newLine) return false;
        if (tokens.isEmpty()) return true;
        if (Words.TOP_LEVEL.contains(word) || word.equals("param")) return true;     // an unfinished line above does not swallow these
        Token last = tokens.getLast();
        boolean open = last.kind() == Kind.SIGN || last.kind() == Kind.NAME;
        if (open && (OPERATORS.contains(last.text()) || OPEN_ENDS.contains(last.text()))) return false;
        boolean followedBySpace = end >= text.length() || Character.isWhitespace(text.charAt(end));
        boolean blockEnded = last.is(";") || last.is("{") || last.is("}");
        return blockEnded || !(OPEN_STARTS.contains(word) || OPERATORS.contains(word) && followedBySpace);
    }

    private Span span(int start, int end) {
        return new Span(source, start, end);
    }

    private int nameEnd(int start) {
        int end = start;
        while (end < text.length() && isNamePart(text.codePointAt(end))) end += Character.charCount(text.codePointAt(end));
        return end;
    }

    private boolean isChar(int at, char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private boolean isDigit(int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static boolean isNameStart(int c) {
        return Character.isLetter(c) || c == '_';
    }

    private static boolean isNamePart(int c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
