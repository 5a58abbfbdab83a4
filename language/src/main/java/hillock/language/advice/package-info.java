/**
 * What is likely wrong with a file that is right as a text: names that nothing uses, gates without bounds, growth without limit, signs that
 * contradict each other, values that bounds exclude. Each is proven from the text, by algebra and by what lies between which numbers;
 * nothing is simulated.
 *
 * <pre>{@code
 * for (Problem doubt : Advice.on(file)) System.err.println(doubt.render());
 * }</pre>
 */
package hillock.language.advice;
