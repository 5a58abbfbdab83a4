package hillock.simulator.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import hillock.language.model.Condition;
import hillock.language.model.Condition.Relation;
import hillock.language.model.Function;
import hillock.language.model.Term;
import jdk.incubator.vector.DoubleVector;
import org.junit.jupiter.api.Test;

class VectorCompilerTest {
    private static final int LANES = DoubleVector.SPECIES_PREFERRED.length();
    private static final Term X = Term.own("x");

    @Test void aRandomLoopGivesTheInterpretersBits() {
        for (int seed = 0; seed < 1000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            compare(random, RandomLoop.of(random, 1 + random.nextInt(60), random.nextInt(4) == 0), "seed " + seed, 1, LANES - 1, LANES, LANES + 1, 37);
        }
    }

    @Test void aLoopCutIntoPartsGivesTheInterpretersBits() {
        for (int seed = 0; seed < 6; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            compare(random, RandomLoop.of(random, 200 + random.nextInt(200), false), "seed " + seed, LANES + 1, 300);
        }
    }

    @Test void everyFunctionGivesTheInterpretersBits() {
        for (Loop loop : functions()) {
            assertThat(VectorCompiler.compile(loop)).as(loop.name()).isInstanceOf(VectorKernel.class);
            for (Numbers numbers : Numbers.values()) {
                SplittableRandom random = new SplittableRandom(6);
                String description = loop.name() + " of " + numbers;
                for (int size : new int[] {1, LANES - 1, LANES, LANES + 1, 1000}) {
                    Memory memory = numbers.memory(random, size);
                    for (Backend backend : List.of(Backend.SCALAR, Backend.VECTOR)) {
                        Memory.assertSame(Backend.INTERPRETER.compile(loop), backend.compile(loop), memory, 0, size, description);
                    }
                }
            }
        }
    }

    @Test void whatIsCommonInModelsIsNotLeftToTheScalarKernel() {
        for (Loop loop : functions()) {
            VectorKernel.Steps steps = GeneratedClass.instance(VectorKernel.Steps.class, VectorCompiler.bytes(loop).orElseThrow());
            Memory memory = Numbers.COMMON.memory(new SplittableRandom(7), 128);
            double[][] arrays = Arrays.stream(memory.copy().arrays()).map(double[].class::cast).toArray(double[][]::new);
            if (loop.name().equals("log") || loop.name().equals("power")) for (int e = 0; e < 128; e++) arrays[0][e] = Math.abs(arrays[0][e]);
            if (loop.name().equals("power")) arrays[0][5] = 0;
            if (loop.name().equals("tanh")) arrays[0][5] = -1e6;
            double[][] rows = new double[100][128];
            for (int part = 0; part < steps.parts(); part++) {
                assertThat(steps.run(part, arrays, new int[0][], new double[0], rows, 0, 0, 128)).as(loop.name()).isEqualTo(128);
            }
        }
    }

    /** A loop for each function, and one for the power. */
    private static List<Loop> functions() {
        Term y = Term.own("y");
        Map<Term, Loop.Operand> operands = Map.of(X, new Loop.Operand.Element(0), y, new Loop.Operand.Element(1));
        List<Loop> loops = new ArrayList<>();
        for (Function function : Function.values()) {
            Term call = new Term.Call(function, function.arity() == 1 ? List.of(X) : List.of(X, y));
            loops.add(new Loop(function.symbol(), operands, List.of(new Loop.Statement.Store(2, call))));
        }
        loops.add(new Loop("power", operands, List.of(new Loop.Statement.Store(2, new Term.Power(X, y)))));
        return loops;
    }

    /** What functions are called with. */
    private enum Numbers {
        /** Of the size that occurs in models. */
        COMMON,
        /** Of any size, but normal. */
        WIDE,
        /** Any bits. */
        ANY,
        /** Where functions and their parts begin and end. */
        NOTABLE;

        private static final double[] BORDERS = {0, 1, 0.5, 2, 3, 0.75, Math.PI / 4, Math.PI / 2, Math.PI, 20, 354, 708, 709.8, 717, 745,
            1000, 1024, 1075, 0x1p21, 0x1p51, 0x1p53, 1e300, Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.MIN_VALUE, Double.MIN_NORMAL,
            1e-310, 0x1p-1000, 1e-8, Math.sqrt(0.5), Math.sqrt(2), Double.NaN};

        Memory memory(SplittableRandom random, int size) {
            double[][] arrays = new double[3][size];
            for (int a = 0; a < 2; a++) for (int e = 0; e < size; e++) arrays[a][e] = number(random);
            return new Memory(arrays, new int[0][], new double[0]);
        }

        private double number(SplittableRandom random) {
            return switch (this) {
                case COMMON -> (random.nextBoolean() ? 1 : -1) * Math.exp(random.nextDouble(-12, 4));
                case WIDE -> Math.scalb(random.nextDouble(-2, 2), random.nextInt(-1020, 1020));
                case ANY -> Double.longBitsToDouble(random.nextLong());
                case NOTABLE -> {
                    double border = BORDERS[random.nextInt(BORDERS.length)] * (random.nextBoolean() ? 1 : -1);
                    yield random.nextBoolean() ? border : border + random.nextInt(-2, 3) * Math.ulp(border);
                }
            };
        }
    }

    @Test void a121ExponentialsGiveTheInterpretersBits() {
        Term sum = X;
        for (int n = 1; n <= 121; n++) {
            Term argument = new Term.Quotient(new Term.Sum(X, new Term.Constant(n)), new Term.Constant(-n));
            sum = new Term.Sum(sum, new Term.Call(Function.EXP, List.of(argument)));
        }
        Loop loop = loop(new Loop.Statement.Store(1, sum));
        assertThat(VectorCompiler.compile(loop)).isInstanceOf(VectorKernel.class);
        compare(new SplittableRandom(2), loop, "121 exponentials", 1, LANES, 1000);
    }

    @Test void anEventInOneLaneIsThatLanesAlone() {
        Condition positive = new Condition.Comparison(Relation.GREATER, X, Term.ZERO);
        Loop loop = loop(new Loop.Statement.Mark(positive, 1, new Term.Quotient(Term.ONE, X), 2),
                new Loop.Statement.Store(0, new Term.Difference(X, Term.ONE)));
        double[][] arrays = {new double[LANES], new double[LANES]};
        arrays[0][1] = 4;
        assertThat(Backend.VECTOR.compile(loop).run(arrays, new int[0][], new double[0], 0, LANES)).isEqualTo(2);
        for (int e = 0; e < LANES; e++) {
            assertThat(arrays[0][e]).isEqualTo(e == 1 ? 3 : -1);
            assertThat(arrays[1][e]).isEqualTo(e == 1 ? 0.25 : 0);
        }
    }

    @Test void aBoundIsMissedByTheSlightestExcessAndByNaN() {
        double above = Math.nextUp(1.0);
        double below = -Double.MIN_VALUE;
        for (double bad : new double[] {above, below, Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY}) {
            Condition bounds = new Condition.And(new Condition.Comparison(Relation.AT_MOST, Term.ZERO, X),
                    new Condition.Comparison(Relation.AT_MOST, X, Term.ONE));
            Kernel kernel = Backend.VECTOR.compile(loop(new Loop.Statement.Require(bounds, 1), new Loop.Statement.Store(1, X)));
            double[][] arrays = {new double[2 * LANES], new double[2 * LANES]};
            arrays[0][0] = -0.0;
            arrays[0][1] = 1;
            assertThat(kernel.run(arrays, new int[0][], new double[0], 0, 2 * LANES)).isZero();
            arrays[0][LANES + 1] = bad;
            assertThat(kernel.run(arrays, new int[0][], new double[0], 0, 2 * LANES)).as("%s", bad).isEqualTo(1);
        }
    }

    @Test void aChoiceByASizeThatIsNotANumberTakesTheOtherSide() {
        Term ratio = new Term.Quotient(X, X);
        Condition away = new Condition.Comparison(Relation.GREATER, new Term.Call(Function.ABS, List.of(ratio)), new Term.Constant(0.1));
        List<Term> sides = List.of(Term.ONE, X, ratio, new Term.Sum(ratio, X));
        for (Term then : sides) {
            for (Term otherwise : sides) {
                Loop loop = loop(new Loop.Statement.Store(1, new Term.Choice(away, then, otherwise)));
                double[][] arrays = new double[2][2 * LANES];
                Arrays.fill(arrays[0], 3);
                arrays[0][LANES + 1] = 0;
                Memory memory = new Memory(arrays, new int[0][], new double[0]);
                Memory.assertSame(Backend.INTERPRETER.compile(loop), Backend.VECTOR.compile(loop), memory, 0, 2 * LANES, then + " or " + otherwise);
            }
        }
    }

    @Test void generatedMethodsStayBelowWhatTheJitCompilerTakes() {
        for (int seed = 0; seed < 40; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            isSmall(RandomLoop.of(random, 20 + random.nextInt(400), false));
        }
        functions().forEach(VectorCompilerTest::isSmall);
    }

    @Test void allFunctionsAtOnceAreCutIntoSmallPartsWithTheInterpretersBits() {
        List<Loop.Statement> statements = new ArrayList<>();
        Term sum = X;
        for (Loop loop : functions()) {
            Term value = ((Loop.Statement.Store) loop.statements().getFirst()).value();
            sum = new Term.Sum(new Term.Product(sum, new Term.Constant(0.125)), value);
            statements.add(new Loop.Statement.Store(3, sum));
        }
        Loop loop = new Loop("all", functions().getFirst().operands(), statements);
        isSmall(loop);
        compare(new SplittableRandom(8), loop, "all functions", 1, LANES - 1, LANES, LANES + 1, 1000);
    }

    private static void isSmall(Loop loop) {
        VectorCompiler.bytes(loop).ifPresent(bytes -> {
            for (var method : ClassFile.of().parse(bytes).methods()) {
                int length = method.code().map(code -> ((CodeAttribute) code).codeLength()).orElse(0);
                assertThat(length).as(method.methodName().stringValue()).isLessThan(2000);
            }
        });
    }

    /** Over x in array 0. */
    private static Loop loop(Loop.Statement... statements) {
        return new Loop("test", Map.of(X, new Loop.Operand.Element(0)), List.of(statements));
    }

    private static void compare(SplittableRandom random, Loop loop, String description, int... sizes) {
        Kernel judge = Backend.INTERPRETER.compile(loop);
        Kernel judged = Backend.VECTOR.compile(loop);
        for (int size : sizes) Memory.assertSame(judge, judged, Memory.random(random, size), random.nextInt(size), size, description);
    }
}
