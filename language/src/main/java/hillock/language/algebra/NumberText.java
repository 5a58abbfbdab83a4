package hillock.language.algebra;

import java.math.BigDecimal;

/** Numbers as one writes them: the shortest decimal that reads back to the same double. */
public final class NumberText {
    private NumberText() {}

    /** Finite numbers; without an exponent from 1e-4 up to 1e15. */
    public static String of(double value) {
        if (value == 0) return 1 / value < 0 ? "-0" : "0";
        BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        double size = Math.abs(value);
        if (size >= 1e-4 && size < 1e15) return shortest.toPlainString();
        int exponent = shortest.precision() - shortest.scale() - 1;
        return shortest.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
    }
}
