package hillock.language.check;

import java.util.Map;
import java.util.Optional;

/** Functions of other languages, and what is written here. */
final class ForeignFunctions {
    private static final String POWER = "write x^y";
    private static final String SQUARE = "write x^2";
    private static final String CEILING = "write -floor(-x)";
    private static final String ROUNDED = "write floor(x + 0.5)";
    private static final String STEP = "write H(x), 1 where x > 0";
    private static final String UNIFORM = "uniform() draws from 0 to 1";
    private static final String NORMAL = "normal() draws with mean 0 and standard deviation 1";
    private static final String INVERSE = "inverses of sin, cos and tan are not among the functions";
    private static final Map<String, String> HINTS = Map.ofEntries(
            Map.entry("ln", "log is the natural logarithm"), Map.entry("log10", "write log(x) / log(10)"),
            Map.entry("log2", "write log(x) / log(2)"), Map.entry("log1p", "write log(1 + x)"),
            Map.entry("expm1", "write x * exprel(x)"), Map.entry("exp10", "write exp(x * log(10))"),
            Map.entry("exp2", "write exp(x * log(2))"), Map.entry("pow", POWER), Map.entry("power", POWER), Map.entry("sqr", SQUARE),
            Map.entry("square", SQUARE), Map.entry("cbrt", "write x^(1/3)"), Map.entry("ceil", CEILING), Map.entry("ceiling", CEILING),
            Map.entry("round", ROUNDED), Map.entry("rint", ROUNDED), Map.entry("int", "write floor(x)"), Map.entry("sgn", "write sign(x)"),
            Map.entry("fabs", "write abs(x)"), Map.entry("fmod", "write mod(x, y)"), Map.entry("heaviside", STEP),
            Map.entry("Heaviside", STEP), Map.entry("heav", STEP), Map.entry("step", STEP), Map.entry("theta", STEP),
            Map.entry("sigmoid", "write 1 / (1 + exp(-x))"), Map.entry("logistic", "write 1 / (1 + exp(-x))"),
            Map.entry("asin", INVERSE), Map.entry("acos", INVERSE), Map.entry("atan", INVERSE), Map.entry("atan2", INVERSE),
            Map.entry("arcsin", INVERSE), Map.entry("arccos", INVERSE), Map.entry("arctan", INVERSE),
            Map.entry("rand", UNIFORM), Map.entry("random", UNIFORM), Map.entry("ran", UNIFORM), Map.entry("randn", NORMAL),
            Map.entry("gauss", NORMAL), Map.entry("gaussian", NORMAL), Map.entry("where", "write if a > b then x else y"),
            Map.entry("ifelse", "write if a > b then x else y"), Map.entry("iif", "write if a > b then x else y"));

    private ForeignFunctions() {}

    static Optional<String> hint(String name) {
        return Optional.ofNullable(HINTS.get(name));
    }

    /** For one that is near none: those that there are. */
    static Optional<String> known() {
        return Optional.of("functions are " + Wording.list(NameMeanings.functions().stream().sorted().toList()));
    }
}
