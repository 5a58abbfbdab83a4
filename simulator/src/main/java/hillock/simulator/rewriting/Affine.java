package hillock.simulator.rewriting;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.model.Term;
import hillock.simulator.kernels.Loop.Statement;

/** {@code slope * variable + shift}, with a slope that is not zero. */
record Affine(Term.Variable variable, double slope, double shift) {

    private Affine plus(double constant) {
        return new Affine(variable, slope, shift + constant);
    }

    private Affine times(double constant) {
        return new Affine(variable, slope * constant, shift * constant);
    }

    Affine negated() {
        return times(-1);
    }

    private boolean isSound() {
        return Double.isFinite(slope) && slope != 0 && Double.isFinite(shift);
    }

    /** Finds what a loop's terms are, looking through the names it defines. */
    static final class Reader {
        private final Map<Term.Variable, Term> defined = new HashMap<>();

        Reader(List<Statement> statements) {
            for (Statement statement : statements) if (statement instanceof Statement.Let(var name, Term value)) defined.put(name, value);
        }

        boolean isDefined(Term.Variable name) {
            return defined.containsKey(name);
        }

        Optional<Affine> read(Term term) {
            return affine(term).filter(Affine::isSound);
        }

        private Optional<Affine> affine(Term term) {
            return switch (term) {
                case Term.Variable name -> {
                    Optional<Affine> through = Optional.ofNullable(defined.get(name)).flatMap(this::affine);
                    yield through.isPresent() ? through : Optional.of(new Affine(name, 1, 0));
                }
                case Term.Negation(Term x) -> affine(x).map(affine -> affine.times(-1));
                case Term.Sum(Term x, Term.Constant(double c)) -> affine(x).map(affine -> affine.plus(c));
                case Term.Sum(Term.Constant(double c), Term x) -> affine(x).map(affine -> affine.plus(c));
                case Term.Difference(Term x, Term.Constant(double c)) -> affine(x).map(affine -> affine.plus(-c));
                case Term.Difference(Term.Constant(double c), Term x) -> affine(x).map(affine -> affine.times(-1).plus(c));
                case Term.Product(Term x, Term.Constant(double c)) -> affine(x).map(affine -> affine.times(c));
                case Term.Product(Term.Constant(double c), Term x) -> affine(x).map(affine -> affine.times(c));
                case Term.Quotient(Term x, Term.Constant(double c)) -> affine(x).map(affine -> affine.times(1 / c));
                case Term.Constant _, Term.Time _, Term.JumpTime _, Term.Sum _, Term.Difference _, Term.Product _, Term.Quotient _,
                     Term.Power _, Term.Call _, Term.Choice _, Term.Draw _ -> Optional.empty();
            };
        }
    }
}
