package hillock.simulator.sums;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every sum against one in exact decimal arithmetic, over a part of the sources and a part of the targets. */
class SumsTest {
    private static final int BEFORE = 3;
    private static final int BEHIND = 5;
    private final Random random = new Random(7);

    private double[] numbers(int count) {
        return IntStream.range(0, count).mapToDouble(_ -> random.nextGaussian() * Math.pow(10, random.nextInt(6) - 3)).toArray();
    }

    /** The edges with the given chance for each pair, in order. */
    private Rows rows(Stretch sources, Stretch targets, double chance) {
        int[][] pairs = IntStream.range(targets.from(), targets.to()).boxed()
                .flatMap(i -> IntStream.range(sources.from(), sources.to()).filter(_ -> random.nextDouble() < chance)
                        .mapToObj(j -> new int[] {j, i})).toArray(int[][]::new);
        return Rows.of(targets, Arrays.stream(pairs).mapToInt(pair -> pair[0]).toArray(),
                Arrays.stream(pairs).mapToInt(pair -> pair[1]).toArray());
    }

    private static void assertRight(Sum sum, Rows rows, double[] weights, double[] values) {
        double[] sums = new double[rows.targets().to() + BEHIND];
        sum.prepare(values);
        sum.rows(values, sums, rows.targets().from(), rows.targets().to());
        for (int i = rows.targets().from(); i < rows.targets().to(); i++) {
            BigDecimal exact = BigDecimal.ZERO;
            double size = 0;
            for (int e = rows.firstOf(i); e < rows.endOf(i); e++) {
                exact = exact.add(new BigDecimal(weights[e]).multiply(new BigDecimal(values[rows.sources()[e]])));
                size += Math.abs(weights[e] * values[rows.sources()[e]]);
            }
            assertThat(sums[i]).isCloseTo(exact.doubleValue(), within(1e-14 * size + Double.MIN_VALUE));
        }
        double[] shared = new double[sums.length];
        int middle = rows.targets().from() + rows.targets().size() / 3;
        sum.rows(values, shared, middle, rows.targets().to());
        sum.rows(values, shared, rows.targets().from(), middle);
        assertThat(shared).as("two threads").isEqualTo(sums);
        double[] turned = new double[sums.length];
        sum.turn();
        sum.rows(values, turned, rows.targets().from(), rows.targets().to());
        assertThat(turned).as("the other way").isEqualTo(sums);
        sum.turn();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 7, 8, 9, 31, 64, 65, 200})
    void sparseAndDenseSumsAreRightAtEverySize(int size) {
        Stretch sources = new Stretch(BEFORE, BEFORE + size);
        Stretch targets = new Stretch(BEFORE - 1, BEFORE + size + 1);
        double[] values = numbers(size + BEFORE + BEHIND);
        for (double chance : new double[] {0.3, 0.9, 2}) {
            Rows rows = rows(sources, targets, chance);
            double[] weights = numbers(rows.sources().length);
            assertRight(new SparseSum(rows, Optional.of(new Stored.Doubles(weights))), rows, weights, values);
            assertRight(DenseSum.of(sources, rows, new Stored.Doubles(weights)), rows, weights, values);
            Stored rounded = Stored.rounded(weights);
            assertThat(rounded).isInstanceOf(Stored.Singles.class);
            double[] single = Arrays.stream(weights).map(weight -> (float) weight).toArray();
            assertRight(new SparseSum(rows, Optional.of(rounded)), rows, single, values);
            assertRight(DenseSum.of(sources, rows, rounded), rows, single, values);
            double[] ones = new double[weights.length];
            Arrays.fill(ones, 1);
            assertRight(new SparseSum(rows, Optional.empty()), rows, ones, values);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 63, 64, 65, 128, 300})
    void equalSumsAreRightAtEverySizeWithAndWithoutSelf(int size) {
        Stretch sources = new Stretch(BEFORE, BEFORE + size);
        Stretch targets = new Stretch(0, BEFORE + size + BEHIND);
        double[] values = numbers(targets.to());
        for (boolean exceptSelf : new boolean[] {false, true}) {
            int[] from = IntStream.range(0, targets.to()).flatMap(i -> IntStream.range(sources.from(), sources.to())
                    .filter(j -> !exceptSelf || i != j)).toArray();
            int[] to = IntStream.range(0, targets.to()).flatMap(i -> IntStream.range(sources.from(), sources.to())
                    .filter(j -> !exceptSelf || i != j).map(_ -> i)).toArray();
            double[] ones = new double[from.length];
            Arrays.fill(ones, 1);
            assertRight(new EqualSum(sources, exceptSelf), Rows.of(targets, from, to), ones, values);
        }
    }

    @Test void aNeuronLeftOutOfItsSumLeavesNoTrace() {
        double[] values = new double[200];
        Arrays.fill(values, 1);
        values[70] = 1e300;
        values[130] = Double.NaN;
        double[] sums = new double[200];
        EqualSum sum = new EqualSum(new Stretch(0, 130), true);
        sum.prepare(values);
        sum.rows(values, sums, 0, 200);
        assertThat(sums[70]).isEqualTo(129);
        values[70] = Double.POSITIVE_INFINITY;
        sum.prepare(values);
        sum.rows(values, sums, 0, 200);
        assertThat(sums[70]).isEqualTo(129);
        assertThat(sums[69]).isInfinite();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 33, 100})
    void vectorsGiveTheBitsOfPlainJava(int columns) {
        Stretch sources = new Stretch(BEFORE, BEFORE + columns);
        for (int count : new int[] {1, 4, 7, 12}) {
            Stretch targets = new Stretch(2, 2 + count);
            Grid grid = new Grid(sources, targets);
            double[] entries = numbers(columns * count);
            float[] single = new float[entries.length];
            for (int k = 0; k < single.length; k++) single[k] = (float) entries[k];
            double[] values = numbers(sources.to());
            double[] plain = new double[targets.to()];
            double[] lanes = new double[targets.to()];
            new PlainRows().multiply(grid, entries, values, plain, 2, targets.to());
            new MatrixLanes().multiply(grid, entries, values, lanes, 2, targets.to());
            assertThat(lanes).isEqualTo(plain);
            new PlainRows().multiply(grid, single, values, plain, 2, targets.to());
            new MatrixLanes().multiply(grid, single, values, lanes, 2, targets.to());
            assertThat(lanes).isEqualTo(plain);
        }
    }

    @Test void theStripesAreSummedInTheDocumentedOrder() {
        double[] values = numbers(19);
        double[] entries = numbers(19);
        double[] stripes = new double[8];
        for (int j = 0; j < 16; j++) stripes[j % 8] = Math.fma(entries[j], values[j], stripes[j % 8]);
        double sum = ((stripes[0] + stripes[4]) + (stripes[2] + stripes[6])) + ((stripes[1] + stripes[5]) + (stripes[3] + stripes[7]));
        for (int j = 16; j < 19; j++) sum = Math.fma(entries[j], values[j], sum);
        assertThat(PlainRows.row(entries, 0, values, 0, 19)).isEqualTo(sum);
    }

    @Test void weightsBeyondTheRangeOfSinglesStayDoubles() {
        for (double beyond : new double[] {1e39, -1e-39, 1e-300}) {
            assertThat(Stored.rounded(new double[] {1, 0, beyond})).isInstanceOf(Stored.Doubles.class);
        }
    }

    @Test void aPairThatIsNoEdgePassesNoInfinity() {
        Stretch all = new Stretch(0, 3);
        Rows ring = Rows.of(all, new int[] {1, 2, 0, 2, 0, 1}, new int[] {0, 0, 1, 1, 2, 2});
        double[] values = {Double.POSITIVE_INFINITY, 2, Double.NaN};
        double[] sums = new double[3];
        DenseSum.of(all, ring, new Stored.Doubles(new double[] {1, 1, 1, 1, 1, 1})).rows(values, sums, 0, 3);
        assertThat(sums[2]).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(sums[0]).isNaN();
        values[2] = 5;
        DenseSum.of(all, ring, new Stored.Doubles(new double[] {1, 1, 1, 1, 1, 1})).rows(values, sums, 0, 3);
        assertThat(sums[0]).isEqualTo(7);
    }
}
