package hillock.simulator.engine;

import static hillock.language.algebra.Algebra.product;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.model.Function;
import hillock.language.model.Term;
import hillock.simulator.kernels.Backend;
import hillock.simulator.network.Edges;
import hillock.simulator.network.Stream;

/**
 * One white noise at run time: a standard normal number for each neuron or edge and each step, that depends on the seed, the noise's name,
 * the neuron (or the edge's two ends) and the step alone. Two steps share a counter of the generator: two uniform numbers make two
 * normals (Box and Muller 1958, Ann. Math. Stat. 29:610), and that of the second step is kept until then.
 */
final class Noise implements Divisible, Increments {
    /** So many stay in the processor's cache between the two halves of the work. */
    private static final int BLOCK = 256;
    /** Beyond the number of any step. */
    private static final int SERIES = 44;
    private static final Term U = Term.own("u");
    private static final Term V = Term.own("v");

    private final Stream stream;
    private final Elements elements;
    private final double[] now;
    private final double[] later;
    private final double[] u;
    private final double[] v;
    private final Pass boxMuller;
    /** Each thread's own. */
    private final ThreadLocal<long[][]> words = ThreadLocal.withInitial(() -> new long[2][BLOCK]);
    private boolean kept;
    private boolean second;
    /** The pair of steps whose numbers are there; -1 for none. */
    private long pair = -1;

    /**
     * What a draw is counted by.
     *
     * @param index  neurons by their number; edges by both ends, so that it does not matter which others there are
     * @param series tells edges with the same ends apart
     */
    record Elements(long[] index, long[] series) {
        /**
         * The same for runs side by side, each with as many of the elements, counted anew: the k-th is moved by the k-th key, far from all
         * others.
         */
        Elements shifted(long[] keys) {
            int size = index.length / keys.length;
            long[] moved = new long[index.length];
            for (int e = 0; e < moved.length; e++) moved[e] = keys[e / size] + index[e % size];
            return new Elements(moved, series);
        }

        static Elements neurons(int size) {
            long[] index = new long[size];
            Arrays.setAll(index, i -> i);
            return new Elements(index, new long[size]);
        }

        static Elements edges(Edges edges) {
            int[] sources = edges.sources();
            int[] targets = edges.targets();
            long[] index = new long[sources.length];
            long[] series = new long[sources.length];
            for (int e = 0; e < index.length; e++) {
                index[e] = (long) targets[e] << 32 | sources[e];
                if (e > 0 && index[e] == index[e - 1]) series[e] = series[e - 1] + (1L << SERIES);
            }
            return new Elements(index, series);
        }
    }

    /** @param field what it fills */
    Noise(Stream stream, Elements elements, Field.Doubles field, Backend backend) {
        this.stream = stream;
        this.elements = elements;
        this.now = field.values();
        int size = now.length;
        Field.Doubles kept = Field.of("later", size);
        Map<Term, Field.Doubles> uniform = Map.of(U, Field.of("u", size), V, Field.of("v", size));
        this.later = kept.values();
        this.u = uniform.get(U).values();
        this.v = uniform.get(V).values();
        // whoever rehearses the pass before the first step does it on numbers like those to come
        Arrays.fill(u, 0.5);
        Arrays.fill(v, 0.5);
        Assembly assembly = new Assembly(stream.name(), size, name -> Optional.of(new Source.Each(uniform.get(name))), Map.of());
        Term.Variable radius = Term.own("radius");
        assembly.let(radius, call(Function.SQRT, product(new Term.Constant(-2), call(Function.LOG, U))));
        Term angle = product(new Term.Constant(2 * Math.PI), V);
        assembly.store(field, new Term.Product(radius, call(Function.COS, angle)));
        assembly.store(kept, new Term.Product(radius, call(Function.SIN, angle)));
        this.boxMuller = assembly.finish(backend);
    }

    private static Term call(Function function, Term argument) {
        return new Term.Call(function, List.of(argument));
    }

    @Override public void fill(long step, Clock clock, Team team) {
        second = (step & 1) != 0;
        kept = pair == step >> 1 && second;
        pair = step >> 1;
        team.run(this, clock);
    }

    @Override public List<Pass> passes() {
        return List.of(boxMuller);
    }

    @Override public int size() {
        return now.length;
    }

    @Override public int boundary(int element) {
        return boxMuller.boundary(element);
    }

    @Override public int run(Clock clock, int from, int to) {
        for (int start = from; !kept && start < to; start += BLOCK) {
            int end = Math.min(to, start + BLOCK);
            stream.uniforms(elements.index, elements.series, pair, words.get(), u, v, start, end);
            boxMuller.run(clock, start, end);
        }
        if (second) System.arraycopy(later, from, now, from, to - from);
        return 0;
    }
}
