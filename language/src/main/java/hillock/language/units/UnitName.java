package hillock.language.units;

import java.util.ArrayList;
import java.util.List;

/**
 * A unit without a prefix: its symbols, its long names (singular first), its size, and whether prefixes go with it.
 *
 * <p>Sizes follow from the dimension: in ms, mV, uA and cm, one metre is 10^2, one second 10^3, one ampere 10^6, and one kilogram
 * 10^14 (as mV = 10^-3 kg m^2 s^-3 A^-1 is to be 1), so every unit of the SI is an exact power of ten.
 */
record UnitName(List<String> symbols, List<String> longNames, Dimension dimension, double multiplier, int tens, boolean prefixed) {
    private static final List<Integer> SI_TENS = List.of(2, 14, 3, 6, 0, 0, 0);

    /** Symbols and long names are separated by spaces; exponents are those of metre, kilogram, second, ampere, kelvin, mole, candela. */
    static final List<UnitName> ALL = List.of(
            si("m", "metre meter", 0, 1),
            si("g", "gram", -3, 0, 1),
            si("s", "second", 0, 0, 0, 1),
            si("A", "ampere amp", 0, 0, 0, 0, 1),
            si("K", "kelvin", 0, 0, 0, 0, 0, 1),
            si("mol", "mole", 0, 0, 0, 0, 0, 0, 1),
            si("cd", "candela", 0, 0, 0, 0, 0, 0, 0, 1),
            si("V", "volt", 0, 2, 1, -3, -1),
            si("S", "siemens", 0, -2, -1, 3, 2),
            si("F", "farad", 0, -2, -1, 4, 2),
            si("Ohm ohm \u03A9 \u2126", "ohm", 0, 2, 1, -3, -2),
            si("Hz", "hertz", 0, 0, 0, -1),
            si("C", "coulomb", 0, 0, 0, 1, 1),
            si("J", "joule", 0, 2, 1, -2),
            si("W", "watt", 0, 2, 1, -3),
            si("N", "newton", 0, 1, 1, -2),
            si("Pa", "pascal", 0, -1, 1, -2),
            si("T", "tesla", 0, 0, 1, -2, -1),
            si("Wb", "weber", 0, 2, 1, -2, -1),
            si("H", "henry", 0, 2, 1, -2, -2),
            si("kat", "katal", 0, 0, 0, -1, 0, 0, 1),
            si("M", "molar", 3, -3, 0, 0, 0, 0, 1),
            si("L l", "litre liter", -3, 3),
            time("min", "minute", 60),
            time("", "hour", 3600),
            time("", "day", 86400));

    private static UnitName si(String symbols, String longNames, int tens, int... exponents) {
        List<Rational> all = new ArrayList<>();
        for (int k = 0; k < Dimension.COUNT; k++) {
            int exponent = k < exponents.length ? exponents[k] : 0;
            all.add(Rational.of(exponent));
            tens += exponent * SI_TENS.get(k);
        }
        return new UnitName(List.of(symbols.split(" ")), List.of(longNames.split(" ")), new Dimension(all), 1, tens, true);
    }

    private static UnitName time(String symbol, String longName, int seconds) {
        List<String> symbols = symbol.isEmpty() ? List.of() : List.of(symbol);
        return new UnitName(symbols, List.of(longName), Dimension.TIME, seconds, 3, false);
    }

    Unit unit(String asWritten, int prefixTens) {
        return new Unit(asWritten, dimension, multiplier, Rational.of(tens + prefixTens));
    }

    boolean hasLongName(String text) {
        for (String name : longNames) {
            if (text.equals(name) || text.length() == name.length() + 1 && text.endsWith("s") && text.startsWith(name)) return true;
        }
        return false;
    }
}
