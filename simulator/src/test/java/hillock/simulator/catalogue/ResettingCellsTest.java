package hillock.simulator.catalogue;

import static hillock.simulator.catalogue.Ready.after;
import static hillock.simulator.catalogue.Ready.intervals;
import static hillock.simulator.catalogue.Ready.spikes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is published of the catalogue's cells that reset. */
class ResettingCellsTest {
    private static final double STEP = 0.01;

    /** Dayan and Abbott (2001), eq 5.11, with the refractory period added. */
    @ParameterizedTest
    @ValueSource(doubles = {1.51, 1.6, 2, 4})
    void theLeakyCellsIntervalFollowsFromItsEquation(double current) {
        double[] intervals = intervals(spikes("LIF", "I = " + current + " nA", 400));
        double exact = 2 + 10 * Math.log(10 * current / (10 * current - 15));
        // a spike's reset waits for the end of its step
        for (double interval : intervals) assertThat(interval).isCloseTo(exact, within(2 * STEP));
        assertThat(intervals).hasSizeGreaterThan(4);
    }

    @Test void theLeakyCellIsSilentBelowItsRheobase() {
        assertThat(spikes("LIF", "I = 1.5 nA", 500)).isEmpty();
    }

    /** Fourcaud-Trocme et al. (2003): I_T = gL (VT - EL - Delta_T). */
    @Test void theExponentialCellsRheobaseFollowsFromItsEquation() {
        double rheobase = 0.1 * (-59.9 + 65 - 3.48);
        assertThat(spikes("EIF", "I = " + (rheobase - 0.002) + " uA/cm^2", 2000)).isEmpty();
        assertThat(spikes("EIF", "I = " + (rheobase + 0.002) + " uA/cm^2", 2000)).hasSizeBetween(1, 10);
    }

    /** Fourcaud-Trocme et al. (2003), figure 3: it was fitted to the interneuron's rates. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 2})
    void theExponentialCellFiresAsTheInterneuronThatItWasFittedTo(double current) {
        double exponential = after(200, spikes("EIF", "I = " + current + " uA/cm^2", 1200)).length;
        double conductances = after(200, spikes("WangBuzsaki", "I = " + current + " uA/cm^2", 1200)).length;
        assertThat(exponential).as("spikes in 1 s").isCloseTo(conductances, within(0.1 * conductances));
    }

    /** Touboul and Brette (2008) Biol Cybern 99:319: where the rest of the adaptive cell gives way, by a Hopf bifurcation here. */
    @Test void theAdaptiveCellsRestGivesWayWhereItsTraceVanishes() {
        double leak = 30;
        double a = 4;
        double ratio = 281 / leak / 144;
        double rheobase = (leak + a) * (-50.4 + 70.6 - 2 + 2 * Math.log(1 + ratio)) + 2 * leak * (a / leak - ratio);
        assertThat(after(300, spikes("AdEx", "I = " + (rheobase - 8) + " pA; V(0) = steady near -52 mV; w(0) = steady", 2000))).isEmpty();
        assertThat(after(300, spikes("AdEx", "I = " + (rheobase + 8) + " pA; V(0) = -52 mV; w(0) = 70 pA", 2000))).isNotEmpty();
    }

    private static double[] pattern(String name) {
        return spikes(name, "", 500);
    }

    @Test void theAdaptiveCellFiresInThePatternsOfNaudAndOthers() {
        double[] tonic = intervals(pattern("AdExTonic"));
        assertThat(ratio(tonic, 15)).isCloseTo(1, within(0.01));

        double[] adapting = intervals(pattern("AdExAdapting"));
        assertThat(adapting).isSorted();
        assertThat(adapting[adapting.length - 1]).isGreaterThan(3 * adapting[0]);

        double[] initial = intervals(pattern("AdExInitialBurst"));
        assertThat(initial[0]).isLessThan(10);
        assertThat(least(initial, 4)).isGreaterThan(5 * initial[0]);

        double[] bursting = intervals(pattern("AdExBursting"));
        assertThat(bursts(bursting, 30)).isGreaterThanOrEqualTo(3);

        double[] accelerating = intervals(pattern("AdExAccelerating"));
        assertThat(pattern("AdExAccelerating")[0]).as("delay").isGreaterThan(2 * accelerating[accelerating.length - 1]);
        assertThat(accelerating[0]).isGreaterThan(1.3 * accelerating[accelerating.length - 1]);

        double[] delayed = intervals(pattern("AdExDelayedBursting"));
        assertThat(pattern("AdExDelayedBursting")[0]).as("delay").isGreaterThan(40);
        assertThat(bursts(delayed, 20)).isGreaterThanOrEqualTo(4);

        assertThat(pattern("AdExTransient")).hasSizeBetween(1, 3);
        assertThat(after(100, pattern("AdExTransient"))).isEmpty();
    }

    /** Izhikevich (2003): where the parabola leaves its line, 0.04 v^2 + (5 - b) v + 140 + I = 0 has one root: I = 4 for b = 0.2. */
    @ParameterizedTest
    @ValueSource(strings = {"IzhikevichRS", "IzhikevichIB", "IzhikevichCH", "IzhikevichFS"})
    void corticalCellsFireFromFourOn(String model) {
        String rest = "; v(0) = -62 mV";
        double rheobase = (5 - 0.2) * (5 - 0.2) / (4 * 0.04) - 140;
        assertThat(rheobase).isCloseTo(4, within(1e-9));
        assertThat(after(300, spikes(model, "I = 3.7 mV/ms" + rest, 2000))).isEmpty();
        assertThat(after(300, spikes(model, "I = 4.1 mV/ms" + rest, 2000))).isNotEmpty();
    }

    /** Izhikevich (2003), figure 2. */
    @Test void corticalCellsFireInTheirPatterns() {
        double[] regular = intervals(spikes("IzhikevichRS", "I = 10 mV/ms", 500));
        assertThat(regular[regular.length - 1]).as("adapts").isGreaterThan(1.5 * regular[0]);
        double[] fast = intervals(spikes("IzhikevichFS", "I = 10 mV/ms", 500));
        assertThat(fast[fast.length - 1]).as("fast").isLessThan(0.35 * regular[regular.length - 1]);
        double[] burstFirst = intervals(spikes("IzhikevichIB", "I = 10 mV/ms", 500));
        assertThat(burstFirst[0]).isLessThan(8);
        assertThat(least(burstFirst, 3)).as("single spikes after the burst").isGreaterThan(20);
        double[] chattering = intervals(spikes("IzhikevichCH", "I = 10 mV/ms", 500));
        assertThat(bursts(chattering, 25)).isGreaterThanOrEqualTo(5);
        assertThat(chattering.length).isGreaterThan(20);
    }

    /** Izhikevich (2003), figure 2: a thalamocortical cell fires a burst when it is released from hyperpolarisation. */
    @ParameterizedTest
    @CsvSource({"IzhikevichTC, 1", "IzhikevichLTS, 1", "IzhikevichRS, 0"})
    void thalamocorticalCellsReboundAndRegularOnesDoNot(String model, int rebounds) {
        // v and u long held at -10 mV/ms, then none: the state is that of the hyperpolarised steady state
        double b = model.equals("IzhikevichRS") ? 0.2 : 0.25;
        double p = 5 - b;
        double v = (-p - Math.sqrt(p * p - 4 * 0.04 * (140 - 10))) / (2 * 0.04);
        double[] fired = spikes(model, "v(0) = " + v + " mV", 100);
        if (rebounds == 0) assertThat(fired).isEmpty();
        else assertThat(fired).isNotEmpty();
    }

    private static double ratio(double[] intervals, int from) {
        double[] late = Arrays.copyOfRange(intervals, from, intervals.length);
        return Arrays.stream(late).max().orElseThrow() / Arrays.stream(late).min().orElseThrow();
    }

    private static double least(double[] intervals, int from) {
        return Arrays.stream(intervals, from, intervals.length).min().orElseThrow();
    }

    /** How many pauses longer than that stand between groups of at least two spikes. */
    private static long bursts(double[] intervals, double pause) {
        long bursts = 0;
        for (int k = 1; k < intervals.length; k++) if (intervals[k] > pause && intervals[k - 1] < pause) bursts++;
        return bursts;
    }
}
