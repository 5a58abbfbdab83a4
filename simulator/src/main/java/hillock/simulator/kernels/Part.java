package hillock.simulator.kernels;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one generated method computes.
 *
 * @param before  what it computes before its loop over the elements and keeps in variables, in order of dependence
 * @param body    what it computes for each element and keeps in variables, likewise
 * @param actions what it does with that for each element, in order
 * @param rows    rows of scratch memory for nodes that pass from one part to another. This part writes those it computes and reads the
 *                others that it uses
 */
record Part(List<Node> before, List<Node> body, List<Graph.Action> actions, Map<Node, Integer> rows) {
    /** Whether another part computes it. */
    boolean imported(Node node) {
        return rows.containsKey(node) && !before.contains(node) && !body.contains(node);
    }

    /** Operands, and what other parts compute, that this part uses; in order of dependence. */
    Set<Node> uses() {
        Set<Node> found = new TreeSet<>(Comparator.comparingInt(Node::id));
        Set<Node> seen = new HashSet<>();
        for (Node node : before) collect(node, seen, found);
        for (Node node : body) collect(node, seen, found);
        for (Graph.Action action : actions) for (Node node : action.nodes()) collect(node, seen, found);
        return found;
    }

    private void collect(Node node, Set<Node> seen, Set<Node> found) {
        if (node.operation() instanceof Operation.Constant || !seen.add(node)) return;
        if (node.leaf() || imported(node)) found.add(node);
        else for (Node argument : node.arguments()) collect(argument, seen, found);
    }
}
