package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.hipparchus.complex.Complex;
import org.hipparchus.linear.EigenDecompositionNonSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.junit.jupiter.api.Test;

class SpectralAbscissaTest {
    private static double of(double[]... rows) {
        return SpectralAbscissa.of(rows);
    }

    @Test void ofANumberItIsTheNumber() {
        for (double number : new double[] {-3, -1e-9, 0, 2.5, 1e12}) {
            assertThat(of(new double[] {number})).isCloseTo(number, within(1e-12 * Math.abs(number)));
        }
    }

    @Test void ofASpiralItIsHowFastItWidens() {
        assertThat(of(new double[] {0.01, 5}, new double[] {-5, 0.01})).isCloseTo(0.01, within(1e-11));
        assertThat(of(new double[] {-0.01, 5}, new double[] {-5, -0.01})).isCloseTo(-0.01, within(1e-11));
    }

    @Test void whatOnlyGrowsInProportionToTimeDoesNotGrowInTheEnd() {
        assertThat(of(new double[] {0, 1}, new double[] {0, 0})).isCloseTo(0, within(1e-11));
    }

    @Test void aSlowGrowthIsFoundBesideAFastDecay() {
        assertThat(of(new double[] {-1e6, 3, 0}, new double[] {0, 0.002, 7}, new double[] {0, 0, -40})).isCloseTo(0.002, within(1e-6));
    }

    @Test void whatIsNoNumberHasNone() {
        assertThat(of(new double[] {Double.NaN, 1}, new double[] {0, 1})).isNaN();
        assertThat(of(new double[] {Double.POSITIVE_INFINITY})).isNaN();
    }

    @Test void itIsThatOfAnEigenvalueDecomposition() {
        Random random = new Random(7);
        for (int size = 1; size <= 12; size++) {
            double[][] matrix = new double[size][size];
            for (double[] row : matrix) for (int c = 0; c < size; c++) row[c] = Math.exp(4 * random.nextGaussian()) * random.nextGaussian();
            double expected = Arrays.stream(new EigenDecompositionNonSymmetric(MatrixUtils.createRealMatrix(matrix)).getEigenvalues())
                    .mapToDouble(Complex::getRealPart).max().orElseThrow();
            assertThat(of(matrix)).as("%d", size).isCloseTo(expected, within(1e-10 * SpectralAbscissa.norm(matrix)));
        }
    }
}
