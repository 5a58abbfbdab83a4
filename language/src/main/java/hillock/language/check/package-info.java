/**
 * From tree to meaning: resolves names, follows {@code use} and {@code extends}, infers dimensions, reads tables, and reports every
 * problem at its place. Stands on {@code syntax}, {@code model}, {@code algebra} and {@code catalogue}; only programs use it, through
 * one door:
 * <pre>{@code
 * CheckedFile file = Checker.check(Path.of("cell.hillock"), List.of("cells.I=12"), false);
 * file.warnings().forEach(warning -> System.err.println(warning.render()));
 * }</pre>
 *
 * <p>{@code FileCheck} is the table of contents: its steps are in the order in which dimensions become known. {@code BodyCheck} does what
 * models ({@code ModelCheck}) and connections ({@code ConnectionCheck}) have in common, {@code Resolver} turns expressions into terms
 * with a dimension each, which {@code DimensionSystem} settles over the whole file.
 */
package hillock.language.check;
