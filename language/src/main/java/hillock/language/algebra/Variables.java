package hillock.language.algebra;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import hillock.language.model.Condition;
import hillock.language.model.Term;

/**
 * What a term uses. With {@code definitions} (named expressions and their values) a defined name counts as what stands behind it.
 */
public final class Variables {
    private Variables() {}

    /** The names in a term, in reading order. */
    public static Set<Term.Variable> of(Term term) {
        return names(Postorder.of(term), Map.of());
    }

    public static Set<Term.Variable> of(Condition condition) {
        return of(condition, Map.of());
    }

    /** The names that remain when all definitions are written out. */
    public static Set<Term.Variable> of(Term term, Map<Term.Variable, Term> definitions) {
        return names(Postorder.through(term, definitions), definitions);
    }

    public static Set<Term.Variable> of(Condition condition, Map<Term.Variable, Term> definitions) {
        return names(Postorder.of(Postorder.operands(condition), definitions), definitions);
    }

    /** All names that the term's value rests on, defined ones too, each behind those that its definition uses. */
    public static Set<Term.Variable> reached(Term term, Map<Term.Variable, Term> definitions) {
        return names(Postorder.through(term, definitions), Map.of());
    }

    public static Set<Term.Variable> reached(Condition condition, Map<Term.Variable, Term> definitions) {
        return names(Postorder.of(Postorder.operands(condition), definitions), Map.of());
    }

    /** Whether the term's value rests on {@code name}, be it defined or not. */
    public static boolean dependsOn(Term term, Term.Variable name, Map<Term.Variable, Term> definitions) {
        return Postorder.through(term, definitions).stream().anyMatch(name::equals);
    }

    /** Whether time stands in it, in either form. */
    public static boolean usesTime(Term term) {
        return usesTime(term, Map.of());
    }

    public static boolean usesTime(Term term, Map<Term.Variable, Term> definitions) {
        return usesTime(Postorder.through(term, definitions));
    }

    public static boolean usesTime(Condition condition) {
        return usesTime(condition, Map.of());
    }

    public static boolean usesTime(Condition condition, Map<Term.Variable, Term> definitions) {
        return usesTime(Postorder.of(Postorder.operands(condition), definitions));
    }

    public static boolean hasDraw(Term term) {
        return hasDraw(term, Map.of());
    }

    public static boolean hasDraw(Term term, Map<Term.Variable, Term> definitions) {
        return Postorder.through(term, definitions).stream().anyMatch(Term.Draw.class::isInstance);
    }

    public static boolean hasDraw(Condition condition) {
        return hasDraw(condition, Map.of());
    }

    public static boolean hasDraw(Condition condition, Map<Term.Variable, Term> definitions) {
        return Postorder.of(Postorder.operands(condition), definitions).stream().anyMatch(Term.Draw.class::isInstance);
    }

    private static boolean usesTime(List<Term> nodes) {
        return nodes.stream().anyMatch(node -> node instanceof Term.Time || node instanceof Term.JumpTime);
    }

    private static Set<Term.Variable> names(List<Term> nodes, Map<Term.Variable, Term> without) {
        Set<Term.Variable> names = new LinkedHashSet<>();
        for (Term node : nodes) if (node instanceof Term.Variable name && !without.containsKey(name)) names.add(name);
        return Collections.unmodifiableSet(names);
    }
}
