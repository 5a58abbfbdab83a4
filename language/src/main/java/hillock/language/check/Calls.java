package hillock.language.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.check.Resolver.Around;
import hillock.language.model.Condition;
import hillock.language.model.Function;
import hillock.language.model.Term;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Expression.Argument;
import hillock.language.syntax.Expression.Call;
import hillock.language.syntax.Expression.Name;

/** Calls of functions: the language's, the user's (written out at each use), draws and signals. */
final class Calls {
    private final Resolver resolver;
    private final Checking checking;

    Calls(Resolver resolver) {
        this.resolver = resolver;
        this.checking = resolver.checking();
    }

    Typed call(Call call, Around around) {
        String name = call.function().text();
        Optional<Meaning> meaning = around.reach().find(name);
        if (meaning.isPresent() && meaning.get() instanceof Meaning.UserFunction function) return writtenOut(call, function, around);
        if (resolver.place() == Place.INITIAL && meaning.isPresent() && isAtZero(call)) return resolver.number(call.function(), around);
        if (!name.equals("table") && !noKeywords(call)) return resolver.unknown();
        Optional<Function> function = builtIn(name);
        if (function.isPresent()) return builtIn(call, function.get(), around);
        return switch (name) {
            case "clip" -> clip(call, around);
            case "pulse" -> pulse(call, around);
            case "normal" -> draw(call, Term.Distribution.NORMAL, around);
            case "uniform" -> draw(call, Term.Distribution.UNIFORM, around);
            case "poisson" -> draw(call, Term.Distribution.POISSON, around);
            case "hold", "table" -> signal(call, around);
            default -> {
                if (meaning.isPresent()) {
                    yield resolver.failed(call.span(), name + " is " + meaning.get().kind().phrase() + ", not a function",
                            Optional.of("write " + name + " * (...) for a product"));
                }
                if (Observing.STATISTICS.containsKey(name)) {
                    yield resolver.failed(call.span(), name + "(...) stands alone, as what is recorded or plotted",
                            Optional.of("record " + name + "(...) by itself, and combine numbers afterwards"));
                }
                List<String> known = new ArrayList<>(NameMeanings.functions());
                known.addAll(around.reach().names());
                Optional<String> meant = ForeignFunctions.hint(name).or(() -> Wording.didYouMean(name, known));
                yield resolver.failed(call.function().span(), "there is no function " + name, meant.or(ForeignFunctions::known));
            }
        };
    }

    private static boolean isAtZero(Call call) {
        return call.arguments().size() == 1 && call.arguments().getFirst().keyword().isEmpty()
                && call.arguments().getFirst().value() instanceof Expression.Quantity(_, var value, var unit)
                && value.signum() == 0 && unit.isEmpty();
    }

    private static Optional<Function> builtIn(String name) {
        for (Function function : Function.values()) if (function.symbol().equals(name)) return Optional.of(function);
        return Optional.empty();
    }

    private Typed builtIn(Call call, Function function, Around around) {
        boolean many = function == Function.MIN || function == Function.MAX;
        int count = call.arguments().size();
        if (many ? count < 2 : count != function.arity()) return wrongCount(call, many ? "two or more" : number(function.arity()));
        boolean jumps = switch (function) {
            case SIGN, FLOOR, MOD, H -> true;
            case EXP, LOG, SQRT, SIN, COS, TAN, SINH, COSH, TANH, ABS, MIN, MAX, EXPREL -> false;
        };
        List<Typed> arguments = arguments(call, jumps ? around.jumping() : around);
        return switch (function.shape()) {
            case PLAIN -> {
                plain(call, 0, arguments.getFirst());
                yield Resolver.grown(new Term.Call(function, List.of(arguments.getFirst().term())), Dim.NONE, arguments.getFirst());
            }
            case ROOT -> Resolver.grown(new Term.Call(function, List.of(arguments.getFirst().term())),
                    arguments.getFirst().dim().power(new hillock.language.units.Rational(1, 2)), arguments.getFirst());
            case ANY_TO_PLAIN -> Resolver.grown(new Term.Call(function, List.of(arguments.getFirst().term())), Dim.NONE,
                    arguments.getFirst());
            case SAME -> nested(call, function, arguments);
        };
    }

    private Typed nested(Call call, Function function, List<Typed> arguments) {
        agree(call, arguments);
        if (arguments.size() == 1) {
            Typed only = arguments.getFirst();
            return Resolver.grown(new Term.Call(function, List.of(only.term())), only.dim(), only);
        }
        Typed result = arguments.getFirst();
        for (Typed next : arguments.subList(1, arguments.size())) {
            result = Resolver.grown(new Term.Call(function, List.of(result.term(), next.term())), result.dim(), result, next);
        }
        return result;
    }

    /** {@code clip(x, a, b)} is {@code min(max(x, a), b)}. */
    private Typed clip(Call call, Around around) {
        if (call.arguments().size() != 3) return wrongCount(call, "three");
        List<Typed> x = arguments(call, around);
        agree(call, x);
        Typed atLeast = Resolver.grown(new Term.Call(Function.MAX, List.of(x.get(0).term(), x.get(1).term())), x.get(0).dim(), x.get(0),
                x.get(1));
        return Resolver.grown(new Term.Call(Function.MIN, List.of(atLeast.term(), x.get(2).term())), x.get(0).dim(), atLeast, x.get(2));
    }

    /** {@code pulse(t, a, b)} is 1 where {@code a <= t < b}, else 0. */
    private Typed pulse(Call call, Around around) {
        if (call.arguments().size() != 3) return wrongCount(call, "three");
        List<Typed> x = arguments(call, around.jumping());
        agree(call, x);
        Condition begun = new Condition.Comparison(Condition.Relation.AT_LEAST, x.get(0).term(), x.get(1).term());
        Condition open = new Condition.Comparison(Condition.Relation.LESS, x.get(0).term(), x.get(2).term());
        Term choice = new Term.Choice(new Condition.And(begun, open), Term.ONE, Term.ZERO);
        return Resolver.grown(choice, Dim.NONE, x.get(0), x.get(0), x.get(1), x.get(2));
    }

    private Typed draw(Call call, Term.Distribution distribution, Around around) {
        if (!resolver.place().allowsDraws()) {
            return resolver.failed(call.span(), call.function().text() + "(...) draws a random number and cannot stand in "
                    + resolver.place().phrase(), Optional.of(resolver.signals().isPresent()
                            ? "hold(" + Wording.side(call, "...") + ", interval) draws anew at every interval"
                            : "give it to a parameter: param k = " + Wording.side(call, "...")));
        }
        int count = call.arguments().size();
        boolean poisson = distribution == Term.Distribution.POISSON;
        if (poisson ? count != 1 : count != 0 && count != 2) return wrongCount(call, poisson ? "one" : "no or two");
        int ordinal = resolver.draws().next();
        List<Typed> x = count > 0 ? arguments(call, around) : List.of(Typed.leaf(Term.ZERO, Dim.NONE), Typed.leaf(Term.ONE, Dim.NONE));
        if (poisson) plain(call, 0, x.getFirst());
        else if (count > 0) agree(call, x);
        Dim dim = poisson ? Dim.NONE : x.getFirst().dim();
        return Resolver.grown(new Term.Draw(distribution, x.stream().map(Typed::term).toList(), ordinal), dim, x.toArray(Typed[]::new));
    }

    private Typed signal(Call call, Around around) {
        boolean hold = call.function().text().equals("hold");
        if (resolver.signals().isEmpty()) {
            if (resolver.place() == Place.COUPLING || resolver.place() == Place.COUPLED_EQUATION) {
                checking.problems().notYet(call.span(), call.function().text() + "(...) in a connection");
                return resolver.unknown();
            }
            return resolver.failed(call.span(), call.function().text() + "(...) cannot stand in " + resolver.place().phrase(),
                    Optional.of("give it a name in the model: I = " + call.function().text() + "(...)"));
        }
        if (!hold) return resolver.signals().get().table(call, around);
        if (call.arguments().size() != 2) return wrongCount(call, "two");
        return resolver.signals().get().hold(call, around, resolver.draws());
    }

    /** A user's function at one use: its body, with what the arguments are here. */
    private Typed writtenOut(Call call, Meaning.UserFunction function, Around around) {
        List<Name> parameters = function.definition().parameters().orElse(List.of());
        String name = call.function().text();
        if (!noKeywords(call)) return resolver.unknown();
        if (call.arguments().size() != parameters.size()) return wrongCount(call, number(parameters.size()));
        if (around.functions().contains(name)) {
            List<String> circle = new ArrayList<>(around.functions().subList(around.functions().indexOf(name), around.functions().size()));
            circle.add(name);
            return resolver.failed(function.definition().name().span(), "a function cannot use itself: " + String.join(" -> ", circle),
                    Optional.empty());
        }
        Map<String, Meaning> bound = new HashMap<>();
        List<Typed> arguments = arguments(call, around);
        for (int k = 0; k < parameters.size(); k++) {
            bound.put(parameters.get(k).text(), new Meaning.Quantity(arguments.get(k), Kind.ARGUMENT));
        }
        List<String> functions = new ArrayList<>(around.functions());
        functions.add(name);
        return resolver.number(function.definition().value(), new Around(new Inside(bound, function.home()), around.jump(), functions));
    }

    /** The names inside a function: its arguments, then what is in reach where it was written. */
    record Inside(Map<String, Meaning> bound, Reach home) implements Reach {
        @Override public Optional<Meaning> find(String name) {
            return bound.containsKey(name) ? Optional.of(bound.get(name)) : home.find(name);
        }

        @Override public Collection<String> names() {
            List<String> names = new ArrayList<>(bound.keySet());
            names.addAll(home.names());
            return names;
        }

        @Override public Optional<Reach> side(Term.Scope side) {
            return home.side(side);
        }

        @Override public boolean plain() {
            return home.plain();
        }
    }

    private List<Typed> arguments(Call call, Around around) {
        List<Typed> values = new ArrayList<>();
        for (Argument argument : call.arguments()) values.add(resolver.number(argument.value(), around));
        return values;
    }

    private void agree(Call call, List<Typed> arguments) {
        for (int k = 1; k < arguments.size(); k++) {
            Expression first = call.arguments().getFirst().value();
            Expression next = call.arguments().get(k).value();
            checking.agree(next.span(), call.function().text() + "'s arguments must agree", first, arguments.getFirst().dim(), next,
                    arguments.get(k).dim());
        }
    }

    private void plain(Call call, int k, Typed argument) {
        Expression written = call.arguments().get(k).value();
        if (checking.dimensions().unify(argument.dim(), Dim.NONE)) return;
        String name = call.function().text();
        checking.problems().later(() -> {
            String unit = checking.units().of(checking.dimensions().solution(argument.dim())).symbol();
            return hillock.language.syntax.Problem.error(written.span(),
                    name + " takes a plain number, but " + Wording.side(written, "this") + " is in " + unit,
                    "divide it by a quantity, such as 1 " + unit);
        });
    }

    private boolean noKeywords(Call call) {
        for (Argument argument : call.arguments()) {
            if (argument.keyword().isPresent()) {
                checking.problems().error(argument.keyword().get().span(), call.function().text() + " takes no argument by name");
                return false;
            }
        }
        return true;
    }

    private Typed wrongCount(Call call, String expected) {
        return resolver.failed(call.span(), call.function().text() + " takes " + expected + (expected.equals("one") ? " argument"
                : " arguments")
                + ", found " + call.arguments().size(), Optional.empty());
    }

    private static String number(int count) {
        return switch (count) {
            case 0 -> "no";
            case 1 -> "one";
            case 2 -> "two";
            case 3 -> "three";
            default -> Integer.toString(count);
        };
    }
}
