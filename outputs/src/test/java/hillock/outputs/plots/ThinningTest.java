package hillock.outputs.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ThinningTest {
    private static final TimeAxis AXIS = new TimeAxis(0, 1000, 1, "time (ms)", Optional.empty());
    private static final Frame FRAME = new Frame(0, 0, 700, 300, new Range(0, 1000), new Range(-100, 100));

    private static double[] times(int n) {
        double[] times = new double[n];
        for (int k = 0; k < n; k++) times[k] = 1000.0 * k / (n - 1);
        return times;
    }

    private static double longestStep(double[] times) {
        return Thinning.longestStep(times.length, k -> times[k]);
    }

    private static Polyline thinned(double[] times, double[] values) {
        return new Thinning(FRAME, AXIS, 0.5).of(times, values, longestStep(times));
    }

    @Test void aMillionSamplesBecomeAFewThousandPointsWithEveryColumnsExtremes() {
        int n = 1_000_001;
        double[] times = times(n);
        Random random = new Random(4);
        double[] values = new double[n];
        for (int k = 0; k < n; k++) values[k] = 20 * random.nextGaussian();
        values[123_456] = 99;
        values[777_777] = -98;
        Polyline line = thinned(times, values);
        assertThat(line.count()).isLessThan(6000);
        double[] least = new double[1401];
        double[] greatest = new double[1401];
        Arrays.fill(least, 1e9);
        Arrays.fill(greatest, -1e9);
        for (int k = 0; k < n; k++) {
            int column = (int) (times[k] / 1000 * 1400);
            least[column] = Math.min(least[column], FRAME.y(values[k]));
            greatest[column] = Math.max(greatest[column], FRAME.y(values[k]));
        }
        double[] keptLeast = new double[1401];
        double[] keptGreatest = new double[1401];
        Arrays.fill(keptLeast, 1e9);
        Arrays.fill(keptGreatest, -1e9);
        for (int k = 0; k < line.count(); k++) {
            int column = (int) (line.x(k) * 2);
            keptLeast[column] = Math.min(keptLeast[column], line.y(k));
            keptGreatest[column] = Math.max(keptGreatest[column], line.y(k));
        }
        for (int column = 0; column < 1400; column++) {
            assertThat(keptLeast[column]).isCloseTo(least[column], within(1e-9));
            assertThat(keptGreatest[column]).isCloseTo(greatest[column], within(1e-9));
        }
    }

    @Test void fewSamplesAllStay() {
        double[] times = {0, 100, 200, 300};
        Polyline line = thinned(times, new double[] {1, -1, 5, 3});
        assertThat(line.ys()).containsExactly(FRAME.y(1), FRAME.y(-1), FRAME.y(5), FRAME.y(3));
    }

    @Test void pointsOnAStraightLineAreLeftOut() {
        double[] times = times(101);
        assertThat(thinned(times, times.clone()).count()).isLessThan(8);
    }

    @Test void aGapInTimeBreaksTheLine() {
        double[] times = DoubleStream.concat(Arrays.stream(times(1001)).limit(200), Arrays.stream(times(1001)).skip(400)).toArray();
        Polyline line = thinned(times, new double[times.length]);
        assertThat(Arrays.stream(line.xs()).filter(Double::isNaN).count()).isEqualTo(1);
    }

    @Test void valuesThatAreNotFiniteBreakTheLine() {
        double[] values = new double[1001];
        values[300] = Double.NaN;
        values[500] = Double.POSITIVE_INFINITY;
        assertThat(Arrays.stream(thinned(times(1001), values).xs()).filter(Double::isNaN).count()).isEqualTo(2);
    }

    @Test void stepsOfDifferentLengthAreNoGaps() {
        double[] times = {0, 1, 3, 10, 50, 51, 400, 1000};
        assertThat(longestStep(times)).isInfinite();
        assertThat(longestStep(new double[] {0})).isInfinite();
        assertThat(longestStep(times(1001))).isCloseTo(1.5, within(1e-9));
    }

    @Test void onlyTheWindowIsShown() {
        TimeAxis window = new TimeAxis(200, 300, 1, "time (ms)", Optional.empty());
        Frame frame = new Frame(0, 0, 700, 300, new Range(200, 300), new Range(-100, 100));
        double[] times = times(1001);
        Polyline line = new Thinning(frame, window, 0.5).of(times, times.clone(), 1.5);
        assertThat(line.x(0)).isZero();
        assertThat(line.x(line.count() - 1)).isCloseTo(700, within(1e-6));
    }

    @Test void aLonelySampleIsVisible() {
        Polyline line = thinned(new double[] {500}, new double[] {0}).withVisiblePoints(2);
        assertThat(line.xs()).containsExactly(349, 351);
    }
}
