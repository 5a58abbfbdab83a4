/**
 * Runs an experiment: state arrays, the stepping loop, couplings, delays, spikes, samples, and the explanation of a blow-up.
 *
 * <p>The public door is {@link hillock.simulator.engine.Simulation}. Stands on top of {@code network} (who is there), {@code plan} (one
 * step as mathematics) and {@code kernels} (passes made runnable), and fills a {@code recording}.
 *
 * <pre>{@code
 * Recording result = Simulation.of(Path.of("two-neurons.hillock")).run();
 * double[] v = result.trace("cells.V", 0);
 * }</pre>
 */
package hillock.simulator.engine;
