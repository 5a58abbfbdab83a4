/**
 * One time step, still as mathematics: a method rewrites the derivative equations of a population or a connection into the updates of
 * its stages, which {@code show} can print and {@code engine} turns into loops.
 *
 * <p>Stands between {@code language.model} (terms) and {@code engine}; knows no arrays. Example: forward Euler rewrites
 * {@code dV/dt = f} into one stage with the single update {@code V@next = V@start + dt * f}.
 */
package hillock.simulator.plan;
