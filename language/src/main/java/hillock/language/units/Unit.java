package hillock.language.units;

import java.math.BigDecimal;

/**
 * A unit as a user wrote it, {@code mS/cm^2}, with its dimension and its size in coherent units.
 *
 * <p>Numbers in memory are in the literature's coherent units: ms, mV, uA, cm, K, mol, cd (hence mS, uF, and uA/cm^2).
 * One of this unit is {@code multiplier * 10^tens} coherent units; {@code multiplier} is 1 for all but the likes of the minute, and
 * {@code tens} is fractional only for units such as {@code V^0.5}.
 *
 * @param symbol the text to show; empty for a plain number
 */
public record Unit(String symbol, Dimension dimension, double multiplier, Rational tens) {
    public static final Unit NONE = new Unit("", Dimension.NONE, 1, Rational.ZERO);

    /** The number in coherent units nearest to {@code value} of this unit: {@code 20 nS} is exactly the double 2e-5 (mS). */
    public double toCoherent(BigDecimal value) {
        if (tens.isInteger() && Math.abs(tens.numerator()) < 1000) {
            return value.scaleByPowerOfTen((int) tens.numerator()).doubleValue() * multiplier;
        }
        return value.doubleValue() * multiplier * StrictMath.pow(10, tens.value());
    }

    /** As {@link #toCoherent(BigDecimal)}, from a double. */
    public double toCoherent(double value) {
        if (!Double.isFinite(value)) return value;
        return isCoherent() ? value : toCoherent(new BigDecimal(Double.toString(value)));
    }

    /** A number in coherent units as a number of this unit, for showing. */
    public double fromCoherent(double value) {
        if (isCoherent() || !Double.isFinite(value)) return value;
        if (tens.isInteger() && multiplier == 1) {
            // dividing by an exact power of ten rounds once, so what was read as 20 nS is shown as 20 nS
            int k = (int) tens.numerator();
            if (Math.abs(k) <= 22) return k > 0 ? value / Double.parseDouble("1e" + k) : value * Double.parseDouble("1e" + -k);
            return new BigDecimal(Double.toString(value)).scaleByPowerOfTen(-k).doubleValue();
        }
        return value / (multiplier * StrictMath.pow(10, tens.value()));
    }

    /** Whether one of this unit is one coherent unit, so that numbers need no conversion. */
    public boolean isCoherent() {
        return multiplier == 1 && tens.isZero();
    }
}
