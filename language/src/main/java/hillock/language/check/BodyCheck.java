package hillock.language.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import hillock.language.check.ExtendedModel.Item;
import hillock.language.model.Model.Definition;
import hillock.language.model.Model.Equation;
import hillock.language.model.Model.Initial;
import hillock.language.model.Model.Values;
import hillock.language.model.Term;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Expression.Name;
import hillock.language.syntax.Expression.UnitText;
import hillock.language.syntax.Span;
import hillock.language.syntax.Statement;
import hillock.language.units.Unit;

/**
 * What models and connections have in common: parameters, expressions, equations, bounds and initial values. The steps are called one
 * by one, in the order in which their dimensions make the best messages.
 */
final class BodyCheck {
    final Checking checking;
    final String owner;
    final List<Item> items;
    final boolean plain;
    final Map<String, Meaning> names = new LinkedHashMap<>();
    final Map<String, List<Unit>> hints = new HashMap<>();
    final Map<String, Span> spans = new LinkedHashMap<>();
    final Map<String, Values> parameters = new LinkedHashMap<>();
    final Map<String, Term> definitions = new LinkedHashMap<>();
    final Map<String, Equation> equations = new LinkedHashMap<>();
    final List<Initial> initials = new ArrayList<>();
    final BoundsCheck bounds = new BoundsCheck(this);
    private final Map<Term.Scope, Reach> sides;
    private final Map<String, Item> declaring = new LinkedHashMap<>();
    private Order order = new Order(List.of(), List.of());

    BodyCheck(Checking checking, String owner, List<Item> items, boolean plain, Map<Term.Scope, Reach> sides) {
        this.checking = checking;
        this.owner = owner;
        this.items = items;
        this.plain = plain;
        this.sides = sides;
    }

    Reach reach(Home home) {
        return new BodyReach(names, home.constants(), plain, sides);
    }

    Dim fresh() {
        return plain ? Dim.NONE : checking.dimensions().fresh();
    }

    Dim dim(String name) {
        return names.get(name) instanceof Meaning.Quantity(var value, _) ? value.dim() : Dim.NONE;
    }

    Optional<Kind> kind(String name) {
        return Optional.ofNullable(names.get(name)).map(Meaning::kind);
    }

    void span(String key, Span span) {
        spans.put(owner + "." + key, span);
    }

    /** Gives every name of the body its meaning, and finds the order in which parameters and expressions depend on each other. */
    void declare() {
        for (Item item : items) {
            Optional<Name> name = Bodies.name(item.statement());
            if (name.isEmpty()) continue;
            declaring.put(name.get().text(), item);
            Kind kind = switch (item.statement()) {
                case Statement.Param _, Statement.Weight _ -> Kind.PARAMETER;
                case Statement.Input _ -> Kind.INPUT;
                case Statement.Equation _ -> Kind.STATE;
                case Statement.Definition _, Statement.Bound _, Statement.Initial _, Statement.Spike _, Statement.Delay _,
                     Statement.Contribution _, Statement.On _ -> Kind.EXPRESSION;
            };
            boolean function = item.statement() instanceof Statement.Definition definition && definition.parameters().isPresent();
            if (function) distinctParameters((Statement.Definition) item.statement());
            names.put(name.get().text(), function
                    ? new Meaning.UserFunction((Statement.Definition) item.statement(), reach(item.home()))
                    : new Meaning.Quantity(Typed.leaf(Term.own(name.get().text()), fresh()), kind));
            span(item.statement() instanceof Statement.Equation ? "d" + name.get().text() + "/dt" : name.get().text(), name.get().span());
        }
        for (String name : WhiteNoise.holders(declaring, this::reach)) {
            if (names.get(name) instanceof Meaning.Quantity(var value, _)) names.put(name, new Meaning.Quantity(value, Kind.NOISE));
        }
        findOrder();
    }

    private void distinctParameters(Statement.Definition function) {
        Set<String> seen = new HashSet<>();
        for (Name parameter : function.parameters().orElse(List.of())) {
            if (!seen.add(parameter.text())) {
                checking.problems().error(parameter.span(), function.name().text() + " has two parameters " + parameter.text());
            }
        }
    }

    private void findOrder() {
        Map<String, Item> nodes = new LinkedHashMap<>();
        declaring.forEach((name, item) -> {
            if (item.statement() instanceof Statement.Param || item.statement() instanceof Statement.Weight
                    || item.statement() instanceof Statement.Definition) nodes.put(name, item);
        });
        order = Order.of(nodes.keySet(), name -> uses(nodes.get(name)));
        for (List<String> circle : order.circles()) {
            Item first = nodes.get(circle.getFirst());
            boolean same = circle.stream().map(name -> Bodies.phrase(nodes.get(name).statement())).distinct().count() == 1;
            boolean functions = circle.stream().allMatch(name -> names.get(name) instanceof Meaning.UserFunction);
            if (functions && isUsedOutside(circle)) continue;                  // found where they are written out
            String noun = same ? Bodies.phrase(first.statement()).replaceFirst("^an? ", "") : "expression";
            Optional<String> hint = noun.equals("expression") && circle.size() == 2
                    ? Optional.of("what changes over time has an equation: d" + circle.getFirst() + "/dt = ...") : Optional.empty();
            checking.problems().error(Bodies.spot(first.statement()), Wording.circle(noun, circle), hint);
        }
    }

    private boolean isUsedOutside(List<String> circle) {
        return items.stream().filter(item -> Bodies.name(item.statement()).map(name -> !circle.contains(name.text())).orElse(true))
                .anyMatch(item -> uses(item).stream().anyMatch(circle::contains));
    }

    static List<String> uses(Item item) {
        Set<String> bound = new HashSet<>();
        if (item.statement() instanceof Statement.Definition definition) {
            definition.parameters().ifPresent(names -> names.forEach(name -> bound.add(name.text())));
        }
        List<String> used = new ArrayList<>();
        for (Expression expression : Bodies.expressions(item.statement())) {
            for (Name name : Walk.names(expression)) if (!bound.contains(name.text())) used.add(name.text());
        }
        return used;
    }

    /** Values of {@code param} and {@code weight}. */
    void parameters(Place place, Valuing.Extent extent, Function<String, Optional<Values>> given) {
        for (String name : order.sorted()) {
            Item item = declaring.get(name);
            boolean declared = item.statement() instanceof Statement.Param || item.statement() instanceof Statement.Weight;
            if (!declared) continue;
            Expression value = Bodies.expressions(item.statement()).getFirst();
            Valuing.Valued valued = new Valuing(checking, reach(item.home()), place, extent).value(value);
            checking.agreeValue(value, name, dim(name), "its value", valued.dim());
            hint(name, value);
            parameters.put(name, given.apply(name).orElse(valued.values()));
        }
    }

    void definitions(Place place, Function<String, Optional<Signals>> signals) {
        Set<String> used = new HashSet<>();
        for (Item item : items) for (Expression part : Bodies.expressions(item.statement())) {
            for (Name name : Walk.names(part)) used.add(name.text());
        }
        for (String name : order.sorted()) {
            if (!(declaring.get(name).statement() instanceof Statement.Definition definition)) continue;
            Reach reach = reach(declaring.get(name).home());
            if (definition.parameters().isPresent()) {
                if (!used.contains(name)) unused(definition, reach);
                continue;
            }
            Typed value = new Resolver(checking, place, signals.apply(name), new Resolver.Counter()).number(definition.value(), reach);
            checking.agree(definition.name().span(), "", name, dim(name), "its expression", value.dim());
            definitions.put(name, value.term());
        }
    }

    /** A function that nothing calls is read all the same, so that its mistakes are seen. */
    private void unused(Statement.Definition definition, Reach reach) {
        Map<String, Meaning> bound = new HashMap<>();
        for (Name name : definition.parameters().orElse(List.of())) {
            bound.put(name.text(), new Meaning.Quantity(Typed.leaf(Term.ONE, checking.dimensions().fresh()), Kind.ARGUMENT));
        }
        new Resolver(checking, Place.FUNCTION, Optional.of(new NoSignals(checking)), new Resolver.Counter())
                .number(definition.value(), new Calls.Inside(bound, reach));
    }

    void equations(Place place, Function<String, Optional<Signals>> signals) {
        for (Item item : items) {
            if (!(item.statement() instanceof Statement.Equation equation)) continue;
            String variable = equation.variable().text();
            Reach reach = reach(item.home());
            Resolver resolver = new Resolver(checking, place, signals.apply(variable), new Resolver.Counter());
            Optional<Typed> factor = new LeftSide(resolver, reach).factor(equation.left());
            Typed right = resolver.number(equation.right(), reach);
            Dim rate = dim(variable).per(checking.time(reach));
            Dim left = factor.map(typed -> typed.dim().times(rate)).orElse(rate);
            checking.agree(equation.left().span(), "the two sides of the equation differ", Wording.side(equation.left(), "the left side"),
                    left,
                    "the right side", right.dim());
            equations.put(variable, stochastic(equation, LeftSide.rate(right.term(), factor), reach));
        }
    }

    /** With the drift and what each noise adds taken apart. */
    private Equation stochastic(Statement.Equation equation, Term rate, Reach reach) {
        String variable = equation.variable().text();
        Optional<Equation> apart = WhiteNoise.apart(variable, rate, behind());
        if (apart.isPresent()) return apart.get();
        Name noise = Walk.names(equation.right()).stream().filter(name -> isNoise(name.text(), reach)).findFirst()
                .orElse(equation.variable());
        checking.problems().error(noise.span(), "white noise must enter d" + variable + "/dt linearly",
                "write a sum of terms like sigma * xi, where sigma may be any expression without noise");
        return new Equation(variable, Term.ZERO);
    }

    private boolean isNoise(String name, Reach reach) {
        return reach.find(name).map(meaning -> meaning.kind() == Kind.NOISE).orElse(WhiteNoise.isName(name));
    }

    /** The named expressions that have a value at each time: those without white noise. */
    List<Definition> expressions() {
        return definitions.entrySet().stream().filter(entry -> kind(entry.getKey()).orElseThrow() != Kind.NOISE)
                .map(entry -> new Definition(entry.getKey(), entry.getValue())).toList();
    }

    /** What stands behind the named expressions. */
    Map<Term.Variable, Term> behind() {
        Map<Term.Variable, Term> behind = new HashMap<>();
        definitions.forEach((name, term) -> behind.put(Term.own(name), term));
        return behind;
    }

    void initials(Valuing.Extent extent) {
        for (Item item : items) {
            if (!(item.statement() instanceof Statement.Initial initial)) continue;
            String variable = initial.variable().text();
            Optional<Kind> kind = kind(variable);
            if (kind.isEmpty() || kind.get() != Kind.STATE) {
                noState(initial.variable(), kind);
                continue;
            }
            span(variable + "(0)", initial.span());
            hint(variable, initial.value());
            Valuing valuing = new Valuing(checking, reach(item.home()), Place.INITIAL, extent);
            initials.add(new Initial(variable, valuing.start(initial.value(), variable, dim(variable))));
        }
    }

    void noState(Name variable, Optional<Kind> kind) {
        List<String> states = names.keySet().stream().filter(name -> kind(name).orElseThrow() == Kind.STATE).toList();
        String message = kind.map(known -> variable.text() + " is " + known.phrase() + " and has no initial value")
                .orElse(variable.text() + " has an initial value but no equation");
        String derivative = "d" + variable.text() + "/dt";
        Optional<String> otherwise = OtherSpellings.derivative(variable.text(), names.keySet())
                .map(name -> name + " is a name like any other: write " + derivative + " = ...");
        Optional<String> hint = kind.isPresent() ? Optional.empty() : otherwise.or(() -> Wording.didYouMean(variable.text(), states));
        checking.problems().error(variable.span(), message, hint.or(() -> Optional.of("only what has an equation, " + derivative
                + " = ..., has an initial value")));
    }

    void hint(String name, Expression written) {
        for (UnitText unit : Walk.units(written)) hint(name, unit.unit());
    }

    void hint(String name, Unit unit) {
        hints.computeIfAbsent(name, _ -> new ArrayList<>()).add(unit);
    }

    /** What each name is shown in. */
    Map<String, Unit> units(List<Unit> inBody) {
        Map<String, Unit> units = new LinkedHashMap<>();
        names.forEach((name, meaning) -> {
            if (!(meaning instanceof Meaning.Quantity(var value, _))) return;
            List<Unit> preferred = new ArrayList<>(hints.getOrDefault(name, List.of()));
            preferred.addAll(inBody);
            units.put(name, checking.units().of(checking.dimensions().solution(value.dim()), preferred));
        });
        return units;
    }

    List<String> inOrder(Set<String> wanted) {
        return order.sorted().stream().filter(wanted::contains).toList();
    }
}
