package hillock.language.algebra;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import hillock.language.model.Condition;
import hillock.language.model.Term;

/** Puts terms in the place of names or of time, all at once: what is put in is not looked through again. */
public final class Substitution {
    private Substitution() {}

    /** Names for which {@code replacement} is empty stay. */
    public static Term in(Term term, Function<Term.Variable, Optional<Term>> replacement) {
        return Rewriting.bottomUp(term, rule(replacement));
    }

    public static Condition in(Condition condition, Function<Term.Variable, Optional<Term>> replacement) {
        return Rewriting.bottomUp(condition, rule(replacement));
    }

    /** The term with {@code time} for {@code t} and {@code jumpTime} for time as discontinuous functions see it. */
    public static Term ofTime(Term term, Term time, Term jumpTime) {
        return Rewriting.bottomUp(term, timeRule(time, jumpTime));
    }

    public static Condition ofTime(Condition condition, Term time, Term jumpTime) {
        return Rewriting.bottomUp(condition, timeRule(time, jumpTime));
    }

    /** The term with each draw replaced; the arguments of the draw it is given are already rewritten. */
    public static Term ofDraws(Term term, Function<Term.Draw, Term> replacement) {
        return Rewriting.bottomUp(term, node -> node instanceof Term.Draw draw ? replacement.apply(draw) : node);
    }

    /** The term with all definitions written out; it shares what was shared by name. */
    public static Term ofDefinitions(Term term, Map<Term.Variable, Term> definitions) {
        Map<Term, Term> done = new IdentityHashMap<>();
        for (Term node : Postorder.through(term, definitions)) {
            boolean defined = node instanceof Term.Variable name && definitions.containsKey(name);
            done.put(node, defined ? done.get(definitions.get((Term.Variable) node)) : Rewriting.withChildren(node, done::get));
        }
        return done.get(term);
    }

    private static UnaryOperator<Term> rule(Function<Term.Variable, Optional<Term>> replacement) {
        return term -> term instanceof Term.Variable name ? replacement.apply(name).orElse(name) : term;
    }

    private static UnaryOperator<Term> timeRule(Term time, Term jumpTime) {
        return term -> switch (term) {
            case Term.Time _ -> time;
            case Term.JumpTime _ -> jumpTime;
            case Term.Constant _, Term.Variable _, Term.Negation _, Term.Sum _, Term.Difference _, Term.Product _, Term.Quotient _,
                 Term.Power _, Term.Call _, Term.Choice _, Term.Draw _ -> term;
        };
    }
}
