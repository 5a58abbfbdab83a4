package hillock.simulator.engine;

import java.math.BigDecimal;
import java.math.MathContext;
import hillock.language.model.Term;
import hillock.language.units.Unit;

/**
 * Numbers, times and quantities as messages show them.
 *
 * @param plain whether the file has no units, so that times are plain numbers
 */
record Wording(boolean plain) {
    private static final MathContext DIGITS = new MathContext(6);
    private static final int LONGEST = 12;

    String time(double ms) {
        return number(ms) + (plain ? "" : " ms");
    }

    /** {@code V = -65.2 mV}. */
    String quantity(Owner owner, String variable, double value) {
        Unit unit = owner.units().getOrDefault(variable, Unit.NONE);
        return variable + " = " + number(unit.fromCoherent(value)) + (unit.symbol().isEmpty() ? "" : " " + unit.symbol());
    }

    /** {@code dV/dt = 3.2 mV/ms}. */
    String rate(Owner owner, String variable, double value) {
        Unit unit = owner.units().getOrDefault(variable, Unit.NONE);
        String perTime = plain ? "" : unit.symbol().isEmpty() ? " /ms" : " " + unit.symbol() + "/ms";
        return "d" + variable + "/dt = " + number(unit.fromCoherent(value)) + perTime;
    }

    /** A name as the user knows it: {@code V@k1} is {@code dV/dt}. */
    static String name(Term.Variable variable) {
        String text = variable.name().replaceAll("@.*", "");
        if (variable.name().contains("@k")) text = "d" + text + "/dt";
        return switch (variable.scope()) {
            case OWN -> text;
            case PRE -> "pre." + text;
            case POST -> "post." + text;
        };
    }

    /** Six significant digits, without trailing zeros. */
    static String number(double value) {
        if (!Double.isFinite(value)) return Double.toString(value);
        BigDecimal rounded = new BigDecimal(value).round(DIGITS);
        String text = rounded.stripTrailingZeros().toPlainString();
        return text.length() <= LONGEST ? text : Double.toString(rounded.doubleValue());
    }
}
