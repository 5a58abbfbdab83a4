package hillock.simulator.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import hillock.language.model.Experiment.Precision;
import hillock.language.model.Function;
import hillock.language.model.Term;
import hillock.simulator.kernels.Backend;
import hillock.simulator.kernels.Loop;
import hillock.simulator.kernels.Loop.Statement;
import org.junit.jupiter.api.Test;

class ExcessTest {
    /** Against exp of the same argument in binary64. */
    @Test void powersStayWithinTheStatedError() {
        Term x = Term.own("x");
        Excess excess = new Excess(Term.own("u"));
        List<Integer> powers = List.of(1, 2, 3, 4, 7, 9, 36, 40, 72, 80);
        List<Statement> statements = new ArrayList<>(excess.definitions(x, powers));
        for (int k = 0; k < powers.size(); k++) statements.add(new Statement.Store(k + 1, excess.power(powers.get(k))));
        Loop loop = new Loop("powers", Map.of(x, new Loop.Operand.Element(0)), Map.of(), statements, Precision.SINGLE, true, Set.of());
        int count = 100_001;
        double[][] arrays = new double[powers.size() + 1][count];
        for (int e = 0; e < count; e++) arrays[0][e] = (float) (Excess.LARGEST_ARGUMENT * (2.0 * e / (count - 1) - 1));
        Backend.SCALAR.compile(loop).run(arrays, new int[0][], new double[0], 0, count);
        for (int k = 0; k < powers.size(); k++) {
            int n = powers.get(k);
            double largest = 0;
            for (int e = 0; e < count; e++) largest = Math.max(largest, Math.abs(arrays[k + 1][e] / Math.exp(n * arrays[0][e]) - 1));
            assertThat(largest).as("power %d", n).isLessThan((2 * n + 4) * 0x1p-24);
        }
    }

    /** So the two polynomials are one. */
    @Test void theFirstPowerHasTheBitsOfExp() {
        Term x = Term.own("x");
        Excess excess = new Excess(Term.own("u"));
        List<Statement> statements = new ArrayList<>(excess.definitions(x, List.of(1)));
        statements.add(new Statement.Store(1, excess.power(1)));
        statements.add(new Statement.Store(2, new Term.Call(Function.EXP, List.of(x))));
        Loop loop = new Loop("exp", Map.of(x, new Loop.Operand.Element(0)), Map.of(), statements, Precision.SINGLE, true, Set.of());
        double[][] arrays = new double[3][20_001];
        for (int e = 0; e < arrays[0].length; e++) arrays[0][e] = (float) (Excess.LARGEST_ARGUMENT * (e / 1e4 - 1));
        Backend.SCALAR.compile(loop).run(arrays, new int[0][], new double[0], 0, arrays[0].length);
        assertThat(arrays[1]).containsExactly(arrays[2]);
    }
}
