package hillock.simulator.kernels;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import hillock.language.model.Condition.Relation;
import hillock.language.model.Experiment.Precision;
import hillock.language.model.Function;
import hillock.simulator.kernels.Operation.Arithmetic;
import hillock.simulator.kernels.Operation.Bitwise;

/**
 * A loop in primitive operations, all of which a vector unit has: functions are opened ({@link Lifter}), and nothing branches. Both sides
 * of a choice are computed. What is rare is left out: its {@link Signs} are there instead.
 */
final class Lanes {
    /** Below this size, what stands behind {@code if abs(x) > size} is taken for rare. */
    private static final double NEARLY_ZERO = 0.125;

    private final Format format;
    private final Nodes nodes;
    private final Map<Node, Node> lowered = new HashMap<>();
    private final Signs signs;
    private final Lifter lifter;

    private Lanes(Map<Loop.Operand, Loop.Range> ranges, Precision precision, boolean frequent) {
        this.format = Format.of(precision);
        this.nodes = new Nodes(ranges, precision);
        this.signs = new Signs(nodes, precision);
        this.lifter = new Lifter(nodes, precision, frequent, signs::mustHold);
    }

    /**
     * The last is all but what is rare. Where that takes {@link Frequent} ways, the ordinary ways of functions alone come before it. None
     * if elements would see each other's results, if a loop does more than one kind of thing with what it adds to, and if one in
     * binary64 has to do with arrays of binary32.
     */
    static List<Graph> graphs(Loop loop) {
        Graph graph = Graph.of(loop);
        if (entangled(graph) || widens(loop)) return List.of();
        Lanes lanes = over(loop, false);
        Graph ordinary = lanes.lower(graph);
        return lanes.lifter.leftOut() ? List.of(ordinary, over(loop, true).lower(graph)) : List.of(ordinary);
    }

    private static Lanes over(Loop loop, boolean frequent) {
        Map<Loop.Operand, Loop.Range> ranges = new HashMap<>();
        loop.ranges().forEach((name, range) -> ranges.put(loop.operands().get(name), range));
        return new Lanes(ranges, loop.precision(), frequent);
    }

    private static boolean widens(Loop loop) {
        return loop.precision() == Precision.DOUBLE && !loop.singles().isEmpty();
    }

    private static boolean entangled(Graph graph) {
        Set<Integer> written = new HashSet<>();
        boolean adds = false;
        boolean stores = false;
        for (Graph.Action action : graph.actions()) {
            switch (action) {
                case Graph.Action.Store(int array, Node _) -> {
                    written.add(array);
                    stores = true;
                }
                case Graph.Action.Mark(Node _, int array, Node _, int _) -> {
                    written.add(array);
                    stores = true;
                }
                case Graph.Action.Add(int array, int _, Node _) -> {
                    // two sums into one array take turns, element by element
                    if (!written.add(array)) return true;
                    adds = true;
                }
                case Graph.Action.Put _ -> {
                    return true;
                }
                case Graph.Action.Require _, Graph.Action.Divert _ -> {}
            }
        }
        if (adds && stores) return true;
        for (Node node : graph.nodes()) {
            if (!(node.operation() instanceof Operation.Read(Loop.Operand operand))) continue;
            if (operand instanceof Loop.Operand.Gathered(int array, int _) && written.contains(array)) return true;
            if (operand instanceof Loop.Operand.Element(int array) && adds && written.contains(array)) return true;
        }
        return false;
    }

    private Graph lower(Graph graph) {
        List<Graph.Action> actions = new ArrayList<>();
        for (Graph.Action action : graph.actions()) {
            switch (action) {
                case Graph.Action.Store(int array, Node value) -> actions.add(new Graph.Action.Store(array, of(value)));
                case Graph.Action.Add(int array, int index, Node value) -> actions.add(new Graph.Action.Add(array, index, of(value)));
                case Graph.Action.Require(Node condition, int _) -> signs.mustHold(of(condition));
                case Graph.Action.Mark(Node condition, int _, Node _, int _) -> signs.mustHold(not(of(condition)));
                case Graph.Action.Put _ -> throw new IllegalStateException("elements that put are done one by one");
                case Graph.Action.Divert _ -> throw new IllegalStateException("the graph is in primitive operations already");
            }
        }
        signs.trouble().ifPresent(trouble -> actions.addFirst(new Graph.Action.Divert(trouble)));
        return new Graph(nodes.all(), List.copyOf(actions));
    }

    private Node of(Node node) {
        Node before = lowered.get(node);
        if (before != null) return before;
        Node result = make(node);
        lowered.put(node, result);
        return result;
    }

    private Node make(Node node) {
        return switch (node.operation()) {
            case Operation.Choose choose -> rare(node).orElseGet(() -> nodes.node(choose, arguments(node)));
            case Operation.Apply(Function function) -> call(function, arguments(node));
            case Arithmetic arithmetic when arithmetic == Arithmetic.POWER -> lifter.call("pow", List.of(arguments(node)));
            case Operation.Constant _, Operation.Read _, Arithmetic _, Operation.Compare _, Operation.Logic _, Bitwise _ ->
                    nodes.node(node.operation(), arguments(node));
        };
    }

    private Node[] arguments(Node node) {
        return node.arguments().stream().map(this::of).toArray(Node[]::new);
    }

    /** {@code if abs(x) > small then ... else ...}: the else is for the few near a removable singularity. */
    private Optional<Node> rare(Node choice) {
        Node condition = choice.arguments().getFirst();
        if (!condition.operation().equals(new Operation.Compare(Relation.GREATER))) return Optional.empty();
        Node size = condition.arguments().get(0);
        if (!Signs.isSize(size) || !(condition.arguments().get(1).operation() instanceof Operation.Constant limit)) return Optional.empty();
        if (!(limit.value() >= 0 && limit.value() <= NEARLY_ZERO)) return Optional.empty();
        Node then = of(choice.arguments().get(1));
        Node found = of(size);
        signs.mustExceed(found, limit.value());
        // NaN goes on with the first side, which is as good as the other where both are NaN then
        if (!NotANumber.spreads(size.arguments().getFirst(), choice)) signs.mustBeANumber(found);
        return Optional.of(then);
    }

    private Node call(Function function, Node... x) {
        return switch (function) {
            case ABS, SQRT, MIN, MAX -> nodes.node(new Operation.Apply(function), x);
            case SIGN -> nodes.choose(compare(Relation.GREATER, x[0], 0), nodes.constant(1),
                    nodes.choose(compare(Relation.LESS, x[0], 0), nodes.constant(-1), x[0]));
            case H -> nodes.choose(compare(Relation.GREATER, x[0], 0), nodes.constant(1),
                    nodes.choose(compare(Relation.LESS, x[0], 0), nodes.constant(0),
                            nodes.choose(compare(Relation.EQUAL, x[0], 0), nodes.constant(0.5), nodes.constant(Double.NaN))));
            case FLOOR -> floor(x[0]);
            case EXP, LOG, SIN, COS, TAN, SINH, COSH, TANH, EXPREL -> lifter.call(function.symbol(), List.of(x));
            case MOD -> throw new IllegalStateException("mod is made of others");
        };
    }

    /** Rounded to the nearest whole number, less one where that lies above; with the sign of x, so that -0.0 stays. */
    private Node floor(Node x) {
        signs.mustHold(compare(Relation.LESS, nodes.node(new Operation.Apply(Function.ABS), x), format.rounder / 3));
        Node near = nodes.node(Arithmetic.SUBTRACT, nodes.sum(x, nodes.constant(format.rounder)), nodes.constant(format.rounder));
        Node below = nodes.node(Arithmetic.SUBTRACT, near, nodes.constant(1));
        Node whole = nodes.choose(nodes.node(new Operation.Compare(Relation.GREATER), near, x), below, near);
        Node sign = nodes.commutative(Bitwise.Whole.AND, nodes.bits(x), nodes.pattern(format.sign));
        return nodes.node(new Bitwise.ToNumber(), nodes.commutative(Bitwise.Whole.OR, nodes.bits(whole), sign));
    }

    private Node compare(Relation relation, Node x, double y) {
        return nodes.node(new Operation.Compare(relation), x, nodes.constant(y));
    }

    private Node not(Node truth) {
        return nodes.node(Operation.Logic.NOT, truth);
    }
}
