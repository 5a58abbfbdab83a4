package hillock.language.algebra;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.model.Condition;
import hillock.language.model.Term;

/**
 * A term that is linear in one variable: {@code term = slope * x + offset}, where neither depends on x, through named expressions
 * either. Equal to the term in real arithmetic.
 */
public record Linear(Term slope, Term offset) {

    /**
     * Splits a term. Named expressions that do not depend on {@code x} stay names; others are opened. A choice is split branch by
     * branch if its condition does not depend on {@code x}.
     *
     * @return empty if the term is not linear in {@code x}, as far as sums, differences, products, quotients and choices show it
     */
    public static Optional<Linear> in(Term.Variable x, Term term, Map<Term.Variable, Term> definitions) {
        Map<Term, Linear> forms = new IdentityHashMap<>();
        for (Term node : Postorder.through(term, definitions)) {
            if (x.equals(node)) {
                forms.put(node, new Linear(Term.ONE, Term.ZERO));
            } else if (node instanceof Term.Variable name && definitions.containsKey(name)) {
                Linear value = forms.get(definitions.get(name));
                if (value != null) forms.put(node, value.isFree() ? new Linear(Term.ZERO, name) : value);
            } else {
                of(node, forms).ifPresent(form -> forms.put(node, form));
            }
        }
        return Optional.ofNullable(forms.get(term));
    }

    /** Whether x does not occur, or only so that it cancels. */
    public boolean isFree() {
        return Algebra.isNumber(slope, 0);
    }

    private static Optional<Linear> of(Term node, Map<Term, Linear> forms) {
        List<Term> children = Postorder.children(node);
        if (!children.stream().allMatch(forms::containsKey)) return Optional.empty();
        if (children.stream().allMatch(child -> forms.get(child).isFree())) {
            return Optional.of(new Linear(Term.ZERO, Rewriting.withChildren(node, child -> forms.get(child).offset)));
        }
        return switch (node) {
            case Term.Negation(var a) -> Optional.of(forms.get(a).negated());
            case Term.Sum(var a, var b) -> Optional.of(forms.get(a).plus(forms.get(b)));
            case Term.Difference(var a, var b) -> Optional.of(forms.get(a).minus(forms.get(b)));
            case Term.Product(var a, var b) -> forms.get(a).times(forms.get(b));
            case Term.Quotient(var a, var b) -> forms.get(a).per(forms.get(b));
            case Term.Power(var base, var exponent) ->
                Algebra.isNumber(exponent, 1) ? Optional.of(forms.get(base)) : Optional.empty();
            case Term.Choice(var condition, var then, var otherwise) ->
                choice(condition, forms.get(then), forms.get(otherwise), forms);
            case Term.Call _, Term.Draw _ -> Optional.empty();
            case Term.Constant _, Term.Variable _, Term.Time _, Term.JumpTime _ ->
                throw new IllegalStateException("a leaf has no children");
        };
    }

    private static Optional<Linear> choice(Condition condition, Linear then, Linear otherwise, Map<Term, Linear> forms) {
        if (!Postorder.operands(condition).stream().allMatch(operand -> forms.get(operand).isFree())) return Optional.empty();
        Condition free = Rewriting.withOperands(condition, operand -> forms.get(operand).offset);
        return Optional.of(new Linear(
                Algebra.choice(free, then.slope, otherwise.slope), Algebra.choice(free, then.offset, otherwise.offset)));
    }

    private Linear negated() {
        return new Linear(Algebra.negation(slope), Algebra.negation(offset));
    }

    private Linear plus(Linear other) {
        return new Linear(Algebra.sum(slope, other.slope), Algebra.sum(offset, other.offset));
    }

    private Linear minus(Linear other) {
        return new Linear(Algebra.difference(slope, other.slope), Algebra.difference(offset, other.offset));
    }

    private Optional<Linear> times(Linear other) {
        if (isFree()) {
            return Optional.of(new Linear(Algebra.product(offset, other.slope), Algebra.product(offset, other.offset)));
        }
        if (!other.isFree()) return Optional.empty();
        return Optional.of(new Linear(Algebra.product(slope, other.offset), Algebra.product(offset, other.offset)));
    }

    private Optional<Linear> per(Linear other) {
        if (!other.isFree()) return Optional.empty();
        return Optional.of(new Linear(Algebra.quotient(slope, other.offset), Algebra.quotient(offset, other.offset)));
    }
}
