package hillock.simulator.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

class LogarithmsTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @Test void theReferenceIsTheInverseOfTheExponential() {
        SplittableRandom random = new SplittableRandom(1);
        for (int n = 0; n < 1000; n++) {
            double x = Math.scalb(random.nextDouble(1, 2), random.nextInt(-900, 900));
            Precise back = Precise.log(x).exp().over(Precise.of(x));
            assertThat(back.plus(Precise.of(-1)).high()).isBetween(-1e-28, 1e-28);
        }
    }

    @Test void theLogarithmIsWithinOneUlp() {
        DoubleFunction<Double> wide = e -> Math.scalb(1.5, (int) e) * (1 + e - Math.floor(e));
        assertThat(Precise.worst(100_000, -1000, 1000, e -> Elementary.log(wide.apply(e)), e -> Precise.log(wide.apply(e))))
                .isLessThan(0.85);
        assertThat(Precise.worst(200_000, 0.5, 2, Elementary::log, Precise::log)).isLessThan(0.85);
        assertThat(Precise.worst(50_000, 0.99, 1.01, Elementary::log, Precise::log)).isLessThan(0.6);
        assertThat(Precise.worst(50_000, 1 - 1e-12, 1 + 1e-12, Elementary::log, Precise::log)).isLessThan(0.6);
    }

    @Test void theLogarithmOfAVerySmallNumberIsRight() {
        double subnormal = Math.nextDown(Double.MIN_NORMAL);
        for (double x : new double[] {Double.MIN_NORMAL, subnormal, 1e-310, 3 * Double.MIN_VALUE, Double.MIN_VALUE}) {
            Precise expected = Precise.log(x * 0x1p100).plus(Precise.log(0x1p-100));
            assertThat(expected.ulps(Elementary.log(x))).isLessThan(1);
        }
    }

    @Test void theLogarithmIsRightWhereItIsSpecial() {
        assertThat(Double.doubleToRawLongBits(Elementary.log(1))).isZero();
        assertThat(Elementary.log(0.0)).isEqualTo(-INFINITY);
        assertThat(Elementary.log(-0.0)).isEqualTo(-INFINITY);
        assertThat(Elementary.log(-1)).isNaN();
        assertThat(Elementary.log(-INFINITY)).isNaN();
        assertThat(Elementary.log(INFINITY)).isEqualTo(INFINITY);
        assertThat(Elementary.log(Double.MAX_VALUE)).isEqualTo(709.782712893384);
    }

    @Test void aPowerIsWithinOneUlp() {
        SplittableRandom random = new SplittableRandom(2);
        for (int n = 0; n < 50_000; n++) {
            isAccurate(random.nextDouble(0.001, 100), random.nextDouble(-8, 8));
            isAccurate(random.nextDouble(0.001, 100), random.nextInt(-4, 5) + 0.5);
            double wide = Math.scalb(random.nextDouble(1, 2), random.nextInt(-900, 900));
            isAccurate(wide, random.nextDouble(-650, 650) / StrictMath.log(wide));
        }
    }

    @Test void aHighPowerOfANumberCloseToOneIsWithinOneUlp() {
        SplittableRandom random = new SplittableRandom(3);
        for (int n = 0; n < 50_000; n++) {
            double near = 1 + random.nextDouble(-0.5, 0.5) * Math.scalb(1.0, -random.nextInt(51));
            if (near != 1) isAccurate(near, random.nextDouble(-650, 650) / StrictMath.log(near));
        }
    }

    private static void isAccurate(double x, double y) {
        assertThat(Precise.log(x).times(Precise.of(y)).exp().ulps(Elementary.pow(x, y))).as("%s ^ %s", x, y).isLessThan(1);
    }

    @Test void aPowerUnderflowsGradually() {
        SplittableRandom random = new SplittableRandom(4);
        for (int n = 0; n < 1000; n++) {
            double x = random.nextDouble(0.1, 0.9);
            double y = random.nextDouble(-745, -700) / StrictMath.log(x);
            Precise lifted = Precise.log(x).times(Precise.of(y)).plus(Precise.log(0x1p300)).exp();
            double result = Elementary.pow(x, y);
            double error = Math.abs(lifted.plus(Precise.of(-result * 0x1p300)).high());
            assertThat(error).isLessThanOrEqualTo(1.5 * Math.ulp(result) * 0x1p300);
        }
        assertThat(Elementary.pow(2, -1074)).isEqualTo(Double.MIN_VALUE);
        assertThat(Elementary.pow(2, -1076)).isZero();
        assertThat(Elementary.pow(0.5, 1e9)).isZero();
    }

    @Test void aPowerOverflows() {
        assertThat(Elementary.pow(2, 1023)).isEqualTo(0x1p1023);
        assertThat(Elementary.pow(2, 1023.999)).isLessThan(INFINITY).isGreaterThan(1.79e308);
        assertThat(Elementary.pow(2, 1024)).isEqualTo(INFINITY);
        assertThat(Elementary.pow(10, 1e300)).isEqualTo(INFINITY);
        assertThat(Elementary.pow(-3, 1001)).isEqualTo(-INFINITY);
    }

    @Test void aNegativeNumberHasWholePowersOnly() {
        for (int n : new int[] {1, 2, 3, 7, 64, 65, 200, 301}) {
            double expected = new BigDecimal(-1.7).pow(n, new MathContext(40)).doubleValue();
            assertThat(Elementary.pow(-1.7, n)).isBetween(expected - Math.ulp(expected), expected + Math.ulp(expected));
            assertThat(Elementary.pow(-1.7, -n)).isEqualTo((n % 2 == 0 ? 1 : -1) * Elementary.pow(1.7, -n));
        }
        assertThat(Elementary.pow(-2, 0.5)).isNaN();
        assertThat(Elementary.pow(-2, -1074)).isEqualTo(Double.MIN_VALUE);
        double big = 1e10 + 1;
        assertThat(Elementary.pow(-1.00000001, big)).isEqualTo(-Elementary.pow(1.00000001, big));
    }

    @Test void powersOfZeroInfinityAndOneFollowTheRules() {
        double[] numbers = {0.0, -0.0, 1, -1, 0.5, -0.5, 2, -2, 3, -3, INFINITY, -INFINITY, Double.NaN, Double.MIN_VALUE, -Double.MIN_VALUE,
            Double.MAX_VALUE, -Double.MAX_VALUE, 0x1p53, -0x1p53, 0x1p53 - 1, Double.MIN_NORMAL};
        double[] exponents = {0.0, -0.0, 1, -1, 0.5, -0.5, 2, -2, 3, -3, INFINITY, -INFINITY, Double.NaN, Double.MIN_VALUE,
            -Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, 0x1p53, 0x1p53 - 1, 1 - 0x1p53};
        for (double x : numbers) {
            for (double y : exponents) {
                double expected = StrictMath.pow(x, y);
                double found = Elementary.pow(x, y);
                boolean exact = expected == 0 || Double.isInfinite(expected) || Double.isNaN(expected) || Math.abs(expected) == 1;
                double slack = exact ? 0 : Math.ulp(expected);
                boolean right = Double.compare(found, expected) == 0 || Math.abs(found - expected) <= slack;
                assertThat(right).as("%s ^ %s = %s, not %s", x, y, expected, found).isTrue();
            }
        }
    }
}
