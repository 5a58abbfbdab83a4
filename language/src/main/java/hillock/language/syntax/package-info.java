/**
 * From text to a syntax tree with spans, and the showing of mistakes: the first hop of a model's life.
 *
 * <p>{@link hillock.language.syntax.Parser} turns a {@link hillock.language.syntax.Source} into
 * {@link hillock.language.syntax.Statement}s and {@link hillock.language.syntax.Expression}s; {@code hillock.language.model} finds
 * out what they mean. Knows units by name ({@code hillock.language.units}), and nothing else.
 * <pre>{@code
 * FileSyntax file = Parser.parse(new Source("cell.hillock", "model Leaky { dV/dt = -V / 10 ms }"));
 * }</pre>
 */
package hillock.language.syntax;
