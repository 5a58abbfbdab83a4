package hillock.cli;

import java.io.PrintStream;

/**
 * Where the program's words go.
 *
 * @param out         results
 * @param err         problems and progress
 * @param interactive whether a person watches {@code err}, so that progress may be shown on it
 */
record Terminal(PrintStream out, PrintStream err, boolean interactive) {}
