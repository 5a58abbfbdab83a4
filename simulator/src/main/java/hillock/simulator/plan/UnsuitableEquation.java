package hillock.simulator.plan;

/** A method met an equation that it cannot integrate. */
public final class UnsuitableEquation extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String variable;

    /** @param reason continues the sentence "dV/dt ..." */
    public UnsuitableEquation(String variable, String reason) {
        super("d" + variable + "/dt " + reason);
        this.variable = variable;
    }

    public String variable() {
        return variable;
    }
}
