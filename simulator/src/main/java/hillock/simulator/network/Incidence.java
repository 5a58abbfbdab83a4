package hillock.simulator.network;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import hillock.language.model.Part;

/** Who is connected to whom. Indices count in the populations, not in the named parts. */
public sealed interface Incidence {
    long count();

    /** Each edge by itself, in order of target, then source. */
    record Listed(int[] sources, int[] targets) implements Incidence {
        @Override public long count() {
            return sources.length;
        }
    }

    /**
     * The targets of each source side by side, as its spikes ask for them: 4 bytes an edge. In order of source, then target.
     *
     * @param first   where those of each neuron of the sources' population begin; one number more than neurons
     * @param targets one after another
     */
    record BySource(int[] first, int[] targets) implements Incidence {
        @Override public long count() {
            return targets.length;
        }

        /** The source of each edge, in this order; a new array. */
        public int[] sources() {
            int[] sources = new int[targets.length];
            for (int s = 0; s + 1 < first.length; s++) Arrays.fill(sources, first[s], first[s + 1], s);
            return sources;
        }

        /** Where each edge stands here, in order of target, then source. */
        int[] byTarget() {
            int[] next = new int[Arrays.stream(targets).max().orElse(0) + 2];
            for (int target : targets) next[target + 1]++;
            for (int t = 1; t < next.length; t++) next[t] += next[t - 1];
            int[] order = new int[targets.length];
            for (int e = 0; e < order.length; e++) order[next[targets[e]]++] = e;
            return order;
        }
    }

    /**
     * Every source to every target, none of them written down: ten thousand million edges take no memory.
     *
     * @param exceptSelf whether no neuron is its own source
     */
    record AllPairs(Part source, Part target, boolean exceptSelf) implements Incidence {
        @Override public long count() {
            return (long) source.size() * target.size() - selves();
        }

        /** Whether a neuron that is both in the sources and in the targets is not its own source. */
        public boolean leavesOutSelves() {
            return exceptSelf && source.population().equals(target.population());
        }

        /** How many neurons would be their own source, and are not. */
        private int selves() {
            if (!leavesOutSelves()) return 0;
            return Math.max(0, Math.min(source.to(), target.to()) - Math.max(source.from(), target.from()));
        }

        /** How many sources a target has. */
        public int degree(int of) {
            boolean self = isSelf(of, of) && source.from() <= of && of < source.to();
            return source.size() - (self ? 1 : 0);
        }

        /** Empty if they do not fit into memory. */
        Optional<Listed> listed() {
            if (count() > Pairs.most()) return Optional.empty();
            int[] sources = new int[(int) count()];
            int[] targets = new int[sources.length];
            int e = 0;
            for (int t = target.from(); t < target.to(); t++) {
                for (int s = source.from(); s < source.to(); s++) {
                    if (isSelf(s, t)) continue;
                    sources[e] = s;
                    targets[e++] = t;
                }
            }
            return Optional.of(new Listed(sources, targets));
        }

        Listed listedTo(int to) {
            int[] sources = IntStream.range(source.from(), source.to()).filter(s -> !isSelf(s, to)).toArray();
            return new Listed(sources, IntStream.range(0, sources.length).map(_ -> to).toArray());
        }

        private boolean isSelf(int s, int t) {
            return exceptSelf && s == t && source.population().equals(target.population());
        }
    }
}
