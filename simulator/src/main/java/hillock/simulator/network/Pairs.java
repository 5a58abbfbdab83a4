package hillock.simulator.network;

import java.util.Arrays;

/**
 * Who is connected to whom, by index within the named parts, sorted by target, then source.
 *
 * @param rows for edges from a file: which of its rows each came from; else empty
 */
record Pairs(int[] sources, int[] targets, int[] rows) {
    /** Bytes for each edge: its two ends and one weight, twice over while arrays grow. */
    private static final long BYTES = 32;

    /** As many as fit into memory and into an array. */
    static long most() {
        return Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory() / BYTES);
    }

    int count() {
        return sources.length;
    }

    /** How many edges before this one have the same ends. */
    int ordinal(int edge) {
        int first = edge;
        while (first > 0 && sources[first - 1] == sources[edge] && targets[first - 1] == targets[edge]) first--;
        return edge - first;
    }

    /** Those of parts one after the other, none from a file. */
    static Pairs joined(Pairs[] parts) {
        long count = Arrays.stream(parts).mapToLong(Pairs::count).sum();
        if (count > most()) throw new TooMany(count);
        int[] sources = new int[(int) count];
        int[] targets = new int[(int) count];
        int at = 0;
        for (Pairs part : parts) {
            System.arraycopy(part.sources, 0, sources, at, part.count());
            System.arraycopy(part.targets, 0, targets, at, part.count());
            at += part.count();
        }
        return new Pairs(sources, targets, new int[0]);
    }

    /** Gathers edges that come in order. */
    static final class Gathering {
        private final boolean exceptSelf;
        private final int shift;
        private int[] sources;
        private int[] targets;
        private int count;

        /**
         * @param expected how many edges there will be, roughly
         * @param exceptSelf whether an edge from a neuron to itself is dropped
         * @param shift    the index in the target part of the source part's first neuron
         */
        Gathering(long expected, boolean exceptSelf, int shift) {
            this.exceptSelf = exceptSelf;
            this.shift = shift;
            if (expected > most()) throw new TooMany(expected);
            int room = (int) Math.max(expected, 16);
            this.sources = new int[room];
            this.targets = new int[room];
        }

        void add(int source, int target) {
            if (exceptSelf && isSelf(source, target)) return;
            if (count == sources.length) {
                int room = (int) Math.min(most(), count + (long) (count >> 1) + 16);
                if (room <= count) throw new TooMany(count);
                sources = Arrays.copyOf(sources, room);
                targets = Arrays.copyOf(targets, room);
            }
            sources[count] = source;
            targets[count++] = target;
        }

        /** Which source, by index in its part, is not connected to a target because they are one neuron; -1 if none is. */
        int selfOf(int target) {
            return exceptSelf && target >= shift ? target - shift : -1;
        }

        boolean isSelf(int source, int target) {
            return source + shift == target;
        }

        Pairs done() {
            boolean full = count == sources.length;
            return new Pairs(full ? sources : Arrays.copyOf(sources, count), full ? targets : Arrays.copyOf(targets, count), new int[0]);
        }
    }

    /** That there are at least so many edges, too many. */
    static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final long count;

        TooMany(long count) {
            super("too many edges", null, false, false);
            this.count = count;
        }

        long count() {
            return count;
        }
    }
}
