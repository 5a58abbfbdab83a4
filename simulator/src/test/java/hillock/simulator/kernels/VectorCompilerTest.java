package hillock.simulator.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
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
        for (Function function : Function.values()) {
            List<Term> arguments = function.arity() == 1 ? List.of(X) : List.of(X, Term.own("y"));
            Loop loop = new Loop(function.symbol(), Map.of(X, new Loop.Operand.Element(0), Term.own("y"), new Loop.Operand.Element(1)),
                    List.of(new Loop.Statement.Store(2, new Term.Call(function, arguments))));
            assertThat(VectorCompiler.compile(loop)).as(function.symbol()).isInstanceOf(VectorKernel.class);
            compare(new SplittableRandom(5), loop, function.symbol(), 1, LANES - 1, LANES, LANES + 1, 1000);
            double[][] moderate = {new double[1000], new double[1000], new double[1000]};
            SplittableRandom random = new SplittableRandom(6);
            for (int e = 0; e < 1000; e++) {
                moderate[0][e] = random.nextDouble(-20, 20);
                moderate[1][e] = random.nextDouble(-20, 20);
            }
            Memory.assertSame(Backend.INTERPRETER.compile(loop), Backend.VECTOR.compile(loop), new Memory(moderate, new int[0][], new double[0]), 3,
                    1000, function.symbol());
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

    @Test void generatedMethodsStayBelowWhatTheJitCompilerTakes() {
        for (int seed = 0; seed < 40; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Loop loop = RandomLoop.of(random, 20 + random.nextInt(400), false);
            VectorCompiler.bytes(loop).ifPresent(bytes -> {
                for (var method : ClassFile.of().parse(bytes).methods()) {
                    int length = method.code().map(code -> ((CodeAttribute) code).codeLength()).orElse(0);
                    assertThat(length).as(method.methodName().stringValue()).isLessThan(2500);
                }
            });
        }
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
