package hillock.language.units;

/** An exact fraction in lowest terms with a positive denominator; arithmetic that overflows a long throws. */
public record Rational(long numerator, long denominator) implements Comparable<Rational> {
    public static final Rational ZERO = new Rational(0, 1);
    public static final Rational ONE = new Rational(1, 1);

    public Rational {
        if (denominator == 0) throw new ArithmeticException("a fraction's denominator is zero");
        long divisor = greatestCommonDivisor(numerator, denominator);
        if (denominator < 0) divisor = -divisor;
        numerator /= divisor;
        denominator /= divisor;
    }

    public static Rational of(long value) {
        return new Rational(value, 1);
    }

    public Rational plus(Rational other) {
        return new Rational(
                Math.addExact(Math.multiplyExact(numerator, other.denominator),
                        Math.multiplyExact(other.numerator, denominator)),
                Math.multiplyExact(denominator, other.denominator));
    }

    public Rational minus(Rational other) {
        return plus(other.negated());
    }

    public Rational times(Rational other) {
        return new Rational(Math.multiplyExact(numerator, other.numerator),
                Math.multiplyExact(denominator, other.denominator));
    }

    public Rational per(Rational other) {
        return times(new Rational(other.denominator, other.numerator));
    }

    public Rational negated() {
        return new Rational(Math.negateExact(numerator), denominator);
    }

    public boolean isZero() {
        return numerator == 0;
    }

    public boolean isInteger() {
        return denominator == 1;
    }

    public double value() {
        return (double) numerator / denominator;
    }

    @Override public int compareTo(Rational other) {
        return Long.signum(minus(other).numerator);
    }

    /** As one writes an exponent: {@code 2}, {@code -1}, {@code 0.5} where a short decimal is exact, else {@code 1/3}. */
    @Override public String toString() {
        if (isInteger()) return Long.toString(numerator);
        double decimal = value();
        String text = Double.toString(decimal);
        return text.length() <= 6 ? text : numerator + "/" + denominator;
    }

    private static long greatestCommonDivisor(long a, long b) {
        a = Math.absExact(a);
        b = Math.absExact(b);
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a == 0 ? 1 : a;
    }
}
