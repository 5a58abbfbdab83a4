package hillock.simulator.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import hillock.language.model.Condition;
import hillock.language.model.Term;
import org.junit.jupiter.api.Test;

class ListingTest {
    @Test void aLoopReadsAsMathematics() {
        Term.Variable s = Term.own("s");
        Term.Variable next = Term.own("s@next");
        Loop loop = new Loop("syn.step",
                Map.of(s, new Loop.Operand.Element(1), Term.pre("V"), new Loop.Operand.Gathered(0, 0),
                        Term.own("tau"), new Loop.Operand.Scalar(2), new Term.Time(), new Loop.Operand.Scalar(0)),
                List.of(new Loop.Statement.Let(next, new Term.Quotient(new Term.Difference(Term.pre("V"), s), Term.own("tau"))),
                        new Loop.Statement.Store(1, next),
                        new Loop.Statement.Add(3, 1, new Term.Product(s, new Term.Time())),
                        new Loop.Statement.Require(new Condition.Comparison(Condition.Relation.AT_MOST, next, Term.ONE), 4)));
        assertThat(Listing.of(loop)).isEqualTo("""
                syn.step, for each element e:
                  t = scalars[0]
                  tau = scalars[2]
                  s = arrays[1][e]
                  pre.V = arrays[0][indices[0][e]]
                  let s@next = (pre.V - s) / tau
                  arrays[1][e] = s@next
                  arrays[3][indices[1][e]] += s * t
                  require s@next <= 1, else flag 4
                """);
    }
}
