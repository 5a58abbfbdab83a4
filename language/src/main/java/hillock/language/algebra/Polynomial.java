package hillock.language.algebra;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A sum of monomials with numbers before them; none of these is zero. */
record Polynomial(Map<Monomial, Double> coefficients) {
    /** Coefficients that differ by less, relatively, are the same: 0.1 * 40 and 4. */
    private static final double TOLERANCE = 1e-12;

    static Polynomial of(double number) {
        return number == 0 ? new Polynomial(Map.of()) : new Polynomial(Map.of(Monomial.ONE, number));
    }

    static Polynomial of(Monomial monomial) {
        return new Polynomial(Map.of(monomial, 1.0));
    }

    int size() {
        return coefficients.size();
    }

    boolean isMonomial() {
        return size() == 1;
    }

    boolean isNumber() {
        return size() == 0 || isMonomial() && monomial().exponents().isEmpty();
    }

    /** The only monomial there is. */
    Monomial monomial() {
        return coefficients.keySet().iterator().next();
    }

    /** The number before the only monomial there is. */
    double coefficient() {
        return coefficients.values().iterator().next();
    }

    boolean isFinite() {
        return coefficients.values().stream().allMatch(Double::isFinite);
    }

    Polynomial plus(Polynomial other) {
        Map<Monomial, Double> result = new LinkedHashMap<>(coefficients);
        other.coefficients.forEach((monomial, number) -> add(result, monomial, number));
        return new Polynomial(result);
    }

    Polynomial times(Polynomial other) {
        Map<Monomial, Double> result = new LinkedHashMap<>();
        coefficients.forEach((m, a) -> other.coefficients.forEach((n, b) -> add(result, m.times(n), a * b)));
        return new Polynomial(result);
    }

    Polynomial times(double number) {
        Map<Monomial, Double> result = new LinkedHashMap<>();
        coefficients.forEach((monomial, a) -> result.put(monomial, a * number));
        return new Polynomial(result);
    }

    /** Divided by a polynomial of one monomial. */
    Polynomial per(Polynomial divisor) {
        Map<Monomial, Double> result = new LinkedHashMap<>();
        coefficients.forEach((monomial, a) -> result.put(monomial.per(divisor.monomial()), a / divisor.coefficient()));
        return new Polynomial(result);
    }

    /** The monomial (with its number) that times {@code other} gives this. */
    Optional<Polynomial> ratio(Polynomial other) {
        if (size() != other.size() || size() == 0) return Optional.empty();
        var leading = coefficients.entrySet().iterator().next();
        for (var candidate : other.coefficients.entrySet()) {
            Monomial quotient = leading.getKey().per(candidate.getKey());
            double number = leading.getValue() / candidate.getValue();
            if (other.coefficients.entrySet().stream().allMatch(entry ->
                    near(coefficients.getOrDefault(entry.getKey().times(quotient), 0.0), number * entry.getValue()))) {
                return Optional.of(new Polynomial(Map.of(quotient, number)));
            }
        }
        return Optional.empty();
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
    }

    private static void add(Map<Monomial, Double> sum, Monomial monomial, double number) {
        double old = sum.getOrDefault(monomial, 0.0);
        if (old != 0 && near(old, -number)) sum.remove(monomial);
        else if (old + number != 0) sum.put(monomial, old + number);
    }
}
