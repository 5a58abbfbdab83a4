package hillock.simulator.kernels;

import java.util.HashMap;
import java.util.Map;
import hillock.language.model.Experiment.Precision;
import hillock.language.model.Function;

/** How large, in absolute value, nodes can be, from what is known of operands; infinite where nothing is known. */
final class Sizes {
    private final Map<Loop.Operand, Loop.Range> ranges;
    private final double slack;
    private final double largest;
    private final Map<Node, Double> known = new HashMap<>();

    Sizes(Map<Loop.Operand, Loop.Range> ranges, Precision precision) {
        this.ranges = ranges;
        this.slack = Format.of(precision).slack;
        this.largest = precision.largest();
    }

    /** Not finite if it may be anything, NaN included. */
    double size(Node node) {
        Double before = known.get(node);
        if (before != null) return before;
        double computed = compute(node);
        double size = computed <= largest ? computed : Double.POSITIVE_INFINITY;
        known.put(node, size);
        return size;
    }

    private double compute(Node node) {
        return switch (node.operation()) {
            case Operation.Constant constant -> Math.abs(constant.value());
            case Operation.Read(Loop.Operand operand) -> {
                Loop.Range range = ranges.get(operand);
                yield range == null ? Double.POSITIVE_INFINITY : Math.max(Math.abs(range.least()), Math.abs(range.most()));
            }
            case Operation.Arithmetic arithmetic -> switch (arithmetic) {
                case NEGATE -> argument(node, 0);
                case ADD, SUBTRACT -> (argument(node, 0) + argument(node, 1)) * slack;
                case MULTIPLY -> argument(node, 0) * argument(node, 1) * slack;
                case DIVIDE -> node.arguments().get(1).operation() instanceof Operation.Constant divisor
                        ? argument(node, 0) / Math.abs(divisor.value()) * slack : Double.POSITIVE_INFINITY;
                case FMA -> (argument(node, 0) * argument(node, 1) + argument(node, 2)) * slack;
                case POWER -> Double.POSITIVE_INFINITY;
            };
            case Operation.Apply(Function function) -> function == Function.ABS ? argument(node, 0) : Double.POSITIVE_INFINITY;
            case Operation.Choose _, Operation.Compare _, Operation.Logic _, Operation.Bitwise _ -> Double.POSITIVE_INFINITY;
        };
    }

    private double argument(Node node, int k) {
        return size(node.arguments().get(k));
    }
}
