package hillock.simulator.rewriting;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import hillock.language.model.Condition;
import hillock.language.model.Experiment.Precision;
import hillock.language.model.Function;
import hillock.language.model.Term;
import hillock.simulator.kernels.Loop;
import hillock.simulator.kernels.Loop.Statement;

/**
 * Exponentials of one variable whose slopes are whole multiples of a common one become powers of one exponential: with
 * {@code u = exp(-V / 720)} the six of the squid axon are {@code c * u^9}, {@code u^36}, {@code u^40} and {@code u^72}, and multiplying
 * costs a tenth of an exponential. {@code exprel(y)} of such a y becomes {@code (exp(y) - 1) / y} with the shared exponential, and stays
 * itself next to its singularity, for {@code abs(y) <= 2^-9}. In single precision, which leaves too few digits there, only
 * {@code k / exprel(y)} is shared: {@code k y / (exp(y) - 1)}, and for {@code abs(y) <= 0.3} the series
 * {@code k (1 - y/2 + y^2/12 - y^4/720)}.
 *
 * <p>The relative error of {@code c * u^n} is below {@code (2 n + 4) 2^-53}, besides that of rounding the argument, which the original has
 * too; that of the quotient below {@code (2 n + 7) 2^-44} right next to the singularity and falling as {@code 1 / y} away from it. In
 * single precision n is at most 16, or 80 where bounds of the variable prove that the shared exponential is near 1 and its {@link Excess}
 * can stand for it; the errors are below {@code (2 n + 4) 2^-24} and {@code (2 n + 5) 2^-22}.
 */
final class SharedExponentials {
    static final double NEAR_SINGULARITY = 0x1p-9;
    /**
     * A singularity's neighbourhood in the variable's own unit is no wider: farther out it is no longer rare, as {@link Loop}s of lanes see
     * it.
     */
    private static final double WIDEST = 0.125;
    /** Up to here the quotient of single precision goes by its series. */
    static final double NEAR_SINGULARITY_SINGLE = 0.3;
    /** Of a shared exponential in single precision whose powers go by their excess. */
    private static final int LARGEST_POWER_OF_SMALL = 80;

    /**
     * What is shared in a precision.
     *
     * @param largestPower of a shared exponential; every multiplication costs half a unit in the last place
     * @param moderate     exponents up to this size keep every power and factor far from overflow and underflow
     * @param shift        likewise of constant factors' exponents
     */
    private record Limits(int largestPower, double moderate, double shift) {
        static Limits of(Precision precision) {
            return switch (precision) {
                case DOUBLE -> new Limits(100, 300, 50);
                case SINGLE -> new Limits(16, 40, 20);
            };
        }

        /** Whether a factor is far from overflow and underflow too. */
        boolean isModerate(double factor) {
            return Math.abs(Math.log(Math.abs(factor))) <= shift;
        }
    }

    private final Loop loop;
    private final Limits limits;
    private final Affine.Reader reader;
    /** By identity: hashing a term walks all of it. */
    private final Map<Term, Affine> exponents = new IdentityHashMap<>();
    private final Map<Term.Variable, Set<Affine>> byVariable = new LinkedHashMap<>();
    /** What is divided by, {@code exprel(y)}, with its y. */
    private final Map<Term, Affine> rates = new IdentityHashMap<>();
    private final Map<Term, Rise> rises = new IdentityHashMap<>();

    private SharedExponentials(Loop loop) {
        this.loop = loop;
        this.limits = Limits.of(loop.precision());
        this.reader = new Affine.Reader(loop.statements());
    }

    /** The loop, or the same one if nothing is to be shared. */
    static Shared in(Loop loop) {
        SharedExponentials exponentials = new SharedExponentials(new SharedExponentials(loop).turned());
        return new Shared(exponentials.shared(), exponentials.rises);
    }

    /**
     * A loop with shared exponentials.
     *
     * @param rises divisors {@code exp(y) - 1} that stand in one branch of a choice, by identity
     */
    record Shared(Loop loop, Map<Term, Rise> rises) {
        Optional<Rise> rise(Term divisor) {
            return Optional.ofNullable(rises.get(divisor));
        }
    }

    /**
     * What is known of {@code exp(y) - 1}.
     *
     * @param away  where it is divided by
     * @param least its size there, at least
     */
    record Rise(Condition away, double least) {}

    /**
     * The loop with {@code k / exprel(y)} as {@code k exp(-y) / exprel(-y)} where the exponential of -y can be shared and that of y cannot.
     */
    private Loop turned() {
        Rewrites.rewritten(loop.statements(), this::note);
        Set<Affine> shared = members(byVariable);
        Map<Term.Variable, Set<Affine>> either = new LinkedHashMap<>();
        byVariable.forEach((variable, all) -> either.put(variable, new LinkedHashSet<>(all)));
        for (Affine affine : rates.values()) if (!shared.contains(affine)) either.get(affine.variable()).remove(affine);
        Set<Affine> others = members(either);
        rates.values().stream().filter(affine -> !shared.contains(affine))
                .forEach(affine -> either.get(affine.variable()).add(affine.negated()));
        Set<Affine> turned = members(either);
        if (!turned.containsAll(others)) return loop;
        return loop.with(Rewrites.rewritten(loop.statements(), term -> {
            if (!(term instanceof Term.Quotient(Term k, Term.Call exprel)) || !rates.containsKey(exprel)) return term;
            Affine affine = rates.get(exprel);
            if (shared.contains(affine) || !turned.contains(affine.negated())) return term;
            Term minus = new Term.Negation(exprel.arguments().getFirst());
            return new Term.Quotient(new Term.Product(k, new Term.Call(Function.EXP, List.of(minus))),
                    new Term.Call(Function.EXPREL, List.of(minus)));
        }));
    }

    private Set<Affine> members(Map<Term.Variable, Set<Affine>> exponents) {
        Set<Affine> members = new LinkedHashSet<>();
        families(exponents).forEach(family -> members.addAll(family.members().keySet()));
        return members;
    }

    private List<Family> families(Map<Term.Variable, Set<Affine>> exponents) {
        List<Family> families = new ArrayList<>();
        exponents.forEach((variable, all) -> {
            List<Affine> moderate = all.stream().filter(this::isModerate).toList();
            families.addAll(small(variable, moderate).orElseGet(() -> Family.of(variable, moderate, limits.largestPower)));
        });
        return families;
    }

    /** In single precision, larger families of smaller exponents, if the variable's bounds prove that they are small. */
    private Optional<List<Family>> small(Term.Variable variable, List<Affine> exponents) {
        Loop.Range range = loop.ranges().get(variable);
        if (loop.precision() == Precision.DOUBLE || range == null) return Optional.empty();
        double size = Math.max(Math.abs(range.least()), Math.abs(range.most()));
        List<Family> families = Family.of(variable, exponents, LARGEST_POWER_OF_SMALL).stream().map(family -> family.upTo(size)).toList();
        boolean larger = families.stream().anyMatch(family -> family.largestPower() > limits.largestPower);
        return larger && families.stream().allMatch(Family::small) ? Optional.of(families) : Optional.empty();
    }

    private Loop shared() {
        Rewrites.rewritten(loop.statements(), this::note);
        List<Family> families = families(byVariable);
        if (families.isEmpty()) return loop;
        List<Statement> statements = new ArrayList<>();
        for (Family family : families) if (!reader.isDefined(family.variable())) statements.addAll(family.definitions());
        for (Statement statement : Rewrites.rewritten(loop.statements(), term -> replaced(term, families))) {
            statements.add(statement);
            if (!(statement instanceof Statement.Let(Term.Variable name, Term _))) continue;
            for (Family family : families) if (family.variable().equals(name)) statements.addAll(family.definitions());
        }
        return loop.with(statements);
    }

    private Term note(Term term) {
        if (term instanceof Term.Quotient(Term _, Term.Call exprel) && isExprel(exprel)) {
            reader.read(exprel.arguments().getFirst()).ifPresent(affine -> rates.put(exprel, affine));
        }
        if (term instanceof Term.Call(Function function, List<Term> arguments)
                && (function == Function.EXP || function == Function.EXPREL)) {
            reader.read(arguments.getFirst()).ifPresent(affine -> {
                exponents.put(arguments.getFirst(), affine);
                byVariable.computeIfAbsent(affine.variable(), _ -> new LinkedHashSet<>()).add(affine);
            });
        }
        return term;
    }

    /**
     * Whether no power or factor overflows or underflows as far as the variable's range is known; where it is not, values at which the
     * exponential itself is moderate and a power is not are far beyond anything physical.
     */
    private boolean isModerate(Affine exponent) {
        if (!(Math.abs(exponent.shift()) <= limits.shift)) return false;
        Loop.Range range = loop.ranges().get(exponent.variable());
        return range == null || Math.max(Math.abs(range.least()), Math.abs(range.most())) * Math.abs(exponent.slope()) <= limits.moderate;
    }

    private Term replaced(Term term, List<Family> families) {
        return switch (term) {
            case Term.Call(Function function, List<Term> arguments) when function == Function.EXP ->
                    power(arguments.getFirst(), families).orElse(term);
            case Term.Call(Function function, List<Term> arguments)
                    when function == Function.EXPREL && loop.precision() == Precision.DOUBLE ->
                    power(arguments.getFirst(), families).map(power -> quotient(arguments.getFirst(), power, term)).orElse(term);
            case Term.Quotient(Term k, Term.Call(Function function, List<Term> arguments)) when function == Function.EXPREL ->
                    power(arguments.getFirst(), families).map(power -> inSingle(k, arguments.getFirst(), power)).orElse(term);
            case Term.Quotient(Term k, Term.Choice(Condition _, Term.Quotient(Term.Difference rise, Term y), Term near))
                    when rises.containsKey(rise) && isExprel(near) -> rate(k, y, rise.left(), near);
            case Term.Constant _, Term.Variable _, Term.Time _, Term.JumpTime _, Term.Negation _, Term.Sum _, Term.Difference _,
                 Term.Product _, Term.Quotient _, Term.Power _, Term.Call _, Term.Choice _, Term.Draw _ -> term;
        };
    }

    private static boolean isExprel(Term term) {
        return term instanceof Term.Call(Function function, List<Term> _) && function == Function.EXPREL;
    }

    private Term quotient(Term y, Term power, Term exprel) {
        Condition away = away(y, NEAR_SINGULARITY);
        return new Term.Choice(away, new Term.Quotient(rise(power, 1, away, NEAR_SINGULARITY), y), exprel);
    }

    /** {@code k y / (power - 1)}, where the constant factors of k and of y divide the divisor beforehand. */
    private Term rate(Term k, Term y, Term power, Term exprel) {
        Scaled dividend = Scaled.of(k);
        Scaled argument = Scaled.of(y);
        double limit = NEAR_SINGULARITY / Math.abs(argument.factor);
        double scale = 1 / (dividend.factor * argument.factor);
        boolean ordinary = limit <= WIDEST && limits.isModerate(scale);
        if (!ordinary) return rate(new Scaled(1, k), new Scaled(1, y), power, NEAR_SINGULARITY, new Term.Quotient(k, exprel));
        return rate(dividend, argument, power, limit, new Term.Quotient(k, exprel));
    }

    private Term rate(Scaled k, Scaled y, Term power, double limit, Term near) {
        Condition away = away(y.term, limit);
        Term dividend = k.term.equals(Term.ONE) ? y.term : new Term.Product(k.term, y.term);
        return new Term.Choice(away, new Term.Quotient(dividend, rise(power, 1 / (k.factor * y.factor), away, NEAR_SINGULARITY)), near);
    }

    /** {@code scale (power - 1)}. Half of the limit is well below {@code 1 - exp(-limit)}, whatever the power's rounding. */
    private Term rise(Term power, double scale, Condition away, double limit) {
        Term rise = new Term.Difference(scale == 1 ? power : scaled(power, scale), new Term.Constant(scale));
        rises.put(rise, new Rise(away, limit / 2 * Math.abs(scale)));
        return rise;
    }

    private static Term scaled(Term power, double scale) {
        Scaled known = Scaled.of(power);
        return new Term.Product(new Term.Constant(scale * known.factor), known.term);
    }

    /** A term without the constant factors in it. */
    private record Scaled(double factor, Term term) {
        static Scaled of(Term term) {
            return switch (term) {
                case Term.Constant(double c) -> new Scaled(c, Term.ONE);
                case Term.Negation(Term x) -> of(x).times(-1);
                case Term.Product(Term.Constant(double c), Term x) -> of(x).times(c);
                case Term.Product(Term x, Term.Constant(double c)) -> of(x).times(c);
                case Term.Quotient(Term x, Term.Constant(double c)) -> of(x).times(1 / c);
                case Term.Variable _, Term.Time _, Term.JumpTime _, Term.Sum _, Term.Difference _, Term.Product _, Term.Quotient _,
                     Term.Power _, Term.Call _, Term.Choice _, Term.Draw _ -> new Scaled(1, term);
            };
        }

        private Scaled times(double c) {
            return new Scaled(c * factor, term);
        }
    }

    private static Condition away(Term y, double limit) {
        return new Condition.Comparison(Condition.Relation.GREATER, new Term.Call(Function.ABS, List.of(y)), new Term.Constant(limit));
    }

    /** {@code k y / (power - 1)}; near 0 by Bernoulli's numbers, of which the next term is below 2.5e-8. */
    private Term inSingle(Term k, Term y, Term power) {
        Term square = new Term.Product(y, y);
        Term even = new Term.Product(square, new Term.Difference(
                new Term.Constant(1.0 / 12), new Term.Product(new Term.Constant(1.0 / 720), square)));
        Term series = new Term.Sum(new Term.Difference(Term.ONE, new Term.Product(new Term.Constant(0.5), y)), even);
        Condition away = away(y, NEAR_SINGULARITY_SINGLE);
        Term quotient = new Term.Quotient(new Term.Product(k, y), rise(power, 1, away, NEAR_SINGULARITY_SINGLE));
        return new Term.Choice(away, quotient, k.equals(Term.ONE) ? series : new Term.Product(k, series));
    }

    private Optional<Term> power(Term argument, List<Family> families) {
        Affine exponent = exponents.get(argument);
        if (exponent == null) return Optional.empty();
        return families.stream().filter(family -> family.members().containsKey(exponent)).findFirst().map(family -> family.power(exponent));
    }
}
