package hillock.simulator.engine;

import java.util.Arrays;
import java.util.Optional;
import hillock.simulator.kernels.Kernel;
import hillock.simulator.kernels.Loop;
import hillock.simulator.kernels.Raised;

/** A loop with its kernel and the arrays it works on. Another kernel of the same loop may take over between two steps. */
final class Pass implements Divisible {
    /**
     * Threads write no cache line together, which would be slow, and leave no part of a group of lanes: there are up to 16 floats in one.
     */
    private static final int LINE = 16;
    /**
     * So many elements go through the kernel together: a multiple of {@link Raised#STRETCH}, and with few arrays a quarter of a second
     * cache.
     */
    private static final int SECTION = 1 << 14;

    private final Loop loop;
    private final Loop compiled;
    private final Field[] fields;
    private final Object[] arrays;
    private final int[][] indices;
    private final int size;
    private final Adding adding;
    /** Whether it makes no difference which elements come first. */
    private final boolean independent;
    /** Empty if the loop has no events. */
    private final Optional<Raised> raised;
    /** All kernels of a loop give the same bits: when another takes over changes no result. */
    private volatile Kernel kernel;
    private boolean backwards;

    /** Where elements add to. */
    private sealed interface Adding {
        record Nowhere() implements Adding {}

        /** Those that add to the same place stand side by side. */
        record InOrder(int[] places) implements Adding {}

        record Anywhere() implements Adding {}
    }

    /** @param compiled what the kernel carries out: the loop, perhaps rewritten */
    Pass(Loop loop, Loop compiled, Kernel kernel, Field[] fields, int[][] indices, int size) {
        this.loop = loop;
        this.compiled = compiled;
        this.kernel = kernel;
        this.fields = fields;
        this.arrays = Arrays.stream(fields).map(Field::array).toArray();
        this.indices = indices;
        this.size = size;
        this.adding = adding(compiled, indices);
        this.independent = indices.length == 0;
        boolean events = compiled.statements().stream().anyMatch(Loop.Statement.Mark.class::isInstance);
        this.raised = events ? Optional.of(new Raised(size)) : Optional.empty();
    }

    private static Adding adding(Loop loop, int[][] indices) {
        Optional<int[]> places = Optional.empty();
        for (Loop.Statement statement : loop.statements()) {
            if (!(statement instanceof Loop.Statement.Add add)) continue;
            int[] index = indices[add.index()];
            if (!isOrdered(index) || places.isPresent() && places.get() != index) return new Adding.Anywhere();
            places = Optional.of(index);
        }
        return places.<Adding>map(Adding.InOrder::new).orElse(new Adding.Nowhere());
    }

    private static boolean isOrdered(int[] index) {
        for (int e = 1; e < index.length; e++) if (index[e] < index[e - 1]) return false;
        return true;
    }

    Loop loop() {
        return loop;
    }

    Loop compiled() {
        return compiled;
    }

    Kernel kernel() {
        return kernel;
    }

    Field[] fields() {
        return fields;
    }

    int[][] indices() {
        return indices;
    }

    @Override public int size() {
        return size;
    }

    void adopt(Kernel other) {
        kernel = other;
    }

    /** A sum is one thread's. */
    @Override public int boundary(int element) {
        return switch (adding) {
            case Adding.Nowhere _ -> element & (raised.isPresent() ? -Raised.STRETCH : -LINE);
            case Adding.InOrder(int[] places) -> first(places, element);
            case Adding.Anywhere _ -> 0;
        };
    }

    /** The first element that adds to the same place. */
    private static int first(int[] places, int element) {
        int before = -1;
        int at = element;
        while (at - before > 1) {
            int middle = (before + at) >>> 1;
            if (places[middle] == places[element]) at = middle;
            else before = middle;
        }
        return at;
    }

    /** The same over some of the elements, which add to nothing. */
    Divisible part(int first, int end) {
        if (!(adding instanceof Adding.Nowhere)) throw new IllegalStateException(loop.name() + " adds");
        if (raised.isPresent()) throw new IllegalStateException(loop.name() + " has events");
        return new Divisible() {
            @Override public int size() {
                return end - first;
            }

            @Override public int boundary(int element) {
                return Math.max(0, Pass.this.boundary(first + element) - first);
            }

            @Override public int run(Clock clock, int from, int to) {
                return Pass.this.run(clock, first + from, first + to);
            }
        };
    }

    /** Runs over all elements and returns the flags that were raised. */
    int run(Clock clock) {
        return run(clock, 0, size);
    }

    @Override public int run(Clock clock, int from, int to) {
        if (from == to) return 0;
        if (!independent || to - from < 2 * SECTION) return section(clock, from, to);
        int sections = (to - from) / SECTION;
        int flags = 0;
        for (int k = 0; k < sections; k++) {
            int number = backwards ? sections - 1 - k : k;
            int start = from + number * SECTION;
            flags |= section(clock, start, number == sections - 1 ? to : start + SECTION);
        }
        return flags;
    }

    private int section(Clock clock, int from, int to) {
        if (raised.isEmpty()) return kernel.run(arrays, indices, clock.values, from, to);
        return kernel.run(arrays, indices, clock.values, raised.get(), from, to);
    }

    /**
     * The next runs begin with the last section, or with the first. A population that is larger than the processor's second cache would,
     * always gone through in the same direction, find nothing of itself there; on the way back it finds as much as the cache holds.
     */
    void turn(boolean back) {
        backwards = back;
    }

    /** The flags that elements of a {@link Raised} stretch raised in the last run; for loops with events. */
    int raised(int stretch) {
        return raised.orElseThrow().in(stretch);
    }
}
