package hillock.simulator.rewriting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import hillock.language.algebra.Linear;
import hillock.language.algebra.Postorder;
import hillock.language.algebra.Rewriting;
import hillock.language.algebra.Simplify;
import hillock.language.model.Function;
import hillock.language.model.Term;
import hillock.simulator.kernels.Loop;
import hillock.simulator.kernels.Loop.Statement;

/**
 * A rate that is linear in a variable becomes {@code offset + slope * x}, where that takes fewer operations: a gate's
 * {@code alpha (1 - m) - beta m} becomes {@code alpha + (-alpha - beta) m}, and what exponential Euler stretches by
 * {@code exprel(dt * slope)} uses that slope once more.
 *
 * <p>The error grows from that of the difference to that of its two sides: below {@code 2 * 2^-53} of {@code abs(offset) + abs(slope * x)}
 * (2^-24 in single precision). Times dt that is a rounding of x, unless the step is unstable. Where alpha and beta are not
 * negative the rate still does not lead out of [0, 1], because {@code alpha + beta} is not rounded below {@code alpha}. With another number
 * in the place of 1 its product with alpha is rounded, and x could come to lie a rounding beyond that number, which may be its bound: such
 * a rate stays.
 */
final class LinearRates {
    private final Loop loop;
    private final Map<Term.Variable, Term> definitions = new HashMap<>();
    /** What exponential Euler stretches by, without constant factors. */
    private final Set<Term> slopes = new HashSet<>();

    private LinearRates(Loop loop) {
        this.loop = loop;
    }

    static Loop in(Loop loop) {
        return new LinearRates(loop).rewritten();
    }

    private Loop rewritten() {
        Rewrites.rewritten(loop.statements(), term -> {
            if (term instanceof Term.Call(Function function, List<Term> arguments) && function == Function.EXPREL) {
                slopes.add(scaled(arguments.getFirst()));
            }
            return term;
        });
        List<Statement> now = new ArrayList<>();
        for (Statement statement : loop.statements()) {
            if (!(statement instanceof Statement.Let(Term.Variable name, Term value))) {
                now.add(statement);
                continue;
            }
            now.add(new Statement.Let(name, stretched(value).orElseGet(() -> Rewriting.bottomUp(value, LinearRates::relaxation))));
            definitions.put(name, value);
        }
        return loop.with(now);
    }

    /** The term without constant factors. */
    private static Term scaled(Term term) {
        return switch (term) {
            case Term.Product(Term.Constant _, Term x) -> scaled(x);
            case Term.Product(Term x, Term.Constant _) -> scaled(x);
            case Term.Quotient(Term x, Term.Constant _) -> scaled(x);
            case Term.Constant _, Term.Variable _, Term.Time _, Term.JumpTime _, Term.Negation _, Term.Sum _, Term.Difference _,
                 Term.Product _, Term.Quotient _, Term.Power _, Term.Call _, Term.Choice _, Term.Draw _ -> term;
        };
    }

    /** By a slope that is computed anyway. */
    private Optional<Term> stretched(Term value) {
        Term rate = scaled(value);
        if (slopes.isEmpty() || rate instanceof Term.Constant || rate instanceof Term.Variable) return Optional.empty();
        Set<Term> operands = new LinkedHashSet<>(Postorder.through(rate, definitions));
        operands.retainAll(loop.operands().keySet());
        for (Term operand : operands) {
            if (!(operand instanceof Term.Variable x) || mayRestAtBound(x, rate)) continue;
            Optional<Term> found = Linear.in(x, rate, definitions).flatMap(linear -> known(linear, x));
            if (found.isPresent()) return Optional.of(Rewriting.bottomUp(value, term -> term == rate ? found.get() : term));
        }
        return Optional.empty();
    }

    /** Whether an end of its range is a number in its rate, other than 0 and 1: the rate may vanish there, and must not be rounded. */
    private boolean mayRestAtBound(Term.Variable x, Term rate) {
        Loop.Range range = loop.ranges().getOrDefault(x, new Loop.Range(0, 1));
        return Postorder.through(rate, definitions).stream().anyMatch(term -> term instanceof Term.Constant(double c) && c != 0
                && Math.abs(c) != 1 && (Math.abs(c) == Math.abs(range.least()) || Math.abs(c) == Math.abs(range.most())));
    }

    private Optional<Term> known(Linear rate, Term.Variable x) {
        Term slope = Simplify.simplify(rate.slope());
        if (!slopes.contains(slope) || slope instanceof Term.Constant) return Optional.empty();
        return Optional.of(new Term.Sum(Simplify.simplify(rate.offset()), new Term.Product(slope, x)));
    }

    /** {@code a (1 - x) - b x} as {@code a + (-a - b) x}. */
    private static Term relaxation(Term term) {
        if (!(term instanceof Term.Difference(Term rise, Term fall))) return term;
        return gap(rise).flatMap(gap -> without(fall, gap.x).map(b -> (Term) new Term.Sum(gap.factor,
                new Term.Product(new Term.Difference(new Term.Negation(gap.factor), b), gap.x)))).orElse(term);
    }

    /** {@code factor * (1 - x)}. */
    private record Gap(Term factor, Term.Variable x) {}

    private static Optional<Gap> gap(Term product) {
        if (!(product instanceof Term.Product(Term left, Term right))) return Optional.empty();
        if (right instanceof Term.Difference(Term.Constant(double one), Term.Variable x) && one == 1) return Optional.of(new Gap(left, x));
        if (left instanceof Term.Difference(Term.Constant(double one), Term.Variable x) && one == 1) return Optional.of(new Gap(right, x));
        return Optional.empty();
    }

    /** The other factor of a product with x. */
    private static Optional<Term> without(Term product, Term.Variable x) {
        if (!(product instanceof Term.Product(Term left, Term right))) return Optional.empty();
        return right.equals(x) ? Optional.of(left) : left.equals(x) ? Optional.of(right) : Optional.empty();
    }
}
