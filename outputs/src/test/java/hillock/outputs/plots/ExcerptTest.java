package hillock.outputs.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import hillock.language.units.Unit;
import hillock.simulator.recording.Trace;
import org.junit.jupiter.api.Test;

/** Recordings with many more samples than a sheet has points. */
class ExcerptTest {
    private static final int MANY = 1_000_000;

    private static TimeAxis axis(double from, double to) {
        return new TimeAxis(from, to, 1, "time (ms)", Optional.empty());
    }

    private static Trace trace(int rows, IntToDoubleFunction first, IntToDoubleFunction second) {
        Trace trace = new Trace("cells.x", Unit.NONE, List.of("0", "1"));
        for (int k = 0; k < rows; k++) trace.add(0.01 * k, new double[] {first.applyAsDouble(k), second.applyAsDouble(k)});
        return trace;
    }

    @Test void fewSamplesAreAllTakenFromTheWindowAlone() {
        Excerpt excerpt = Excerpt.of(trace(1000, k -> k, k -> -k), new int[] {1}, axis(1, 2));
        assertThat(excerpt.times()).hasSize(101).startsWith(1).endsWith(2);
        assertThat(excerpt.values()[0]).hasSize(101).startsWith(-100).endsWith(-200);
    }

    @Test void aSingleSpikeAmongMillionsIsStillThere() {
        Trace trace = trace(MANY, k -> k == 654_321 ? 40 : k == 654_400 ? -90 : -65, k -> k);
        Excerpt excerpt = Excerpt.of(trace, new int[] {0, 1}, axis(0, 10_000));
        assertThat(excerpt.times().length).isLessThan(40_000);
        int at = 0;
        while (excerpt.values()[0][at] != 40) at++;
        assertThat(excerpt.times()[at]).isCloseTo(6543.21, within(1.3));
        assertThat(Arrays.stream(excerpt.values()[0]).min()).hasValue(-90);
        assertThat(excerpt.values()[1]).startsWith(0).endsWith(MANY - 1).isSorted();
        assertThat(excerpt.times()).isSorted();
    }

    @Test void aGapBetweenTwoWindowsIsNotBridged() {
        Trace trace = new Trace("cells.x", Unit.NONE, List.of("0"));
        for (int k = 0; k < MANY; k++) trace.add(k < 333_333 ? k : k + 500_000, new double[] {1});
        Excerpt excerpt = Excerpt.of(trace, new int[] {0}, axis(0, 2e6));
        assertThat(Arrays.stream(excerpt.times())).noneMatch(time -> time > 333_332 && time < 833_333);
        double[] times = excerpt.times();
        for (int k = 1; k < times.length; k++) {
            boolean gap = times[k - 1] <= 333_332 && times[k] >= 833_333;
            assertThat(times[k] - times[k - 1] > excerpt.longestStep()).isEqualTo(gap);
        }
    }

    @Test void brokenValuesDoNotHideTheOthers() {
        Trace trace = trace(MANY, k -> k % 100 == 0 ? Double.NaN : Math.sin(k), k -> Double.NaN);
        Excerpt excerpt = Excerpt.of(trace, new int[] {0, 1}, axis(0, 10_000));
        assertThat(Arrays.stream(excerpt.values()[0]).filter(Double::isFinite).max().orElseThrow()).isGreaterThan(0.9999);
        assertThat(excerpt.values()[1]).containsOnly(Double.NaN);
    }

    @Test void anOrbitThatReturnsIsDrawnOnce() {
        Trace trace = trace(MANY, k -> Math.cos(0.001 * k), k -> Math.sin(0.001 * k));
        Polyline line = new Orbits(axis(0, 10_000), trace, new int[] {0}, trace, new int[] {1}).lines().getFirst();
        assertThat(line.count()).isBetween(1000, 20_000);
        boolean[] drawn = new boolean[126];
        double turned = 0;
        for (int k = 1; k < line.count(); k++) {
            double angle = Math.atan2(line.y(k), line.x(k)) - Math.atan2(line.y(k - 1), line.x(k - 1));
            if (!(angle > 0 && angle < 1)) continue;
            turned += angle;
            drawn[(int) ((Math.PI + Math.atan2(line.y(k), line.x(k))) * 20)] = true;
        }
        assertThat(drawn).containsOnly(true);
        assertThat(turned).isBetween(2 * Math.PI - 0.1, 4 * Math.PI);
    }
}
