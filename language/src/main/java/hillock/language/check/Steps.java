package hillock.language.check;

import java.util.List;
import hillock.language.algebra.NumberText;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Expression.UnitText;

/** Times in steps. */
final class Steps {
    private Steps() {}

    /** Whether a time is a whole number of steps, but for rounding. */
    static boolean divides(double dt, double time) {
        double steps = time / dt;
        return Math.abs(steps - Math.rint(steps)) <= 1e-9 * Math.max(1, Math.abs(steps)) && Math.rint(steps) >= 1;
    }

    /** A time in the unit of an expression: {@code 0.1 ms}. */
    static String shown(double milliseconds, Expression like) {
        List<UnitText> units = Walk.units(like);
        double number = units.isEmpty() ? milliseconds : units.getFirst().unit().fromCoherent(milliseconds);
        String text = NumberText.rounded(number, 12);
        return units.isEmpty() ? text : text + " " + units.getFirst().unit().symbol();
    }
}
