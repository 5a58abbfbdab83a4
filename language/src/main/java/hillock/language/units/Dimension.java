package hillock.language.units;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * A physical dimension: seven rational exponents, in the order metre, kilogram, second, ampere, kelvin, mole, candela.
 * Equal dimensions are {@code equals}.
 */
public record Dimension(List<Rational> exponents) {
    public static final int COUNT = 7;
    public static final Dimension NONE = new Dimension(Collections.nCopies(COUNT, Rational.ZERO));
    public static final Dimension LENGTH = base(0);
    public static final Dimension MASS = base(1);
    public static final Dimension TIME = base(2);
    public static final Dimension CURRENT = base(3);
    public static final Dimension TEMPERATURE = base(4);
    public static final Dimension AMOUNT = base(5);
    public static final Dimension LUMINOSITY = base(6);

    public Dimension {
        if (exponents.size() != COUNT) throw new IllegalArgumentException("a dimension has seven exponents");
        exponents = List.copyOf(exponents);
    }

    public Dimension times(Dimension other) {
        return combine(other, Rational::plus);
    }

    public Dimension per(Dimension other) {
        return combine(other, Rational::minus);
    }

    public Dimension power(Rational exponent) {
        return new Dimension(exponents.stream().map(exponent::times).toList());
    }

    public boolean isNone() {
        return equals(NONE);
    }

    private Dimension combine(Dimension other, BinaryOperator<Rational> operation) {
        List<Rational> result = new ArrayList<>(COUNT);
        for (int k = 0; k < COUNT; k++) result.add(operation.apply(exponents.get(k), other.exponents.get(k)));
        return new Dimension(result);
    }

    private static Dimension base(int index) {
        List<Rational> exponents = new ArrayList<>(Collections.nCopies(COUNT, Rational.ZERO));
        exponents.set(index, Rational.ONE);
        return new Dimension(exponents);
    }
}
