/**
 * Who is there and who talks to whom: evaluates parameters, initial values, weights and delays of a checked experiment, draws its random
 * numbers, finds steady states, reads recorded inputs, and builds connections. Stands between {@code language.model} and {@code engine};
 * knows no time step.
 *
 * <pre>{@code
 * Network network = Network.build(file, Optional.empty());
 * double[] voltages = network.neurons("cells").initials().get("V");
 * int[] targets = network.edges("cells -> cells").targets();
 * }</pre>
 *
 * <p>The life of a value: a {@code Stretch} says what decides it, a {@code Sheet}
 * evaluates it for one element after another, {@code Columns} gather it, and
 * {@code Soundness} checks it. Draws come from {@link hillock.simulator.network.Stream}s and depend on names and
 * places alone.
 */
package hillock.simulator.network;
