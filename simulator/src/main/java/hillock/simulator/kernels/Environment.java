package hillock.simulator.kernels;

import hillock.language.model.Term;

/**
 * What a term's names mean while {@link Evaluation} works on it. A name or draw that has no meaning here is an
 * {@link IllegalStateException}.
 */
public interface Environment {
    double variable(Term.Variable variable);

    /** In ms. */
    double time();

    /** In ms; strictly inside the step. */
    double jumpTime();

    /** @param arguments the values of the draw's arguments, in their order; the receiver may keep the array */
    double draw(Term.Draw draw, double[] arguments);
}
