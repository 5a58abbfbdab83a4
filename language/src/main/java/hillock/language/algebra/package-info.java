/**
 * What one can do with the mathematics of a model: passes over terms, each a class named after what it does. Stands on {@code model}; the
 * checker, {@code show} and the simulator's plans use it.
 * <pre>{@code
 * Term rate = Singularities.removed(equation.rate(), definitions);
 * Optional<Linear> inV = Linear.in(Term.own("V"), rate, definitions);     // rate = slope * V + offset
 * Term slope = Derivative.of(rate, Term.own("m"), definitions);
 * String line = Notation.text(Simplify.simplify(slope));
 * }</pre>
 *
 * <p>Terms may share nodes and nest deeply, so a pass never calls itself: it goes through {@link hillock.language.algebra.Postorder},
 * which lists each node once, children first. {@link hillock.language.algebra.Simplify} changes no bit of any value;
 * {@link hillock.language.algebra.Algebra} is for results of symbolic work and right in real arithmetic only.
 */
package hillock.language.algebra;
