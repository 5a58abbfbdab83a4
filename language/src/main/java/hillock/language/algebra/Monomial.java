package hillock.language.algebra;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntBinaryOperator;

/** A product of powers of atoms (numbers of {@link Sharing}) with whole exponents that are not zero. */
record Monomial(SortedMap<Integer, Integer> exponents) {
    static final Monomial ONE = new Monomial(new TreeMap<>());

    Monomial {
        exponents = Collections.unmodifiableSortedMap(new TreeMap<>(exponents));
    }

    static Monomial of(int atom) {
        return new Monomial(new TreeMap<>(Collections.singletonMap(atom, 1)));
    }

    Monomial times(Monomial other) {
        return combined(other, Math::addExact);
    }

    Monomial per(Monomial other) {
        return combined(other, Math::subtractExact);
    }

    int exponent(int atom) {
        return exponents.getOrDefault(atom, 0);
    }

    boolean sharesAtoms(Monomial other) {
        return exponents.keySet().stream().anyMatch(other.exponents::containsKey);
    }

    private Monomial combined(Monomial other, IntBinaryOperator operation) {
        SortedMap<Integer, Integer> result = new TreeMap<>(exponents);
        for (int atom : other.exponents.keySet()) {
            int exponent = operation.applyAsInt(exponent(atom), other.exponent(atom));
            if (exponent == 0) result.remove(atom);
            else result.put(atom, exponent);
        }
        return new Monomial(result);
    }
}
