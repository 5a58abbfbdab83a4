package hillock.language.check;

import java.util.Map;
import java.util.TreeMap;
import hillock.language.units.Dimension;
import hillock.language.units.Rational;

/** A dimension that may still hold unknowns: a known dimension times powers of unknown ones. */
record Dim(Map<Integer, Rational> unknowns, Dimension known) {
    static final Dim NONE = of(Dimension.NONE);
    static final Dim TIME = of(Dimension.TIME);

    static Dim of(Dimension known) {
        return new Dim(Map.of(), known);
    }

    static Dim unknown(int number) {
        return new Dim(Map.of(number, Rational.ONE), Dimension.NONE);
    }

    Dim times(Dim other) {
        if (other.unknowns.isEmpty()) return new Dim(unknowns, known.times(other.known));
        Map<Integer, Rational> sum = new TreeMap<>(unknowns);
        other.unknowns.forEach((number, power) -> {
            Rational total = sum.getOrDefault(number, Rational.ZERO).plus(power);
            if (total.isZero()) sum.remove(number);
            else sum.put(number, total);
        });
        return new Dim(sum, known.times(other.known));
    }

    Dim per(Dim other) {
        return times(other.power(Rational.of(-1)));
    }

    Dim power(Rational exponent) {
        if (exponent.isZero()) return NONE;
        Map<Integer, Rational> scaled = new TreeMap<>();
        unknowns.forEach((number, power) -> scaled.put(number, power.times(exponent)));
        return new Dim(scaled, known.power(exponent));
    }

    boolean isKnown() {
        return unknowns.isEmpty();
    }
}
