package hillock.language.units;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The units that a text may name: those of the SI that physiology uses, with every SI prefix, by symbol or long name. */
public final class Units {
    private static final List<Prefix> USUAL = Prefix.ALL.stream()
            .filter(p -> List.of("p", "n", "u", "m", "c", "k", "M", "G").contains(p.symbol())).toList();

    private Units() {}

    /**
     * The unit of a name: {@code mV}, {@code µA}, {@code Ohm}, {@code millivolt}, {@code hours}. A name that is a unit as it stands is not
     * read as a prefix and a unit: {@code cd} is the candela, {@code min} the minute.
     */
    public static Optional<Unit> named(String name) {
        return read(name).map(Reading::unit);
    }

    /** The long spelling of a unit's symbol, {@code millivolt} for {@code mV}; empty for what is none or is spelled out already. */
    public static Optional<String> longName(String symbol) {
        return read(symbol).map(Reading::longName).filter(spelled -> !spelled.equals(symbol));
    }

    /** A unit text such as {@code uA/cm^2*ms^0.5} or {@code /ms}, whole and without spaces; empty where it is none. */
    public static Optional<Unit> parse(String text) {
        UnitSpelling spelling = UnitSpelling.at(text, 0);
        if (spelling.factors().isEmpty() || spelling.badExponent().isPresent() || spelling.end() != text.length()) return Optional.empty();
        List<Power> powers = new ArrayList<>();
        for (UnitSpelling.Factor factor : spelling.factors()) {
            Optional<Unit> unit = named(factor.name());
            if (unit.isEmpty()) return Optional.empty();
            powers.add(new Power(unit.get(), factor.exponent()));
        }
        return Optional.of(product(text, powers));
    }

    /**
     * The product of powers of units.
     *
     * @param symbol the text to show for it
     * @throws ArithmeticException if an exponent grows beyond a long
     */
    public static Unit product(String symbol, List<Power> powers) {
        Dimension dimension = Dimension.NONE;
        double multiplier = 1;
        Rational tens = Rational.ZERO;
        for (Power power : powers) {
            Unit unit = power.unit();
            dimension = dimension.times(unit.dimension().power(power.exponent()));
            if (unit.multiplier() != 1) multiplier *= StrictMath.pow(unit.multiplier(), power.exponent().value());
            tens = tens.plus(unit.tens().times(power.exponent()));
        }
        return new Unit(symbol, dimension, multiplier, tens);
    }

    /** The unit to show a quantity in for which the user wrote none: always coherent, as {@code mS/cm^2} or {@code mV*ms^0.5}. */
    public static Unit of(Dimension dimension) {
        return DisplayUnits.of(dimension);
    }

    /** Unit names to compare a misspelled one with: every unit, with the usual prefixes. */
    public static List<String> names() {
        TreeSet<String> names = new TreeSet<>();
        for (UnitName name : UnitName.ALL) {
            names.addAll(name.symbols());
            names.addAll(name.longNames());
            if (!name.prefixed()) continue;
            for (Prefix prefix : USUAL) {
                name.symbols().forEach(symbol -> names.add(prefix.symbol() + symbol));
                name.longNames().forEach(spelled -> names.add(prefix.longName() + spelled));
            }
        }
        return List.copyOf(names);
    }

    /** A factor of a unit. */
    public record Power(Unit unit, Rational exponent) {}

    private record Reading(Unit unit, String longName) {}

    private static Optional<Reading> read(String name) {
        for (UnitName unit : UnitName.ALL) {
            if (unit.symbols().contains(name) || unit.hasLongName(name)) {
                return Optional.of(new Reading(unit.unit(name, 0), unit.longNames().getFirst()));
            }
        }
        for (Prefix prefix : Prefix.ALL) {
            boolean spelled = name.startsWith(prefix.longName());
            if (!spelled && !name.startsWith(prefix.symbol())) continue;
            for (UnitName unit : UnitName.ALL) {
                if (unit.prefixed() && (spelled && unit.hasLongName(name.substring(prefix.longName().length()))
                        || name.startsWith(prefix.symbol()) && unit.symbols().contains(name.substring(prefix.symbol().length())))) {
                    return Optional.of(new Reading(unit.unit(name, prefix.tens()), prefix.longName() + unit.longNames().getFirst()));
                }
            }
        }
        return Optional.empty();
    }
}
