/**
 * The program {@code hillock}. It stands on top of all other modules and has no logic of its own: it reads the command line
 * ({@link hillock.cli.Usage} describes it, {@link hillock.cli.Request} is what was asked), calls language, simulator and outputs in turn,
 * and turns what they answer or throw into text and an exit status. The commands stand in the list {@code Main.COMMANDS}.
 * <pre>{@code
 * int status = new Main(new Terminal(System.out, System.err, false)).run("check", "examples/two-neurons.hillock");
 * }</pre>
 */
package hillock.cli;
