package hillock.simulator.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import hillock.language.model.Experiment.Precision;
import hillock.language.model.Function;
import org.junit.jupiter.api.Test;

/** Against binary64, whose own errors are 10^-9 of a unit here. */
class ElementarySingleTest {
    /** One float in so many is looked at, over all of them; a prime. */
    private static final int STRIDE = 8191;

    private interface Single {
        float of(float x);
    }

    @Test void exponentialsAreWithinTheStatedErrors() {
        assertThat(worst(ElementarySingle::exp, x -> x < -87.3 ? 0 : StrictMath.exp(x), -87.3)).isLessThan(1.03);
        assertThat(worst(ElementarySingle::expm1, StrictMath::expm1)).isLessThan(1.57);
        assertThat(worst(ElementarySingle::exprel, ElementarySingleTest::exprel)).isLessThan(1.74);
    }

    @Test void hyperbolicFunctionsAreWithinTheStatedErrors() {
        assertThat(worst(ElementarySingle::tanh, StrictMath::tanh)).isLessThan(2.5);
        assertThat(worst(ElementarySingle::sinh, StrictMath::sinh)).isLessThan(2.3);
        assertThat(worst(ElementarySingle::cosh, StrictMath::cosh)).isLessThan(1.35);
    }

    @Test void theLogarithmIsWithinAUnit() {
        assertThat(worst(ElementarySingle::log, StrictMath::log)).isLessThan(0.8);
    }

    @Test void trigonometricFunctionsAreWithinTheStatedErrors() {
        assertThat(worst(ElementarySingle::sin, StrictMath::sin)).isLessThan(1.5);
        assertThat(worst(ElementarySingle::cos, StrictMath::cos)).isLessThan(1.5);
        assertThat(worst(ElementarySingle::tan, StrictMath::tan)).isLessThan(2.9);
    }

    @Test void powersAreWithinTheStatedError() {
        for (float y : new float[] {0.5f, -1.5f, 3.7f, 31.3f, -0.01f, 1e-10f, 1e5f, -1, 2}) {
            assertThat(worst(x -> ElementarySingle.pow(x, y), x -> StrictMath.pow(x, y))).as("x^%s", y).isLessThan(1.3);
            float base = Math.abs(y);
            assertThat(worst(x -> ElementarySingle.pow(base, x), x -> StrictMath.pow(base, x))).as("%s^x", base).isLessThan(1.8);
        }
    }

    @Test void whatExpMakesOfLargeNegativeNumbersIsZero() {
        assertThat(ElementarySingle.exp(-87.3f)).isEqualTo((float) Math.exp(-87.3f));
        for (float x : new float[] {-87.7f, -88, -104, -1e30f, Float.NEGATIVE_INFINITY}) assertThat(ElementarySingle.exp(x)).isZero();
        assertThat(ElementarySingle.exp(88.7f)).isEqualTo((float) Math.exp(88.7f));
        assertThat(ElementarySingle.exp(88.8f)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(ElementarySingle.exp(-0.0f)).isEqualTo(1);
    }

    @Test void signsOfZeroStay() {
        for (Function function : new Function[] {Function.SIN, Function.TAN, Function.SINH, Function.TANH, Function.SQRT, Function.FLOOR}) {
            double zero = Evaluation.call(function, -0.0, 0, Precision.SINGLE);
            assertThat(Double.doubleToRawLongBits(zero)).as(function.symbol()).isEqualTo(Double.doubleToRawLongBits(-0.0));
        }
    }

    @Test void notANumberOfAnyPayloadStaysOne() {
        for (int payload : new int[] {0x7fc00000, 0xffc00000, 0x7f800001, 0xff800001, 0x7fffffff, -1}) {
            double x = Float.intBitsToFloat(payload);
            for (Function function : Function.values()) {
                assertThat(Evaluation.call(function, x, 1, Precision.SINGLE)).as(function.symbol()).isNaN();
                if (function.arity() == 2) assertThat(Evaluation.call(function, 1, x, Precision.SINGLE)).as(function.symbol()).isNaN();
            }
            assertThat(ElementarySingle.pow((float) x, 2.5f)).isNaN();
            assertThat(ElementarySingle.power((float) x, 3)).isNaN();
        }
    }

    @Test void aPowerOfTwoNumbersIsWhatItIsForDoubles() {
        float[] special = {0, -0.0f, 1, -1, 2, -2, 4, 1e-40f, Float.MAX_VALUE, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY,
            Float.NaN};
        for (float x : special) {
            for (float y : special) {
                assertThat((Float) ElementarySingle.pow(x, y)).as("%s^%s", x, y).isEqualTo((Float) (float) StrictMath.pow(x, y));
            }
        }
    }

    @Test void operationsOnDoublesThatAreRoundedAreThoseOnFloats() {
        SplittableRandom random = new SplittableRandom(4);
        for (int n = 0; n < 1_000_000; n++) {
            float x = Float.intBitsToFloat(random.nextInt());
            float y = Float.intBitsToFloat(random.nextInt());
            assertThat((Float) (float) ((double) x + y)).isEqualTo((Float) (x + y));
            assertThat((Float) (float) ((double) x * y)).isEqualTo((Float) (x * y));
            assertThat((Float) (float) ((double) x / y)).isEqualTo((Float) (x / y));
        }
    }

    private static double exprel(double x) {
        return x == 0 ? 1 : x == Double.POSITIVE_INFINITY ? x : StrictMath.expm1(x) / x;
    }

    private static double worst(Single function, DoubleUnaryOperator exactly) {
        return worst(function, exactly, Float.NEGATIVE_INFINITY);
    }

    /** The largest error in units of the result's last place, over floats from a least one on, and whatever is not a number. */
    private static double worst(Single function, DoubleUnaryOperator exactly, double least) {
        double worst = 0;
        for (long bits = 0; bits < 1L << 32; bits += STRIDE) {
            float x = Float.intBitsToFloat((int) bits);
            if (x < least) continue;
            double exact = exactly.applyAsDouble(x);
            float found = function.of(x);
            float nearest = (float) exact;
            if (Float.isNaN(nearest) && Float.isNaN(found) || nearest == found) continue;
            worst = Math.max(worst, Math.abs(found - exact) / Math.ulp(nearest));
            if (Double.isNaN(worst)) throw new AssertionError("of " + x);
        }
        return worst;
    }
}
