package hillock.simulator.kernels;

import java.util.List;

/**
 * A value, or a truth, of the loop's element; equal computations are one node. Nodes are compared by identity.
 *
 * @see Graph
 */
final class Node {
    private final int id;
    private final Operation operation;
    private final List<Node> arguments;
    private final boolean invariant;

    Node(int id, Operation operation, List<Node> arguments) {
        this.id = id;
        this.operation = operation;
        this.arguments = List.copyOf(arguments);
        boolean element = operation instanceof Operation.Read(Loop.Operand operand) && !(operand instanceof Loop.Operand.Scalar);
        this.invariant = !element && arguments.stream().allMatch(Node::invariant);
    }

    /** Counted from 0; larger than those of its arguments. */
    int id() {
        return id;
    }

    Operation operation() {
        return operation;
    }

    List<Node> arguments() {
        return arguments;
    }

    /** Whether it is the same for all elements. */
    boolean invariant() {
        return invariant;
    }

    Operation.Kind kind() {
        return operation.kind();
    }

    /** A truth rather than a number. */
    boolean truth() {
        return kind() == Operation.Kind.TRUTH;
    }

    /** Nothing is computed for it: a constant, or an operand. */
    boolean leaf() {
        return arguments.isEmpty();
    }
}
