package hillock.simulator.kernels;

import java.util.Optional;
import hillock.language.model.Term;

/**
 * A sum or difference with a product in it, read as one operation: {@code x * y + z}, rounded once. Where a sign has to change it does so
 * in a constant; where there is none nothing is fused, because a change of sign would cost what fusing saves.
 */
record Fusion(Term x, Term y, Term z) {
    static Optional<Fusion> of(Term term) {
        return switch (term) {
            case Term.Sum(Term z, Term.Product(Term x, Term y)) -> Optional.of(new Fusion(x, y, z));
            case Term.Sum(Term.Product(Term x, Term y), Term z) -> Optional.of(new Fusion(x, y, z));
            case Term.Difference(Term z, Term.Product(Term x, Term y)) -> negated(x).map(minus -> new Fusion(minus, y, z))
                    .or(() -> negated(y).map(minus -> new Fusion(x, minus, z)));
            case Term.Difference(Term.Product(Term x, Term y), Term.Constant(double z)) ->
                    Optional.of(new Fusion(x, y, new Term.Constant(-z)));
            case Term.Constant _, Term.Variable _, Term.Time _, Term.JumpTime _, Term.Negation _, Term.Sum _, Term.Difference _,
                 Term.Product _, Term.Quotient _, Term.Power _, Term.Call _, Term.Choice _, Term.Draw _ -> Optional.empty();
        };
    }

    /** The same with the other sign, where that costs nothing. */
    private static Optional<Term> negated(Term term) {
        return switch (term) {
            case Term.Constant(double value) -> Optional.of(new Term.Constant(-value));
            case Term.Negation(Term x) -> Optional.of(x);
            case Term.Product(Term x, Term y) -> negated(x).<Term>map(minus -> new Term.Product(minus, y))
                    .or(() -> negated(y).map(minus -> new Term.Product(x, minus)));
            case Term.Quotient(Term x, Term y) -> negated(x).map(minus -> new Term.Quotient(minus, y));
            case Term.Variable _, Term.Time _, Term.JumpTime _, Term.Sum _, Term.Difference _, Term.Power _, Term.Call _, Term.Choice _,
                 Term.Draw _ -> Optional.empty();
        };
    }
}
