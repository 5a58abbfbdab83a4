package hillock.language.units;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a quantity is shown in where the user wrote no unit for it. Each is coherent, so that its numbers need no conversion. */
final class DisplayUnits {
    private static final List<String> COMMON = List.of(
            "ms", "mV", "uA", "cm", "K", "mol", "cd", "mS", "uF", "kOhm", "nC", "pJ", "nW",
            "uA/cm^2", "mS/cm^2", "uF/cm^2", "nC/cm^2", "kOhm*cm", "kOhm*cm^2", "mS/cm", "uF/cm", "uA/cm", "mV/cm",
            "cm^2", "cm^3", "cm/ms", "cm^2/ms", "cm^3/ms", "/cm", "/cm^2", "/cm^3", "mol/cm^3", "mol/cm^3/ms", "mol/ms", "mol/cm^2/ms",
            "/ms", "mV/ms", "uA/ms", "uA/cm^2/ms", "mS/ms", "mS/cm^2/ms", "/mV", "/mV/ms", "/mV^2", "/mV^2/ms",
            "mV^2", "mV*ms", "mV^2/ms", "ms/mV", "ms^2", "/ms^2", "ms^0.5", "/ms^0.5", "mV/ms^0.5", "mS/mV", "mS/cm^2/mV", "K/ms", "/K",
            "uA/cm^2*ms^0.5", "uA*ms^0.5", "mS*ms^0.5", "mS/cm^2*ms^0.5", "uA/ms^0.5", "uA/cm^2/ms^0.5", "mS/ms^0.5",
            "mS/cm^2/ms^0.5");
    private static final Map<Dimension, Unit> SHOWN = COMMON.stream()
            .map(text -> Units.parse(text).orElseThrow()).collect(Collectors.toMap(Unit::dimension, Function.identity()));

    /** For the rest. mV takes the place of mass. */
    private static final List<String> BASE = List.of("cm", "mV", "ms", "uA", "K", "mol", "cd");
    /** In which order these are written. */
    private static final List<Integer> ORDER = List.of(1, 3, 5, 4, 6, 0, 2);

    private DisplayUnits() {}

    static Unit of(Dimension dimension) {
        if (dimension.isNone()) return Unit.NONE;
        Unit common = SHOWN.get(dimension);
        return common != null ? common : new Unit(composed(dimension), dimension, 1, Rational.ZERO);
    }

    private static String composed(Dimension dimension) {
        List<Rational> exponents = new ArrayList<>(dimension.exponents());
        Rational mass = exponents.get(1);                 // mV = kg m^2 s^-3 A^-1, but for powers of ten
        exponents.set(0, exponents.get(0).minus(mass.times(Rational.of(2))));
        exponents.set(2, exponents.get(2).plus(mass.times(Rational.of(3))));
        exponents.set(3, exponents.get(3).plus(mass));
        Stream<String> above = ORDER.stream().filter(k -> exponents.get(k).numerator() > 0)
                .map(k -> power(BASE.get(k), exponents.get(k)));
        Stream<String> below = ORDER.stream().filter(k -> exponents.get(k).numerator() < 0)
                .map(k -> "/" + power(BASE.get(k), exponents.get(k).negated()));
        return above.collect(Collectors.joining("*")) + below.collect(Collectors.joining());
    }

    private static String power(String unit, Rational exponent) {
        if (exponent.equals(Rational.ONE)) return unit;
        String text = exponent.toString();
        return unit + "^" + (text.contains("/") ? "(" + text + ")" : text);
    }
}
