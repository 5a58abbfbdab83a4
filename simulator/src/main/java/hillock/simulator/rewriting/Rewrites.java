package hillock.simulator.rewriting;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import hillock.language.algebra.Rewriting;
import hillock.language.model.Condition;
import hillock.language.model.Term;
import hillock.simulator.kernels.Loop;
import hillock.simulator.kernels.Loop.Statement;

/** All rewrites, in order. */
public final class Rewrites {
    private Rewrites() {}

    public static Loop of(Loop loop) {
        Loop shared = SharedDivisions.in(SharedExponentials.in(LinearRates.in(loop)));
        return shared.with(rewritten(shared.statements(), term -> Reciprocals.rule(term, loop.precision()))).fusing();
    }

    /** The statements with a rule applied to each term from its leaves up. */
    static List<Statement> rewritten(List<Statement> statements, UnaryOperator<Term> rule) {
        List<Statement> now = new ArrayList<>();
        for (Statement statement : statements) {
            now.add(switch (statement) {
                case Statement.Let(var name, Term value) -> new Statement.Let(name, Rewriting.bottomUp(value, rule));
                case Statement.Store(int array, Term value) -> new Statement.Store(array, Rewriting.bottomUp(value, rule));
                case Statement.Add(int array, int index, Term value) -> new Statement.Add(array, index, Rewriting.bottomUp(value, rule));
                case Statement.Put(int array, int index, Term value) -> new Statement.Put(array, index, Rewriting.bottomUp(value, rule));
                case Statement.Require(Condition condition, int mask) -> new Statement.Require(Rewriting.bottomUp(condition, rule), mask);
                case Statement.Mark(Condition condition, int array, Term value, int mask) ->
                        new Statement.Mark(Rewriting.bottomUp(condition, rule), array, Rewriting.bottomUp(value, rule), mask);
            });
        }
        return now;
    }
}
