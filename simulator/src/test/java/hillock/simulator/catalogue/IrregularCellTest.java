package hillock.simulator.catalogue;

import static hillock.simulator.catalogue.Ready.after;
import static hillock.simulator.catalogue.Ready.intervals;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hillock.simulator.engine.Simulation;
import hillock.simulator.recording.SpikeTrain;
import org.junit.jupiter.api.Test;

/**
 * Naud et al. (2008) Biol Cybern 99:335: under a constant current the adaptive cell fires irregularly, by chaos of low dimension. V starts
 * anew at each spike, so that all of it is in a map from one spike's w to the next one's; a difference in w grows by exp(exponent) a spike.
 */
class IrregularCellTest {
    private static final int PAIRS = 20;

    /** The cells of a pair start 1e-8 pA apart, and the pairs over 10 pA. */
    private static SpikeTrain pairs(int current, double duration) {
        return Simulation.of("""
                use AdExIrregular from models
                population cells = AdExIrregular[40] { I = %d pA; w(0) = (10 * floor(i / 2) / size + 1e-8 * mod(i, 2)) * 1 pA }
                simulate %s ms { dt = 0.01 ms; method = dopri5; tolerance = 1e-8 }
                record cells.spikes
                """.formatted(current, duration)).run().spikes().get("cells");
    }

    /** By how much the logarithm of the difference of their intervals grows from spike to spike, in the mean. */
    private static double growth(SpikeTrain spikes, int from, int to) {
        double sum = 0;
        for (int pair = 0; pair < PAIRS; pair++) {
            double[] one = intervals(spikes.of(2 * pair));
            double[] other = intervals(spikes.of(2 * pair + 1));
            sum += Math.log(Math.abs(one[to] - other[to]) / Math.abs(one[from] - other[from])) / (to - from);
        }
        return sum / PAIRS;
    }

    @Test void besideThePrintedCurrentNeighboursPartAsTheMapOfTheirAdaptationSays() {
        double exponent = new AdaptationMap(165).exponent(200, 1000);
        assertThat(exponent).isGreaterThan(0.3);
        SpikeTrain spikes = pairs(165, 800);
        assertThat(growth(spikes, 5, 35)).isCloseTo(exponent, within(0.08));
        double[] late = intervals(after(300, spikes.of(0)));
        for (int period = 1; period <= 10; period++) assertThat(largestChange(late, 0, period)).as("period %d", period).isGreaterThan(1);
    }

    /** The numbers as printed lie in a window of that chaos: irregular at first, and in the long run a pattern of ten intervals. */
    @Test void underThePrintedCurrentTheIrregularSpikesSettleIntoAPatternOfTen() {
        assertThat(new AdaptationMap(160).exponent(200, 1000)).isLessThan(-0.05);
        double[] intervals = intervals(Simulation.of("""
                use AdExIrregular from models
                population cell = AdExIrregular
                simulate 3000 ms { dt = 0.01 ms; method = dopri5; tolerance = 1e-8 }
                record cell.spikes
                """).run().spikes().get("cell").of(0));
        for (int period = 1; period < 10; period++) {
            assertThat(largestChange(intervals, 0, period)).as("period %d at first", period).isGreaterThan(5);
            assertThat(largestChange(intervals, 120, period)).as("period %d", period).isGreaterThan(0.5);
        }
        assertThat(largestChange(intervals, 0, 10)).isGreaterThan(5);
        assertThat(largestChange(intervals, 120, 10)).isLessThan(0.01);
    }

    /** How far intervals are from those a period earlier, ms. */
    private static double largestChange(double[] intervals, int from, int period) {
        double largest = 0;
        for (int k = from; k + period < intervals.length; k++) {
            largest = Math.max(largest, Math.abs(intervals[k + period] - intervals[k]));
        }
        return largest;
    }
}
