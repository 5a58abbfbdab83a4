package hillock.simulator.plan;

import java.util.List;
import hillock.language.model.Condition;
import hillock.language.model.Condition.Comparison;
import hillock.language.model.Condition.Relation;
import hillock.language.model.Function;
import hillock.language.model.Term;

/**
 * How far a method that chooses its steps may leave a bound: as far as it may err. {@code left <= right} becomes
 * {@code left <= right + tolerance (unit + abs(right))}.
 *
 * @param unit one of the unit of what is bounded
 */
public record Slack(double tolerance, Term unit) {

    public Condition loosened(Condition condition) {
        return switch (condition) {
            case Comparison(Relation relation, Term left, Term right) -> switch (relation) {
                case LESS, AT_MOST -> new Comparison(relation, left, new Term.Sum(right, slack(right)));
                case GREATER, AT_LEAST -> new Comparison(relation, new Term.Sum(left, slack(left)), right);
                case EQUAL, UNEQUAL -> condition;
            };
            case Condition.And(var left, var right) -> new Condition.And(loosened(left), loosened(right));
            case Condition.Or(var left, var right) -> new Condition.Or(loosened(left), loosened(right));
            case Condition.Not _ -> condition;
        };
    }

    private Term slack(Term end) {
        Term size = new Term.Call(Function.ABS, List.of(end));
        return new Term.Product(new Term.Constant(tolerance), new Term.Sum(unit, size));
    }
}
