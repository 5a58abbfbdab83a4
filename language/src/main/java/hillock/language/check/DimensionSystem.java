package hillock.language.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import hillock.language.units.Dimension;
import hillock.language.units.Rational;

/**
 * The linear equations between the exponents of a file's dimensions, solved as they come in: Gaussian elimination over exact
 * fractions, kept fully reduced. One elimination serves all seven exponents, since each equation has the same coefficients in all.
 */
final class DimensionSystem {
    private final Map<Integer, Dim> solved = new HashMap<>();
    /** For each unknown, the solved ones whose solution mentions it. */
    private final Map<Integer, Set<Integer>> users = new HashMap<>();
    private int count;

    Dim fresh() {
        return Dim.unknown(count++);
    }

    /** Adds the equation left = right; false, and nothing added, where it contradicts what is known. */
    boolean unify(Dim left, Dim right) {
        Dim difference = reduced(left.per(right));
        if (difference.isKnown()) return difference.known().isNone();
        int pivot = difference.unknowns().keySet().iterator().next();
        Rational power = difference.unknowns().get(pivot);
        Dim rest = difference.per(Dim.unknown(pivot).power(power));
        define(pivot, rest.power(Rational.of(-1).per(power)));
        return true;
    }

    /** With all that is known put in. */
    Dim reduced(Dim dim) {
        if (dim.isKnown()) return dim;
        Dim result = Dim.of(dim.known());
        for (Map.Entry<Integer, Rational> term : dim.unknowns().entrySet()) {
            Dim value = solved.getOrDefault(term.getKey(), Dim.unknown(term.getKey()));
            result = result.times(value.power(term.getValue()));
        }
        return result;
    }

    /** The dimension, as far as it is determined; what is not counts as dimensionless. */
    Dimension solution(Dim dim) {
        return reduced(dim).known();
    }

    private void define(int pivot, Dim value) {
        Set<Integer> mentioning = users.remove(pivot);
        if (mentioning != null) {
            for (int user : List.copyOf(mentioning)) {
                Dim old = solved.get(user);
                Rational power = old.unknowns().get(pivot);
                if (power == null) continue;
                store(user, old.per(Dim.unknown(pivot).power(power)).times(value.power(power)));
            }
        }
        store(pivot, value);
    }

    private void store(int number, Dim value) {
        solved.put(number, value);
        for (int used : new ArrayList<>(value.unknowns().keySet())) users.computeIfAbsent(used, _ -> new HashSet<>()).add(number);
    }
}
