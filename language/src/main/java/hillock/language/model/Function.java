package hillock.language.model;

/**
 * A function of the language that a kernel evaluates. {@code pulse} and {@code clip} are not here: the checker writes them with
 * others (a choice between 1 and 0; {@code min(max(x, a), b)}).
 */
public enum Function {
    EXP("exp", 1, Shape.PLAIN), LOG("log", 1, Shape.PLAIN), SQRT("sqrt", 1, Shape.ROOT),
    SIN("sin", 1, Shape.PLAIN), COS("cos", 1, Shape.PLAIN), TAN("tan", 1, Shape.PLAIN),
    SINH("sinh", 1, Shape.PLAIN), COSH("cosh", 1, Shape.PLAIN), TANH("tanh", 1, Shape.PLAIN),
    ABS("abs", 1, Shape.SAME),
    /** -1, 0 or 1, of any dimension; NaN of NaN. */
    SIGN("sign", 1, Shape.ANY_TO_PLAIN),
    FLOOR("floor", 1, Shape.PLAIN),
    /** {@code x - y * floor(x / y)}: has the sign of y. */
    MOD("mod", 2, Shape.SAME),
    /** NaN if either is NaN; more than two arguments are nested from the left. */
    MIN("min", 2, Shape.SAME), MAX("max", 2, Shape.SAME),
    /** {@code (exp(x) - 1) / x}, 1 at 0. */
    EXPREL("exprel", 1, Shape.PLAIN),
    /** Heaviside's step: 0 below 0, 0.5 at 0, 1 above; NaN of NaN. */
    H("H", 1, Shape.ANY_TO_PLAIN);

    /** How the result's dimension follows from the arguments'. */
    public enum Shape { PLAIN, ROOT, SAME, ANY_TO_PLAIN }

    private final String symbol;
    private final int arity;
    private final Shape shape;

    Function(String symbol, int arity, Shape shape) {
        this.symbol = symbol;
        this.arity = arity;
        this.shape = shape;
    }

    public String symbol() {
        return symbol;
    }

    public int arity() {
        return arity;
    }

    public Shape shape() {
        return shape;
    }
}
