package hillock.simulator.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import hillock.language.model.Condition;
import hillock.language.model.Function;
import hillock.language.model.Term;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    /** x is 3, time 10, jump time 10.5; a draw is its ordinal times the sum of its arguments. */
    private static final Environment WORLD = new Environment() {
        @Override public double variable(Term.Variable variable) {
            return variable.equals(Term.own("x")) ? 3 : Double.NaN;
        }

        @Override public double time() {
            return 10;
        }

        @Override public double jumpTime() {
            return 10.5;
        }

        @Override public double draw(Term.Draw draw, double[] arguments) {
            return draw.ordinal() * (arguments[0] + arguments[1]);
        }
    };
    private static final Term X = Term.own("x");

    private static double value(Term term) {
        return Evaluation.value(term, WORLD);
    }

    @Test void namesTimesAndDrawsMeanWhatTheEnvironmentSays() {
        assertThat(value(new Term.Sum(X, new Term.Time()))).isEqualTo(13);
        assertThat(value(new Term.Difference(new Term.JumpTime(), X))).isEqualTo(7.5);
        assertThat(value(new Term.Draw(Term.Distribution.NORMAL, List.of(X, new Term.Constant(4)), 2))).isEqualTo(14);
    }

    @Test void aConstantWholeExponentIsRepeatedMultiplication() {
        assertThat(value(new Term.Power(new Term.Constant(1.1), new Term.Constant(3)))).isEqualTo(1.1 * 1.1 * 1.1);
        assertThat(value(new Term.Power(X, new Term.Negation(new Term.Constant(2))))).isEqualTo(1.0 / 9);
        assertThat(value(new Term.Power(new Term.Constant(Double.NaN), Term.ZERO))).isEqualTo(1);
        assertThat(value(new Term.Power(new Term.Constant(2), new Term.Constant(65)))).isEqualTo(0x1p65);
        assertThat(value(new Term.Power(new Term.Constant(2), new Term.Constant(0.5)))).isEqualTo(Math.sqrt(2));
    }

    @Test void comparisonsWithNotANumberFailButForUnequal() {
        Term nothing = new Term.Quotient(Term.ZERO, Term.ZERO);
        for (Condition.Relation relation : Condition.Relation.values()) {
            Condition condition = new Condition.Comparison(relation, nothing, nothing);
            assertThat(Evaluation.holds(condition, WORLD)).isEqualTo(relation == Condition.Relation.UNEQUAL);
            assertThat(Evaluation.holds(new Condition.Not(condition), WORLD)).isEqualTo(relation != Condition.Relation.UNEQUAL);
        }
    }

    @Test void whatNamesNothingIsConstant() {
        Term five = new Term.Call(Function.MAX, List.of(new Term.Constant(5), Term.ONE));
        assertThat(Evaluation.constant(five)).isEqualTo(OptionalDouble.of(5));
        assertThat(Evaluation.constant(new Term.Sum(five, X))).isEmpty();
        assertThat(Evaluation.constant(new Term.Time())).isEmpty();
        assertThat(Evaluation.constant(new Term.Draw(Term.Distribution.POISSON, List.of(Term.ONE), 1))).isEmpty();
    }

    @Test void aTermThatSharesItsNodesIsNotWalkedAsATree() {
        Term term = Term.ONE;
        for (int depth = 0; depth < 900; depth++) term = new Term.Sum(term, term);
        assertThat(value(term)).isEqualTo(0x1p900);
    }
}
