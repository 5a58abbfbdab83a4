package hillock.language.model;

/**
 * A stretch of a population, half-open.
 *
 * @param label what the user calls it: {@code cells}, {@code exc}, {@code cells[0:10]}
 */
public record Part(String label, String population, int from, int to) {
    public int size() {
        return to - from;
    }
}
