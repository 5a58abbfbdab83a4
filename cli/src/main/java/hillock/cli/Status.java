package hillock.cli;

/** How the program ends: a contract with scripts that call it. */
enum Status {
    DONE(0),
    /** A mistake in Hillock itself. */
    BUG(1),
    /** The user's text, options, or a file that they name are wrong or missing. */
    WRONG_REQUEST(2),
    BLEW_UP(3),
    WRITING_FAILED(4),
    /** Told to stop, by Ctrl-C or SIGTERM. */
    INTERRUPTED(130);

    private final int code;

    Status(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
