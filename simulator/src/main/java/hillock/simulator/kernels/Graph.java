package hillock.simulator.kernels;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import hillock.language.model.Condition;
import hillock.language.model.Function;
import hillock.language.model.Term;

/**
 * A loop's terms as one graph in which equal computations are one node (hash-consing), names are replaced by what they mean, and
 * operations on constants are done. All of this is exact: the same operations on the same numbers, fewer times.
 *
 * @param nodes   arguments stand before what uses them
 * @param actions the statements that have an effect, in order
 */
record Graph(List<Node> nodes, List<Action> actions) {

    /** A statement with an effect. */
    sealed interface Action {
        Node value();

        /** All that it uses. */
        default List<Node> nodes() {
            return List.of(value());
        }

        record Store(int array, Node value) implements Action {}

        record Add(int array, int index, Node value) implements Action {}

        record Put(int array, int index, Node value) implements Action {}

        record Require(Node value, int mask) implements Action {}

        /** Only in {@link Lanes}: leaves a group to the next kernel if the value, as a whole number, is negative in one of them. */
        record Divert(Node value) implements Action {}

        /** {@code value} is computed only where the condition holds: a {@link Operation.Choose} on it. */
        record Mark(Node condition, int array, Node value, int mask) implements Action {
            @Override public List<Node> nodes() {
                return List.of(condition, value);
            }
        }
    }

    static Graph of(Loop loop) {
        Builder builder = new Builder(loop);
        for (Loop.Statement statement : loop.statements()) builder.add(statement);
        return new Graph(builder.nodes.all(), List.copyOf(builder.actions));
    }

    private static final class Builder {
        private final Loop loop;
        private final Nodes nodes;
        private final List<Action> actions = new ArrayList<>();
        private final Map<Term, Node> defined = new HashMap<>();
        /** By identity, because comparing or hashing a term walks all of it. */
        private final Map<Object, Node> seen = new IdentityHashMap<>();

        Builder(Loop loop) {
            this.loop = loop;
            this.nodes = new Nodes(Map.of(), loop.precision());
        }

        void add(Loop.Statement statement) {
            switch (statement) {
                case Loop.Statement.Let(Term.Variable name, Term value) -> {
                    boolean meantOther = defined.put(name, of(value)) != null || loop.operands().containsKey(name);
                    if (meantOther) seen.clear();
                }
                case Loop.Statement.Store(int array, Term value) -> actions.add(new Action.Store(array, of(value)));
                case Loop.Statement.Add(int array, int index, Term value) -> actions.add(new Action.Add(array, index, of(value)));
                case Loop.Statement.Put(int array, int index, Term value) -> actions.add(new Action.Put(array, index, of(value)));
                case Loop.Statement.Require(Condition condition, int mask) -> actions.add(new Action.Require(of(condition), mask));
                case Loop.Statement.Mark(Condition condition, int array, Term value, int mask) -> {
                    Term only = new Term.Choice(condition, value, new Term.Constant(Double.NaN));
                    actions.add(new Action.Mark(of(condition), array, of(only), mask));
                }
            }
        }

        private Node of(Term term) {
            Node before = seen.get(term);
            if (before != null) return before;
            Node node = make(term);
            seen.put(term, node);
            return node;
        }

        private Node make(Term term) {
            return (loop.fused() ? Fusion.of(term) : Optional.<Fusion>empty())
                    .map(fusion -> nodes.node(Operation.Arithmetic.FMA, of(fusion.x()), of(fusion.y()), of(fusion.z())))
                    .orElseGet(() -> asItStands(term));
        }

        private Node asItStands(Term term) {
            return switch (term) {
                case Term.Constant(double value) -> nodes.constant(value);
                case Term.Variable _, Term.Time _, Term.JumpTime _ -> named(term);
                case Term.Negation(Term x) -> nodes.node(Operation.Arithmetic.NEGATE, of(x));
                case Term.Sum(Term x, Term y) -> nodes.commutative(Operation.Arithmetic.ADD, of(x), of(y));
                case Term.Difference(Term x, Term y) -> nodes.node(Operation.Arithmetic.SUBTRACT, of(x), of(y));
                case Term.Product(Term x, Term y) -> nodes.product(of(x), of(y));
                case Term.Quotient(Term x, Term y) -> nodes.node(Operation.Arithmetic.DIVIDE, of(x), of(y));
                case Term.Power(Term base, Term exponent) -> power(base, exponent);
                case Term.Call(Function function, List<Term> arguments) -> call(function, arguments);
                case Term.Choice(Condition condition, Term then, Term otherwise) ->
                        nodes.choose(of(condition), of(then), of(otherwise));
                case Term.Draw draw -> throw new IllegalStateException("the loop " + loop.name() + " draws a random number: " + draw);
            };
        }

        private Node of(Condition condition) {
            Node before = seen.get(condition);
            if (before != null) return before;
            Node node = switch (condition) {
                case Condition.Comparison(var relation, Term x, Term y) -> nodes.node(new Operation.Compare(relation), of(x), of(y));
                case Condition.And(Condition x, Condition y) -> nodes.node(Operation.Logic.AND, of(x), of(y));
                case Condition.Or(Condition x, Condition y) -> nodes.node(Operation.Logic.OR, of(x), of(y));
                case Condition.Not(Condition x) -> nodes.node(Operation.Logic.NOT, of(x));
            };
            seen.put(condition, node);
            return node;
        }

        private Node named(Term name) {
            Node node = defined.get(name);
            if (node != null) return node;
            Loop.Operand operand = loop.operands().get(name);
            if (operand == null) throw new IllegalStateException("the loop " + loop.name() + " has no operand for " + name);
            return nodes.node(new Operation.Read(operand));
        }

        private Node power(Term base, Term exponent) {
            OptionalInt whole = Evaluation.wholeExponent(exponent);
            return whole.isPresent() ? nodes.power(of(base), whole.getAsInt())
                    : nodes.node(Operation.Arithmetic.POWER, of(base), of(exponent));
        }

        private Node call(Function function, List<Term> arguments) {
            Node x = of(arguments.getFirst());
            if (function.arity() == 1) return nodes.node(new Operation.Apply(function), x);
            Node y = of(arguments.get(1));
            if (function != Function.MOD) return nodes.node(new Operation.Apply(function), x, y);
            Node whole = nodes.node(new Operation.Apply(Function.FLOOR), nodes.node(Operation.Arithmetic.DIVIDE, x, y));
            return nodes.node(Operation.Arithmetic.SUBTRACT, x, nodes.product(y, whole));
        }
    }
}
