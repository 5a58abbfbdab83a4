package hillock.language.algebra;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;
import hillock.language.model.Condition;
import hillock.language.model.Term;
import hillock.language.units.Unit;

/**
 * Prints terms as mathematics: as Hillock's own text, which reads back to the same value (numbers in coherent units), and as LaTeX for
 * math mode. Shared subterms are written out each time they occur; beyond 20,000 characters a subterm is shown as {@code ...}.
 */
public final class Notation {
    private Notation() {}

    /** {@code gNa * m^3 * h * (V - ENa)}. */
    public static String text(Term term) {
        return text(term, Map.of(), TextNotation::name);
    }

    public static String text(Condition condition) {
        return text(condition, Map.of(), TextNotation::name);
    }

    /** <code>g_{\mathrm{Na}}\, m^{3}\, h\, \left(V - E_{\mathrm{Na}}\right)</code>. */
    public static String latex(Term term) {
        return latex(term, Map.of(), LatexNames::name);
    }

    public static String latex(Condition condition) {
        return latex(condition, Map.of(), LatexNames::name);
    }

    /** {@code 0.3\,\mathrm{mS}/\mathrm{cm}^{2}}: a number in coherent units, shown in {@code unit}. */
    public static String latex(double value, Unit unit) {
        return LatexNotation.quantity(value, unit);
    }

    /** With a unit behind each of the numbers (by identity) that has one, and names written by {@code names}. */
    public static String text(Term term, Map<Term, Unit> units, Function<Term.Variable, String> names) {
        return written(new TextNotation(units, names), term);
    }

    public static String text(Condition condition, Map<Term, Unit> units, Function<Term.Variable, String> names) {
        return written(new TextNotation(units, names), condition);
    }

    public static String latex(Term term, Map<Term, Unit> units, Function<Term.Variable, String> names) {
        return written(new LatexNotation(units, names), term);
    }

    public static String latex(Condition condition, Map<Term, Unit> units, Function<Term.Variable, String> names) {
        return written(new LatexNotation(units, names), condition);
    }

    /** How one kind of text writes a node whose children are written. */
    interface Dialect {
        Written term(Term node, Map<Term, Written> children);

        Written condition(Condition condition, Map<Term, Written> children);
    }

    private static String written(Dialect dialect, Term term) {
        Map<Term, Written> done = new IdentityHashMap<>();
        for (Term node : Postorder.of(term)) done.put(node, dialect.term(node, done));
        return done.get(term).text();
    }

    private static String written(Dialect dialect, Condition condition) {
        Map<Term, Written> done = new IdentityHashMap<>();
        for (Term node : Postorder.of(Postorder.operands(condition), Map.of())) done.put(node, dialect.term(node, done));
        return dialect.condition(condition, done).text();
    }
}
