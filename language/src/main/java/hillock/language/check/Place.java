package hillock.language.check;

/** Where an expression stands, which decides what it may use. */
enum Place {
    CONSTANT("a constant", false, false, false, false),
    PARAMETER("a parameter's value", true, false, false, true),
    INITIAL("an initial value", true, true, false, true),
    EXPRESSION("an expression", false, true, true, false),
    EQUATION("an equation", false, true, true, false),
    BOUND("a bound", false, true, false, false),
    SPIKE("a spike condition", false, true, false, false),
    /** What an event changes something to. */
    EVENT("an event", false, true, false, false),
    /** A function's body, while nothing calls it. */
    FUNCTION("a function", true, true, false, false),
    HELD("what is held", true, true, false, false),
    INTERVAL("an interval", false, false, false, false),
    COLUMN("a column", false, false, false, true),
    /** A parameter, weight or delay of a connection. */
    WEIGHT("a connection's value", true, false, false, false),
    COUPLING("a connection", false, true, false, false),
    /** An equation of a connection, or an expression that one may use. */
    COUPLED_EQUATION("a connection", false, true, false, false),
    WHERE("a pattern", false, false, false, false),
    RECORD("a recording", false, true, false, false);

    private final String phrase;
    private final boolean draws;
    private final boolean moving;
    private final boolean signals;
    private final boolean index;

    Place(String phrase, boolean draws, boolean moving, boolean signals, boolean index) {
        this.phrase = phrase;
        this.draws = draws;
        this.moving = moving;
        this.signals = signals;
        this.index = index;
    }

    String phrase() {
        return phrase;
    }

    boolean allowsDraws() {
        return draws;
    }

    /** Whether what changes during the run may stand here: states, inputs, expressions, time. */
    boolean allowsMoving() {
        return moving;
    }

    boolean allowsSignals() {
        return signals;
    }

    boolean allowsIndex() {
        return index;
    }

    boolean allows(Kind kind) {
        return switch (kind) {
            case PARAMETER, CONSTANT, ARGUMENT -> this != CONSTANT || kind != Kind.PARAMETER;
            case INDEX -> index || this == WEIGHT || this == WHERE || this == EVENT || this == COUPLING || this == COUPLED_EQUATION;
            case STATE, EXPRESSION -> moving;
            case INPUT -> moving && this != INITIAL;
            case NOISE -> this == EXPRESSION || this == EQUATION || this == COUPLED_EQUATION || this == FUNCTION;
        };
    }
}
