package hillock.simulator.trust;

/**
 * How far two runs are apart in one thing.
 *
 * @param largest of all differences
 * @param at      when, ms
 * @param rms     the root of their mean square; 0 if there is nothing to compare
 * @param count   of differences
 * @param parted  when the runs part, ms; infinite if they do not
 */
record Difference(double largest, double at, double rms, long count, double parted) {}
