package hillock.simulator.network;

/** That the steady state of some element could not be found; the message says why, the hint what to do. */
final class NoSteadyState extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String variable;
    private final String hint;

    NoSteadyState(String variable, String message, String hint) {
        super(message, null, false, false);
        this.variable = variable;
        this.hint = hint;
    }

    String variable() {
        return variable;
    }

    String hint() {
        return hint;
    }
}
