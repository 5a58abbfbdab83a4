package hillock.simulator.kernels;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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

        record Store(int array, Node value) implements Action {}

        record Add(int array, int index, Node value) implements Action {}

        record Require(Node value, int mask) implements Action {}
    }

    static Graph of(Loop loop) {
        Builder builder = new Builder(loop);
        for (Loop.Statement statement : loop.statements()) builder.add(statement);
        return new Graph(List.copyOf(builder.nodes), List.copyOf(builder.actions));
    }

    private static final class Builder {
        private final Loop loop;
        private final List<Node> nodes = new ArrayList<>();
        private final List<Action> actions = new ArrayList<>();
        private final Map<Key, Node> byMeaning = new HashMap<>();
        private final Map<Term, Node> defined = new HashMap<>();
        /** By identity, because comparing or hashing a term walks all of it. */
        private final Map<Object, Node> seen = new IdentityHashMap<>();

        private record Key(Operation operation, List<Node> arguments) {}

        Builder(Loop loop) {
            this.loop = loop;
        }

        void add(Loop.Statement statement) {
            switch (statement) {
                case Loop.Statement.Let(Term.Variable name, Term value) -> {
                    boolean meantOther = defined.put(name, of(value)) != null || loop.operands().containsKey(name);
                    if (meantOther) seen.clear();
                }
                case Loop.Statement.Store(int array, Term value) -> actions.add(new Action.Store(array, of(value)));
                case Loop.Statement.Add(int array, int index, Term value) -> actions.add(new Action.Add(array, index, of(value)));
                case Loop.Statement.Require(Condition condition, int mask) -> actions.add(new Action.Require(of(condition), mask));
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
            return switch (term) {
                case Term.Constant(double value) -> node(Operation.Constant.of(value));
                case Term.Variable _, Term.Time _, Term.JumpTime _ -> named(term);
                case Term.Negation(Term x) -> node(Operation.Arithmetic.NEGATE, of(x));
                case Term.Sum(Term x, Term y) -> commutative(Operation.Arithmetic.ADD, of(x), of(y));
                case Term.Difference(Term x, Term y) -> node(Operation.Arithmetic.SUBTRACT, of(x), of(y));
                case Term.Product(Term x, Term y) -> product(of(x), of(y));
                case Term.Quotient(Term x, Term y) -> node(Operation.Arithmetic.DIVIDE, of(x), of(y));
                case Term.Power(Term base, Term exponent) -> power(base, exponent);
                case Term.Call(Function function, List<Term> arguments) -> call(function, arguments);
                case Term.Choice(Condition condition, Term then, Term otherwise) ->
                        node(new Operation.Choose(), of(condition), of(then), of(otherwise));
                case Term.Draw draw -> throw new IllegalStateException("the loop " + loop.name() + " draws a random number: " + draw);
            };
        }

        private Node of(Condition condition) {
            Node before = seen.get(condition);
            if (before != null) return before;
            Node node = switch (condition) {
                case Condition.Comparison(var relation, Term x, Term y) -> node(new Operation.Compare(relation), of(x), of(y));
                case Condition.And(Condition x, Condition y) -> node(Operation.Logic.AND, of(x), of(y));
                case Condition.Or(Condition x, Condition y) -> node(Operation.Logic.OR, of(x), of(y));
                case Condition.Not(Condition x) -> node(Operation.Logic.NOT, of(x));
            };
            seen.put(condition, node);
            return node;
        }

        private Node named(Term name) {
            Node node = defined.get(name);
            if (node != null) return node;
            Loop.Operand operand = loop.operands().get(name);
            if (operand == null) throw new IllegalStateException("the loop " + loop.name() + " has no operand for " + name);
            return node(new Operation.Read(operand));
        }

        private Node power(Term base, Term exponent) {
            OptionalInt whole = Evaluation.wholeExponent(exponent);
            return whole.isPresent() ? power(of(base), whole.getAsInt()) : node(Operation.Arithmetic.POWER, of(base), of(exponent));
        }

        /** The multiplications of {@link Elementary#power}. */
        private Node power(Node x, int n) {
            Node one = node(Operation.Constant.of(1));
            if (n < 0) return node(Operation.Arithmetic.DIVIDE, one, power(x, -n));
            if (n == 0) return one;
            Node result = x;
            for (int bit = Integer.highestOneBit(n) >> 1; bit > 0; bit >>= 1) {
                result = product(result, result);
                if ((n & bit) != 0) result = product(result, x);
            }
            return result;
        }

        private Node call(Function function, List<Term> arguments) {
            Node x = of(arguments.getFirst());
            if (function.arity() == 1) return node(new Operation.Apply(function), x);
            Node y = of(arguments.get(1));
            if (function != Function.MOD) return node(new Operation.Apply(function), x, y);
            Node whole = node(new Operation.Apply(Function.FLOOR), node(Operation.Arithmetic.DIVIDE, x, y));
            return node(Operation.Arithmetic.SUBTRACT, x, product(y, whole));
        }

        private Node product(Node x, Node y) {
            return commutative(Operation.Arithmetic.MULTIPLY, x, y);
        }

        private Node commutative(Operation operation, Node x, Node y) {
            return x.id() <= y.id() ? node(operation, x, y) : node(operation, y, x);
        }

        private Node node(Operation operation, Node... arguments) {
            Operation folded = fold(operation, arguments);
            List<Node> used = folded == operation ? List.of(arguments) : List.of();
            return byMeaning.computeIfAbsent(new Key(folded, used), key -> {
                Node node = new Node(nodes.size(), key.operation(), key.arguments());
                nodes.add(node);
                return node;
            });
        }

        private static Operation fold(Operation operation, Node... arguments) {
            boolean constants = arguments.length > 0;
            double[] values = new double[2];
            for (int k = 0; k < arguments.length && constants; k++) {
                constants = arguments[k].operation() instanceof Operation.Constant;
                if (constants) values[k] = ((Operation.Constant) arguments[k].operation()).value();
            }
            if (!constants) return operation;
            return switch (operation) {
                case Operation.Arithmetic arithmetic -> Operation.Constant.of(arithmetic.of(values[0], values[1]));
                case Operation.Apply(Function function) -> Operation.Constant.of(Evaluation.call(function, values[0], values[1]));
                case Operation.Constant _, Operation.Read _, Operation.Choose _, Operation.Compare _, Operation.Logic _ -> operation;
            };
        }
    }
}
