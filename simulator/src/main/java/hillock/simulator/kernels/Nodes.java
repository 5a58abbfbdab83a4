package hillock.simulator.kernels;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.model.Condition.Relation;
import hillock.language.model.Experiment.Precision;
import hillock.language.model.Function;

/**
 * Makes nodes so that equal computations are one node (hash-consing), and does operations on constants. Everything it replaces is exact:
 * the same bits, whatever the numbers are.
 */
final class Nodes {
    private static final long NEGATIVE_ZERO = Long.MIN_VALUE;
    /** What is smaller, {@link Format#rounder} rounds to 0, and then the sum is the rounder itself. */
    private static final double LESS_THAN_HALF = 0.499;

    private final Precision precision;
    private final Format format;
    private final Sizes ranges;
    private final List<Node> all = new ArrayList<>();
    private final Map<Key, Node> byMeaning = new HashMap<>();

    /** @param ranges what is known of operands */
    Nodes(Map<Loop.Operand, Loop.Range> ranges, Precision precision) {
        this.precision = precision;
        this.format = Format.of(precision);
        this.ranges = new Sizes(ranges, precision);
    }

    private record Key(Operation operation, List<Node> arguments) {}

    /** All nodes made so far, arguments before what uses them. */
    List<Node> all() {
        return List.copyOf(all);
    }

    /** Rounded to the precision. */
    Node constant(double value) {
        return node(Operation.Constant.of(precision.rounded(value)));
    }

    Node pattern(long bits) {
        return node(new Operation.Bitwise.Pattern(bits));
    }

    Node product(Node x, Node y) {
        return commutative(Operation.Arithmetic.MULTIPLY, x, y);
    }

    Node sum(Node x, Node y) {
        return commutative(Operation.Arithmetic.ADD, x, y);
    }

    Node choose(Node condition, Node then, Node otherwise) {
        return node(new Operation.Choose(), condition, then, otherwise);
    }

    /** Those of a number, as a whole number. */
    Node bits(Node number) {
        return node(new Operation.Bitwise.OfNumber(), number);
    }

    /** The multiplications of {@link Elementary#power}. */
    Node power(Node x, int n) {
        if (n < 0) return node(Operation.Arithmetic.DIVIDE, constant(1), power(x, -n));
        if (n == 0) return constant(1);
        Node result = x;
        for (int bit = Integer.highestOneBit(n) >> 1; bit > 0; bit >>= 1) {
            result = product(result, result);
            if ((n & bit) != 0) result = product(result, x);
        }
        return result;
    }

    Node commutative(Operation operation, Node x, Node y) {
        return x.id() <= y.id() ? node(operation, x, y) : node(operation, y, x);
    }

    Node node(Operation operation, Node... arguments) {
        if (operation == Operation.Bitwise.Whole.PLUS) {
            if (isZero(arguments[0])) return arguments[1];
            if (isZero(arguments[1])) return arguments[0];
        }
        if (operation == Operation.Arithmetic.NEGATE) return negative(arguments[0]).orElseGet(() -> made(operation, arguments));
        if (operation == Operation.Arithmetic.SUBTRACT && arguments[0].operation() == Operation.Arithmetic.NEGATE) {
            Node x = arguments[0].arguments().getFirst();
            Optional<Node> minus = negative(arguments[1]);
            if (minus.isPresent()) return made(operation, minus.get(), x);
        }
        if (operation == Operation.Arithmetic.FMA) return fused(arguments[0], arguments[1], arguments[2]);
        return made(operation, arguments);
    }

    /** Where a change of sign costs nothing, because a constant factor takes it: {@code -x}. */
    private Optional<Node> negative(Node x) {
        if (x.operation() != Operation.Arithmetic.MULTIPLY) return Optional.empty();
        for (int k = 0; k < 2; k++) {
            if (x.arguments().get(k).operation() instanceof Operation.Constant factor) {
                return Optional.of(product(constant(-factor.value()), x.arguments().get(1 - k)));
            }
        }
        return Optional.empty();
    }

    /** Whether a comparison holds whatever the operands are, by what is known of them. */
    boolean certain(Node truth) {
        if (!(truth.operation() instanceof Operation.Compare(Relation relation))) return false;
        if (!(truth.arguments().get(1).operation() instanceof Operation.Constant limit)) return false;
        double size = ranges.size(truth.arguments().getFirst());
        return switch (relation) {
            case LESS, AT_MOST -> size < limit.value();
            case GREATER, AT_LEAST -> size < -limit.value();
            case UNEQUAL -> size < Math.abs(limit.value());
            case EQUAL -> false;
        };
    }

    /** Whether it is known to be finite. */
    boolean isBounded(Node x) {
        return ranges.size(x) < Double.POSITIVE_INFINITY;
    }

    /** Where the product is known to be nothing but a negative zero, or to vanish in the sum, or one factor is 1. */
    private Node fused(Node x, Node y, Node z) {
        if (x.operation() instanceof Operation.Constant a && y.operation() instanceof Operation.Constant b) {
            if (Double.doubleToRawLongBits(a.value() * b.value()) == NEGATIVE_ZERO && (a.value() == 0 || b.value() == 0)) return z;
        }
        if (x.operation() instanceof Operation.Constant one && one.value() == 1) return sum(y, z);
        if (y.operation() instanceof Operation.Constant factor && z.operation() instanceof Operation.Constant rounder
                && rounder.value() == format.rounder && ranges.size(x) * Math.abs(factor.value()) < LESS_THAN_HALF) {
            return z;
        }
        return made(Operation.Arithmetic.FMA, x, y, z);
    }

    private Node made(Operation operation, Node... arguments) {
        Operation folded = fold(operation, arguments);
        List<Node> used = folded == operation ? List.of(arguments) : List.of();
        return byMeaning.computeIfAbsent(new Key(folded, used), key -> {
            Node node = new Node(all.size(), key.operation(), key.arguments());
            all.add(node);
            return node;
        });
    }

    private static boolean isZero(Node node) {
        return node.operation() instanceof Operation.Bitwise.Pattern(long bits) && bits == 0;
    }

    private Operation fold(Operation operation, Node... arguments) {
        if (arguments.length == 0 || arguments.length > 3) return operation;
        double[] x = new double[3];
        long[] bits = new long[3];
        for (int k = 0; k < arguments.length; k++) {
            switch (arguments[k].operation()) {
                case Operation.Constant constant -> x[k] = constant.value();
                case Operation.Bitwise.Pattern pattern -> bits[k] = pattern.bits();
                case Operation.Read _, Operation.Arithmetic _, Operation.Apply _, Operation.Choose _, Operation.Compare _,
                     Operation.Logic _, Operation.Bitwise.Whole _, Operation.Bitwise.Shift _, Operation.Bitwise.OfNumber _,
                     Operation.Bitwise.ToNumber _ -> {
                    return operation;
                }
            }
        }
        return switch (operation) {
            case Operation.Arithmetic arithmetic -> Operation.Constant.of(arithmetic.of(x[0], x[1], x[2], precision));
            case Operation.Apply(Function function) -> Operation.Constant.of(Evaluation.call(function, x[0], x[1], precision));
            case Operation.Bitwise.Whole whole -> new Operation.Bitwise.Pattern(whole.of(bits[0], bits[1], format));
            case Operation.Bitwise.Shift shift -> new Operation.Bitwise.Pattern(shift.of(bits[0], format));
            case Operation.Bitwise.OfNumber _ -> new Operation.Bitwise.Pattern(format.bits(x[0]));
            case Operation.Bitwise.ToNumber _ -> Operation.Constant.of(format.number(bits[0]));
            case Operation.Constant _, Operation.Read _, Operation.Choose _, Operation.Compare _, Operation.Logic _,
                 Operation.Bitwise.Pattern _ -> operation;
        };
    }
}
