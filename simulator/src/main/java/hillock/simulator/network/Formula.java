package hillock.simulator.network;

import java.util.ArrayList;
import java.util.List;
import hillock.language.model.Term;

/**
 * A term together with what its {@code i}, {@code size} and draws mean.
 *
 * @param term    what to evaluate
 * @param from    the index of the element for which {@code i} is 0
 * @param size    what {@code size} means
 * @param streams the stream of each draw, by ordinal
 * @param step    the draws' step: 0 at the start, else 1 + the place of an {@code at} change among all of them
 */
record Formula(Term term, int from, int size, Streams streams, long step) {
    static Formula of(Term term, int from, int size, Streams streams) {
        return new Formula(term, from, size, streams, 0);
    }

    /** The streams of one expression: {@code cells.V(0)#1}, {@code cells.V(0)#2}, ... */
    static final class Streams {
        private final long seed;
        private final String expression;
        private final List<Stream> streams = new ArrayList<>();

        Streams(long seed, String expression) {
            this.seed = seed;
            this.expression = expression;
        }

        Stream of(int ordinal) {
            while (streams.size() < ordinal) streams.add(new Stream(seed, expression + "#" + (streams.size() + 1)));
            return streams.get(ordinal - 1);
        }
    }
}
