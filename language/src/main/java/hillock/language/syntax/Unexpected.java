package hillock.language.syntax;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import hillock.language.syntax.Token.Kind;
import hillock.language.units.Units;

/**
 * What stands where something else was expected, and what was likely meant.
 *
 * @param before    of the same statement
 * @param next      behind what was found
 * @param bracketed inside parentheses or brackets
 */
record Unexpected(Source source, List<Token> before, Token found, Token next, boolean bracketed) {
    private static final Set<String> BEHIND_EXPRESSION = Set.of("the end of the statement", ")", "]", "the end");

    SyntaxFailure instead(String expected, List<String> words) {
        Optional<String> hint = meant(words);
        return hint.isEmpty() ? instead(expected)
                : new SyntaxFailure(span(), "expected " + expected + ", found " + found.described(), hint.get());
    }

    SyntaxFailure instead(String expected) {
        if (found.kind() == Kind.BAD) return new SyntaxFailure(found.problem().orElseThrow());
        boolean inExpression = BEHIND_EXPRESSION.contains(expected);
        if (inExpression && (found.is(")") || found.is("]")) && !bracketed) {
            return new SyntaxFailure(span(), "this " + found.text() + " closes nothing");
        }
        String message = "expected " + expected + ", found " + found.described();
        Optional<String> hint = meant(List.of(expected)).or(() -> behindValue()).or(() -> inExpression ? behindExpression() : Optional.empty());
        return hint.isPresent() ? new SyntaxFailure(span(), message, hint.get()) : new SyntaxFailure(span(), message);
    }

    private Span span() {
        return new Span(source, found.start(), found.end());
    }

    private Optional<String> meant(List<String> words) {
        if (found.kind() != Kind.NAME) return Optional.empty();
        return Words.meant(found.text(), words).or(() -> Words.operator(found.text())).map(word -> "did you mean " + word + "?");
    }

    private boolean isBehindValue() {
        if (before.isEmpty() || found.kind() == Kind.LINE_END) return false;
        Token last = before.getLast();
        return last.kind() == Kind.NUMBER || last.is(")") || last.is("]") || last.kind() == Kind.NAME;
    }

    private Optional<String> behindValue() {
        if (!isBehindValue()) return Optional.empty();
        if (found.is("..")) return Optional.of("a range, 0 .. 20 in 41 steps, can only stand in a sweep");
        if (found.is(":") && !bracketed) return Optional.of("dimensions are inferred; only an input may name its unit, input I : nA");
        if (found.is("=") && before.getLast().newLine()) {
            return Optional.of("the line above ends in an operator or a comma, so this line goes on with it");
        }
        if (found.is("=") && before.getFirst().is("if")) {
            return Optional.of("if is a value, if ... then ... else ...; what a spike changes: spike when V > 20 mV { V = -65 mV }");
        }
        if (found.is("=")) return Optional.of("to compare, write ==");
        boolean statement = found.is(",") || found.kind() == Kind.NAME && next.is("=");
        return statement && !bracketed ? Optional.of("statements are separated by ; or a line end") : Optional.empty();
    }

    /** Behind a whole expression. */
    private Optional<String> behindExpression() {
        if (!isBehindValue() || found.newLine() && !before.getLast().newLine()) return Optional.empty();
        Token last = before.getLast();
        Token second = found.is(".") ? next : found;
        if (isUnit(last) && isUnit(second) && before(1).filter(token -> token.kind() == Kind.NUMBER).isPresent()) {
            return Optional.of("the parts of a unit are joined by * or /: " + last.text() + "*" + second.text());
        }
        boolean member = found.is("(") && before(1).filter(token -> token.is(".")).isPresent();
        if (member && before(2).filter(token -> Words.LIBRARIES.contains(token.text())).isPresent()) {
            return Optional.of("write " + last.text() + "(...)");
        }
        if (found.text().startsWith(".")) return Optional.empty();
        if (isUnit(found)) return Optional.of("a unit stands behind a number or a list; here, write * 1 " + found.text());
        boolean another = found.is("(") || found.kind() == Kind.NUMBER || found.kind() == Kind.NAME && !Words.cannotBeUnit(found.text());
        return another ? Optional.of("to multiply, write *") : Optional.empty();
    }

    /** The token so many places in front of the last one. */
    private Optional<Token> before(int places) {
        return before.size() > places ? Optional.of(before.get(before.size() - 1 - places)) : Optional.empty();
    }

    private static boolean isUnit(Token token) {
        return token.kind() == Kind.NAME && Units.named(token.text()).isPresent();
    }
}
