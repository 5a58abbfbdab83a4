package hillock.language.units;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A stretch of text that is written as a unit: names joined by unspaced {@code /} or {@code *}, each with an optional signed decimal
 * exponent, perhaps with a {@code /} in front. Whether the names are units is not asked here.
 *
 * @param start       where it begins
 * @param end         behind its last character
 * @param factors     empty if no unit begins here
 * @param badExponent where a {@code ^} stands that no decimal number follows
 */
public record UnitSpelling(int start, int end, List<Factor> factors, OptionalInt badExponent) {
    /** Larger exponents are mistakes, and would lead to numbers out of range. */
    private static final BigDecimal LARGEST_EXPONENT = BigDecimal.valueOf(12);
    private static final int MOST_DECIMALS = 6;

    /** One name with its exponent, which is negative behind a {@code /}. */
    public record Factor(String name, int start, int end, Rational exponent) {}

    /** Reads the longest unit text at a position. */
    public static UnitSpelling at(String text, int start) {
        List<Factor> factors = new ArrayList<>();
        int position = start;
        int end = start;
        boolean below = false;
        if (isSign(text, position, '/')) {
            below = true;
            position++;
        }
        while (isNameStart(text, position)) {
            int nameEnd = nameEnd(text, position);
            Rational exponent = Rational.ONE;
            end = nameEnd;
            if (isSign(text, nameEnd, '^') && !isSpace(text, nameEnd + 1)) {
                end = numberEnd(text, nameEnd + 1);
                String number = text.substring(nameEnd + 1, end);
                if (!isExponent(number)) return new UnitSpelling(start, end, factors, OptionalInt.of(nameEnd));
                exponent = rational(new BigDecimal(number));
            }
            factors.add(new Factor(text.substring(position, nameEnd), position, nameEnd, below ? exponent.negated() : exponent));
            below = isSign(text, end, '/');
            if (!below && !isSign(text, end, '*')) break;
            position = end + 1;
        }
        return new UnitSpelling(start, end, factors, OptionalInt.empty());
    }

    private static boolean isExponent(String number) {
        if (number.isEmpty() || !Character.isDigit(number.charAt(number.length() - 1)) || number.length() > 12) return false;
        BigDecimal value = new BigDecimal(number).stripTrailingZeros();
        return value.abs().compareTo(LARGEST_EXPONENT) <= 0 && value.scale() <= MOST_DECIMALS;
    }

    private static Rational rational(BigDecimal value) {
        BigDecimal shortest = value.stripTrailingZeros();
        if (shortest.scale() <= 0) return Rational.of(shortest.longValueExact());
        return new Rational(shortest.unscaledValue().longValueExact(), BigDecimal.TEN.pow(shortest.scale()).longValueExact());
    }

    private static int numberEnd(String text, int start) {
        int end = start;
        if (isSign(text, end, '-') || isSign(text, end, '+')) end++;
        while (isDigit(text, end)) end++;
        if (isSign(text, end, '.') && isDigit(text, end + 1)) {
            end++;
            while (isDigit(text, end)) end++;
        }
        return end;
    }

    private static int nameEnd(String text, int start) {
        int end = start;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) end++;
        return end;
    }

    private static boolean isNameStart(String text, int position) {
        return position < text.length() && (Character.isLetter(text.charAt(position)) || text.charAt(position) == '_');
    }

    private static boolean isDigit(String text, int position) {
        return position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9';
    }

    private static boolean isSpace(String text, int position) {
        return position >= text.length() || Character.isWhitespace(text.charAt(position));
    }

    private static boolean isSign(String text, int position, char sign) {
        return position < text.length() && text.charAt(position) == sign;
    }
}
