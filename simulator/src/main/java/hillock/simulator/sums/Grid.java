package hillock.simulator.sums;

/** How a matrix lies in an array: row after row, a row for each target, in it a column for each source. */
record Grid(Stretch sources, Stretch targets) {
    int columns() {
        return sources.size();
    }

    /** Where a target's row begins. */
    int row(int target) {
        return (target - targets.from()) * sources.size();
    }

    int size() {
        return sources.size() * targets.size();
    }
}
