package hillock.simulator.rewriting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import hillock.language.model.Function;
import hillock.language.model.Term;
import hillock.simulator.kernels.Evaluation;
import hillock.simulator.kernels.Loop.Statement;

/**
 * Exponents that are whole multiples of one slope.
 *
 * @param number  counts the families of a variable from 1
 * @param members each with its multiple
 * @param small   whether powers go by their {@link Excess}
 */
record Family(Term.Variable variable, int number, double slope, Map<Affine, Integer> members, boolean small) {
    /** In models of hundreds of exponents trying each with all others would take seconds. */
    private static final int STARTS = 8;

    /** Families of at least two exponents, each with as many as go with any one of the first few. */
    static List<Family> of(Term.Variable variable, List<Affine> exponents, int largestPower) {
        List<Family> families = new ArrayList<>();
        List<Affine> rest = new ArrayList<>(exponents);
        while (!rest.isEmpty()) {
            Optional<Family> largest = Optional.empty();
            for (int k = 0; k < Math.min(STARTS, rest.size()) && size(largest) < rest.size(); k++) {
                Optional<Family> family = around(rest.get(k), variable, families.size() + 1, rest, largestPower);
                if (size(family) > size(largest)) largest = family;
            }
            if (largest.isEmpty()) break;
            if (size(largest) > 1) families.add(largest.get());
            rest.removeAll(largest.get().members().keySet());
        }
        return families;
    }

    private static int size(Optional<Family> family) {
        return family.map(each -> each.members().size()).orElse(0);
    }

    /** One exponent, and of the others, in their order, what goes with those before it. */
    private static Optional<Family> around(Affine first, Term.Variable variable, int number, List<Affine> all, int largestPower) {
        List<Affine> members = new ArrayList<>(List.of(first));
        Optional<Family> family = commensurate(variable, number, members, largestPower);
        for (Affine next : all) {
            if (next.equals(first)) continue;
            members.add(next);
            Optional<Family> wider = commensurate(variable, number, members, largestPower);
            if (wider.isPresent()) family = wider;
            else members.removeLast();
        }
        return family;
    }

    private static Optional<Family> commensurate(Term.Variable variable, int number, List<Affine> members, int largestPower) {
        double unit = members.getFirst().slope();
        long[] over = new long[members.size()];
        long[] under = new long[members.size()];
        long common = 1;
        for (int k = 0; k < over.length; k++) {
            Optional<long[]> ratio = ratio(members.get(k).slope() / unit, largestPower);
            if (ratio.isEmpty()) return Optional.empty();
            over[k] = ratio.get()[0];
            under[k] = ratio.get()[1];
            common = common / gcd(common, under[k]) * under[k];
            if (common > 100L * largestPower) return Optional.empty();
        }
        long divisor = 0;
        for (int k = 0; k < over.length; k++) divisor = gcd(divisor, over[k] * (common / under[k]));
        Map<Affine, Integer> multiples = new LinkedHashMap<>();
        for (int k = 0; k < over.length; k++) {
            long n = over[k] * (common / under[k]) / divisor;
            if (n > largestPower) return Optional.empty();
            multiples.put(members.get(k), (int) n);
        }
        return Optional.of(new Family(variable, number, unit * divisor / common, multiples, false));
    }

    /** A positive ratio as a fraction of small whole numbers, by continued fraction; equal but for rounding. */
    private static Optional<long[]> ratio(double r, int largestPower) {
        if (!(r >= 1.0 / largestPower && r <= largestPower)) return Optional.empty();
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
            if (p2 > largestPower * 10 || q2 > largestPower * 10) return Optional.empty();
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

    /** The same for a variable of at most this size, by way of excesses; itself if the slope is too steep for that. */
    Family upTo(double size) {
        return new Family(variable, number, slope, members, size * Math.abs(slope) <= Excess.LARGEST_ARGUMENT);
    }

    int largestPower() {
        return members.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    List<Statement> definitions() {
        Term exponent = new Term.Product(new Term.Constant(slope), variable);
        if (!small) return List.of(new Statement.Let(base(), new Term.Call(Function.EXP, List.of(exponent))));
        return new Excess(base()).definitions(exponent, members.values());
    }

    Term power(Affine exponent) {
        Term power = power(small ? new Excess(base())::power : n -> raised(base(), n), members.get(exponent));
        if (exponent.shift() == 0) return power;
        double factor = Evaluation.constant(new Term.Call(Function.EXP, List.of(new Term.Constant(exponent.shift())))).orElseThrow();
        return new Term.Product(new Term.Constant(factor), power);
    }

    /** A power as the product of two that are there already, if there are such: each power costs one multiplication then. */
    private Term power(IntFunction<Term> raised, int n) {
        NavigableMap<Integer, Term> there = new TreeMap<>(Map.of(1, raised.apply(1)));
        for (int each : new TreeSet<>(members.values()).headSet(n, true)) {
            Optional<Term> product = there.keySet().stream().filter(a -> there.containsKey(each - a)).findFirst()
                    .map(a -> new Term.Product(there.get(each - a), there.get(a)));
            there.put(each, product.orElseGet(() -> raised.apply(each)));
            if (product.isPresent()) continue;
            for (int k = each; k > 1; k /= 2) there.putIfAbsent(k / 2, raised.apply(k / 2));
        }
        return there.get(n);
    }

    private static Term raised(Term u, int n) {
        if (n == 1) return u;
        if (n <= Evaluation.LARGEST_WHOLE_EXPONENT) return new Term.Power(u, new Term.Constant(n));
        Term half = raised(u, n / 2);
        Term even = new Term.Product(half, half);
        return n % 2 == 0 ? even : new Term.Product(even, u);
    }
}
