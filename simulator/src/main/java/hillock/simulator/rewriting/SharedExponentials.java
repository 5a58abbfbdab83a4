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
import hillock.language.model.Function;
import hillock.language.model.Term;
import hillock.simulator.kernels.Evaluation;
import hillock.simulator.kernels.Loop;
import hillock.simulator.kernels.Loop.Statement;

/**
 * Exponentials of one variable whose slopes are whole multiples of a common one become powers of one exponential: with
 * {@code u = exp(-V / 720)} the six of the squid axon are {@code c * u^9}, {@code u^36}, {@code u^40} and {@code u^72}, and multiplying costs
 * a tenth of an exponential. {@code exprel(y)} of such a y becomes {@code (exp(y) - 1) / y} with the shared exponential, and stays itself
 * next to its singularity, for {@code abs(y) <= 2^-9}.
 *
 * <p>The relative error of {@code c * u^n} is below {@code (2 n + 4) 2^-53}, besides that of rounding the argument, which the original has
 * too; that of the quotient below {@code (2 n + 5) 2^-44} right next to the singularity and falling as {@code 1 / y} away from it.
 */
final class SharedExponentials {
    static final double NEAR_SINGULARITY = 0x1p-9;
    private static final int LARGEST_POWER = 100;
    /** Above this {@link Term.Power} does not mean multiplication. */
    private static final int LARGEST_MULTIPLIED = 64;
    /** Exponents up to this size keep every power and factor far from overflow and underflow. */
    private static final double MODERATE = 300;
    private static final double MODERATE_SHIFT = 50;

    private final Loop loop;
    private final Affine.Reader reader;
    /** By identity: hashing a term walks all of it. */
    private final Map<Term, Affine> exponents = new IdentityHashMap<>();
    private final Map<Term.Variable, Set<Affine>> byVariable = new LinkedHashMap<>();

    private SharedExponentials(Loop loop) {
        this.loop = loop;
        this.reader = new Affine.Reader(loop.statements());
    }

    /** The loop, or the same one if nothing is to be shared. */
    static Loop in(Loop loop) {
        return new SharedExponentials(loop).shared();
    }

    private Loop shared() {
        Rewrites.rewritten(loop.statements(), this::note);
        List<Family> families = new ArrayList<>();
        byVariable.forEach((variable, all) -> families.addAll(Family.of(variable, all.stream().filter(this::isModerate).toList())));
        if (families.isEmpty()) return loop;
        List<Statement> statements = new ArrayList<>();
        for (Family family : families) if (!reader.isDefined(family.variable())) statements.add(family.definition());
        for (Statement statement : Rewrites.rewritten(loop.statements(), term -> replaced(term, families))) {
            statements.add(statement);
            if (!(statement instanceof Statement.Let(Term.Variable name, Term _))) continue;
            for (Family family : families) if (family.variable().equals(name)) statements.add(family.definition());
        }
        return loop.with(statements);
    }

    private Term note(Term term) {
        if (term instanceof Term.Call(Function function, List<Term> arguments) && (function == Function.EXP || function == Function.EXPREL)) {
            reader.read(arguments.getFirst()).ifPresent(affine -> {
                exponents.put(arguments.getFirst(), affine);
                byVariable.computeIfAbsent(affine.variable(), _ -> new LinkedHashSet<>()).add(affine);
            });
        }
        return term;
    }

    /** Whether no power or factor can overflow or underflow unless the exponential itself does. */
    private boolean isModerate(Affine exponent) {
        if (!(Math.abs(exponent.shift()) <= MODERATE_SHIFT)) return false;
        Loop.Range range = loop.ranges().get(exponent.variable());
        return range == null || Math.max(Math.abs(range.least()), Math.abs(range.most())) * Math.abs(exponent.slope()) <= MODERATE;
    }

    private Term replaced(Term term, List<Family> families) {
        return switch (term) {
            case Term.Call(Function function, List<Term> arguments) when function == Function.EXP ->
                    power(arguments.getFirst(), families).orElse(term);
            case Term.Call(Function function, List<Term> arguments) when function == Function.EXPREL ->
                    power(arguments.getFirst(), families).map(power -> quotient(arguments.getFirst(), power, term)).orElse(term);
            case Term.Quotient(Term k, Term.Choice(Condition away, Term.Quotient(Term rise, Term y), Term near)) when isExprel(near) ->
                    new Term.Choice(away, new Term.Quotient(new Term.Product(k, y), rise), new Term.Quotient(k, near));
            case Term.Constant _, Term.Variable _, Term.Time _, Term.JumpTime _, Term.Negation _, Term.Sum _, Term.Difference _,
                 Term.Product _, Term.Quotient _, Term.Power _, Term.Call _, Term.Choice _, Term.Draw _ -> term;
        };
    }

    private static boolean isExprel(Term term) {
        return term instanceof Term.Call(Function function, List<Term> _) && function == Function.EXPREL;
    }

    private static Term quotient(Term y, Term power, Term exprel) {
        Condition away = new Condition.Comparison(Condition.Relation.GREATER, new Term.Call(Function.ABS, List.of(y)),
                new Term.Constant(NEAR_SINGULARITY));
        return new Term.Choice(away, new Term.Quotient(new Term.Difference(power, Term.ONE), y), exprel);
    }

    private Optional<Term> power(Term argument, List<Family> families) {
        Affine exponent = exponents.get(argument);
        if (exponent == null) return Optional.empty();
        return families.stream().filter(family -> family.members().containsKey(exponent)).findFirst().map(family -> family.power(exponent));
    }

    /**
     * Exponents that are whole multiples of one slope.
     *
     * @param number  counts the families of a variable from 1
     * @param members each with its multiple
     */
    private record Family(Term.Variable variable, int number, double slope, Map<Affine, Integer> members) {

        /** Families of at least two exponents, each as large as can be. */
        static List<Family> of(Term.Variable variable, List<Affine> exponents) {
            List<Family> families = new ArrayList<>();
            List<Affine> rest = new ArrayList<>(exponents);
            while (!rest.isEmpty()) {
                List<Affine> members = new ArrayList<>();
                Optional<Family> family = Optional.empty();
                for (Affine next : List.copyOf(rest)) {
                    members.add(next);
                    Optional<Family> wider = commensurate(variable, families.size() + 1, members);
                    if (wider.isPresent()) family = wider;
                    else members.removeLast();
                }
                if (members.isEmpty()) break;
                rest.removeAll(members);
                if (members.size() > 1) family.ifPresent(families::add);
            }
            return families;
        }

        private static Optional<Family> commensurate(Term.Variable variable, int number, List<Affine> members) {
            double unit = members.getFirst().slope();
            long[] over = new long[members.size()];
            long[] under = new long[members.size()];
            long common = 1;
            for (int k = 0; k < over.length; k++) {
                Optional<long[]> ratio = ratio(members.get(k).slope() / unit);
                if (ratio.isEmpty()) return Optional.empty();
                over[k] = ratio.get()[0];
                under[k] = ratio.get()[1];
                common = common / gcd(common, under[k]) * under[k];
                if (common > 100L * LARGEST_POWER) return Optional.empty();
            }
            long divisor = 0;
            for (int k = 0; k < over.length; k++) divisor = gcd(divisor, over[k] * (common / under[k]));
            Map<Affine, Integer> multiples = new LinkedHashMap<>();
            for (int k = 0; k < over.length; k++) {
                long n = over[k] * (common / under[k]) / divisor;
                if (n > LARGEST_POWER) return Optional.empty();
                multiples.put(members.get(k), (int) n);
            }
            return Optional.of(new Family(variable, number, unit * divisor / common, multiples));
        }

        /** A positive ratio as a fraction of small whole numbers, by continued fraction; equal but for rounding. */
        private static Optional<long[]> ratio(double r) {
            if (!(r >= 1.0 / LARGEST_POWER && r <= LARGEST_POWER)) return Optional.empty();
            long p0 = 1;
            long q0 = 0;
            long p1 = (long) Math.floor(r);
            long q1 = 1;
            double rest = r - p1;
            while (Math.abs((double) p1 / q1 - r) > 4e-15 * r) {
                rest = 1 / rest;
                long digit = (long) Math.floor(rest);
                long p2 = digit * p1 + p0;
                long q2 = digit * q1 + q0;
                if (p2 > LARGEST_POWER * 10 || q2 > LARGEST_POWER * 10) return Optional.empty();
                rest -= digit;
                p0 = p1;
                q0 = q1;
                p1 = p2;
                q1 = q2;
            }
            return Optional.of(new long[] {p1, q1});
        }

        private static long gcd(long a, long b) {
            return b == 0 ? Math.abs(a) : gcd(b, a % b);
        }

        private Term.Variable base() {
            return Term.own(switch (variable.scope()) {
                case OWN -> "";
                case PRE -> "pre.";
                case POST -> "post.";
            } + variable.name() + "@exp" + number);
        }

        Statement definition() {
            Term exponent = new Term.Product(new Term.Constant(slope), variable);
            return new Statement.Let(base(), new Term.Call(Function.EXP, List.of(exponent)));
        }

        Term power(Affine exponent) {
            Term power = power(base(), members.get(exponent));
            if (exponent.shift() == 0) return power;
            double factor = Evaluation.constant(new Term.Call(Function.EXP, List.of(new Term.Constant(exponent.shift())))).orElseThrow();
            return new Term.Product(new Term.Constant(factor), power);
        }

        private static Term power(Term u, int n) {
            if (n == 1) return u;
            if (n <= LARGEST_MULTIPLIED) return new Term.Power(u, new Term.Constant(n));
            Term half = power(u, n / 2);
            Term even = new Term.Product(half, half);
            return n % 2 == 0 ? even : new Term.Product(even, u);
        }
    }
}
