package hillock.simulator.kernels;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import hillock.language.model.Condition.Relation;
import hillock.language.model.Experiment.Precision;
import hillock.language.model.Function;
import hillock.simulator.kernels.Operation.Arithmetic;
import hillock.simulator.kernels.Operation.Bitwise;

/**
 * Signs of trouble: whole numbers of which one is negative for an element that this kernel does not do right. There are arguments that a
 * function's guard turns away, requirements that may fail, events, points next to removable singularities. The next kernel redoes the group
 * of lanes and gives the same bits as the judge; so trouble may be suspected too often, never too seldom.
 *
 * <p>Ranges around or above 0 are tested by whole-number arithmetic on the bits, which is cheaper than comparing: as whole numbers, bits of
 * positive numbers are ordered like the numbers, NaN's are above all of them, and those of negative numbers are negative. So -0.0 is under
 * suspicion, and the scalar kernel clears it.
 */
final class Signs {
    private final Format format;
    private final long infinite;
    private final Nodes nodes;
    private final Set<Node> signs = new LinkedHashSet<>();

    Signs(Nodes nodes, Precision precision) {
        this.format = Format.of(precision);
        this.infinite = format.bits(Double.POSITIVE_INFINITY);
        this.nodes = nodes;
    }

    /** One number that is negative where any sign is; empty if there are no signs. */
    Optional<Node> trouble() {
        return signs.stream().reduce((x, y) -> nodes.commutative(Bitwise.Whole.OR, x, y));
    }

    /** Where the truth does not hold there is trouble. */
    void mustHold(Node truth) {
        if (nodes.certain(truth)) return;
        switch (truth.operation()) {
            case Operation.Logic logic when logic == Operation.Logic.AND -> truth.arguments().forEach(this::mustHold);
            case Operation.Compare(Relation relation) -> mustCompare(truth, relation, truth.arguments().get(0), truth.arguments().get(1));
            case Operation.Logic logic when logic == Operation.Logic.NOT -> mustNotHold(truth, truth.arguments().getFirst());
            case Operation.Logic _ -> mustHoldAsItIs(truth);
            case Operation.Constant _, Operation.Read _, Arithmetic _, Operation.Apply _, Operation.Choose _, Bitwise _ ->
                    throw new IllegalStateException("no truth: " + truth.operation());
        }
    }

    /** Of a number that is not negative; NaN may pass. An absolute value is compared by its square, which is one operation. */
    void mustExceed(Node size, double limit) {
        double square = format.above(limit * limit);
        if (isSize(size) && square >= Float.MIN_NORMAL) {
            Node x = size.arguments().getFirst();
            signs.add(nodes.bits(nodes.node(Arithmetic.FMA, x, x, nodes.constant(-square))));
        } else {
            signs.add(minus(nodes.bits(size), nodes.pattern(format.bits(limit) + 1)));
        }
    }

    /** Of a number that is not negative: it is not NaN. */
    void mustBeANumber(Node size) {
        if (!boundedAbove(size)) signs.add(ofNaN(size));
    }

    /** Whether it is the absolute value of something. */
    static boolean isSize(Node x) {
        return x.operation().equals(new Operation.Apply(Function.ABS));
    }

    private void mustCompare(Node truth, Relation relation, Node x, Node y) {
        switch (relation) {
            case AT_MOST, LESS -> {
                if (isConstant(x, 0) && relation == Relation.AT_MOST) mustBePositive(y);
                else if (x.operation() instanceof Operation.Constant least && least.value() > 0) mustBeAbove(y, least, relation);
                else if (isSize(x) && y.operation() instanceof Operation.Constant limit && limit.value() >= 0) {
                    mustBeBelow(x, limit, relation);
                } else if (signs.contains(nodes.bits(x)) && y.operation() instanceof Operation.Constant limit && limit.value() > 0) {
                    mustBeBelow(x, limit, relation);
                } else mustHoldAsItIs(truth);
            }
            case AT_LEAST, GREATER -> mustCompare(truth, relation == Relation.AT_LEAST ? Relation.AT_MOST : Relation.LESS, y, x);
            case UNEQUAL -> {
                if (isConstant(y, 0)) mustExceed(nodes.node(new Operation.Apply(Function.ABS), x), 0);
                else mustHoldAsItIs(truth);
            }
            case EQUAL -> mustHoldAsItIs(truth);
        }
    }

    private void mustBePositive(Node x) {
        signs.add(nodes.bits(x));
        signs.add(ofNaN(x));
    }

    private void mustBeAbove(Node x, Operation.Constant least, Relation relation) {
        if (!isSize(x)) signs.add(nodes.bits(x));
        mustBeANumber(x);
        long bits = format.bits(least.value());
        signs.add(minus(nodes.bits(x), nodes.pattern(relation == Relation.LESS ? bits + 1 : bits)));
    }

    /** Whether it is known, or will be found out, that it is neither too large nor NaN. */
    private boolean boundedAbove(Node x) {
        boolean known = signs.stream().anyMatch(sign -> sign.operation() == Bitwise.Whole.MINUS && sign.arguments().get(1) == nodes.bits(x)
                && sign.arguments().get(0).operation() instanceof Bitwise.Pattern(long limit) && limit <= infinite);
        return known || nodes.isBounded(x);
    }

    /** A bound makes the weaker one from {@link #mustBePositive} superfluous. */
    private void mustBeBelow(Node x, Operation.Constant limit, Relation relation) {
        signs.remove(ofNaN(x));
        long bits = format.bits(limit.value());
        signs.add(minus(nodes.pattern(relation == Relation.LESS ? bits - 1 : bits), nodes.bits(x)));
    }

    /**
     * An event, where one number is not above 0 and another one is: one or two operations, where truths of lanes and what is made of them
     * take six.
     */
    private void mustNotHold(Node truth, Node event) {
        boolean both = event.operation() == Operation.Logic.AND && event.arguments().get(0).operation() == Operation.Logic.NOT;
        Optional<Node> before = both ? aboveZero(event.arguments().get(0).arguments().getFirst()) : Optional.empty();
        Optional<Node> after = both ? aboveZero(event.arguments().get(1)) : Optional.empty();
        if (before.isEmpty() || after.isEmpty() || !nodes.isBounded(before.get())) {
            mustHoldAsItIs(truth);
            return;
        }
        Node bits = nodes.bits(before.get());
        // of all but NaN the first is negative where the number is not above 0; the second is where it is, or is 0
        Node low = nodes.commutative(Bitwise.Whole.OR, bits, minus(bits, nodes.pattern(1)));
        Node notNegative = nodes.commutative(Bitwise.Whole.XOR, nodes.bits(after.get()), nodes.pattern(-1));
        signs.add(nodes.commutative(Bitwise.Whole.AND, low, notNegative));
    }

    /** What a truth says to be above 0. */
    private static Optional<Node> aboveZero(Node truth) {
        boolean says = truth.operation().equals(new Operation.Compare(Relation.GREATER)) && isConstant(truth.arguments().get(1), 0);
        return says ? Optional.of(truth.arguments().getFirst()) : Optional.empty();
    }

    private void mustHoldAsItIs(Node truth) {
        signs.add(nodes.bits(nodes.choose(truth, nodes.constant(0), nodes.constant(-1))));
    }

    /** Of numbers that are not negative, the sign of NaN alone. */
    private Node ofNaN(Node x) {
        return minus(nodes.pattern(infinite), nodes.bits(x));
    }

    private static boolean isConstant(Node node, double value) {
        return node.operation() instanceof Operation.Constant constant && constant.value() == value;
    }

    private Node minus(Node x, Node y) {
        return nodes.node(Bitwise.Whole.MINUS, x, y);
    }
}
