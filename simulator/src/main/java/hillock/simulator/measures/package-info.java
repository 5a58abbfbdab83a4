/**
 * What a sweep measures of each run: one number from its spikes or its samples. Pure arithmetic; stands below the engine, which feeds it.
 *
 * <pre>{@code
 * Measurement rate = Measurement.of(measure, 1);          // rate(cell) after 100 ms
 * rate.spike(0, 120.5);
 * double perMillisecond = rate.value(1000);
 * }</pre>
 */
package hillock.simulator.measures;
