/**
 * Sums of weighted values over the sources of each target, in orders that depend on neither threads nor the width of vectors.
 * docs/numerics.md tells them. Knows arrays only; stands below {@code engine}.
 *
 * <pre>{@code
 * Sum sum = new SparseSum(edges, Optional.of(weights));
 * sum.prepare(values);                     // what all targets share
 * sum.rows(values, sums, 0, targets);      // any stretch of targets, by any thread
 * }</pre>
 */
package hillock.simulator.sums;
