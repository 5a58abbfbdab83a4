package hillock.simulator.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import hillock.language.check.Checker;
import hillock.language.model.CheckedFile;
import hillock.language.syntax.Source;

/** What is known of the graphs that patterns make. */
class PublishedGraphsTest {
    /** For each neuron, those that it hears. */
    private static List<int[]> graph(String cells, String pattern) {
        String text = """
                model Cell { param x = uniform(), y = uniform(); input c; dv/dt = c - v; v(0) = 0 }
                population cells = Cell[%s]
                connect cells -> cells as syn %s { post.c += pre.v }
                simulate 1 { dt = 0.1; method = euler }
                """.formatted(cells, pattern);
        CheckedFile file = Checker.check(new Source("text", text), new Checker.Options(Path.of(""), List.of(), false));
        Edges edges = Network.build(file, Optional.empty()).edges("syn").listed().orElseThrow();
        List<List<Integer>> heard = new ArrayList<>();
        for (int k = 0; k < Integer.parseInt(cells); k++) heard.add(new ArrayList<>());
        for (int e = 0; e < edges.sources().length; e++) heard.get(edges.targets()[e]).add(edges.sources()[e]);
        return heard.stream().map(sources -> sources.stream().mapToInt(k -> k).toArray()).toList();
    }

    private static List<int[]> smallWorld(double p) {
        return graph("1000", "by small world(5, " + p + ")");
    }

    /** The share of pairs of sources of a neuron of which the one hears the other. */
    private static double clustering(List<int[]> graph) {
        boolean[][] hears = new boolean[graph.size()][graph.size()];
        for (int k = 0; k < graph.size(); k++) for (int source : graph.get(k)) hears[k][source] = true;
        long closed = 0;
        long all = 0;
        for (int[] sources : graph) {
            for (int one : sources) {
                for (int other : sources) {
                    if (one == other) continue;
                    all++;
                    if (hears[one][other]) closed++;
                }
            }
        }
        return (double) closed / all;
    }

    /** The mean number of edges from a neuron to another, along the edges' direction; every neuron must be reached. */
    private static double pathLength(List<int[]> graph) {
        long sum = 0;
        for (int target = 0; target < graph.size(); target++) {
            int[] steps = new int[graph.size()];
            int[] queue = new int[graph.size()];
            int end = 1;
            queue[0] = target;
            for (int k = 0; k < end; k++) {
                for (int source : graph.get(queue[k])) {
                    if (source == target || steps[source] > 0) continue;
                    steps[source] = steps[queue[k]] + 1;
                    sum += steps[source];
                    queue[end++] = source;
                }
            }
            assertThat(end).isEqualTo(graph.size());
        }
        return (double) sum / graph.size() / (graph.size() - 1);
    }

    /** Each edge of a triangle stays with probability 1 - p: Barrat and Weigt (2000) Eur Phys J B 13:547; C(0) = 3 (K - 2) / 4 (K - 1). */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.1, 0.3, 0.6})
    void aSmallWorldsClusteringFallsAsTheCubeOfWhatStays(double p) {
        double ring = 3 * 8 / (4 * 9.0);
        // new triangles by chance: K / n of the pairs that are no longer neighbours
        assertThat(clustering(smallWorld(p)) / ring).isCloseTo(Math.pow(1 - p, 3), within(p == 0 ? 1e-12 : 0.03));
    }

    /** Watts and Strogatz (1998) Nature 393:440, figure 2: n = 1000, K = 10; paths shorten long before clusters dissolve. */
    @Test void aFewLongEdgesShortenTheWaysOfASmallWorld() {
        double ring = 0;
        for (int distance = 1; distance < 1000; distance++) ring += Math.ceil(Math.min(distance, 1000 - distance) / 5.0) / 999;
        assertThat(pathLength(smallWorld(0))).isCloseTo(ring, within(1e-9));
        assertThat(pathLength(smallWorld(0.01)) / ring).isBetween(0.1, 0.35);
        assertThat(pathLength(smallWorld(0.1)) / ring).isBetween(0.05, 0.12);
        // a random graph's: log n / log K
        assertThat(pathLength(smallWorld(1))).isCloseTo(Math.log(1000) / Math.log(10), within(0.3));
        assertThat(clustering(smallWorld(1))).isCloseTo(0.01, within(0.002));
    }

    @Test void aLatticesNeuronsHaveFourNeighboursInsideThreeAtItsSidesAndTwoInItsCorners() {
        int rows = 7;
        int columns = 11;
        List<int[]> lattice = graph("77", "by lattice(7, 11)");
        int edges = 0;
        for (int k = 0; k < 77; k++) {
            int sides = (k / columns == 0 || k / columns == rows - 1 ? 1 : 0) + (k % columns == 0 || k % columns == columns - 1 ? 1 : 0);
            assertThat(lattice.get(k)).hasSize(4 - sides);
            for (int source : lattice.get(k)) {
                assertThat(Math.abs(source / columns - k / columns) + Math.abs(source % columns - k % columns)).isEqualTo(1);
            }
            edges += lattice.get(k).length;
        }
        assertThat(edges).isEqualTo(2 * (2 * rows * columns - rows - columns));
    }

    /** Two points of the unit square are closer than r with probability pi r^2 - 8/3 r^3 + r^4 / 2, the integral over the square. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.3, 0.8})
    void whatLiesWithinADistanceIsConnectedAsOftenAsTheIntegralSays(double r) {
        List<int[]> near = graph("2000", "where (pre.x - post.x)^2 + (pre.y - post.y)^2 < " + r * r + " except self");
        double share = near.stream().mapToInt(sources -> sources.length).sum() / (2000.0 * 1999);
        double exact = Math.PI * r * r - 8 * r * r * r / 3 + r * r * r * r / 2;
        assertThat(share / exact).isCloseTo(1, within(0.02));
    }
}
