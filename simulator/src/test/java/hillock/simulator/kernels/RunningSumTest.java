package hillock.simulator.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import hillock.language.model.Term;
import hillock.simulator.kernels.Loop.Operand;
import hillock.simulator.kernels.Loop.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Edges sorted by target add to one place after another; the kernel keeps such a sum in a register. */
class RunningSumTest {
    private static final int TARGETS = 7;

    private static Loop loop(boolean twice, boolean readsWhatItWrites) {
        Map<Term, Operand> operands = new LinkedHashMap<>();
        operands.put(Term.pre("x"), new Operand.Gathered(0, 0));
        operands.put(Term.own("w"), new Operand.Element(1));
        if (readsWhatItWrites) operands.put(Term.post("c"), new Operand.Gathered(2, 1));
        Term first = new Term.Product(Term.own("w"), Term.pre("x"));
        Term value = readsWhatItWrites ? new Term.Sum(first, Term.post("c")) : first;
        List<Statement> once = List.of(new Statement.Add(2, 1, value));
        return new Loop("sum", operands, twice ? List.of(new Statement.Add(2, 1, value), new Statement.Add(2, 0, Term.own("w"))) : once);
    }

    private static double[] sums(Kernel kernel, int edges, boolean sorted) {
        Random random = new Random(edges);
        int[] sources = random.ints(edges, 0, TARGETS).toArray();
        int[] targets = random.ints(edges, 0, TARGETS).toArray();
        if (sorted) Arrays.sort(targets);
        double[] x = random.doubles(TARGETS, -1, 1).toArray();
        double[] w = random.doubles(edges, -1e3, 1e3).toArray();
        double[] c = random.doubles(TARGETS).toArray();
        int half = edges / 2;
        kernel.run(new double[][] {x, w, c}, new int[][] {sources, targets}, new double[0], 0, half);
        kernel.run(new double[][] {x, w, c}, new int[][] {sources, targets}, new double[0], half, edges);
        return c;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 100, 1000})
    void givesTheBitsOfAdditionsInOrder(int edges) {
        for (boolean twice : new boolean[] {false, true}) {
            for (boolean reads : new boolean[] {false, true}) {
                for (boolean sorted : new boolean[] {false, true}) {
                    Loop loop = loop(twice, reads);
                    assertThat(sums(ScalarCompiler.compile(loop), edges, sorted)).isEqualTo(sums(Interpreter.of(loop), edges, sorted));
                }
            }
        }
    }
}
