/**
 * What a run observed: traces over time, spikes, the final state, and what was measured of the run itself. Stands below {@code engine}, so
 * that whatever reads a result can never reach into a running simulation.
 *
 * <pre>{@code
 * double[] t = recording.traceNamed("cells.V").times();     // ms
 * double[] v = recording.trace("cells.V", 0);               // mV, neuron 0
 * double[] spikes = recording.spikes().get("cells").of(0);  // ms
 * }</pre>
 */
package hillock.simulator.recording;
