package hillock.simulator.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import hillock.language.model.Condition;
import hillock.language.model.Function;
import hillock.language.model.Term;
import org.junit.jupiter.api.Test;

class ScalarCompilerTest {
    @Test void aRandomLoopGivesTheInterpretersBits() {
        for (int seed = 0; seed < 1000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            compare(random, RandomLoop.of(random, 1 + random.nextInt(60), random.nextBoolean()), "seed " + seed, 1, 2, 3, 17);
        }
    }

    @Test void aLoopCutIntoPartsGivesTheInterpretersBits() {
        for (int seed = 0; seed < 6; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Loop loop = RandomLoop.of(random, 600 + random.nextInt(400), seed % 2 == 0);
            assertThat(Backend.SCALAR.compile(loop)).isInstanceOf(Blocked.class);
            compare(random, loop, "seed " + seed, 1, 2, 3, 7);
        }
    }

    @Test void aLoopCutIntoPartsGivesTheInterpretersBitsOverManyBlocks() {
        SplittableRandom random = new SplittableRandom(7);
        for (int k = 0; k < 2; k++) compare(random, RandomLoop.of(random, 400, false), "loop " + k, 128, 300);
    }

    @Test void aLoopOf121ExponentialsGivesTheInterpretersBits() {
        Term sum = Term.own("x");
        for (int n = 1; n <= 121; n++) {
            Term argument = new Term.Quotient(new Term.Sum(Term.own("x"), new Term.Constant(n)), new Term.Constant(-n));
            sum = new Term.Sum(sum, new Term.Call(Function.EXP, List.of(argument)));
        }
        Loop loop = loop(List.of(new Loop.Statement.Store(1, sum)));
        compare(new SplittableRandom(2), loop, "121 exponentials", 1, 2, 3, 1000);
    }

    @Test void aThousandNestedOperationsCompile() {
        Term term = Term.own("x");
        for (int n = 0; n < 500; n++) term = new Term.Negation(new Term.Difference(new Term.Constant(n), term));
        compare(new SplittableRandom(2), loop(List.of(new Loop.Statement.Store(0, term))), "nested", 1, 7);
        Term choice = Term.own("x");
        for (int n = 0; n < 1000; n++) {
            Condition below = new Condition.Comparison(Condition.Relation.LESS, Term.own("x"), new Term.Constant(n));
            choice = new Term.Choice(below, new Term.Constant(-n), choice);
        }
        compare(new SplittableRandom(2), loop(List.of(new Loop.Statement.Store(0, choice))), "nested choices", 1, 7);
    }

    @Test void generatedMethodsStayFarBelowTheLimitOfTheJitCompiler() {
        for (int seed = 0; seed < 30; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Loop loop = RandomLoop.of(random, 50 + random.nextInt(1000), random.nextBoolean());
            for (var method : ClassFile.of().parse(ScalarCompiler.bytes(loop)).methods()) {
                int length = method.code().map(code -> ((CodeAttribute) code).codeLength()).orElse(0);
                assertThat(length).as("%s, seed %d", method.methodName().stringValue(), seed).isLessThan(4000);
            }
        }
    }

    @Test void theSameLoopGivesTheSameBytes() {
        assertThat(ScalarCompiler.bytes(RandomLoop.of(new SplittableRandom(3), 500, true)))
                .isEqualTo(ScalarCompiler.bytes(RandomLoop.of(new SplittableRandom(3), 500, true)));
    }

    @Test void aLaterStatementDoesNotSeeWhatAnEarlierOneStored() {
        Term x = Term.own("x");
        Term y = Term.own("y");
        Loop swap = new Loop("swap", Map.of(x, new Loop.Operand.Element(0), y, new Loop.Operand.Element(1)),
                List.of(new Loop.Statement.Store(0, y), new Loop.Statement.Store(1, x)));
        for (Backend backend : Backend.values()) {
            double[][] arrays = {{1, 2}, {3, 4}};
            assertThat(backend.compile(swap).run(arrays, new int[0][], new double[0], 0, 2)).isZero();
            assertThat(arrays).isEqualTo(new double[][] {{3, 4}, {1, 2}});
        }
    }

    @Test void whatIsNotANumberFailsARequirement() {
        Term size = new Term.Call(Function.ABS, List.of(Term.own("x")));
        Condition bounded = new Condition.Comparison(Condition.Relation.AT_MOST, size, Term.ONE);
        Loop loop = loop(List.of(new Loop.Statement.Require(bounded, 4)));
        for (Backend backend : Backend.values()) {
            Kernel kernel = backend.compile(loop);
            assertThat(kernel.run(new double[][] {{0.5, Double.NaN}, {}}, new int[0][], new double[0], 0, 1)).isZero();
            assertThat(kernel.run(new double[][] {{0.5, Double.NaN}, {}}, new int[0][], new double[0], 0, 2)).isEqualTo(4);
        }
    }

    @Test void aLoopThatNamesNothingKnownIsAnErrorOfOurs() {
        Loop loop = loop(List.of(new Loop.Statement.Store(0, Term.own("z"))));
        assertThatThrownBy(() -> Backend.SCALAR.compile(loop)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the loop test has no operand for").hasMessageContaining("z");
    }

    /** Over x in array 0. */
    private static Loop loop(List<Loop.Statement> statements) {
        return new Loop("test", Map.of(Term.own("x"), new Loop.Operand.Element(0)), statements);
    }

    private static void compare(SplittableRandom random, Loop loop, String description, int... sizes) {
        Kernel judge = Backend.INTERPRETER.compile(loop);
        Kernel judged = Backend.SCALAR.compile(loop);
        for (int size : sizes) Memory.assertSame(judge, judged, Memory.random(random, size), random.nextInt(size), size, description);
    }
}
