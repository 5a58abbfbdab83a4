package hillock.simulator.catalogue;

import static hillock.simulator.catalogue.Ready.after;
import static hillock.simulator.catalogue.Ready.grows;
import static hillock.simulator.catalogue.Ready.intervals;
import static hillock.simulator.catalogue.Ready.knee;
import static hillock.simulator.catalogue.Ready.spikes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What is published of the catalogue's cells with two or three equations. */
class ReducedCellsTest {
    private static final String DENSITY = " uA/cm^2";

    /** Rinzel and Ermentrout (1989), figure 3: the rest is unstable between I = 94 and 212 uA/cm^2. */
    @Test void theBarnaclesRestLosesItsStabilityBetweenTwoCurrents() {
        String rest = "V(0) = steady near -25 mV; w(0) = steady";
        assertThat(grows("MorrisLecar", rest, "V", "I", 93.4, DENSITY, 4000)).isFalse();
        assertThat(grows("MorrisLecar", rest, "V", "I", 94.4, DENSITY, 4000)).isTrue();
        String depolarised = "V(0) = steady near 8 mV; w(0) = steady";
        assertThat(grows("MorrisLecar", depolarised, "V", "I", 211.5, DENSITY, 4000)).isTrue();
        assertThat(grows("MorrisLecar", depolarised, "V", "I", 212.5, DENSITY, 4000)).isFalse();
    }

    /** Rinzel and Ermentrout (1989), figures 5 and 7: the knee of the steady current lies at I = 40 uA/cm^2. */
    @Test void overASaddleNodeTheBarnacleFiresSlowly() {
        double rheobase = knee(ReducedCellsTest::steadyCurrent, -50, -10);
        assertThat(rheobase).isCloseTo(40, within(0.1));
        assertThat(after(1000, spikes("MorrisLecarSaddleNode", "I = " + (rheobase - 0.05) + DENSITY, 4000))).isEmpty();
        double[] slow = intervals(after(1000, spikes("MorrisLecarSaddleNode", "I = " + (rheobase + 0.05) + DENSITY, 4000)));
        assertThat(Arrays.stream(slow).min().orElseThrow()).as("ms").isGreaterThan(400);
    }

    /** Rinzel and Ermentrout (1989), figure 7: below that knee, rest and repetitive firing live side by side. */
    @Test void overAHomoclinicOrbitItFiresOrRestsUnderTheSameCurrent() {
        assertThat(after(500, spikes("MorrisLecarHomoclinic", "I = 37 uA/cm^2; V(0) = steady near -40 mV", 1000))).isEmpty();
        assertThat(after(500, spikes("MorrisLecarHomoclinic", "I = 37 uA/cm^2; V(0) = 0 mV", 1000))).hasSizeGreaterThan(8);
    }

    /** FitzHugh (1961): rest gives way where v^2 = 1 - b phi, here at I = 0.3313 and 1.4187. */
    @Test void theRestOfFitzHughsModelGivesWayWhereItsTraceVanishes() {
        double v = Math.sqrt(1 - 0.8 * 0.08);
        double lower = fitzHugh(-v);
        double upper = fitzHugh(v);
        assertThat(lower).isCloseTo(0.3313, within(5e-5));
        assertThat(upper).isCloseTo(1.4187, within(5e-5));
        for (int side : new int[] {-1, 1}) {
            double there = side < 0 ? lower : upper;
            String rest = "v(0) = steady near " + side * v + "; w(0) = steady";
            assertThat(grows("FitzHughNagumo", rest, "v", "I", there + side * 0.01, "", 1000)).isFalse();
            assertThat(grows("FitzHughNagumo", rest, "v", "I", there - side * 0.01, "", 1000)).isTrue();
        }
    }

    /** Hindmarsh and Rose (1984): with more current first rest, then bursts, then ceaseless firing. */
    @Test void hindmarshAndRosesModelRestsBurstsAndFires() {
        assertThat(after(1000, spikes("HindmarshRose", "I = 0", 3000))).isEmpty();
        double[] bursting = intervals(after(1000, spikes("HindmarshRose", "I = 2; z(0) = 1.9", 4000)));
        double[] firing = intervals(after(1000, spikes("HindmarshRose", "I = 4; z(0) = 3.5", 4000)));
        assertThat(Arrays.stream(bursting).max().orElseThrow()).isGreaterThan(8 * Arrays.stream(bursting).min().orElseThrow());
        long pauses = Arrays.stream(bursting).filter(interval -> interval > 100).count();
        assertThat(pauses).isGreaterThanOrEqualTo(3);
        assertThat(bursting.length).isGreaterThan((int) (5 * pauses));
        assertThat(Arrays.stream(firing).max().orElseThrow()).isLessThan(1.5 * Arrays.stream(firing).min().orElseThrow());
    }

    /** The input at which v is the rest. */
    private static double fitzHugh(double v) {
        return (v + 0.7) / 0.8 - v + v * v * v / 3;
    }

    private static double steadyCurrent(double v) {
        double m = 0.5 * (1 + Math.tanh((v + 1.2) / 18));
        double w = 0.5 * (1 + Math.tanh((v - 12) / 17.4));
        return 4 * m * (v - 120) + 8 * w * (v + 84) + 2 * (v + 60);
    }
}
