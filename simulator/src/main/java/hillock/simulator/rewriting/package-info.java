/**
 * Rewrites of loops that are not exact but stated: they move results by rounding, and docs/numerics.md names each with its effect. They act
 * before any kernel is made, so that the interpreter, which judges the kernels, sees them too; {@code arithmetic = literal} leaves them
 * out. Stands between {@code kernels}, whose {@link hillock.simulator.kernels.Loop} it rewrites, and {@code engine}.
 *
 * <pre>{@code
 * Loop fewerExponentials = Rewrites.of(loop);
 * }</pre>
 */
package hillock.simulator.rewriting;
