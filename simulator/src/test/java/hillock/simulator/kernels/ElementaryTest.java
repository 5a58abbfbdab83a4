package hillock.simulator.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import hillock.language.model.Function;
import org.junit.jupiter.api.Test;

class ElementaryTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @Test void theReferenceItselfIsRightTo28Digits() {
        SplittableRandom random = new SplittableRandom(1);
        for (int n = 0; n < 200; n++) {
            double x = random.nextDouble(-40, 40);
            BigDecimal expected = exponential(new BigDecimal(x));
            BigDecimal error = Precise.exp(x).exactly().subtract(expected).divide(expected, MathContext.DECIMAL64).abs();
            assertThat(error.doubleValue()).isLessThan(1e-28);
        }
    }

    @Test void expIsWithinOneUlp() {
        assertThat(Precise.worst(700_000, -707, 709, Elementary::exp, Precise::exp)).isLessThan(1.01);
        assertThat(Precise.worst(300_000, -2, 2, Elementary::exp, Precise::exp)).isLessThan(1.01);
    }

    @Test void expUnderflowsGradually() {
        SplittableRandom random = new SplittableRandom(3);
        for (int n = 0; n < 300; n++) {
            double x = random.nextDouble(-745.1, -708);
            BigDecimal expected = exponential(new BigDecimal(x).divide(BigDecimal.TEN)).pow(10, new MathContext(50));
            BigDecimal difference = new BigDecimal(Elementary.exp(x)).subtract(expected);
            double error = difference.divide(new BigDecimal(Double.MIN_VALUE), MathContext.DECIMAL64).doubleValue();
            double unit = Math.ulp(Elementary.exp(x)) / Double.MIN_VALUE;
            assertThat(Math.abs(error)).isLessThanOrEqualTo(1.5 * unit);
        }
        assertThat(Elementary.exp(-745.1332191019411)).isEqualTo(Double.MIN_VALUE);
        assertThat(Elementary.exp(-745.1332191019412)).isEqualTo(0);
        assertThat(Elementary.exp(-1e300)).isEqualTo(0);
    }

    @Test void expIsRightWhereItIsSpecial() {
        assertThat(Elementary.exp(0.0)).isEqualTo(1);
        assertThat(Elementary.exp(-0.0)).isEqualTo(1);
        assertThat(Elementary.exp(Double.MIN_VALUE)).isEqualTo(1);
        assertThat(Elementary.exp(709.782712893384)).isEqualTo(0x1.fffffffffff2ap1023);
        assertThat(Elementary.exp(709.7827128933841)).isEqualTo(INFINITY);
        assertThat(Elementary.exp(INFINITY)).isEqualTo(INFINITY);
        assertThat(Elementary.exp(-INFINITY)).isEqualTo(0);
    }

    @Test void notANumberOfAnyPayloadStaysOne() {
        long[] bits = {0x7ff8000000000000L, 0xfff8000000000000L, 0x7ff0000000000001L, 0xfff0000000000001L, 0x7fffffffffffffffL, -1L};
        for (long payload : bits) {
            double x = Double.longBitsToDouble(payload);
            for (Function function : Function.values()) assertThat(Evaluation.call(function, x, 1)).as(function.symbol()).isNaN();
            for (Function function : Function.values()) if (function.arity() == 2) assertThat(Evaluation.call(function, 1, x)).isNaN();
            assertThat(Elementary.power(x, 3)).isNaN();
            assertThat(Elementary.pow(x, 2.5)).isNaN();
            assertThat(Elementary.pow(2.5, x)).isNaN();
        }
    }

    @Test void exprelIsWithinOneAndAHalfUlps() {
        DoubleFunction<Precise> reference = x -> Precise.expm1(x).over(Precise.of(x));
        assertThat(Precise.worst(100_000, -600, 700, Elementary::exprel, reference)).isLessThan(1.5);
        assertThat(Precise.worst(300_000, -3.5, 1, Elementary::exprel, reference)).isLessThan(1.5);
        assertThat(Precise.worst(50_000, -1e-3, 1e-3, Elementary::exprel, reference)).isLessThan(1.1);
    }

    @Test void exprelIsRightWhereItIsSpecial() {
        for (double x : new double[] {0.0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE, 1e-300, -1e-17}) {
            assertThat(Elementary.exprel(x)).isEqualTo(1);
        }
        assertThat(Elementary.exprel(INFINITY)).isEqualTo(INFINITY);
        assertThat(Elementary.exprel(-INFINITY)).isEqualTo(0);
        assertThat(Elementary.exprel(-1000)).isEqualTo(0.001);
        assertThat(Elementary.exprel(-1e300)).isEqualTo(1e-300);
        double expected = Precise.exp1(712).plus(Precise.of(1)).over(Precise.of(712)).high();
        assertThat(Elementary.exprel(712)).isEqualTo(Math.scalb(expected, Precise.halvings(712)), within(1e293));
        assertThat(Elementary.exprel(720)).isEqualTo(INFINITY);
    }

    @Test void hyperbolicFunctionsAreWithinOneAndAHalfUlps() {
        DoubleFunction<Precise> tanh = x -> Precise.expm1(2 * x).over(Precise.expm1(2 * x).plus(Precise.of(2)));
        DoubleFunction<Precise> sinh = x -> Precise.expm1(x).plus(Precise.expm1(x).over(Precise.exp(x))).scaled(-1);
        DoubleFunction<Precise> cosh = x -> Precise.exp(x).plus(Precise.of(1).over(Precise.exp(x))).scaled(-1);
        for (double reach : new double[] {1e-3, 0.2, 0.5, 1.1, 2, 19, 30, 300}) {
            assertThat(Precise.worst(30_000, -reach, reach, Elementary::tanh, tanh)).isLessThan(1.4);
            assertThat(Precise.worst(30_000, -reach, reach, Elementary::sinh, sinh)).isLessThan(1.25);
            assertThat(Precise.worst(30_000, -reach, reach, Elementary::cosh, cosh)).isLessThan(1.1);
        }
    }

    @Test void whatGrowsExponentiallyIsAccurateUpToTheLargestNumber() {
        SplittableRandom random = new SplittableRandom(5);
        for (int n = 0; n < 2000; n++) {
            double x = random.nextDouble(700, 710.47);
            int k = Precise.halvings(x);
            Precise exp = Precise.exp1(x).plus(Precise.of(1));
            assertThat(exp.ulps(Math.scalb(Elementary.cosh(x), 1 - k))).isLessThan(1.1);
            assertThat(exp.ulps(Math.scalb(Elementary.sinh(-x), 1 - k) * -1)).isLessThan(1.1);
            assertThat(exp.over(Precise.of(x)).ulps(Math.scalb(Elementary.exprel(x), -k))).isLessThan(1.4);
        }
    }

    @Test void hyperbolicFunctionsAreAccurateForTinyArguments() {
        for (double x = 1e-5; x > 0; x /= 7) {
            double small = x;
            assertThat(Elementary.sinh(x)).isEqualTo(Math.fma(small * small, small / 6, small));
            assertThat(Elementary.tanh(-x)).isEqualTo(Math.fma(small * small, small / 3, -small));
        }
    }

    @Test void hyperbolicFunctionsAreRightWhereTheyAreSpecial() {
        assertThat(Elementary.tanh(INFINITY)).isEqualTo(1);
        assertThat(Elementary.tanh(-1e10)).isEqualTo(-1);
        assertThat(Elementary.tanh(1e-320)).isEqualTo(1e-320);
        assertThat(Elementary.tanh(Double.MAX_VALUE)).isEqualTo(1);
        assertThat(Double.doubleToRawLongBits(Elementary.tanh(-0.0))).isEqualTo(Double.doubleToRawLongBits(-0.0));
        assertThat(Double.doubleToRawLongBits(Elementary.sinh(-0.0))).isEqualTo(Double.doubleToRawLongBits(-0.0));
        assertThat(Elementary.sinh(710)).isCloseTo(StrictMath.sinh(710), withinPercentage(1e-10));
        assertThat(Elementary.sinh(-711)).isEqualTo(-INFINITY);
        assertThat(Elementary.cosh(-710)).isCloseTo(StrictMath.cosh(710), withinPercentage(1e-10));
        assertThat(Elementary.cosh(-INFINITY)).isEqualTo(INFINITY);
        assertThat(Elementary.cosh(0)).isEqualTo(1);
    }

    @Test void modHasTheSignOfItsSecondArgument() {
        assertThat(Elementary.mod(7, 3)).isEqualTo(1);
        assertThat(Elementary.mod(-7, 3)).isEqualTo(2);
        assertThat(Elementary.mod(7, -3)).isEqualTo(-2);
        assertThat(Elementary.mod(1, 0)).isNaN();
    }

    @Test void aWholePowerIsRepeatedMultiplication() {
        double x = 1.1;
        assertThat(Elementary.power(x, 3)).isEqualTo(x * x * x);
        assertThat(Elementary.power(x, 4)).isEqualTo(x * x * (x * x));
        assertThat(Elementary.power(x, 5)).isEqualTo(x * x * (x * x) * x);
        assertThat(Elementary.power(x, -2)).isEqualTo(1 / (x * x));
        assertThat(Elementary.power(Double.NaN, 0)).isEqualTo(1);
    }

    /** By its series, after halving x eight times. */
    private static BigDecimal exponential(BigDecimal x) {
        MathContext digits = new MathContext(50);
        BigDecimal small = x.divide(new BigDecimal(256), digits);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = term;
        for (int n = 1; n < 40; n++) {
            term = term.multiply(small, digits).divide(new BigDecimal(n), digits);
            sum = sum.add(term, digits);
        }
        return sum.pow(256, digits);
    }
}
