/**
 * The checked model: what a text means, without where it was written, without arrays and without a time step. Between {@code syntax}, whose
 * tree {@link hillock.language.model.Checker} turns into a {@link hillock.language.model.CheckedFile}, and the simulator, which builds
 * networks and steps from that.
 *
 * <p>Mathematics is {@link hillock.language.model.Term} and {@link hillock.language.model.Condition}; equal mathematics is
 * {@code equals}. Passes over terms are classes named after what they do:
 * <pre>{@code
 * Term rate = Singularities.removed(equation.rate(), definitions);
 * Optional<Linear> inV = Linear.in(Term.own("V"), rate, definitions);     // rate = slope * V + offset
 * Term slope = Derivative.of(rate, Term.own("m"), definitions);
 * String line = Notation.text(Simplify.simplify(slope));
 * }</pre>
 *
 * <p>Terms may share nodes and nest deeply, so a pass never calls itself: it goes through {@code Postorder}, which lists each node once,
 * children first. {@link hillock.language.model.Simplify} changes no bit of any value; {@link hillock.language.model.Algebra} is for
 * results of symbolic work and right in real arithmetic only.
 */
package hillock.language.model;
