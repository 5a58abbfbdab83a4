package hillock.simulator.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import hillock.language.model.Condition;
import hillock.language.model.Condition.Relation;
import hillock.language.model.Experiment.Precision;
import hillock.language.model.Function;
import hillock.language.model.Term;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

class SinglePrecisionTest {
    private static final int LANES = FloatVector.SPECIES_PREFERRED.length();
    private static final Term X = Term.own("x");
    private static final Term Y = Term.own("y");
    private static final double[] SPECIAL = {0.0, -0.0, 1, -1, 0.5, 88, 88.5, 88.8, -87.5, -88, -104, 1e38, -1e38, 1e39, 1e-38, 1e-45, -1e-46,
        Float.MAX_VALUE, Float.MIN_VALUE, 30_000, -30_001, 126, 4_194_304, -4_194_303.5, Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY, Double.NaN};

    @Test void everyOperationRoundsToBinary32() {
        Loop loop = loop(new Loop.Statement.Store(2, new Term.Difference(new Term.Product(X, X), new Term.Quotient(Term.ONE, Y))));
        for (Backend backend : Backend.values()) {
            double[][] arrays = {{0.1}, {3}, {0}};
            backend.compile(loop).run(arrays, new int[0][], new double[0], 0, 1);
            float x = 0.1f;
            assertThat(arrays[2][0]).as("%s", backend).isEqualTo(x * x - 1 / 3f);
        }
    }

    @Test void sumsOverEdgesAreAddedInBinary64() {
        Loop loop = loop(new Loop.Statement.Add(2, 0, X));
        for (Backend backend : Backend.values()) {
            double[][] arrays = {new double[100], new double[100], {16_777_216}};
            Arrays.fill(arrays[0], 0.1);
            assertThat(backend.compile(loop).run(arrays, new int[][] {new int[100]}, new double[0], 0, 100)).isZero();
            double expected = 16_777_216;
            for (int k = 0; k < 100; k++) expected += 0.1f;
            assertThat(arrays[2][0]).as("%s", backend).isEqualTo(expected);
        }
    }

    @Test void aRandomLoopGivesTheInterpretersBits() {
        for (int seed = 0; seed < 1000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Loop loop = single(RandomLoop.of(random, 1 + random.nextInt(60), random.nextInt(4) == 0));
            compare(random, loop, "seed " + seed, 1, LANES - 1, LANES, LANES + 1, 53);
        }
    }

    @Test void aLoopCutIntoPartsGivesTheInterpretersBits() {
        for (int seed = 0; seed < 6; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            compare(random, single(RandomLoop.of(random, 200 + random.nextInt(600), false)), "seed " + seed, LANES + 1, 300);
        }
    }

    @Test void everyFunctionGivesTheInterpretersBits() {
        for (Function function : Function.values()) {
            Term call = new Term.Call(function, function.arity() == 1 ? List.of(X) : List.of(X, Y));
            agree(loop(new Loop.Statement.Store(2, call)), function.symbol());
        }
        agree(loop(new Loop.Statement.Store(2, new Term.Power(X, Y))), "power");
    }

    private static void agree(Loop loop, String name) {
        assertThat(VectorCompiler.compile(loop)).as(name).isInstanceOf(VectorKernel.class);
        SplittableRandom random = new SplittableRandom(5);
        for (double reach : new double[] {0.5, 20, 200, 1e5}) {
            for (int size : new int[] {1, LANES - 1, LANES, LANES + 1, 1000}) {
                double[][] arrays = {numbers(random, size, reach), numbers(random, size, reach), new double[size]};
                same(loop, new Memory(arrays, new int[0][], new double[0]), 0, size, name);
            }
        }
    }

    /** One in thirty is special. */
    private static double[] numbers(RandomGenerator random, int size, double reach) {
        double[] numbers = new double[size];
        Arrays.setAll(numbers, _ -> random.nextInt(30) == 0 ? SPECIAL[random.nextInt(SPECIAL.length)] : random.nextDouble(-reach, reach));
        return numbers;
    }

    @Test void a121ExponentialsGiveTheInterpretersBits() {
        Term sum = X;
        for (int n = 1; n <= 121; n++) {
            Term argument = new Term.Quotient(new Term.Sum(X, new Term.Constant(n)), new Term.Constant(-n));
            sum = new Term.Sum(sum, new Term.Call(Function.EXP, List.of(argument)));
        }
        Loop loop = loop(new Loop.Statement.Store(2, sum));
        assertThat(VectorCompiler.compile(loop)).isInstanceOf(VectorKernel.class);
        double[][] arrays = {numbers(new SplittableRandom(3), 1000, 50), new double[1000], new double[1000]};
        same(loop, new Memory(arrays, new int[0][], new double[0]), 3, 1000, "121 exponentials");
    }

    @Test void anExponentialThatVanishesIsZeroInEveryLane() {
        Loop loop = loop(new Loop.Statement.Store(2, new Term.Call(Function.EXP, List.of(X))));
        double[][] arrays = {new double[LANES], new double[LANES], new double[LANES]};
        Arrays.fill(arrays[0], -300);
        Backend.VECTOR.compile(loop).run(arrays, new int[0][], new double[0], 0, LANES);
        assertThat(arrays[2]).containsOnly(0);
    }

    @Test void aBoundIsMissedByTheSlightestExcessAndByNaN() {
        double above = Math.nextUp(1f);
        double below = -Float.MIN_VALUE;
        for (double bad : new double[] {above, below, Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 1e300}) {
            Condition bounds = new Condition.And(new Condition.Comparison(Relation.AT_MOST, Term.ZERO, X),
                    new Condition.Comparison(Relation.AT_MOST, X, Term.ONE));
            Kernel kernel = Backend.VECTOR.compile(loop(new Loop.Statement.Require(bounds, 1), new Loop.Statement.Store(2, X)));
            double[][] arrays = {new double[2 * LANES], new double[0], new double[2 * LANES]};
            arrays[0][0] = -0.0;
            arrays[0][1] = Math.nextUp(1.0);
            assertThat(kernel.run(arrays, new int[0][], new double[0], 0, 2 * LANES)).isZero();
            arrays[0][LANES + 1] = bad;
            assertThat(kernel.run(arrays, new int[0][], new double[0], 0, 2 * LANES)).as("%s", bad).isEqualTo(1);
        }
    }

    @Test void anEventInOneLaneIsThatLanesAlone() {
        Condition positive = new Condition.Comparison(Relation.GREATER, X, Term.ZERO);
        Loop loop = loop(new Loop.Statement.Mark(positive, 1, new Term.Quotient(Term.ONE, X), 2),
                new Loop.Statement.Store(0, new Term.Difference(X, Term.ONE)));
        double[][] arrays = {new double[LANES], new double[LANES], new double[0]};
        arrays[0][1] = 3;
        assertThat(Backend.VECTOR.compile(loop).run(arrays, new int[0][], new double[0], 0, LANES)).isEqualTo(2);
        for (int e = 0; e < LANES; e++) {
            assertThat(arrays[0][e]).isEqualTo(e == 1 ? 2 : -1);
            assertThat(arrays[1][e]).isEqualTo(e == 1 ? 1 / 3f : 0);
        }
    }

    @Test void generatedMethodsStayBelowWhatTheJitCompilerTakes() {
        for (int seed = 0; seed < 40; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Loop loop = single(RandomLoop.of(random, 20 + random.nextInt(400), false));
            VectorCompiler.bytes(loop).ifPresent(bytes -> {
                for (var method : ClassFile.of().parse(bytes).methods()) {
                    int length = method.code().map(code -> ((CodeAttribute) code).codeLength()).orElse(0);
                    assertThat(length).as(method.methodName().stringValue()).isLessThan(2500);
                }
            });
        }
    }

    /** Over x in array 0 and y in array 1. */
    private static Loop loop(Loop.Statement... statements) {
        return single(new Loop("test", Map.of(X, new Loop.Operand.Element(0), Y, new Loop.Operand.Element(1)), List.of(statements)));
    }

    private static Loop single(Loop loop) {
        return holding(loop, Precision.SINGLE, Set.of());
    }

    private static Loop holding(Loop loop, Precision precision, Set<Integer> singles) {
        return new Loop(loop.name(), loop.operands(), loop.ranges(), loop.statements(), precision, loop.fused(), singles);
    }

    /** Some of the arrays of a loop, none of which it adds to. */
    private static Set<Integer> some(RandomGenerator random, Loop loop) {
        Set<Integer> some = IntStream.range(0, RandomLoop.ARRAYS).filter(_ -> random.nextInt(4) > 0).boxed().collect(Collectors.toSet());
        for (Loop.Statement statement : loop.statements()) if (statement instanceof Loop.Statement.Add add) some.remove(add.array());
        return some;
    }

    private static void compare(SplittableRandom random, Loop loop, String description, int... sizes) {
        for (int size : sizes) {
            Memory memory = Memory.random(random, size);
            int from = random.nextInt(size);
            same(loop, memory, from, size, description);
            Set<Integer> singles = some(random, loop);
            same(holding(loop, Precision.SINGLE, singles), memory.with(singles), from, size, description + ", " + singles + " in binary32");
            same(holding(loop, Precision.DOUBLE, singles), memory.with(singles), from, size, description + ", in binary64 from " + singles);
        }
    }

    @Test void arraysOfFloatsGiveTheBitsOfArraysOfDoubles() {
        for (int seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Loop loop = single(RandomLoop.of(random, 1 + random.nextInt(60), random.nextInt(4) == 0));
            Set<Integer> singles = some(random, loop);
            Memory halved = Memory.random(random, 53).with(singles);
            Memory wide = halved.widened();
            int flags = wide.run(Backend.VECTOR.compile(loop), 0, 53);
            assertThat(halved.run(Backend.VECTOR.compile(holding(loop, Precision.SINGLE, singles)), 0, 53)).isEqualTo(flags);
            assertThat(Arrays.deepEquals(halved.widened().arrays(), wide.arrays())).as("seed %d", seed).isTrue();
        }
    }

    @Test void aLoopOverArraysOfFloatsRunsOverLanes() {
        Loop loop = holding(loop(new Loop.Statement.Store(2, new Term.Product(X, Y))), Precision.SINGLE, Set.of(0, 1, 2));
        assertThat(VectorCompiler.compile(loop)).isInstanceOf(VectorKernel.class);
        assertThat(VectorCompiler.compile(loop).lanes()).isEqualTo(LANES);
    }

    private static void same(Loop loop, Memory memory, int from, int to, String description) {
        Kernel judge = Backend.INTERPRETER.compile(loop);
        Memory.assertSame(judge, Backend.SCALAR.compile(loop), memory, from, to, "scalar, " + description);
        Memory.assertSame(judge, Backend.VECTOR.compile(loop), memory, from, to, "vector, " + description);
    }
}
