/**
 * How far the numbers of a run can be believed: it is run again in steps half as long, on the same paths of its noises, or at a tenth of
 * the tolerance, and compared.
 *
 * <pre>{@code
 * Recording recording = simulation.run();
 * Trust trust = Rerun.of(simulation, recording, Progress.NONE);
 * }</pre>
 */
package hillock.simulator.trust;
