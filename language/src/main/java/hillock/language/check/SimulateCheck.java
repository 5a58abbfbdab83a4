package hillock.language.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import hillock.language.model.Experiment.Arithmetic;
import hillock.language.model.Experiment.Precision;
import hillock.language.model.Experiment.Simulation;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Expression.Name;
import hillock.language.syntax.Span;
import hillock.language.syntax.Statement;
import hillock.language.syntax.Statement.Setting;

/** {@code simulate 1000 ms { dt = 0.01 ms; method = euler }}. */
final class SimulateCheck {
    static final List<String> SETTINGS = List.of("dt", "method", "seed", "threads", "tolerance", "arithmetic", "precision", "weights");
    /** Methods that choose the length of each step. */
    static final List<String> ADAPTIVE = List.of("dopri5", "rosenbrock");
    static final List<String> METHODS = List.of("euler", "exponential-euler", "midpoint", "heun", "rk4", "dopri5", "rosenbrock",
            "euler-maruyama", "milstein", "stochastic-heun");
    private static final double TOLERANCE = 1e-6;
    private static final double LEAST_TOLERANCE = 1e-14;
    private static final double MOST_TOLERANCE = 0.1;
    private static final double MOST_STEPS = 1e12;
    private final Checking checking;
    private final FixedNumbers numbers;
    private final Map<String, Span> spans;

    SimulateCheck(Checking checking, FixedNumbers numbers, Map<String, Span> spans) {
        this.checking = checking;
        this.numbers = numbers;
        this.spans = spans;
    }

    /** @param given values from the command line, which replace the file's */
    Simulation check(Statement.Simulate statement, Map<String, Expression> given) {
        Map<String, Expression> settings = settings(statement);
        settings.putAll(given);
        settings.forEach((name, value) -> spans.put("simulate." + name, value.span()));
        spans.put("simulate", statement.span());
        Expression length = given.getOrDefault("duration", statement.duration());
        double duration = positive(length, "the duration", 1);
        double dt = Optional.ofNullable(settings.get("dt")).map(value -> positive(value, "dt", 0.01)).orElse(0.01);
        if (dt > duration) {
            checking.problems().error(settings.getOrDefault("dt", length).span(), "dt is longer than the duration",
                    "the run would be a single step");
        } else if (duration / dt > MOST_STEPS) {
            checking.problems().error(length.span(), "this takes more than 10^12 steps of dt");
        }
        long seed = whole(settings, "seed", Long.MIN_VALUE, Long.MAX_VALUE, 1);
        int threads = (int) whole(settings, "threads", 1, 1024, 1);
        String method = method(settings);
        requireDouble(settings, method);
        return new Simulation(duration, dt, method, seed, threads, arithmetic(settings),
                precision(settings, "precision", "single computes the step with 7 digits instead of 16; double is the default"),
                precision(settings, "weights",
                        "single halves the memory that sums over connections read and rounds each weight to 7 digits; "
                        + "double is the default"),
                tolerance(settings, method));
    }

    private double tolerance(Map<String, Expression> settings, String method) {
        Expression value = settings.get("tolerance");
        if (value == null) return TOLERANCE;
        if (!ADAPTIVE.contains(method)) {
            checking.problems().warning(value.span(), "tolerance does nothing under " + method + ", whose steps are all dt long",
                    "use method = " + String.join(" or ", ADAPTIVE) + ", or leave it out");
        }
        OptionalDouble found = numbers.number(value, "tolerance");
        if (found.isEmpty()) return TOLERANCE;
        if (found.getAsDouble() >= LEAST_TOLERANCE && found.getAsDouble() <= MOST_TOLERANCE) return found.getAsDouble();
        checking.problems().error(value.span(), "tolerance must be from 1e-14 to 0.1, found " + Wording.text(value),
                "it is how much a step may err, relative to each variable's size; 1e-6 is the default");
        return TOLERANCE;
    }

    private void requireDouble(Map<String, Expression> settings, String method) {
        Expression value = settings.get("precision");
        if (!ADAPTIVE.contains(method) || !(value instanceof Name(_, var word)) || !word.equals(Precision.SINGLE.word())) return;
        checking.problems().error(value.span(), method + " cannot tell its error from rounding in single precision",
                "use precision = double");
    }

    private Map<String, Expression> settings(Statement.Simulate statement) {
        Map<String, Expression> settings = new HashMap<>();
        for (Setting setting : statement.settings()) {
            String name = setting.name().text();
            if (!SETTINGS.contains(name)) {
                checking.problems().error(setting.name().span(), "there is no setting " + name, Wording.didYouMean(name, SETTINGS)
                        .or(() -> Optional.of("settings are dt, method, seed, threads, tolerance, arithmetic, precision and weights")));
            } else if (settings.putIfAbsent(name, setting.value()) != null) {
                checking.problems().error(setting.name().span(), name + " is set twice");
            }
        }
        return settings;
    }

    private double positive(Expression value, String what, double otherwise) {
        OptionalDouble time = numbers.time(value, what);
        if (time.isEmpty()) return otherwise;
        if (time.getAsDouble() > 0) return time.getAsDouble();
        checking.problems().error(value.span(), what + " must be positive, found " + Wording.text(value));
        return otherwise;
    }

    private long whole(Map<String, Expression> settings, String name, long least, long most, long otherwise) {
        Expression value = settings.get(name);
        if (value == null) return otherwise;
        if (value instanceof Expression.Quantity(_, var number, var unit) && unit.isEmpty() && least == Long.MIN_VALUE) {
            try {
                return number.longValueExact();
            } catch (ArithmeticException _) {
                checking.problems().error(value.span(), name + " must be a whole number below 2^63, found " + Wording.text(value));
                return otherwise;
            }
        }
        OptionalLong found = numbers.whole(value, name, least, most);
        return found.orElse(otherwise);
    }

    private Arithmetic arithmetic(Map<String, Expression> settings) {
        Expression value = settings.get("arithmetic");
        if (value == null) return Arithmetic.FAST;
        if (value instanceof Name(var _, var word)) {
            if (word.equals("fast")) return Arithmetic.FAST;
            if (word.equals("literal")) return Arithmetic.LITERAL;
        }
        checking.problems().error(value.span(), "arithmetic is fast or literal, found " + Wording.text(value),
                "literal carries out every operation as written; fast, the default, shares exponentials and the like");
        return Arithmetic.FAST;
    }

    private Precision precision(Map<String, Expression> settings, String setting, String hint) {
        Expression value = settings.get(setting);
        if (value == null) return Precision.DOUBLE;
        if (value instanceof Name(var _, var word)) {
            for (Precision each : Precision.values()) if (each.word().equals(word)) return each;
        }
        String verb = setting.equals("weights") ? " are" : " is";
        checking.problems().error(value.span(), setting + verb + " double or single, found " + Wording.text(value), hint);
        return Precision.DOUBLE;
    }

    /** One that there is not is told of here and returned, so that nobody goes on to say what another one cannot do. */
    private String method(Map<String, Expression> settings) {
        Expression value = settings.get("method");
        if (value == null) return "rk4";
        if (!(value instanceof Name(var span, var method))) {
            checking.problems().error(value.span(), "method takes the name of a method, found " + Wording.side(value, "an expression"),
                    "methods are " + Wording.list(METHODS));
            return Wording.text(value);
        }
        if (METHODS.contains(method)) return method;
        checking.problems().error(span, "there is no method " + method, Wording.didYouMean(method, METHODS)
                .map(near -> near + " Methods are " + Wording.list(METHODS)).or(() -> Optional.of("methods are " + Wording.list(METHODS))));
        return method;
    }
}
