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
        return most(BYTES);
    }

    /** As many of so many bytes each as fit into memory and into an array. */
    static long most(long bytes) {
        return Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory() / bytes);
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
    static final class Gathering implements TargetRanges.Sink {
        private final Selves selves;
        private int[] sources;
        private int[] targets;
        private int count;

        /**
         * @param expected how many edges there will be, roughly
         * @param selves   which are dropped
         */
        Gathering(long expected, Selves selves) {
            this.selves = selves;
            if (expected > most()) throw new TooMany(expected);
            int room = (int) Math.max(expected, 16);
            this.sources = new int[room];
            this.targets = new int[room];
        }

        @Override public void add(int source, int target) {
            if (selves.drop(source, target)) return;
            if (count == sources.length) {
                int room = (int) Math.min(most(), count + (long) (count >> 1) + 16);
                if (room <= count) throw new TooMany(count);
                sources = Arrays.copyOf(sources, room);
                targets = Arrays.copyOf(targets, room);
            }
            sources[count] = source;
            targets[count++] = target;
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
