package hillock.language.advice;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import hillock.language.algebra.Algebra;
import hillock.language.algebra.Interval;
import hillock.language.algebra.Linear;
import hillock.language.algebra.Notation;
import hillock.language.algebra.Variables;
import hillock.language.model.Term;

/**
 * The terms that a rate is the sum of, each with its sign, as one reads them: sums in named expressions are opened, and a divisor that
 * all share is divided out. Products stay whole, since {@code gL * (V - EL)} is one current.
 */
record Parts(List<Part> parts) {

    /** @param text as one would write it in the sum, its sign first: {@code - I_Na} */
    record Part(Term term, String text) {}

    /** What is still to be looked at: a term under a divisor, and how it is written. */
    private record Open(Term term, boolean negative, Term divisor, String name) {
        Open with(Term part, boolean flipped) {
            return new Open(part, negative != flipped, divisor, "");
        }
    }

    static Parts of(Term rate, Term.Variable x, Map<Term.Variable, Term> definitions) {
        List<Part> parts = new ArrayList<>();
        Deque<Open> open = new ArrayDeque<>(List.of(new Open(rate, false, Term.ONE, "")));
        while (!open.isEmpty()) {
            Open next = open.pop();
            switch (next.term) {
                case Term.Sum(var left, var right) -> {
                    open.push(next.with(right, false));
                    open.push(next.with(left, false));
                }
                case Term.Difference(var left, var right) -> {
                    open.push(next.with(right, true));
                    open.push(next.with(left, false));
                }
                case Term.Negation(var operand) -> open.push(next.with(operand, true));
                case Term.Quotient(var above, var below) when !Variables.dependsOn(below, x, definitions) ->
                    open.push(new Open(above, next.negative, Algebra.product(next.divisor, below), next.name));
                case Term.Variable name when definitions.containsKey(name) ->
                    open.push(new Open(definitions.get(name), next.negative, next.divisor, name.name()));
                case Term.Constant _, Term.Variable _, Term.Time _, Term.JumpTime _, Term.Product _, Term.Quotient _, Term.Power _,
                     Term.Call _, Term.Choice _, Term.Draw _ -> parts.add(part(next));
            }
        }
        return new Parts(parts);
    }

    private static Part part(Open open) {
        Term divided = Algebra.quotient(open.term, open.divisor);
        String written = open.name.isEmpty() ? Notation.text(open.term) : open.name;
        return new Part(open.negative ? Algebra.negation(divided) : divided, (open.negative ? "-" : "+") + written);
    }

    /** How a part acts on its variable. */
    enum Pull {
        /** Towards a resting value. */
        BACK,
        /** Away from a value other than 0. */
        AWAY,
        /** It cannot be told, or it does not depend on the variable. */
        UNKNOWN
    }

    /** @param range between which numbers a term lies */
    static Pull pull(Term part, Term.Variable x, Map<Term.Variable, Term> definitions,
            Function<Term, Interval> range) {
        return Linear.in(x, part, definitions).filter(form -> !form.isFree()).map(form -> {
            Interval slope = range.apply(form.slope());
            if (slope.high() <= 0 && !slope.isZero()) return Pull.BACK;
            return slope.low() >= 0 && !slope.isZero() && !form.offset().equals(Term.ZERO) ? Pull.AWAY : Pull.UNKNOWN;
        }).orElse(Pull.UNKNOWN);
    }
}
