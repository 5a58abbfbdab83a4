package hillock.simulator.sums;

/** @param entries row after row: a row for each target, in it a column for each source */
record Matrix(double[] entries, Stretch sources, Stretch targets) {
    int columns() {
        return sources.size();
    }

    /** Where a target's row begins. */
    int row(int target) {
        return (target - targets.from()) * sources.size();
    }
}
