package hillock.simulator.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import hillock.language.model.Experiment.Precision;
import hillock.language.model.Function;
import hillock.language.model.Term;
import hillock.simulator.kernels.Backend;
import hillock.simulator.kernels.Loop;
import org.junit.jupiter.api.Test;

class LinearRatesTest {
    private static final Term.Variable V = Term.own("V");
    private static final Term.Variable M = Term.own("m");
    private static final Term.Variable ALPHA = Term.own("alpha");
    private static final Term.Variable BETA = Term.own("beta");
    private static final Term.Variable RATE = Term.own("m@k1");
    private static final double ULP = 0x1p-53;
    /** alpha (1 - m) - beta m. */
    private static final Term GATE = new Term.Difference(
            new Term.Product(ALPHA, new Term.Difference(Term.ONE, M)), new Term.Product(BETA, M));
    /** -alpha - beta, as exponential Euler finds it. */
    private static final Term SLOPE = new Term.Difference(new Term.Negation(ALPHA), BETA);

    @Test void aGatesRateIsItsOffsetAndItsSlope() {
        Loop loop = loop(List.of(new Loop.Statement.Let(RATE, GATE), new Loop.Statement.Store(5, RATE)));
        assertThat(LinearRates.in(loop).statements().getFirst())
                .isEqualTo(new Loop.Statement.Let(RATE, new Term.Sum(ALPHA, new Term.Product(SLOPE, M))));
    }

    @Test void aGateInAScaledRateToo() {
        Term phi = new Term.Constant(5);
        Loop loop = loop(List.of(new Loop.Statement.Let(RATE, new Term.Product(phi, gate(1))), new Loop.Statement.Store(5, RATE)));
        assertThat(LinearRates.in(loop).statements().getFirst()).isEqualTo(new Loop.Statement.Let(RATE,
                new Term.Product(phi, new Term.Sum(ALPHA, new Term.Product(SLOPE, M)))));
    }

    /** 0.7 alpha is rounded: where beta is 0, a gate at 0.7 would leave it. */
    @Test void aGateThatOpensToAnotherNumberStays() {
        Loop loop = loop(List.of(new Loop.Statement.Let(RATE, gate(0.7)), new Loop.Statement.Store(5, RATE)));
        assertThat(LinearRates.in(loop)).isEqualTo(loop);
    }

    private static Term gate(double most) {
        return new Term.Difference(new Term.Product(new Term.Difference(new Term.Constant(most), M), ALPHA), new Term.Product(M, BETA));
    }

    /** alpha (0.7 - m) vanishes at 0.7, as it is written. */
    @Test void aRateThatMayVanishAtABoundIsNotStretched() {
        Term rate = new Term.Product(ALPHA, new Term.Difference(new Term.Constant(0.7), M));
        Term stretch = new Term.Call(Function.EXPREL, List.of(new Term.Product(new Term.Negation(ALPHA), new Term.Constant(0.01))));
        List<Loop.Statement> statements = List.of(new Loop.Statement.Let(RATE, rate), new Loop.Statement.Store(5, new Term.Product(RATE, stretch)));
        Loop free = loop(statements);
        Loop bounded = new Loop("test", free.operands(), Map.of(M, new Loop.Range(0, 0.7)), statements, Precision.DOUBLE, false, Set.of());
        assertThat(LinearRates.in(free)).isNotEqualTo(free);
        assertThat(LinearRates.in(bounded)).isEqualTo(bounded);
    }

    @Test void whatDecaysAnotherVariableStays() {
        Term other = new Term.Difference(new Term.Product(ALPHA, new Term.Difference(Term.ONE, M)), new Term.Product(BETA, V));
        Loop loop = loop(List.of(new Loop.Statement.Let(RATE, other), new Loop.Statement.Store(5, RATE)));
        assertThat(LinearRates.in(loop)).isEqualTo(loop);
    }

    /** C V' = I - g m^3 (V - 50) - 0.3 (V + 54): through the names of its currents. */
    @Test void whatExponentialEulerStretchesByIsUsedTwice() {
        Term.Variable current = Term.own("I_Na");
        Term conductance = new Term.Product(new Term.Product(new Term.Constant(120), new Term.Power(M, new Term.Constant(3))), Term.own("h"));
        Term leak = new Term.Product(new Term.Constant(0.3), new Term.Difference(V, new Term.Constant(-54)));
        Term rate = new Term.Difference(new Term.Difference(new Term.Constant(10), current), leak);
        Term slope = new Term.Difference(new Term.Negation(conductance), new Term.Constant(0.3));
        List<Loop.Statement> start = List.of(
                new Loop.Statement.Let(current, new Term.Product(conductance, new Term.Difference(V, new Term.Constant(50)))),
                new Loop.Statement.Let(RATE, rate), new Loop.Statement.Store(5, RATE));
        Term stretch = new Term.Call(Function.EXPREL, List.of(new Term.Product(slope, new Term.Constant(0.01))));
        Loop.Statement stretched = new Loop.Statement.Store(6, new Term.Product(RATE, stretch));
        assertThat(LinearRates.in(loop(start)).statements()).as("forward Euler has no use for the slope").isEqualTo(start);
        Loop rewritten = LinearRates.in(loop(List.of(start.get(0), start.get(1), start.get(2), stretched)));
        assertThat(rewritten.statements().get(1)).isInstanceOfSatisfying(Loop.Statement.Let.class, let ->
                assertThat(let.value()).isInstanceOfSatisfying(Term.Sum.class, sum -> assertThat(sum.right()).isEqualTo(new Term.Product(slope, V))));
        double literal = value(loop(start), Map.of(V, -65.0, M, 0.6, ALPHA, 0.0, BETA, 0.0, Term.own("h"), 0.5));
        double fast = value(rewritten, Map.of(V, -65.0, M, 0.6, ALPHA, 0.0, BETA, 0.0, Term.own("h"), 0.5));
        assertThat(Math.abs(fast - literal)).isLessThan(4 * ULP * 60 * 0.216 * (65 + 50));
    }

    @Test void theErrorIsTheStatedOne() {
        Loop literal = loop(List.of(new Loop.Statement.Let(RATE, GATE), new Loop.Statement.Store(5, RATE))).fusing();
        Loop fast = LinearRates.in(literal);
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 20_000; round++) {
            double alpha = Math.exp(random.nextDouble(-20, 10));
            double beta = Math.exp(random.nextDouble(-20, 10));
            double m = random.nextDouble();
            Map<Term.Variable, Double> at = Map.of(M, m, ALPHA, alpha, BETA, beta);
            double sides = alpha + (alpha + beta) * m;
            assertThat(Math.abs(value(fast, at) - value(literal, at))).isLessThan(4 * ULP * sides);
        }
    }

    @Test void ratesThatAreNotNegativeDoNotLeadOut() {
        Loop fast = LinearRates.in(loop(List.of(new Loop.Statement.Let(RATE, GATE), new Loop.Statement.Store(5, RATE)))).fusing();
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < 20_000; round++) {
            double alpha = Math.exp(random.nextDouble(-60, 10));
            double beta = round % 7 == 0 ? 0 : Math.exp(random.nextDouble(-60, 10));
            assertThat(value(fast, Map.of(M, 1.0, ALPHA, alpha, BETA, beta))).as("where the gate is open").isLessThanOrEqualTo(0);
            assertThat(value(fast, Map.of(M, 0.0, ALPHA, alpha, BETA, beta))).as("where it is closed").isEqualTo(alpha);
        }
    }

    private static final List<Term.Variable> OPERANDS = List.of(V, M, ALPHA, BETA, Term.own("h"));

    private static Loop loop(List<Loop.Statement> statements) {
        Map<Term, Loop.Operand> operands = new HashMap<>();
        for (Term.Variable name : OPERANDS) operands.put(name, new Loop.Operand.Element(operands.size()));
        return new Loop("test", operands, Map.of(), statements, Precision.DOUBLE, false, Set.of());
    }

    private static double value(Loop loop, Map<Term.Variable, Double> at) {
        double[][] arrays = new double[7][1];
        for (int k = 0; k < OPERANDS.size(); k++) arrays[k][0] = at.getOrDefault(OPERANDS.get(k), 0.0);
        Backend.INTERPRETER.compile(loop).run(arrays, new int[0][], new double[0], 0, 1);
        return arrays[5][0];
    }
}
