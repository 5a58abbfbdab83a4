package hillock.language.check;

import hillock.language.model.Term;

/**
 * A checked expression with its dimension.
 *
 * @param size  how many nodes the term has when written out, shared ones counted each time
 * @param depth how deep it nests
 */
record Typed(Term term, Dim dim, long size, int depth) {
    static Typed leaf(Term term, Dim dim) {
        return new Typed(term, dim, 1, 1);
    }

    Typed with(Dim other) {
        return new Typed(term, other, size, depth);
    }
}
