package hillock.simulator.kernels;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where NaN goes in a graph. May say too seldom that it spreads, never too often. */
final class NotANumber {
    private final Node cause;
    private final Map<Node, Boolean> known = new HashMap<>();

    private NotANumber(Node cause) {
        this.cause = cause;
    }

    /** Whether both sides of a choice are NaN wherever the cause is. */
    static boolean spreads(Node cause, Node choice) {
        NotANumber search = new NotANumber(stripped(cause));
        return search.reaches(choice.arguments().get(1)) && search.reaches(choice.arguments().get(2));
    }

    private boolean reaches(Node node) {
        if (node == cause) return true;
        if (node.id() < cause.id()) return false;
        Boolean before = known.get(node);
        if (before != null) return before;
        boolean result = switch (node.operation()) {
            case Operation.Arithmetic arithmetic -> arithmetic != Operation.Arithmetic.POWER
                    && node.arguments().stream().anyMatch(this::reaches);
            case Operation.Apply _ -> node.arguments().stream().anyMatch(this::reaches);
            case Operation.Choose _ -> reaches(node.arguments().get(1)) && reaches(node.arguments().get(2));
            case Operation.Constant _, Operation.Read _, Operation.Compare _, Operation.Logic _, Operation.Bitwise _ -> false;
        };
        known.put(node, result);
        return result;
    }

    /** What must be NaN for a node to be: operations with constants, of which none is 0 or not finite, make NaN of NaN alone. */
    private static Node stripped(Node node) {
        Node inner = node;
        for (Optional<Node> next = Optional.of(node); next.isPresent(); next = behindConstants(inner)) inner = next.get();
        return inner;
    }

    private static Optional<Node> behindConstants(Node node) {
        if (!(node.operation() instanceof Operation.Arithmetic arithmetic) || arithmetic == Operation.Arithmetic.POWER) {
            return Optional.empty();
        }
        boolean divides = arithmetic == Operation.Arithmetic.DIVIDE && isOrdinary(node.arguments().getFirst());
        Node[] others = node.arguments().stream().filter(each -> !isOrdinary(each)).toArray(Node[]::new);
        return others.length == 1 && !divides ? Optional.of(others[0]) : Optional.empty();
    }

    private static boolean isOrdinary(Node node) {
        return node.operation() instanceof Operation.Constant constant && constant.value() != 0 && Double.isFinite(constant.value());
    }
}
