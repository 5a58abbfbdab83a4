package hillock.simulator.catalogue;

import static hillock.simulator.catalogue.Ready.after;
import static hillock.simulator.catalogue.Ready.grows;
import static hillock.simulator.catalogue.Ready.intervals;
import static hillock.simulator.catalogue.Ready.knee;
import static hillock.simulator.catalogue.Ready.spikes;
import static java.lang.Math.exp;
import static java.lang.Math.pow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import hillock.simulator.engine.Simulation;
import org.junit.jupiter.api.Test;

/** What is published of the catalogue's cells with conductances. */
class ConductanceCellsTest {
    private static final String REST = "V(0) = steady near -62 mV; m(0), h(0), n(0) = steady";
    private static final String DENSITY = " uA/cm^2";

    /** Hassard (1978) J Theor Biol 71:401; Rinzel and Miller (1980) Math Biosci 49:27: I = 9.78 and 154.5 uA/cm^2. */
    @Test void theSquidAxonsRestLosesItsStabilityBetweenTwoCurrents() {
        assertThat(grows("HH", REST, "V", "I", 9.70, DENSITY, 400)).isFalse();
        assertThat(grows("HH", REST, "V", "I", 9.86, DENSITY, 400)).isTrue();
        String depolarised = REST.replace("-62", "-43");
        assertThat(grows("HH", depolarised, "V", "I", 153.5, DENSITY, 400)).isTrue();
        assertThat(grows("HH", depolarised, "V", "I", 155.5, DENSITY, 400)).isFalse();
    }

    /** Rinzel and Miller (1980): repetitive firing begins, beside a stable rest, at I = 6.26 uA/cm^2. */
    @Test void theSquidAxonFiresRepetitivelyFromSixAndAQuarterOn() {
        assertThat(after(300, spikes("HH", "I = 6.2 uA/cm^2", 600))).isEmpty();
        double[] fired = after(300, spikes("HH", "I = 6.32 uA/cm^2", 600));
        assertThat(fired.length / 0.3).as("Hz, not slow").isGreaterThan(45);
    }

    /** Chow and White (1996) Biophys J 71:3013: channel noise alone makes a patch fire, the larger the patch the more seldom. */
    @Test void channelNoiseFiresSmallPatches() {
        String text = """
                use ChannelNoise from models
                population small = ChannelNoise[10] { area = 10 um^2 }
                population middle = ChannelNoise[10] { area = 100 um^2 }
                population large = ChannelNoise[10] { area = 10000 um^2 }
                simulate 500 ms { dt = 0.01 ms; method = milstein }
                record small.spikes, middle.spikes, large.spikes
                """;
        var spikes = Simulation.of(text).run().spikes();
        int[] counts = Arrays.stream(new String[] {"small", "middle", "large"}).mapToInt(name -> spikes.get(name).count()).toArray();
        assertThat(counts[0]).isGreaterThan(2 * counts[1]);
        assertThat(counts[1]).isPositive();
        assertThat(counts[2]).isZero();
    }

    /** Dayan and Abbott (2001), figure 6.1: with the A-current the rate begins at 0; without it, it jumps. */
    @Test void theACurrentLetsTheConnorStevensCellFireSlowly() {
        double rheobase = knee(ConductanceCellsTest::connorStevens, -75, -45);
        assertThat(spikes("ConnorStevens", "I = " + (rheobase - 0.02) + DENSITY, 1000)).isEmpty();
        double[] slow = intervals(spikes("ConnorStevens", "I = " + (rheobase + 0.02) + DENSITY, 1500));
        assertThat(Arrays.stream(slow).min().orElseThrow()).as("ms between spikes").isGreaterThan(150);
        double slowest = Double.POSITIVE_INFINITY;
        for (double current = 0; current < 12; current += 0.25) {
            double[] fired = after(300, spikes("ConnorStevens", "gA = 0 mS/cm^2; EL = -72 mV; I = " + current + DENSITY, 600));
            if (fired.length > 2) slowest = Math.min(slowest, fired.length / 0.3);
        }
        assertThat(slowest).as("Hz without the A-current").isBetween(30.0, 1000.0);
    }

    /** Fourcaud-Trocme et al. (2003) J Neurosci 23:11628 fit 0.16 uA/cm^2; here the knee of its steady current, to three digits. */
    @Test void theInterneuronFiresFromTheKneeOfItsSteadyCurrentOn() {
        double rheobase = knee(ConductanceCellsTest::wangBuzsaki, -70, -50);
        assertThat(rheobase).isCloseTo(0.160, within(0.0005));
        assertThat(spikes("WangBuzsaki", "I = 0.158 uA/cm^2", 1000)).isEmpty();
        assertThat(spikes("WangBuzsaki", "I = 0.162 uA/cm^2", 1000)).hasSizeBetween(1, 5);
    }

    /** Kopell et al. (2000): excitation of type I. */
    @Test void theExcitatoryHippocampalCellFiresFromTheKneeOfItsSteadyCurrentOn() {
        double rheobase = knee(ConductanceCellsTest::traubMiles, -75, -50);
        assertThat(spikes("TraubMiles", "I = " + (rheobase - 0.005) + DENSITY, 1000)).isEmpty();
        assertThat(spikes("TraubMiles", "I = " + (rheobase + 0.005) + DENSITY, 1000)).hasSizeBetween(1, 15);
    }

    /** Pinsky and Rinzel (1994): bursts, below 8 Hz, give way to repetitive spikes as the soma's current grows. */
    @Test void theTwoCompartmentCellBurstsSlowlyAndSpikesUnderMoreCurrent() {
        double[] bursting = intervals(after(700, spikes("PinskyRinzel", "Is = 0.75 uA/cm^2", 2000)));
        assertThat(Arrays.stream(bursting).min().orElseThrow()).as("ms within a burst").isLessThan(10);
        assertThat(Arrays.stream(bursting).max().orElseThrow()).as("ms between bursts").isGreaterThan(1000 / 8.0);
        double[] spiking = intervals(after(700, spikes("PinskyRinzel", "Is = 2.5 uA/cm^2", 2000)));
        assertThat(Arrays.stream(spiking)).hasSizeGreaterThan(40).allMatch(interval -> interval > 15 && interval < 30);
    }

    /** Pinsky and Rinzel (1994): bursts need a coupling in between; compartments far apart or as one do not burst. */
    @Test void theTwoCompartmentCellBurstsUnderAnIntermediateCouplingOnly() {
        double[] apart = intervals(after(700, spikes("PinskyRinzel", "Is = 0.75 uA/cm^2; gc = 0.1 mS/cm^2", 1500)));
        assertThat(Arrays.stream(apart)).hasSizeGreaterThan(20).allMatch(interval -> interval > 20);
        double[] asOne = intervals(after(700, spikes("PinskyRinzel", "Is = 0.75 uA/cm^2; gc = 100 mS/cm^2", 2000)));
        assertThat(Arrays.stream(asOne)).hasSizeGreaterThan(2).allMatch(interval -> interval > 100);
    }

    /** The current that holds V, with all gates at rest there. */
    private static double connorStevens(double v) {
        double m = gate(0.38 * trap(v + 29.7, 10), 15.2 * exp(-0.0556 * (v + 54.7)));
        double h = gate(0.266 * exp(-0.05 * (v + 48)), 3.8 / (1 + exp(-0.1 * (v + 18))));
        double n = gate(0.02 * trap(v + 45.7, 10), 0.25 * exp(-0.0125 * (v + 55.7)));
        double a3 = 0.0761 * exp(0.0314 * (v + 94.22)) / (1 + exp(0.0346 * (v + 1.17)));
        double b = pow(1 + exp(0.0688 * (v + 53.3)), -4);
        return 120 * pow(m, 3) * h * (v - 55) + 20 * pow(n, 4) * (v + 72) + 47.7 * a3 * b * (v + 75) + 0.3 * (v + 17);
    }

    private static double wangBuzsaki(double v) {
        double m = gate(0.1 * trap(v + 35, 10), 4 * exp(-(v + 60) / 18));
        double h = gate(0.07 * exp(-(v + 58) / 20), 1 / (exp(-0.1 * (v + 28)) + 1));
        double n = gate(0.01 * trap(v + 34, 10), 0.125 * exp(-(v + 44) / 80));
        return 35 * pow(m, 3) * h * (v - 55) + 9 * pow(n, 4) * (v + 90) + 0.1 * (v + 65);
    }

    private static double traubMiles(double v) {
        double m = gate(0.32 * trap(v + 54, 4), 0.28 * trap(-(v + 27), 5));
        double h = gate(0.128 * exp(-(v + 50) / 18), 4 / (1 + exp(-(v + 27) / 5)));
        double n = gate(0.032 * trap(v + 52, 5), 0.5 * exp(-(v + 57) / 40));
        return 100 * pow(m, 3) * h * (v - 50) + 80 * pow(n, 4) * (v + 100) + 0.1 * (v + 67);
    }

    private static double gate(double opening, double closing) {
        return opening / (opening + closing);
    }

    /** x / (1 - exp(-x / y)), with its limit at 0. */
    private static double trap(double x, double y) {
        return x == 0 ? y : x / -Math.expm1(-x / y);
    }
}
