package hillock.simulator.sums;

/**
 * The edges of a connection by target.
 *
 * @param targets the neurons that {@code first} counts through
 * @param first   {@code first[i - targets.from()]} is the first edge of target i; its last is the one before the next target's first
 * @param sources by edge, index in the source population; rising within a target
 */
public record Rows(Stretch targets, int[] first, int[] sources) {
    /** From edges that are sorted by target. */
    public static Rows of(Stretch targets, int[] sources, int[] targetOfEdge) {
        int[] first = new int[targets.size() + 1];
        for (int target : targetOfEdge) first[target - targets.from() + 1]++;
        for (int row = 0; row < targets.size(); row++) first[row + 1] += first[row];
        return new Rows(targets, first, sources);
    }

    public int firstOf(int target) {
        return first[target - targets.from()];
    }

    /** One behind the last. */
    public int endOf(int target) {
        return first[target - targets.from() + 1];
    }

    /** Whether no source stands twice in a row. */
    public boolean noneTwice() {
        for (int i = targets.from(); i < targets.to(); i++) {
            for (int e = firstOf(i) + 1; e < endOf(i); e++) if (sources[e] == sources[e - 1]) return false;
        }
        return true;
    }
}
