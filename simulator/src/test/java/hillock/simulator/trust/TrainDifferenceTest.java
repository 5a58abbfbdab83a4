package hillock.simulator.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import hillock.simulator.recording.SpikeTrain;

class TrainDifferenceTest {
    private static final double EVER = Double.POSITIVE_INFINITY;

    /** Of two neurons: those of the first at these times, one of the second at 15 ms. */
    private static SpikesByNeuron spikes(double... times) {
        SpikeTrain train = new SpikeTrain("cells", 2);
        for (double time : times) train.add(0, time);
        train.add(1, 15);
        return SpikesByNeuron.of(train);
    }

    @Test void spikesAreComparedByTheirNumber() {
        Difference difference = new TrainDifference(spikes(10, 20, 30), spikes(10.1, 20.3, 30.2), 1, 100).before(EVER);
        assertThat(difference.largest()).isCloseTo(0.3, within(1e-12));
        assertThat(difference.at()).isEqualTo(20);
        assertThat(difference.rms()).isCloseTo(Math.sqrt((0.01 + 0.09 + 0.04) / 4), within(1e-12));
        assertThat(difference.count()).isEqualTo(4);
        assertThat(difference.parted()).isInfinite();
    }

    @Test void aSpikeBeyondTheBoundPartsTheRunsAndNothingBehindItCounts() {
        TrainDifference compared = new TrainDifference(spikes(10, 20, 30), spikes(10.1, 18, 50), 1, 100);
        assertThat(compared.before(EVER).parted()).isEqualTo(18);
        assertThat(compared.before(EVER).largest()).isCloseTo(0.1, within(1e-12));
        assertThat(compared.partedNeurons()).isEqualTo(1);
    }

    @Test void aSpikeThatOneRunLacksPartsThem() {
        assertThat(new TrainDifference(spikes(10, 20), spikes(10), 1, 100).before(EVER).parted()).isEqualTo(20);
        assertThat(new TrainDifference(spikes(10), spikes(10, 20), 1, 100).before(EVER).parted()).isEqualTo(20);
    }

    @Test void aSpikeThatMayHaveComeJustBehindTheEndIsNotMissed() {
        assertThat(new TrainDifference(spikes(10, 99.5), spikes(10), 1, 100).before(EVER).parted()).isInfinite();
        assertThat(new TrainDifference(spikes(10, 98.5), spikes(10), 1, 100).before(EVER).parted()).isEqualTo(98.5);
    }
}
