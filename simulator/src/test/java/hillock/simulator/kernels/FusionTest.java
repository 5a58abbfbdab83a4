package hillock.simulator.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import hillock.language.model.Term;
import org.junit.jupiter.api.Test;

class FusionTest {
    private static final Term X = Term.own("x");
    private static final Term Y = Term.own("y");
    private static final Term SQUARE = new Term.Product(X, X);
    /** Its square is 1 + 2^-26 + 2^-54, of which a product that is rounded loses the last. */
    private static final double JUST_ABOVE_1 = 1 + 0x1p-27;

    @Test void aProductThatIsAddedIsNotRoundedBefore() {
        Term fused = new Term.Sum(SQUARE, Y);
        assertThat(value(loop(fused), JUST_ABOVE_1, -1)).isEqualTo(0x1p-26);
        assertThat(value(loop(fused).fusing(), JUST_ABOVE_1, -1)).isEqualTo(0x1p-26 + 0x1p-54);
        assertThat(value(loop(new Term.Sum(Y, SQUARE)).fusing(), JUST_ABOVE_1, -1)).isEqualTo(0x1p-26 + 0x1p-54);
    }

    @Test void aSignChangesInAConstant() {
        Term less = new Term.Difference(Y, new Term.Product(new Term.Product(new Term.Constant(2), X), X));
        assertThat(value(loop(less).fusing(), JUST_ABOVE_1, 2)).isEqualTo(-0x1p-25 - 0x1p-53);
        Term lessConstant = new Term.Difference(SQUARE, Term.ONE);
        assertThat(value(loop(lessConstant).fusing(), JUST_ABOVE_1, 0)).isEqualTo(0x1p-26 + 0x1p-54);
    }

    @Test void whereAChangeOfSignWouldCostAnOperationNothingIsFused() {
        assertThat(Fusion.of(new Term.Difference(Y, SQUARE))).isEmpty();
        assertThat(Fusion.of(new Term.Difference(SQUARE, Y))).isEmpty();
        assertThat(Fusion.of(new Term.Sum(X, Y))).isEmpty();
        assertThat(value(loop(new Term.Difference(SQUARE, SQUARE)).fusing(), JUST_ABOVE_1, 0)).isZero();
    }

    private static Loop loop(Term term) {
        return new Loop("test", Map.of(X, new Loop.Operand.Element(0), Y, new Loop.Operand.Element(1)), List.of(new Loop.Statement.Store(2, term)));
    }

    private static double value(Loop loop, double x, double y) {
        double[][] arrays = {{x}, {y}, {0}};
        Backend.INTERPRETER.compile(loop).run(arrays, new int[0][], new double[0], 0, 1);
        return arrays[2][0];
    }
}
