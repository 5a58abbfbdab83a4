/**
 * A checked file as people read it: equations with units, as text or as LaTeX. Stands on {@code model} and {@code algebra}; nothing
 * but the program uses it.
 * <pre>{@code
 * System.out.print(Show.text(file));
 * Files.writeString(Path.of("methods.tex"), Show.latex(file));
 * }</pre>
 *
 * <p>{@code FileOutline} and {@code ModelOutline} say what there is to tell ({@code Outline}), {@code OutlineText} and
 * {@code OutlineLatex} how it is written.
 */
package hillock.language.show;
