package hillock.simulator.kernels;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
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
 * A loop in primitive operations, all of which a vector unit has: functions are opened ({@link Lifter}), and nothing branches. Both sides of
 * a choice are computed. What is rare is left out: instead there is one value, {@code trouble}, that is negative (as a whole number) for
 * elements that only the scalar kernel does right: arguments that a function's guard turns away, requirements that may fail, events, points
 * next to removable singularities. A group of lanes with trouble in it is redone by the scalar kernel, which gives the same bits as the
 * judge; so trouble may be suspected too often, never too seldom.
 */
final class Lanes {
    /** Below this size, what stands behind {@code if abs(x) > size} is taken for rare. */
    private static final double NEARLY_ZERO = 0.125;

    private final Format format;
    private final long finite;
    private final Nodes nodes;
    private final Map<Node, Node> lowered = new HashMap<>();
    private final Set<Node> signs = new LinkedHashSet<>();
    private final Lifter lifter;

    private Lanes(Map<Loop.Operand, Loop.Range> ranges, Precision precision, boolean frequent) {
        this.format = Format.of(precision);
        this.finite = format.bits(precision.largest());
        this.nodes = new Nodes(ranges, precision);
        this.lifter = new Lifter(nodes, precision, frequent, this::mustHold);
    }

    /**
     * The last is all but what is rare. Where that takes {@link Frequent} ways, the ordinary ways of functions alone come before it. None if
     * elements would see each other's results, and if a loop does more than one kind of thing with what it adds to.
     */
    static List<Graph> graphs(Loop loop) {
        Graph graph = Graph.of(loop);
        if (entangled(graph)) return List.of();
        Lanes lanes = over(loop, false);
        Graph ordinary = lanes.lower(graph);
        return lanes.lifter.leftOut() ? List.of(ordinary, over(loop, true).lower(graph)) : List.of(ordinary);
    }

    private static Lanes over(Loop loop, boolean frequent) {
        Map<Loop.Operand, Loop.Range> ranges = new HashMap<>();
        loop.ranges().forEach((name, range) -> ranges.put(loop.operands().get(name), range));
        return new Lanes(ranges, loop.precision(), frequent);
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
                case Graph.Action.Require(Node condition, int _) -> mustHold(of(condition));
                case Graph.Action.Mark(Node condition, int _, Node _, int _) -> mustHold(not(of(condition)));
                case Graph.Action.Divert _ -> throw new IllegalStateException("the graph is in primitive operations already");
            }
        }
        trouble().ifPresent(trouble -> actions.addFirst(new Graph.Action.Divert(trouble)));
        return new Graph(nodes.all(), List.copyOf(actions));
    }

    private Optional<Node> trouble() {
        return signs.stream().reduce((x, y) -> nodes.commutative(Bitwise.Whole.OR, x, y));
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
        if (!isSize(size) || !(condition.arguments().get(1).operation() instanceof Operation.Constant limit)) return Optional.empty();
        if (!(limit.value() >= 0 && limit.value() <= NEARLY_ZERO)) return Optional.empty();
        Node then = of(choice.arguments().get(1));
        Node found = of(size);
        // negative where the size, as bits, is at most the limit's
        signs.add(minus(bits(found), nodes.pattern(format.bits(limit.value()) + 1)));
        // NaN goes on with the first side, which is as good as the other where both are NaN then
        boolean alike = boundedAbove(found) || NotANumber.spreads(size.arguments().getFirst(), choice);
        if (!alike) signs.add(minus(nodes.pattern(finite + 1), bits(found)));
        return Optional.of(then);
    }

    private Node call(Function function, Node... x) {
        return switch (function) {
            case ABS, SQRT, MIN, MAX -> nodes.node(new Operation.Apply(function), x);
            case SIGN -> choose(compare(Relation.GREATER, x[0], 0), nodes.constant(1),
                    choose(compare(Relation.LESS, x[0], 0), nodes.constant(-1), x[0]));
            case H -> choose(compare(Relation.GREATER, x[0], 0), nodes.constant(1), choose(compare(Relation.LESS, x[0], 0), nodes.constant(0),
                    choose(compare(Relation.EQUAL, x[0], 0), nodes.constant(0.5), nodes.constant(Double.NaN))));
            case FLOOR -> floor(x[0]);
            case EXP, LOG, SIN, COS, TAN, SINH, COSH, TANH, EXPREL -> lifter.call(function.symbol(), List.of(x));
            case MOD -> throw new IllegalStateException("mod is made of others");
        };
    }

    /** Rounded to the nearest whole number, less one where that lies above; with the sign of x, so that -0.0 stays. */
    private Node floor(Node x) {
        mustHold(nodes.node(new Operation.Compare(Relation.LESS), nodes.node(new Operation.Apply(Function.ABS), x), nodes.constant(format.rounder / 3)));
        Node near = nodes.node(Arithmetic.SUBTRACT, nodes.sum(x, nodes.constant(format.rounder)), nodes.constant(format.rounder));
        Node below = nodes.node(Arithmetic.SUBTRACT, near, nodes.constant(1));
        Node whole = choose(nodes.node(new Operation.Compare(Relation.GREATER), near, x), below, near);
        Node sign = nodes.commutative(Bitwise.Whole.AND, bits(x), nodes.pattern(format.sign));
        return nodes.node(new Bitwise.ToNumber(), nodes.commutative(Bitwise.Whole.OR, bits(whole), sign));
    }

    /** Where the truth does not hold there is trouble. */
    private void mustHold(Node truth) {
        if (nodes.certain(truth)) return;
        switch (truth.operation()) {
            case Operation.Logic logic when logic == Operation.Logic.AND -> truth.arguments().forEach(this::mustHold);
            case Operation.Compare(Relation relation) -> mustCompare(truth, relation, truth.arguments().get(0), truth.arguments().get(1));
            case Operation.Logic _ -> mustHoldAsItIs(truth);
            case Operation.Constant _, Operation.Read _, Arithmetic _, Operation.Apply _, Operation.Choose _, Bitwise _ ->
                    throw new IllegalStateException("no truth: " + truth.operation());
        }
    }

    /**
     * Ranges around or above 0 by whole-number arithmetic on the bits, which is cheaper than comparing: as whole numbers, bits of positive
     * numbers are ordered like the numbers, NaN's are above all of them, and those of negative numbers are negative. So -0.0 is under
     * suspicion, and the scalar kernel clears it.
     */
    private void mustCompare(Node truth, Relation relation, Node x, Node y) {
        switch (relation) {
            case AT_MOST, LESS -> {
                if (isConstant(x, 0) && relation == Relation.AT_MOST) mustBePositive(y);
                else if (x.operation() instanceof Operation.Constant least && least.value() > 0) mustBeAbove(y, least, relation);
                else if (isSize(x) && y.operation() instanceof Operation.Constant limit && limit.value() >= 0) mustBeBelow(x, limit, relation);
                else if (signs.contains(bits(x)) && y.operation() instanceof Operation.Constant limit && limit.value() > 0) {
                    mustBeBelow(x, limit, relation);
                } else mustHoldAsItIs(truth);
            }
            case AT_LEAST, GREATER -> mustCompare(truth, relation == Relation.AT_LEAST ? Relation.AT_MOST : Relation.LESS, y, x);
            case UNEQUAL -> {
                if (isConstant(y, 0)) signs.add(minus(bits(nodes.node(new Operation.Apply(Function.ABS), x)), nodes.pattern(1)));
                else mustHoldAsItIs(truth);
            }
            case EQUAL -> mustHoldAsItIs(truth);
        }
    }

    private void mustBePositive(Node x) {
        signs.add(bits(x));
        signs.add(minus(nodes.pattern(finite + 1), bits(x)));
    }

    private void mustBeAbove(Node x, Operation.Constant least, Relation relation) {
        if (!isSize(x)) signs.add(bits(x));
        if (!boundedAbove(x)) signs.add(minus(nodes.pattern(finite + 1), bits(x)));
        signs.add(minus(bits(x), nodes.pattern(relation == Relation.LESS ? format.bits(least.value()) + 1 : format.bits(least.value()))));
    }

    /** Whether it is known, or will be found out, that it is neither too large nor NaN. */
    private boolean boundedAbove(Node x) {
        boolean known = signs.stream().anyMatch(sign -> sign.operation() == Bitwise.Whole.MINUS && sign.arguments().get(1) == bits(x)
                && sign.arguments().get(0).operation() instanceof Bitwise.Pattern(long limit) && limit <= finite + 1);
        return known || nodes.isBounded(x);
    }

    /** A bound makes the weaker one from {@link #mustBePositive} superfluous. */
    private void mustBeBelow(Node x, Operation.Constant limit, Relation relation) {
        signs.remove(minus(nodes.pattern(finite + 1), bits(x)));
        signs.add(minus(nodes.pattern(relation == Relation.LESS ? format.bits(limit.value()) - 1 : format.bits(limit.value())), bits(x)));
    }

    private void mustHoldAsItIs(Node truth) {
        signs.add(bits(choose(truth, nodes.constant(0), nodes.constant(-1))));
    }

    private static boolean isSize(Node x) {
        return x.operation().equals(new Operation.Apply(Function.ABS));
    }

    private static boolean isConstant(Node node, double value) {
        return node.operation() instanceof Operation.Constant constant && constant.value() == value;
    }

    private Node compare(Relation relation, Node x, double y) {
        return nodes.node(new Operation.Compare(relation), x, nodes.constant(y));
    }

    private Node choose(Node condition, Node then, Node otherwise) {
        return nodes.node(new Operation.Choose(), condition, then, otherwise);
    }

    private Node not(Node truth) {
        return nodes.node(Operation.Logic.NOT, truth);
    }

    private Node bits(Node number) {
        return nodes.node(new Bitwise.OfNumber(), number);
    }

    private Node minus(Node x, Node y) {
        return nodes.node(Bitwise.Whole.MINUS, x, y);
    }
}
