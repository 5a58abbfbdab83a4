package hillock.simulator.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

class CircularTest {
    private static final DoubleFunction<Precise> TANGENT = x -> Precise.sin(x).over(Precise.cos(x));

    @Test void theReferenceKnowsWhatIsKnownOfTheSine() {
        assertThat(Precise.sin(Math.PI).high()).isEqualTo(1.2246467991473532e-16);
        assertThat(Precise.sin(1).high()).isEqualTo(0.8414709848078965);
        Precise square = Precise.sin(1).times(Precise.sin(1)).plus(Precise.cos(1).times(Precise.cos(1)));
        assertThat(square.plus(Precise.of(-1)).high()).isBetween(-1e-28, 1e-28);
        assertThat(Precise.cos(1e22).high()).isEqualTo(0.523214785395139);
    }

    @Test void sineAndCosineAreWithinOneUlp() {
        for (double reach : new double[] {0.8, 4, 100, 1e4, 0x1p21}) {
            assertThat(Precise.worst(20_000, -reach, reach, Elementary::sin, Precise::sin)).as("sin to %s", reach).isLessThan(0.85);
            assertThat(Precise.worst(20_000, -reach, reach, Elementary::cos, Precise::cos)).as("cos to %s", reach).isLessThan(0.85);
        }
    }

    @Test void theTangentIsWithinAboutOneUlp() {
        for (double reach : new double[] {0.8, 4, 100, 1e4, 0x1p21}) {
            assertThat(Precise.worst(20_000, -reach, reach, Elementary::tan, TANGENT)).as("to %s", reach).isLessThan(1.05);
        }
    }

    @Test void closeToQuartersOfATurnNothingIsLost() {
        SplittableRandom random = new SplittableRandom(1);
        for (int n = 0; n < 10_000; n++) {
            double quarter = Math.rint(Math.scalb(random.nextDouble(), random.nextInt(1, 21))) * (Math.PI / 2);
            double x = quarter + random.nextInt(-3, 4) * Math.ulp(quarter);
            assertThat(Precise.sin(x).ulps(Elementary.sin(x))).isLessThan(0.85);
            assertThat(Precise.cos(x).ulps(Elementary.cos(x))).isLessThan(0.85);
            assertThat(TANGENT.apply(x).ulps(Elementary.tan(x))).isLessThan(1.05);
        }
    }

    @Test void anglesOfManyTurnsAreRightToo() {
        for (double x : new double[] {0x1p21, Math.nextUp(0x1p21), 1e7, 1e15, 1e22, 5.319372648326541e255, Double.MAX_VALUE}) {
            assertThat(Precise.sin(x).ulps(Elementary.sin(-x) * -1)).isLessThan(1);
            assertThat(Precise.cos(x).ulps(Elementary.cos(-x))).isLessThan(1);
            assertThat(TANGENT.apply(x).ulps(Elementary.tan(x))).isLessThan(1.05);
        }
    }

    @Test void tinyAnglesAreTheirOwnSine() {
        for (double x = 1e-9; x > 0; x /= 3) {
            assertThat(Elementary.sin(x)).isEqualTo(x);
            assertThat(Elementary.tan(-x)).isEqualTo(-x);
            assertThat(Elementary.cos(x)).isEqualTo(1);
        }
        assertThat(Double.doubleToRawLongBits(Elementary.sin(-0.0))).isEqualTo(Double.doubleToRawLongBits(-0.0));
        assertThat(Double.doubleToRawLongBits(Elementary.tan(-0.0))).isEqualTo(Double.doubleToRawLongBits(-0.0));
        assertThat(Double.doubleToRawLongBits(Elementary.sin(0.0))).isZero();
    }

    @Test void aRightAngleHasALargeTangent() {
        assertThat(Elementary.tan(Math.PI / 2)).isEqualTo(1.633123935319537e16);
        assertThat(Elementary.tan(-Math.PI / 2)).isEqualTo(-1.633123935319537e16);
        assertThat(Elementary.cos(Math.PI / 2)).isEqualTo(6.123233995736766e-17);
    }

    @Test void infinityHasNoAngle() {
        for (double x : new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThat(Elementary.sin(x)).isNaN();
            assertThat(Elementary.cos(x)).isNaN();
            assertThat(Elementary.tan(x)).isNaN();
        }
    }
}
