package hillock.language.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import hillock.language.algebra.Substitution;
import hillock.language.check.Resolver.Around;
import hillock.language.model.Function;
import hillock.language.model.Term;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Expression.Member;
import hillock.language.syntax.Expression.Name;
import hillock.language.syntax.Span;
import hillock.language.units.Units;

/** What names mean in expressions, and what is said of those that mean nothing. */
final class NameMeanings {
    private static final Pattern NUMBER_BEFORE = Pattern.compile("(?<![\\w.])(\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)\\s*([*/])\\s*$");
    private final Checking checking;
    private final Place place;

    NameMeanings(Checking checking, Place place) {
        this.checking = checking;
        this.place = place;
    }

    Typed name(Name name, Around around) {
        String text = name.text();
        return switch (text) {
            case "t" -> time(name, around);
            case "dt" -> error(name.span(), "dt is no quantity of a model: equations must not depend on the step",
                    "hold(..., interval) makes something that lasts a fixed time");
            case "pre", "post" -> error(name.span(), text + " stands only before a dot, as in " + text + ".V", Optional.empty());
            case "steady" -> error(name.span(), "steady stands only as a whole initial value", "V(0) = steady");
            default -> {
                Optional<Meaning> meaning = around.reach().find(text);
                if (meaning.isPresent()) yield value(name.span(), text, meaning.get(), around);
                if (text.equals("pi")) yield Typed.leaf(new Term.Constant(Math.PI), Dim.NONE);
                if (text.equals("i") || text.equals("size")) yield index(name, around.reach());
                if (WhiteNoise.isName(text)) yield noise(name, around.reach());
                yield unknown(name, around.reach());
            }
        };
    }

    Typed member(Member member, Around around) {
        if (member.of() instanceof Name(_, var side) && (side.equals("pre") || side.equals("post"))) {
            Optional<Reach> end = around.reach().side(side.equals("pre") ? Term.Scope.PRE : Term.Scope.POST);
            if (end.isEmpty()) {
                return error(member.span(), side + ". means something only inside connect", "connect A -> B { post.I_syn += ... }");
            }
            Optional<Meaning> meaning = end.get().find(member.name().text());
            if (meaning.isPresent() && meaning.get().kind() == Kind.NOISE) {
                return error(member.span(), Wording.text(member) + " is white noise and cannot be seen from outside",
                        "noise of the connection's own is written xi in its equations");
            }
            if (meaning.isPresent()) return value(member.span(), Wording.text(member), meaning.get(), around);
            return error(member.name().span(), member.name().text() + " is no quantity of the " + (side.equals("pre") ? "source"
                    : "target"),
                    Wording.didYouMean(member.name().text(), end.get().names()));
        }
        return other(member, around);
    }

    /** {@code cells.V}, {@code cells[0].V}, {@code (a -> b).w}: where paths have a meaning. */
    Typed other(Expression expression, Around around) {
        if (expression instanceof Member member) {
            int before = checking.problems().count();
            Optional<Meaning> meaning = around.reach().path(member, checking.problems());
            if (meaning.isPresent()) return value(member.span(), Wording.text(member), meaning.get(), around);
            if (checking.problems().count() > before) return fresh();
            return error(member.span(), Wording.text(member) + " cannot stand in " + place.phrase(), Optional.empty());
        }
        return error(expression.span(), "expected a number, found " + Wording.side(expression, "something else"), Optional.empty());
    }

    /** A unit name that is also a name in reach could be meant either way. */
    void unambiguous(Expression quantity, Expression.UnitText unit, Reach reach) {
        for (Name name : unit.names()) {
            Optional<Meaning> meaning = reach.find(name.text());
            if (meaning.isEmpty() || meaning.get() instanceof Meaning.UserFunction) continue;
            checking.problems().error(name.span(), name.text() + " is " + meaning.get().kind().phrase() + " here and a unit too",
                    AmbiguousUnit.waysOut(quantity, unit, name, meaning.get().kind()));
        }
    }

    /** A parameter may be an exponent; what changes during the run may not. */
    void fixedExponent(Expression exponent, Around around) {
        for (Name name : Walk.names(exponent)) {
            Optional<Meaning> meaning = around.reach().find(name.text());
            boolean moving = meaning.isPresent() && !meaning.get().kind().isFixed() && !(meaning.get() instanceof Meaning.UserFunction)
                    || name.text().equals("t");
            if (moving) {
                checking.problems().error(exponent.span(), "an exponent must be constant, but " + name.text() + " is not",
                        "write exp(y * log(x)) for x^y");
                return;
            }
        }
    }

    private Typed time(Name name, Around around) {
        if (!place.allowsMoving()) return error(name.span(), "t, the time, cannot stand in " + place.phrase(), Optional.empty());
        return Typed.leaf(around.jump() ? new Term.JumpTime() : new Term.Time(), checking.time(around.reach()));
    }

    private Typed noise(Name name, Reach reach) {
        if (place.allows(Kind.NOISE)) return Typed.leaf(WhiteNoise.term(name.text()), WhiteNoise.dim(checking.time(reach)));
        return error(name.span(), name.text() + " is white noise and cannot stand in " + place.phrase(), WhiteNoise.HINT);
    }

    private Typed index(Name name, Reach reach) {
        boolean connected = reach.side(Term.Scope.PRE).isPresent();
        if (place.allowsIndex() && !connected) return Typed.leaf(Term.own(name.text()), Dim.NONE);
        String hint = connected
                ? "pre." + name.text() + " or post." + name.text() : "give it to a parameter: param k = " + name.text();
        return error(name.span(), name.text() + " cannot stand in " + place.phrase(), hint);
    }

    private Typed value(Span at, String text, Meaning meaning, Around around) {
        return switch (meaning) {
            case Meaning.UserFunction(var definition, _) -> error(at, text + " is a function",
                    text + "(" + String.join(", ", definition.parameters().orElse(List.of()).stream().map(Name::text).toList()) + ")");
            case Meaning.Numbers _ -> error(at, text + " is a list and cannot be part of an expression",
                    "a list stands alone, as the whole value");
            case Meaning.Quantity(var value, var kind) -> quantity(at, text, value, kind, around);
        };
    }

    private Typed quantity(Span at, String text, Typed value, Kind kind, Around around) {
        if (!place.allows(kind)) {
            String hint = kind == Kind.NOISE ? WhiteNoise.HINT : switch (place) {
                case PARAMETER -> kind == Kind.EXPRESSION ? "declare " + text + " with param"
                        : "a parameter uses parameters and constants only";
                case INITIAL -> "inputs have no value before the run";
                case CONSTANT, EXPRESSION, EQUATION, BOUND, SPIKE, EVENT, HELD, FUNCTION, INTERVAL, COLUMN, WEIGHT, COUPLING,
                     COUPLED_EQUATION, WHERE, RECORD -> "only parameters and constants can stand here";
            };
            return error(at, text + " is " + kind.phrase() + " and cannot stand in " + place.phrase(), hint);
        }
        if (kind == Kind.ARGUMENT && around.jump()) {
            Term jumping = new Term.JumpTime();
            return new Typed(Substitution.ofTime(value.term(), jumping, jumping), value.dim(), value.size(), value.depth());
        }
        return value;
    }

    private Typed unknown(Name name, Reach reach) {
        Matcher before = NUMBER_BEFORE.matcher(lineBefore(name.span()));
        if (before.find() && Units.named(name.text()).isPresent()) {
            boolean times = before.group(2).equals("*");
            String spelled = before.group(1) + (times ? " " : " /") + name.text();
            return error(name.span(), name.text() + " is a unit, not a quantity", "write " + spelled);
        }
        if (name.text().equals("true") || name.text().equals("false")) {
            return error(name.span(), "expected a number, found " + name.text(), "1 or 0, or a condition such as V > 0 mV");
        }
        Optional<String> owned = reach.withOwner(name.text()).map(path -> "did you mean " + path + "?");
        Optional<String> hint = owned.or(() -> atAnEnd(name, reach)).or(() -> Wording.didYouMean(name.text(), reach.names()));
        if (hint.isEmpty() && name.text().length() > 1 && Units.named(name.text())
                .isPresent()) hint = Optional.of("a unit stands behind a number: 1 " + name.text());
        if (hint.isEmpty() && reach.side(Term.Scope.PRE).isPresent()) {
            hint = Optional.of("declare it in the connection: weight " + name.text() + " = ... or param " + name.text() + " = ...");
        }
        return error(name.span(), name.text() + " is not known here", hint);
    }

    /** In a connection: what a neuron at either end has. */
    private static Optional<String> atAnEnd(Name name, Reach reach) {
        boolean source = reach.side(Term.Scope.PRE).filter(side -> side.find(name.text()).isPresent()).isPresent();
        boolean target = reach.side(Term.Scope.POST).filter(side -> side.find(name.text()).isPresent()).isPresent();
        if (source && target) return Optional.of("pre." + name.text() + " is the source's, post." + name.text() + " the target's");
        return source || target ? Optional.of("did you mean " + (source ? "pre." : "post.") + name.text() + "?") : Optional.empty();
    }

    private static String lineBefore(Span span) {
        String text = span.source().text();
        return text.substring(text.lastIndexOf('\n', span.start() - 1) + 1, span.start());
    }

    private Typed error(Span at, String message, String hint) {
        return error(at, message, Optional.of(hint));
    }

    private Typed error(Span at, String message, Optional<String> hint) {
        checking.problems().error(at, message, hint);
        return fresh();
    }

    private Typed fresh() {
        return Typed.leaf(new Term.Constant(Double.NaN), checking.dimensions().fresh());
    }

    /** All functions by name that the language has. */
    static List<String> functions() {
        List<String> names = new ArrayList<>(List.of("clip", "pulse", "hold", "table", "normal", "uniform", "poisson"));
        for (Function function : Function.values()) names.add(function.symbol());
        return names;
    }
}
