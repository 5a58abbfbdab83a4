package hillock.simulator.rewriting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import hillock.language.model.Condition;
import hillock.language.model.Experiment.Precision;
import hillock.language.model.Function;
import hillock.language.model.Term;
import hillock.simulator.kernels.Backend;
import hillock.simulator.kernels.Loop;
import org.junit.jupiter.api.Test;

class RewritesTest {
    private static final Term V = Term.own("V");
    private static final double ULP = 0x1p-53;

    @Test void theSixExponentialsOfTheSquidAxonBecomeOne() {
        Loop rewritten = Rewrites.of(squidAxon());
        assertThat(exponentials(squidAxon())).isEqualTo(6);
        assertThat(rewritten.statements().stream().filter(Loop.Statement.Store.class::isInstance)).hasSize(6);
        assertThat(exponentials(rewritten)).as("one shared, and exprel next to its two singularities").isEqualTo(3);
    }

    @Test void theThreeDivisionsOfTheSquidAxonBecomeOne() {
        assertThat(divisions(squidAxon())).as("by an exprel or a sum each").isEqualTo(3);
        assertThat(divisions(Rewrites.of(squidAxon()))).as("one shared, and by exprel next to its two singularities").isEqualTo(3);
        assertThat(divisions(Rewrites.of(single(squidAxon())))).as("in single precision a series stands next to singularities").isEqualTo(1);
    }

    @Test void nextToASingularityOfOneDivisorTheOtherQuotientsKeepTheirValues() {
        for (double v : new double[] {-40, -40 - 1e-13, -40 + 0.0195, -40 + 0.0196, -55, -55 + 1e-9}) {
            double[] literal = values(squidAxon(), v);
            double[] fast = values(Rewrites.of(squidAxon()), v);
            for (int k = 0; k < literal.length; k++) assertThat(Math.abs(fast[k] / literal[k] - 1)).as("rate %d at %s mV", k, v).isLessThan(1e-11);
        }
    }

    @Test void quotientsThatShareADivisionStayWithinTheStatedError() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 2000; round++) {
            List<Term> terms = new ArrayList<>();
            for (int k = 2 + random.nextInt(5); k > 0; k--) {
                Term divisor = new Term.Sum(new Term.Constant(random.nextDouble(0.1, 10)),
                        new Term.Product(new Term.Constant(random.nextDouble(1e-3, 1e3)), new Term.Product(V, V)));
                terms.add(new Term.Quotient(new Term.Sum(V, new Term.Constant(300)), random.nextBoolean() ? divisor : new Term.Negation(divisor)));
            }
            Loop rewritten = Rewrites.of(loop(terms));
            assertThat(divisions(rewritten)).as("up to four share one").isEqualTo(terms.size() <= 4 ? 1 : 2);
            double v = random.nextDouble(-200, 200);
            double[] literal = values(loop(terms).fusing(), v);
            double[] fast = values(rewritten, v);
            for (int k = 0; k < literal.length; k++) assertThat(Math.abs(fast[k] / literal[k] - 1)).as("round %d", round).isLessThan(8 * ULP);
        }
    }

    @Test void aDivisorThatMightBeZeroOrOverflowStaysAlone() {
        Term w = Term.own("W");
        Term mayBeZero = new Term.Sum(V, new Term.Constant(100));
        Term mayOverflow = new Term.Sum(Term.ONE, new Term.Product(w, w));
        Term sound = new Term.Sum(Term.ONE, new Term.Product(V, V));
        Term huge = new Term.Sum(new Term.Constant(1e200), new Term.Product(V, V));
        for (Term other : List.of(mayBeZero, mayOverflow)) {
            Loop loop = loop(List.of(new Term.Quotient(Term.ONE, sound), new Term.Quotient(V, other)));
            assertThat(Rewrites.of(loop).statements()).isEqualTo(loop.statements());
        }
        Loop far = loop(List.of(new Term.Quotient(Term.ONE, huge), new Term.Quotient(V, new Term.Product(huge, V))));
        assertThat(Rewrites.of(far).statements()).as("their product would overflow").isEqualTo(far.statements());
    }

    /** The one that the text guards by hand may be zero where it is not divided by; that of a shared exponential is 1 there. */
    @Test void theSameDivisorWithAndWithoutAGuardIsTwo() {
        Term y = scaled(40, -10);
        Term rise = new Term.Difference(exp(y), Term.ONE);
        Loop loop = loop(List.of(new Term.Quotient(Term.ONE, exprel(y)), new Term.Quotient(Term.ONE, new Term.Sum(Term.ONE, exp(scaled(35, -10)))),
                new Term.Quotient(Term.ONE, rise)));
        double[] literal = values(loop, -40 + 1e-6);
        double[] fast = values(Rewrites.of(loop), -40 + 1e-6);
        for (int k = 0; k < 2; k++) assertThat(Math.abs(fast[k] / literal[k] - 1)).isLessThan(1e-11);
        assertThat(fast[2]).as("1 / (exp(y) - 1) itself, with what cancellation leaves").isCloseTo(literal[2], within(1e-6 * Math.abs(literal[2])));
    }

    /** It looks like what stands for exprel, but is not. */
    @Test void aChoiceOfTheTextsOwnKeepsItsMeaning() {
        Term y = scaled(40, -10);
        Condition far = new Condition.Comparison(Condition.Relation.GREATER, new Term.Call(Function.ABS, List.of(y)), Term.ONE);
        Term own = new Term.Choice(far, new Term.Quotient(new Term.Difference(exp(y), new Term.Constant(3)), y), exprel(Term.own("W")));
        Loop loop = loop(List.of(new Term.Quotient(new Term.Constant(5), own), exp(scaled(65, -20)), exp(scaled(65, -80))));
        for (double v : new double[] {-65, -41, -40, 0, 30}) {
            double[] literal = values(loop, v);
            double[] fast = values(Rewrites.of(loop), v);
            for (int k = 0; k < literal.length; k++) assertThat(Math.abs(fast[k] / literal[k] - 1)).as("%d at %s mV", k, v).isLessThan(1e-11);
        }
    }

    /** Each with its own scale of the argument and of the rate, of either sign. */
    @Test void constantFactorsOfARateDivideItsDivisor() {
        for (double scale : new double[] {-10, 4, -0.1, 1000, -1e6}) {
            for (double size : new double[] {1, -0.1, 1e-20, 1e30, 0}) {
                Loop loop = loop(List.of(new Term.Quotient(new Term.Constant(size), exprel(scaled(40, scale))),
                        new Term.Quotient(new Term.Product(new Term.Constant(size), V), exprel(scaled(35, scale))), exp(scaled(1, scale))));
                for (double v : new double[] {-40, -40 + 1e-9, -35.01, -20, 3}) {
                    double[] literal = values(loop, v);
                    double[] fast = values(Rewrites.of(loop), v);
                    for (int k = 0; k < literal.length; k++) {
                        boolean same = Math.abs(fast[k] - literal[k]) <= 1e-10 * Math.abs(literal[k]) || fast[k] == literal[k];
                        assertThat(same).as("%d with %s and %s at %s mV: %s, %s", k, scale, size, v, fast[k], literal[k]).isTrue();
                    }
                }
            }
        }
    }

    @Test void aDivisorIsSharedFromWhereItsNamesAreDefined() {
        Term.Variable u = Term.own("u");
        Loop plain = loop(List.of());
        List<Loop.Statement> statements = List.of(
                new Loop.Statement.Store(2, new Term.Quotient(Term.ONE, new Term.Sum(Term.ONE, new Term.Product(V, V)))),
                new Loop.Statement.Let(u, new Term.Product(new Term.Constant(2), new Term.Product(V, V))),
                new Loop.Statement.Store(3, new Term.Quotient(V, new Term.Sum(new Term.Constant(3), u))),
                new Loop.Statement.Store(4, new Term.Quotient(V, new Term.Sum(new Term.Constant(5), u))));
        Loop rewritten = Rewrites.of(plain.with(statements));
        assertThat(divisions(rewritten)).as("the first stands before u").isEqualTo(2);
        double[] literal = values(plain.with(statements), 7);
        double[] fast = values(rewritten, 7);
        for (int k = 0; k < literal.length; k++) assertThat(fast[k]).isCloseTo(literal[k], within(1e-15 * Math.abs(literal[k])));
    }

    @Test void theRatesOfTheSquidAxonStayWithinTheStatedError() {
        Loop rewritten = Rewrites.of(squidAxon());
        for (double v = -200; v <= 200; v += 0.0037) {
            double[] literal = values(squidAxon(), v);
            double[] fast = values(rewritten, v);
            for (int k = 0; k < literal.length; k++) assertThat(Math.abs(fast[k] / literal[k] - 1)).as("rate %d at %s mV", k, v).isLessThan(1e-11);
        }
    }

    @Test void inSinglePrecisionTheRatesOfTheSquidAxonStayWithinTheStatedError() {
        Loop single = Rewrites.of(single(squidAxon()));
        assertThat(exponentials(single)).as("all are powers of one near 1, whose excess is a polynomial").isZero();
        for (double v = -200; v <= 200; v += 0.037) {
            double[] literal = values(squidAxon(), (float) v);
            double[] fast = values(single, (float) v);
            for (int k = 0; k < literal.length; k++) assertThat(Math.abs(fast[k] / literal[k] - 1)).as("rate %d at %s mV", k, v).isLessThan(9e-6);
        }
    }

    @Test void inSinglePrecisionNothingIsLostNextToASingularity() {
        Loop single = Rewrites.of(single(squidAxon()));
        for (float v = -43; v < -37; v += 0.0003f) {
            double y = (v + 40) / -10;
            double exact = y == 0 ? 1 : y / Math.expm1(y);
            assertThat(Math.abs(values(single, v)[0] / exact - 1)).as("%s mV", v).isLessThan(4e-7);
        }
        for (double value : values(single, Double.NaN)) assertThat(value).isNaN();
    }

    @Test void atASingularityTheLimitIsExact() {
        assertThat(values(Rewrites.of(squidAxon()), -40)[0]).isEqualTo(1);
        assertThat(values(Rewrites.of(squidAxon()), -55)[4]).isEqualTo(0.1);
    }

    @Test void whatIsNotANumberStaysSo() {
        for (double value : values(Rewrites.of(squidAxon()), Double.NaN)) assertThat(value).isNaN();
    }

    @Test void randomFamiliesOfExponentialsStayWithinTheStatedError() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 2000; round++) {
            double unit = random.nextDouble(0.001, 0.02) * (random.nextBoolean() ? 1 : -1);
            List<Term> terms = new ArrayList<>();
            for (int k = 2 + random.nextInt(4); k > 0; k--) {
                Term shifted = new Term.Sum(V, new Term.Constant(random.nextInt(-70, 70)));
                terms.add(exp(new Term.Quotient(shifted, new Term.Constant(1 / (unit * (1 + random.nextInt(20)))))));
            }
            Loop loop = loop(terms);
            Loop rewritten = Rewrites.of(loop);
            double v = random.nextDouble(-100, 100);
            double[] literal = values(loop, v);
            double[] fast = values(rewritten, v);
            for (int k = 0; k < literal.length; k++) {
                double exponent = Math.abs(Math.log(literal[k])) + 70 * 20 * Math.abs(unit);
                double bound = (2 * 100 + 4 + 4 * exponent + 4) * ULP;
                assertThat(Math.abs(fast[k] / literal[k] - 1)).as("round %d: %s", round, loop).isLessThan(bound);
            }
        }
    }

    /** As in the rates of Traub and Miles's cell: one rises with V, the other falls. */
    @Test void aRateWhoseExponentHasTheOtherSignSharesTheExponential() {
        Loop rates = loop(List.of(new Term.Quotient(new Term.Constant(1.28), exprel(scaled(50, -4))),
                new Term.Quotient(new Term.Constant(1.4), exprel(scaled(23, 5))),
                exp(scaled(46, -18)), new Term.Quotient(new Term.Constant(4), new Term.Sum(Term.ONE, exp(scaled(23, -5))))));
        for (Loop loop : List.of(rates, single(rates))) {
            Loop rewritten = Rewrites.of(loop);
            double bound = loop.precision() == Precision.DOUBLE ? 1e-11 : 2e-5;
            for (double v = -150; v <= 150; v += 0.041) {
                double[] literal = values(rates, (float) v);
                double[] fast = values(rewritten, (float) v);
                for (int k = 0; k < literal.length; k++) assertThat(Math.abs(fast[k] / literal[k] - 1)).as("rate %d at %s", k, v).isLessThan(bound);
            }
        }
        assertThat(exponentials(rates)).isEqualTo(4);
        assertThat(exponentials(Rewrites.of(rates))).as("one shared, and exprel next to two singularities").isEqualTo(3);
        assertThat(divisions(Rewrites.of(rates))).as("one shared, and by exprel next to two singularities").isEqualTo(3);
    }

    @Test void exponentialsOfOppositeSignAloneStay() {
        Loop loop = loop(List.of(new Term.Quotient(V, exprel(new Term.Product(new Term.Constant(0.2), V))), exp(new Term.Product(new Term.Constant(Math.PI), V))));
        assertThat(Rewrites.of(loop).statements()).isEqualTo(loop.statements());
    }

    @Test void exponentialsWithNothingInCommonStay() {
        Loop loop = loop(List.of(exp(V), exp(new Term.Product(new Term.Constant(Math.PI), V)), exp(new Term.Product(V, V)), exp(Term.own("W"))));
        assertThat(Rewrites.of(loop).statements()).isEqualTo(loop.statements());
    }

    @Test void exponentialsThatMightOverflowOnTheWayStay() {
        Term far = new Term.Sum(V, new Term.Constant(4000));
        Loop loop = loop(List.of(exp(new Term.Product(new Term.Constant(0.5), far)), exp(far)));
        assertThat(Rewrites.of(loop).statements()).isEqualTo(loop.statements());
    }

    @Test void dividingByAConstantIsMultiplyingByItsReciprocal() {
        Loop loop = loop(List.of(new Term.Quotient(V, new Term.Constant(8)), new Term.Quotient(V, Term.ZERO),
                new Term.Product(new Term.Constant(3), new Term.Quotient(V, new Term.Constant(2)))));
        assertThat(Rewrites.of(loop)).isEqualTo(loop(List.of(new Term.Product(new Term.Constant(0.125), V), new Term.Quotient(V, Term.ZERO),
                new Term.Product(new Term.Constant(1.5), V))).fusing());
    }

    private static Loop squidAxon() {
        return loop(List.of(
                new Term.Quotient(Term.ONE, exprel(scaled(40, -10))),
                new Term.Product(new Term.Constant(4), exp(scaled(65, -18))),
                new Term.Product(new Term.Constant(0.07), exp(scaled(65, -20))),
                new Term.Quotient(Term.ONE, new Term.Sum(Term.ONE, exp(scaled(35, -10)))),
                new Term.Quotient(new Term.Constant(0.1), exprel(scaled(55, -10))),
                new Term.Product(new Term.Constant(0.125), exp(scaled(65, -80)))));
    }

    private static Loop single(Loop loop) {
        return new Loop(loop.name(), loop.operands(), loop.ranges(), loop.statements(), Precision.SINGLE, loop.fused(), loop.singles());
    }

    private static Term scaled(double shift, double scale) {
        return new Term.Quotient(new Term.Sum(V, new Term.Constant(shift)), new Term.Constant(scale));
    }

    private static Term exp(Term x) {
        return new Term.Call(Function.EXP, List.of(x));
    }

    private static Term exprel(Term x) {
        return new Term.Call(Function.EXPREL, List.of(x));
    }

    /** Stores the terms into arrays from 2 on; V is in array 0, W in array 1. */
    private static Loop loop(List<Term> terms) {
        List<Loop.Statement> statements = new ArrayList<>();
        for (Term term : terms) statements.add(new Loop.Statement.Store(2 + statements.size(), term));
        return new Loop("test", Map.of(V, new Loop.Operand.Element(0), Term.own("W"), new Loop.Operand.Element(1)),
                Map.of(V, new Loop.Range(-200, 200)), statements, Precision.DOUBLE, false, Set.of());
    }

    private static double[] values(Loop loop, double v) {
        double[][] arrays = new double[12][1];
        arrays[0][0] = v;
        Backend.INTERPRETER.compile(loop).run(arrays, new int[0][], new double[0], 0, 1);
        int count = (int) loop.statements().stream().filter(statement -> statement instanceof Loop.Statement.Store).count();
        double[] values = new double[count];
        for (int k = 0; k < count; k++) values[k] = arrays[2 + k][0];
        return values;
    }

    private static int divisions(Loop loop) {
        int[] count = new int[1];
        Rewrites.rewritten(loop.statements(), term -> {
            if (term instanceof Term.Quotient(Term _, Term divisor) && !(divisor instanceof Term.Constant)) count[0]++;
            return term;
        });
        return count[0];
    }

    private static int exponentials(Loop loop) {
        int[] count = new int[1];
        Rewrites.rewritten(loop.statements(), term -> {
            if (term instanceof Term.Call(Function function, List<Term> _) && function != Function.ABS) count[0]++;
            return term;
        });
        return count[0];
    }
}
