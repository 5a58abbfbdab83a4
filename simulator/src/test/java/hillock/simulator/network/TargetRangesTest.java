package hillock.simulator.network;

import static hillock.simulator.network.Samples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import hillock.language.model.Connection;
import hillock.language.model.Connection.Pattern;
import hillock.language.model.Experiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** So many edges that several threads find them. */
class TargetRangesTest {
    private static final int SIZE = 3000;
    private final Experiment.Population cells = population("cells", SIZE, decay().model("D"));
    private final Connection chances = connect(all(cells), all(cells), new Pattern.WithProbability(0.2), true);
    private final Connection degrees = connect(all(cells), all(cells), new Pattern.WithIndegree(600), true);

    private Edges found(Connection connection, int threads) throws InterruptedException, ExecutionException {
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            return pool.submit(() -> edges(List.of(cells), connection)).get();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void theEdgesAreTheSameForAnyNumberOfThreads(int threads) throws InterruptedException, ExecutionException {
        for (Connection connection : List.of(chances, degrees)) {
            Edges one = found(connection, 1);
            Edges several = found(connection, threads);
            assertThat(several.sources()).isEqualTo(one.sources());
            assertThat(several.targets()).isEqualTo(one.targets());
        }
    }

    @Test void rangesFollowEachOtherInOrder() {
        TargetRanges.Finding ring = (edges, from, to) -> {
            for (int t = from; t < to; t++) edges.add((t + 1) % 10, t);
        };
        Pairs one = new TargetRanges(10, 10, expected -> new Pairs.Gathering(expected, false, Integer.MIN_VALUE)).gathered(ring);
        Pairs seven = new TargetRanges(10, 6 << 19, _ -> new Pairs.Gathering(1, false, Integer.MIN_VALUE)).gathered(ring);
        assertThat(one.sources()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 0);
        assertThat(one.targets()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(seven.sources()).isEqualTo(one.sources());
        assertThat(seven.targets()).isEqualTo(one.targets());
    }

    @Test void everyPairIsAsLikelyAndNoneComesTwiceOrFromItself() {
        Edges edges = edges(List.of(cells), chances);
        int pairs = SIZE * (SIZE - 1);
        assertThat((double) edges.count()).isCloseTo(0.2 * pairs, within(4 * Math.sqrt(0.16 * pairs)));
        requireOrder(edges);
        int[] ofSources = degrees(edges.sources());
        int[] ofTargets = degrees(edges.targets());
        // the greatest of 6000 strays by less than five standard deviations
        for (int n = 0; n < SIZE; n++) {
            assertThat((double) ofSources[n]).isCloseTo(0.2 * (SIZE - 1), within(5 * Math.sqrt(0.16 * SIZE)));
            assertThat((double) ofTargets[n]).isCloseTo(0.2 * (SIZE - 1), within(5 * Math.sqrt(0.16 * SIZE)));
        }
    }

    @Test void everyTargetHasItsIndegreeFromDifferentSources() {
        Edges edges = edges(List.of(cells), degrees);
        requireOrder(edges);
        assertThat(degrees(edges.targets())).containsOnly(600);
        for (int degree : degrees(edges.sources())) assertThat((double) degree).isCloseTo(600, within(5 * Math.sqrt(0.16 * SIZE)));
    }

    private static int[] degrees(int[] ends) {
        int[] degrees = new int[SIZE];
        for (int end : ends) degrees[end]++;
        return degrees;
    }

    private static void requireOrder(Edges edges) {
        int[] s = edges.sources();
        int[] t = edges.targets();
        for (int e = 0; e < s.length; e++) {
            boolean behind = e == 0 || t[e] > t[e - 1] || t[e] == t[e - 1] && s[e] > s[e - 1];
            if (!behind || s[e] == t[e]) throw new AssertionError("edge " + e + ": " + s[e] + " -> " + t[e]);
        }
    }
}
