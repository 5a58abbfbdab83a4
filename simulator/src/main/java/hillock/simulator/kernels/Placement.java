package hillock.simulator.kernels;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where each node of a graph is computed. A node with one use is computed there; one with several uses, once, in the innermost region
 * that contains them all; what is the same for all elements, before the loop.
 */
final class Placement {
    /** A stretch of generated code: what stands before the loop, the loop's body, one side of a choice. */
    static final class Region {
        private final Optional<Region> outer;
        private final int depth;
        private final List<Node> definitions = new ArrayList<>();

        private Region(Optional<Region> outer) {
            this.outer = outer;
            this.depth = outer.map(region -> region.depth + 1).orElse(0);
        }

        /** What is computed in this region and kept in a variable, in order of dependence. */
        List<Node> definitions() {
            return definitions;
        }

        private static Region common(Region a, Region b) {
            while (a != b) {
                if (a.depth >= b.depth) a = a.outer.orElseThrow();
                else b = b.outer.orElseThrow();
            }
            return a;
        }
    }

    /** How code is written. */
    enum Style {
        /** What only one side of a choice needs is computed there. */
        LAZY,
        /** All is computed outside choices, if it is kept in a variable. */
        EAGER,
        /** Eager, over lanes: nothing jumps, and truths are not kept. */
        LANES,
        /** The same in one loop, before which constants with several uses are kept: naming one is shorter than making it. */
        LANES_IN_ONE
    }

    /** Rough bytes of code. */
    static final int PASSING = 8;
    private static final int LOAD = 4;
    private static final int STORE = 4;
    private static final int CALL = 3;
    private static final int JUMP = 4;
    private static final int ACT = 12;
    private static final int CONVERT = 45;

    private final Region before = new Region(Optional.empty());
    private final Region body = new Region(Optional.of(before));
    private final Map<Node, List<Region>> sides = new HashMap<>();
    private final Style style;
    private final Set<Integer> converted;
    private final Region[] homes;
    private final int[] uses;
    private final boolean[] defined;
    private final int[] bytes;
    private int total;

    /** Of a loop over one element at a time, where converting is one instruction. */
    Placement(Graph graph, Style style, int largest) {
        this(graph, style, largest, Set.of());
    }

    /**
     * @param largest   about how many bytes of code an expression may have before a part of it is kept in a variable
     * @param converted arrays whose numbers are converted where they are read or written, which over lanes is much code
     */
    Placement(Graph graph, Style style, int largest, Set<Integer> converted) {
        int count = graph.nodes().size();
        this.style = style;
        this.converted = converted;
        homes = new Region[count];
        uses = new int[count];
        defined = new boolean[count];
        bytes = new int[count];
        for (Graph.Action action : graph.actions()) for (Node node : action.nodes()) use(node, body, false);
        for (Node node : graph.nodes().reversed()) if (live(node)) place(node);
        for (Node node : graph.nodes()) if (live(node)) define(node, largest);
        if (style != Style.LAZY) graph.actions().forEach(this::detach);
        for (Graph.Action action : graph.actions()) total += bytes(action);
        for (Node node : graph.nodes()) if (defined(node)) homes[node.id()].definitions.add(node);
    }

    Region before() {
        return before;
    }

    Region body() {
        return body;
    }

    /** Whether anything uses it. */
    boolean live(Node node) {
        return homes[node.id()] != null;
    }

    /** Whether it is computed once and kept in a variable. */
    boolean defined(Node node) {
        return defined[node.id()];
    }

    /** One of the two sides of a choice; empty if not {@link Style#LAZY}. */
    Optional<Region> side(Node choice, boolean then) {
        return Optional.ofNullable(sides.get(choice)).map(both -> both.get(then ? 0 : 1));
    }

    /** About how many bytes of code it takes to compute the node where it stands. */
    int bytes(Node node) {
        return bytes[node.id()];
    }

    /** About how many bytes of code the action takes, without what is kept in variables. */
    int bytes(Graph.Action action) {
        int convert = action instanceof Graph.Action.Store(int array, Node _) && converted.contains(array) ? CONVERT : 0;
        return ACT + convert + action.nodes().stream().mapToInt(node -> defined(node) ? LOAD : bytes(node)).sum();
    }

    /** Operands that differ between elements and are used where the node is computed. */
    Set<Node> reads(Node node) {
        Set<Node> found = new HashSet<>();
        node.arguments().forEach(argument -> collect(argument, found));
        return found;
    }

    /** Those used where the action is done. */
    Set<Node> reads(Graph.Action action) {
        Set<Node> found = new HashSet<>();
        action.nodes().forEach(node -> collect(node, found));
        return found;
    }

    private void collect(Node node, Set<Node> found) {
        if (node.operation() instanceof Operation.Read && !node.invariant()) found.add(node);
        else if (!defined(node)) node.arguments().forEach(argument -> collect(argument, found));
    }

    /** About how many bytes of code it takes to read an operand for the first time. */
    int bytesToRead(Node read) {
        boolean converts = read.operation() instanceof Operation.Read(Loop.Operand.Element(int array)) && converted.contains(array);
        return converts ? CONVERT : 0;
    }

    /** About how many bytes of code all of it takes. */
    int totalBytes() {
        return total;
    }

    private void use(Node node, Region where, boolean byInvariant) {
        int id = node.id();
        Region home = node.invariant() && !byInvariant ? before : where;
        if (node.invariant() && !byInvariant && !node.leaf() && keeps(node)) defined[id] = true;
        homes[id] = homes[id] == null ? home : Region.common(homes[id], home);
        uses[id]++;
    }

    private void place(Node node) {
        Region home = homes[node.id()];
        boolean choice = style == Style.LAZY && node.operation() instanceof Operation.Choose;
        if (choice) sides.put(node, List.of(new Region(Optional.of(home)), new Region(Optional.of(home))));
        for (int k = 0; k < node.arguments().size(); k++) {
            use(node.arguments().get(k), choice && k > 0 ? side(node, k == 1).orElse(home) : home, node.invariant());
        }
    }

    private void define(Node node, int largest) {
        int id = node.id();
        int inline = lanes() ? bytesOfLanes(node.operation()) : bytes(node.operation());
        for (Node argument : node.arguments()) inline += defined(argument) ? LOAD : bytes(argument);
        bytes[id] = inline;
        if (node.operation() instanceof Operation.Read && !node.invariant()) total += bytesToRead(node);
        boolean named = !node.leaf() || style == Style.LANES_IN_ONE && !(node.operation() instanceof Operation.Read);
        boolean keep = named && (uses[id] > 1 || inline > largest);
        if (keep && keeps(node)) defined[id] = true;
        if (defined[id]) total += inline + STORE;
    }

    private boolean lanes() {
        return style == Style.LANES || style == Style.LANES_IN_ONE;
    }

    /** Memory between parts holds no truths of lanes: they are found again where they are used. */
    private boolean keeps(Node node) {
        return !(lanes() && node.truth());
    }

    private static int bytes(Operation operation) {
        return switch (operation) {
            case Operation.Constant _, Operation.Apply _, Operation.Bitwise _ -> CALL;
            case Operation.Read _ -> LOAD;
            case Operation.Arithmetic _ -> 1;
            case Operation.Choose _, Operation.Compare _ -> JUMP;
            case Operation.Logic _ -> 0;
        };
    }

    /** A constant is the species, its value and a call; operators of comparisons and shifts are read from fields. */
    private static int bytesOfLanes(Operation operation) {
        return switch (operation) {
            case Operation.Constant _, Operation.Bitwise.Pattern _, Operation.Bitwise.Shift _ -> 3 * CALL;
            case Operation.Read _ -> LOAD;
            case Operation.Compare _ -> 2 * CALL;
            case Operation.Arithmetic _, Operation.Apply _, Operation.Choose _, Operation.Logic _, Operation.Bitwise _ -> CALL;
        };
    }

    /** What an action uses is kept in a variable, so that all actions can come after all that is computed. */
    private void detach(Graph.Action action) {
        for (Node node : action.nodes()) if (!node.leaf() || !node.invariant()) defined[node.id()] = true;
    }
}
