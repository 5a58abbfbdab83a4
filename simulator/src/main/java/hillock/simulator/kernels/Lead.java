package hillock.simulator.kernels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import hillock.language.model.Function;

/**
 * What a loop over lanes computes one group of lanes ahead: of the step's longest chain of operations that wait for each other the first
 * half, for the next group, while the second half is done for this one (software pipelining: Lam 1988, SIGPLAN Notices 23(7):318). A
 * processor begins operations of the next group while others still wait, but it does not look much farther ahead; where the chain takes
 * longer than all of a group's operations it stands still.
 *
 * @param operands what the early values are computed from that differs between elements, in order of dependence
 * @param early    what is computed ahead: definitions of the part's body, likewise
 * @param carried  those of them that the second half uses
 * @param last     those of the carried that no other one is computed from
 */
record Lead(List<Node> operands, List<Node> early, List<Node> carried, List<Node> last) {
    /** Nothing. */
    static final Lead NONE = new Lead(List.of(), List.of(), List.of(), List.of());

    /** A chain of fewer cycles is hidden behind the neighbouring groups' operations as it is. */
    private static final int SHORT = 64;
    /** What carrying a value from one group to the next costs, in cycles: a register, mainly. */
    private static final int CARRYING = 4;
    private static final int ARITHMETIC = 4;
    private static final int DIVISION = 24;
    private static final int ROOT = 30;
    private static final Comparator<Node> BY_ID = Comparator.comparingInt(Node::id);

    boolean isNone() {
        return early.isEmpty();
    }

    /**
     * The cut of the longest chain, between definitions, that leaves the shorter halves and carries less. None where the chain is short.
     *
     * @param body what is kept in variables for each element, in order of dependence
     */
    static Lead of(List<Node> body, List<Graph.Action> actions) {
        Chains chains = new Chains(actions);
        if (chains.longest < SHORT) return NONE;
        List<Node> computed = body.stream().filter(node -> !node.leaf()).toList();
        Lead best = NONE;
        int least = chains.longest;
        for (int cut : new TreeSet<>(chains.ready.values())) {
            Lead lead = chains.cutAt(cut, computed, actions);
            int cost = Math.max(cut, chains.longest - cut) + CARRYING * lead.carried.size();
            if (lead.isNone() || cost >= least) continue;
            least = cost;
            best = lead;
        }
        return best;
    }

    /** How long after the operands each value is there, and how long after it the last one that waits for it, in cycles. */
    private static final class Chains {
        private final Map<Node, Integer> ready = new HashMap<>();
        private final Map<Node, Integer> left = new HashMap<>();
        private final int longest;

        Chains(List<Graph.Action> actions) {
            List<Node> nodes = new ArrayList<>();
            for (Graph.Action action : actions) for (Node node : action.nodes()) visit(node, nodes);
            for (Node node : nodes.reversed()) {
                if (node.invariant()) continue;
                int rest = left.getOrDefault(node, 0) + cycles(node);
                for (Node argument : node.arguments()) left.merge(argument, rest, Math::max);
            }
            longest = ready.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        }

        private void visit(Node node, List<Node> nodes) {
            if (ready.containsKey(node)) return;
            int begun = 0;
            for (Node argument : node.arguments()) {
                visit(argument, nodes);
                begun = Math.max(begun, ready.get(argument));
            }
            ready.put(node, node.invariant() ? 0 : begun + cycles(node));
            nodes.add(node);
        }

        /** Early is what is there by then of the longest chain, or of one that is not much shorter, and all that it takes. */
        Lead cutAt(int cut, List<Node> body, List<Graph.Action> actions) {
            Set<Node> needed = new HashSet<>();
            for (Node node : body) {
                if (ready.get(node) > cut) continue;
                if (ready.get(node) + left.getOrDefault(node, 0) >= longest * 2 / 3) collect(node, needed);
            }
            List<Node> early = body.stream().filter(needed::contains).toList();
            Set<Node> kept = new HashSet<>(body);
            Set<Node> used = new HashSet<>();
            for (Node node : body) if (!needed.contains(node)) node.arguments().forEach(argument -> take(argument, kept, used));
            for (Graph.Action action : actions) for (Node node : action.nodes()) take(node, kept, used);
            List<Node> carried = early.stream().filter(used::contains).toList();
            Set<Node> inner = new HashSet<>();
            for (Node node : carried) node.arguments().forEach(argument -> collect(argument, inner));
            List<Node> operands = needed.stream().filter(node -> node.leaf() && !node.invariant()).sorted(BY_ID).toList();
            return new Lead(operands, early, carried, carried.stream().filter(node -> !inner.contains(node)).toList());
        }

        private static void collect(Node node, Set<Node> found) {
            if (found.add(node)) node.arguments().forEach(argument -> collect(argument, found));
        }

        /** The definitions that are named where the node is computed. */
        private static void take(Node node, Set<Node> kept, Set<Node> used) {
            if (node.invariant()) return;
            if (kept.contains(node)) used.add(node);
            else node.arguments().forEach(argument -> take(argument, kept, used));
        }

        private static int cycles(Node node) {
            return switch (node.operation()) {
                case Operation.Arithmetic arithmetic when arithmetic == Operation.Arithmetic.DIVIDE -> DIVISION;
                case Operation.Apply(var function) when function == Function.SQRT -> ROOT;
                case Operation.Arithmetic _, Operation.Apply _, Operation.Compare _ -> ARITHMETIC;
                case Operation.Bitwise _, Operation.Choose _, Operation.Logic _ -> 1;
                case Operation.Constant _, Operation.Read _ -> 0;
            };
        }
    }
}
