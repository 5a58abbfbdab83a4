package hillock.simulator.plan;

/** A method met an equation that it cannot integrate. */
public final class UnsuitableEquation extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String variable;
    private final String hint;

    /** @param reason continues the sentence "dV/dt ..." */
    public UnsuitableEquation(String variable, String reason, String hint) {
        super("d" + variable + "/dt " + reason);
        this.variable = variable;
        this.hint = hint;
    }

    /** Which methods can integrate it. */
    public String hint() {
        return hint;
    }

    public String variable() {
        return variable;
    }
}
