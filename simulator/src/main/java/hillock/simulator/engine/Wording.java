package hillock.simulator.engine;

import hillock.language.algebra.NumberText;
import hillock.language.model.Term;
import hillock.language.units.Unit;
import hillock.simulator.plan.Stage;

/**
 * Numbers, times and quantities as messages show them.
 *
 * @param plain whether the file has no units, so that times are plain numbers
 */
record Wording(boolean plain) {
    private static final int DIGITS = 6;
    private static final int LONGEST = 12;

    String time(double ms) {
        return number(ms) + (plain ? "" : " ms");
    }

    /** How a run ended too early. */
    String blewUp(double ms) {
        return "blew up at " + time(ms);
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
        String stem = Stage.stem(variable);
        String text = Stage.isSlope(variable) ? "d" + stem + "/dt" : stem;
        return switch (variable.scope()) {
            case OWN -> text;
            case PRE -> "pre." + text;
            case POST -> "post." + text;
        };
    }

    /** Six significant digits, without trailing zeros. */
    static String number(double value) {
        if (!Double.isFinite(value)) return Double.toString(value);
        String text = NumberText.rounded(value, DIGITS);
        return text.length() <= LONGEST ? text : Double.toString(Double.parseDouble(text));
    }
}
