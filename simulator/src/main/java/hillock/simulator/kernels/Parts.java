package hillock.simulator.kernels;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * A large loop cut into parts, each small enough for the JIT compiler. Those of {@code once} compute what is the same for all elements.
 * Those of {@code each} are run one after another over the same block of elements, passing numbers on in rows of scratch memory; only
 * the last of them act. So each sees the operands as they were before, as if one element were done after another, unless
 * an element reads what another one writes: then a block is one element.
 */
record Parts(List<Part> once, List<Part> each, int rows, int block) {
    private static final int BLOCK = 128;

    /**
     * @param placement not lazy
     * @param largest   about how many bytes of code a part may have
     */
    static Parts of(Graph graph, Placement placement, int largest) {
        List<List<Node>> constant = pack(placement.before().definitions(), placement::bytes, placement::reads, placement, largest);
        List<List<Node>> varying = pack(placement.body().definitions(), placement::bytes, placement::reads, placement, largest);
        List<List<Graph.Action>> acting = pack(graph.actions(), placement::bytes, placement::reads, placement, largest);
        Map<Node, Integer> rows = new HashMap<>();
        List<Part> once = constant.stream().map(nodes -> new Part(List.of(), nodes, List.of(), rows)).toList();
        List<Part> each = new ArrayList<>();
        for (List<Node> nodes : varying) each.add(new Part(List.of(), nodes, List.of(), rows));
        for (List<Graph.Action> actions : acting) {
            // each must know of trouble
            if (actions != acting.getFirst() && graph.actions().getFirst() instanceof Graph.Action.Divert first) actions.addFirst(first);
            each.add(new Part(List.of(), List.of(), actions, rows));
        }
        int count = assign(once, each, placement, rows);
        return new Parts(once, each, count, entangled(graph, placement, acting.size()) ? 1 : BLOCK);
    }

    /** @param reads operands that an item uses: a part reads each once */
    private static <T> List<List<T>> pack(List<T> items, ToIntFunction<T> bytes, Function<T, Set<Node>> reads, Placement placement,
            int largest) {
        List<List<T>> packs = new ArrayList<>();
        Set<Node> read = new HashSet<>();
        int filled = largest;
        for (T item : items) {
            Set<Node> used = reads.apply(item);
            int own = bytes.applyAsInt(item) + Placement.PASSING;
            if (filled + own + toRead(used, read, placement) > largest) {
                packs.add(new ArrayList<>());
                read.clear();
                filled = 0;
            }
            packs.getLast().add(item);
            filled += own + toRead(used, read, placement);
            read.addAll(used);
        }
        return packs;
    }

    private static int toRead(Set<Node> used, Set<Node> before, Placement placement) {
        return used.stream().filter(node -> !before.contains(node)).mapToInt(placement::bytesToRead).sum();
    }

    /** Gives a row to each node that another part uses, again and again the same rows. Returns their number. */
    private static int assign(List<Part> once, List<Part> each, Placement placement, Map<Node, Integer> rows) {
        List<Part> parts = new ArrayList<>(once);
        parts.addAll(each);
        Map<Node, Integer> lastUse = new HashMap<>();
        List<Set<Node>> needs = parts.stream().map(part -> needs(part, placement)).toList();
        for (int p = 0; p < parts.size(); p++) for (Node node : needs.get(p)) lastUse.put(node, p);
        Deque<Integer> free = new ArrayDeque<>();
        int count = 0;
        for (int p = 0; p < parts.size(); p++) {
            for (Node node : parts.get(p).body()) {
                if (lastUse.getOrDefault(node, -1) > p) rows.put(node, free.isEmpty() ? count++ : free.pop());
            }
            for (Node node : needs.get(p)) {
                if (lastUse.get(node) == p && rows.containsKey(node) && !node.invariant()) free.push(rows.get(node));
            }
        }
        return count;
    }

    /** What a part uses of what is kept in variables, its own or another's; sorted, so that one loop always gives the same code. */
    private static Set<Node> needs(Part part, Placement placement) {
        Set<Node> found = new TreeSet<>(Comparator.comparingInt(Node::id));
        for (Node node : part.body()) node.arguments().forEach(argument -> collect(argument, placement, found));
        for (Graph.Action action : part.actions()) for (Node node : action.nodes()) collect(node, placement, found);
        return found;
    }

    private static void collect(Node node, Placement placement, Set<Node> found) {
        if (placement.defined(node)) found.add(node);
        else node.arguments().forEach(argument -> collect(argument, placement, found));
    }

    /** Whether what one element does may depend on which elements and statements came before. */
    private static boolean entangled(Graph graph, Placement placement, int actingParts) {
        Set<Integer> written = new HashSet<>();
        Set<Integer> addedTo = new HashSet<>();
        for (Graph.Action action : graph.actions()) {
            if (action instanceof Graph.Action.Store(int array, Node _)) written.add(array);
            if (action instanceof Graph.Action.Mark(Node _, int array, Node _, int _)) written.add(array);
            if (action instanceof Graph.Action.Add(int array, int _, Node _)) addedTo.add(array);
            if (action instanceof Graph.Action.Put(int array, int _, Node _)) addedTo.add(array);
        }
        written.addAll(addedTo);
        if (!addedTo.isEmpty() && actingParts > 1) return true;
        for (Node node : graph.nodes()) {
            if (!placement.live(node) || !(node.operation() instanceof Operation.Read(Loop.Operand operand))) continue;
            if (operand instanceof Loop.Operand.Gathered(int array, int _) && written.contains(array)) return true;
            if (operand instanceof Loop.Operand.Element(int array) && addedTo.contains(array)) return true;
        }
        return false;
    }
}
