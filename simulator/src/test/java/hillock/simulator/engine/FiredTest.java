package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FiredTest {
    private record Spike(int neuron, int condition, double time) {}

    @Test void spikesStandByNeuronThoseOfOneAsTheyCame() {
        Random random = new Random(3);
        Fired fired = new Fired();
        for (int size : new int[] {0, 1, 2, 15, 16, 17, 1000, 40}) {
            fired.clear();
            List<Spike> expected = new ArrayList<>();
            for (int k = 0; k < size; k++) {
                Spike spike = new Spike(random.nextInt(1 + size / 3), k % 3, random.nextDouble());
                expected.add(spike);
                fired.add(spike.neuron, spike.condition, spike.time);
            }
            expected.sort(Comparator.comparingInt(Spike::neuron));
            List<Spike> found = new ArrayList<>();
            for (int k = 0; k < fired.count(); k++) found.add(new Spike(fired.neuron(k), fired.condition(k), fired.time(k)));
            assertThat(found).isEqualTo(expected);
        }
    }

    @Test void aMillionNeuronsThatCrossTwoConditionsTogetherAreMergedOnce() {
        int n = 1_000_000;
        Fired fired = new Fired();
        for (int k = 0; k < 2; k++) for (int i = 0; i < n; i++) fired.add(i, k, 0.5);
        assertThat(fired.count()).isEqualTo(2 * n);
        assertThat(fired.neuron(2 * n - 1)).isEqualTo(n - 1);
        assertThat(fired.condition(777)).isEqualTo(1);
    }
}
