package hillock.simulator.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import hillock.language.model.Condition;
import hillock.language.model.Condition.Relation;
import hillock.language.model.Term;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RaisedTest {
    private static final int SIZE = 5 * Raised.STRETCH + 3;
    private static final Term X = Term.own("x");

    /** Events at the ends of stretches, and of all elements. */
    @ParameterizedTest @EnumSource(Backend.class)
    void flagsStandInTheStretchesWhereTheyWereRaised(Backend backend) {
        Condition positive = new Condition.Comparison(Relation.GREATER, X, Term.ZERO);
        Kernel kernel = backend.compile(new Loop("event", Map.of(X, new Loop.Operand.Element(0)), List.of(
                new Loop.Statement.Mark(positive, 1, X, 2), new Loop.Statement.Store(0, new Term.Negation(X)))));
        Raised raised = new Raised(SIZE);
        List<Integer> borders = List.of(0, 2 * Raised.STRETCH - 1);
        for (List<Integer> events : List.of(borders, List.of(3 * Raised.STRETCH, SIZE - 1), List.<Integer>of())) {
            double[][] arrays = new double[2][SIZE];
            events.forEach(e -> arrays[0][e] = 1);
            int flags = kernel.run(arrays, new int[0][], new double[0], raised, 0, SIZE);
            assertThat(flags).isEqualTo(events.isEmpty() ? 0 : 2);
            int[] stretches = IntStream.rangeClosed(0, SIZE / Raised.STRETCH).filter(stretch -> raised.in(stretch) != 0).toArray();
            assertThat(stretches).containsExactly(events.stream().mapToInt(e -> e / Raised.STRETCH).toArray());
            events.forEach(e -> assertThat(arrays[1][e]).isEqualTo(1));
        }
    }

    @ParameterizedTest @EnumSource(Backend.class)
    void otherElementsStretchesKeepTheirs(Backend backend) {
        Condition positive = new Condition.Comparison(Relation.GREATER, X, Term.ZERO);
        Kernel kernel = backend.compile(new Loop("event", Map.of(X, new Loop.Operand.Element(0)),
                List.of(new Loop.Statement.Mark(positive, 1, X, 2))));
        Raised raised = new Raised(SIZE);
        double[][] arrays = new double[2][SIZE];
        arrays[0][Raised.STRETCH] = 1;
        kernel.run(arrays, new int[0][], new double[0], raised, Raised.STRETCH, 2 * Raised.STRETCH);
        kernel.run(arrays, new int[0][], new double[0], raised, 0, Raised.STRETCH);
        kernel.run(arrays, new int[0][], new double[0], raised, 2 * Raised.STRETCH, SIZE);
        assertThat(raised.in(1)).isEqualTo(2);
    }
}
