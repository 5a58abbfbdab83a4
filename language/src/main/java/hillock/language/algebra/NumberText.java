package hillock.language.algebra;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as one writes them. */
public final class NumberText {
    private NumberText() {}

    /** The shortest decimal that reads back to the same finite double; without an exponent from 1e-4 up to 1e15. */
    public static String of(double value) {
        if (value == 0) return 1 / value < 0 ? "-0" : "0";
        BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        double size = Math.abs(value);
        if (size >= 1e-4 && size < 1e15) return shortest.toPlainString();
        int exponent = shortest.precision() - shortest.scale() - 1;
        return shortest.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
    }

    /** A finite number with at most so many significant digits, without exponent and trailing zeros. */
    public static String rounded(double value, int digits) {
        return new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros().toPlainString();
    }
}
