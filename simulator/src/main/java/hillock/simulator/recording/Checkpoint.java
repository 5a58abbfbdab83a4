package hillock.simulator.recording;

import java.util.Map;

/**
 * What a run was at the start of a step, and needs to go on from there to the same bits: plain data. What follows from the text (the
 * network, the numbers that noise draws in a step) is not in it.
 *
 * @param step      the step that comes next
 * @param values    what lasts between steps, by owner and name: state, held values, changed parameters, the past under delays
 * @param intervals for each {@code hold}, {@code cells.I@hold1}, which interval was evaluated last
 * @param changes   how many moments of {@code at} are over
 * @param rows      how many rows each table of the recordings has, in {@link Storage#kept}
 */
public record Checkpoint(long step, Map<String, double[]> values, Map<String, Long> intervals, int changes, Map<String, Integer> rows) {
    /** Of a sweep, whose runs are put down in a {@link Ledger}. */
    public static final Checkpoint OF_A_SWEEP = new Checkpoint(0, Map.of(), Map.of(), 0, Map.of());
}
