/**
 * The checked model: what a text means, without where it was written, without arrays and without a time step. Plain records that know
 * nothing of how they came about ({@code check}) or what is done with them ({@code algebra}, {@code show}, the simulator).
 *
 * <p>A {@link hillock.language.model.CheckedFile} holds an {@link hillock.language.model.Experiment} of populations, connections and what
 * is simulated. Mathematics is {@link hillock.language.model.Term} and {@link hillock.language.model.Condition}, in coherent units; equal
 * mathematics is {@code equals}:
 * <pre>{@code
 * Term leak = new Term.Product(Term.own("gL"), new Term.Difference(Term.own("V"), Term.own("EL")));
 * Model.Equation equation = new Model.Equation("V", new Term.Negation(leak));            // dV/dt = -(gL * (V - EL))
 * }</pre>
 */
package hillock.language.model;
