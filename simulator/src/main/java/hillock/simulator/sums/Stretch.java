package hillock.simulator.sums;

/** Neurons of a population that follow each other, half-open. */
public record Stretch(int from, int to) {
    public int size() {
        return to - from;
    }

    boolean contains(int index) {
        return from <= index && index < to;
    }
}
