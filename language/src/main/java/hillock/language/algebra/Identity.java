package hillock.language.algebra;

import java.util.Map;
import hillock.language.model.Term;

/** Whether two terms are the same in real arithmetic. */
public final class Identity {
    private Identity() {}

    /** As far as sums, products, quotients and whole powers show it, through named expressions: if false, they may still be the same. */
    public static boolean holds(Term left, Term right, Map<Term.Variable, Term> definitions) {
        return new Polynomials(definitions).of(new Term.Difference(left, right)).size() == 0;
    }
}
