package hillock.cli;

/** One command of the program. */
interface Command {
    Usage usage();

    /** Does what was asked. User errors, blow-ups and failed writing are thrown, where the command itself has nothing to do about them. */
    Status run(Request request, Terminal terminal);
}
