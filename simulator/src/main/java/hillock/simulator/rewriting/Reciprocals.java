package hillock.simulator.rewriting;

import hillock.language.model.Experiment.Precision;
import hillock.language.model.Term;

/**
 * {@code x / c} becomes {@code x * (1 / c)}, and constant factors are collected: {@code a * (b * x)} becomes {@code (a * b) * x}. Each
 * moves a result by at most one and a half units in its last place (none if the constants are powers of two).
 */
final class Reciprocals {
    private Reciprocals() {}

    static Term rule(Term term, Precision precision) {
        return switch (term) {
            case Term.Quotient(Term x, Term.Constant(double c)) when isOrdinary(1 / c, precision) && isOrdinary(c, precision) ->
                    product(1 / c, x, precision);
            case Term.Product(Term x, Term.Constant(double c)) when !(x instanceof Term.Constant) -> product(c, x, precision);
            case Term.Product(Term.Constant(double c), Term x) when !(x instanceof Term.Constant) -> product(c, x, precision);
            case Term.Constant _, Term.Variable _, Term.Time _, Term.JumpTime _, Term.Negation _, Term.Sum _, Term.Difference _,
                 Term.Product _, Term.Quotient _, Term.Power _, Term.Call _, Term.Choice _, Term.Draw _ -> term;
        };
    }

    private static Term product(double c, Term x, Precision precision) {
        boolean collects = x instanceof Term.Product(Term.Constant(double d), Term _)
                && isOrdinary(c * d, precision) && isOrdinary(c, precision) && isOrdinary(d, precision);
        if (!collects) return new Term.Product(new Term.Constant(c), x);
        Term.Product inner = (Term.Product) x;
        return product(c * ((Term.Constant) inner.left()).value(), inner.right(), precision);
    }

    /** Far enough from overflow and underflow that regrouping loses nothing. */
    private static boolean isOrdinary(double c, Precision precision) {
        double most = switch (precision) {
            case DOUBLE -> 0x1p300;
            case SINGLE -> 0x1p40;
        };
        double size = Math.abs(c);
        return size >= 1 / most && size <= most;
    }
}
