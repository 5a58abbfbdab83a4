package hillock.language.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import hillock.language.algebra.Variables;
import hillock.language.check.ExtendedModel.Item;
import hillock.language.model.Connection.Contribution;
import hillock.language.model.Connection.On;
import hillock.language.model.Connection.Pattern;
import hillock.language.model.Model;
import hillock.language.model.Model.Values;
import hillock.language.model.Part;
import hillock.language.model.Term;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Expression.Name;
import hillock.language.syntax.Expression.UnitText;
import hillock.language.syntax.Span;
import hillock.language.syntax.Statement;
import hillock.language.syntax.Statement.OfBody;

/** Checks one {@code connect} statement. */
final class ConnectionCheck {
    private static final Set<String> BUILT_IN = Set.of("pre", "post", "t", "pi");
    private final Checking checking;
    private final Statement.Connect statement;
    private final Home home;
    private final Part source;
    private final Part target;
    private final Map<Term.Scope, Reach> sides;
    private final Map<Term.Scope, CheckedModel> models;
    private final BodyCheck body;
    private final String name;
    private final String arrow;

    /** What is behind {@code pre.} or {@code post.}. */
    private record Side(CheckedModel model, Term.Scope scope) implements Reach {
        @Override public Optional<Meaning> find(String name) {
            if (name.equals("i") || name.equals("size")) {
                return Optional.of(new Meaning.Quantity(Typed.leaf(new Term.Variable(scope, name), Dim.NONE), Kind.INDEX));
            }
            return model.body().names.get(name) instanceof Meaning.Quantity(var value, var kind)
                    ? Optional.of(new Meaning.Quantity(Typed.leaf(new Term.Variable(scope, name), value.dim()), kind)) : Optional.empty();
        }

        @Override public Collection<String> names() {
            return model.body().names.keySet();
        }

        @Override public boolean plain() {
            return model.plain();
        }
    }

    ConnectionCheck(Checking checking, Statement.Connect statement, Home home, Owners owners, Part source, Part target) {
        this.checking = checking;
        this.statement = statement;
        this.home = home;
        this.source = source;
        this.target = target;
        this.models = Map.of(Term.Scope.PRE, owners.population(source).model(), Term.Scope.POST, owners.population(target).model());
        this.sides = Map.of(Term.Scope.PRE, new Side(models.get(Term.Scope.PRE), Term.Scope.PRE),
                Term.Scope.POST, new Side(models.get(Term.Scope.POST), Term.Scope.POST));
        this.arrow = source.label() + " -> " + target.label();
        this.name = statement.alias().map(Name::text).orElse(arrow);
        boolean plain = models.values().stream().allMatch(CheckedModel::plain);
        this.body = new BodyCheck(checking, name, items(), plain, sides);
    }

    private List<Item> items() {
        List<Item> items = new ArrayList<>();
        for (OfBody each : statement.body()) {
            switch (each) {
                case Statement.Bound bound -> Bodies.single(bound).forEach(single -> items.add(new Item(single, home)));
                case Statement.Input input -> checking.problems().error(input.span(), "an input is a model's, found in a connection",
                        "declare it in the model: input " + input.name().text());
                case Statement.Spike spike -> checking.problems().error(spike.span(), "spike when is a model's, found in a connection",
                        "write it in the model");
                case Statement.Param _, Statement.Definition _, Statement.Equation _, Statement.Initial _, Statement.Weight _,
                     Statement.Delay _, Statement.Contribution _, Statement.On _ -> items.add(new Item(each, home));
            }
        }
        return Bodies.once(items, checking.problems());
    }

    CheckedConnection checked(DataFiles files, FixedNumbers numbers) {
        Set<String> weights = new LinkedHashSet<>();
        for (Item item : body.items) if (item.statement() instanceof Statement.Weight weight) weights.add(weight.name().text());
        body.declare();
        PatternCheck patterns = new PatternCheck(checking, numbers, files, source, target, statement.exceptSelf());
        Optional<EdgeList> edges = patterns.edges(statement.pattern());
        edges.ifPresent(list -> list.declare(body, weights));
        if (edges.isEmpty() && statement.pattern() instanceof Statement.Pattern.FromFile) unknownColumns();
        Valuing.Extent extent = new Valuing.Extent.Pairs(source, target);
        body.parameters(Place.WEIGHT, extent, parameter -> edges.flatMap(list -> list.values(parameter)));
        edges.ifPresent(list -> list.undeclared(body));
        lostDelay();
        Optional<Values> delay = edges.flatMap(list -> list.values("delay")).or(this::delay);
        body.initials(extent);
        body.bounds.read(Place.COUPLING);
        body.definitions(Place.COUPLED_EQUATION, _ -> Optional.empty());
        body.equations(Place.COUPLED_EQUATION, _ -> Optional.empty());
        List<Contribution> contributions = contributions();
        List<On> events = events();
        delay.ifPresent(value -> delayed(value, contributions, events));
        Optional<Pattern> pattern = patterns.pattern(statement.pattern(), edges, new BodyReach(Map.of(), home.constants(), body.plain,
                sides));
        missingInitials();
        body.spans.put(name, statement.span());
        body.span("pattern", statement.pattern().span());
        List<hillock.language.units.Unit> units = new ArrayList<>();
        for (Item item : body.items) for (UnitText unit : Bodies.units(item.statement())) units.add(unit.unit());
        return new CheckedConnection(statement, name, arrow, source, target, body, List.copyOf(weights), pattern, delay, contributions,
                events, units, new LinkedHashMap<>());
    }

    /** Names that a file could have given, had it been there or right. */
    private void unknownColumns() {
        for (Item item : body.items) {
            for (Expression expression : Bodies.expressions(item.statement())) {
                for (Expression part : Walk.parts(expression)) {
                    if (!(part instanceof Name(_, var text)) || BUILT_IN.contains(text)
                            || body.reach(home).find(text).isPresent()) continue;
                    body.names.put(text, new Meaning.Quantity(Typed.leaf(new Term.Constant(Double.NaN), body.fresh()), Kind.PARAMETER));
                }
            }
        }
    }

    /** {@code delay = 2 ms} would be one more name that nothing uses, and nothing would be delayed. */
    private void lostDelay() {
        boolean read = body.items.stream().flatMap(item -> Bodies.expressions(item.statement()).stream())
                .anyMatch(value -> Walk.names(value).stream().anyMatch(used -> used.text().equals("delay")));
        for (Item item : body.items) {
            if (read || !(item.statement() instanceof Statement.Definition definition)) continue;
            if (!definition.name().text().equals("delay") || definition.parameters().isPresent()) continue;
            checking.problems().error(definition.span(), "this names an expression that nothing uses, and delays nothing",
                    "to delay what pre. means, write delay " + Wording.text(definition.value()));
        }
    }

    private Optional<Values> delay() {
        for (Item item : body.items) {
            if (!(item.statement() instanceof Statement.Delay delay)) continue;
            body.span("delay", delay.span());
            Reach reach = body.reach(home);
            Valuing.Valued valued = new Valuing(checking, reach, Place.WEIGHT, new Valuing.Extent.Pairs(source, target))
                    .value(delay.value());
            checking.duration(delay.value(), "a delay must be a time", "the delay", Typed.leaf(Term.ZERO, valued.dim()), body.plain, reach);
            if (valued.values() instanceof Values.Each(var term)) {
                OptionalDouble known = ConstantTerm.value(term);
                if (known.isPresent() && known.getAsDouble() < 0) {
                    checking.problems().error(delay.value().span(), "a delay cannot be negative, found " + Wording.text(delay.value()));
                }
            }
            return Optional.of(valued.values());
        }
        return Optional.empty();
    }

    private List<Contribution> contributions() {
        List<Contribution> contributions = new ArrayList<>();
        for (Item item : body.items) {
            if (!(item.statement() instanceof Statement.Contribution contribution)) continue;
            Typed value = new Resolver(checking, Place.COUPLING).number(contribution.value(), body.reach(home));
            Optional<Term.Scope> side = side(contribution.target());
            if (side.isEmpty()) continue;
            String input = contribution.target().name().text();
            if (!isInput(side.get(), contribution.target().name())) continue;
            checking.agree(contribution.target().span(), "", Wording.text(contribution.target()),
                    models.get(side.get()).body().dim(input), Wording.side(contribution.value(), "what is added"), value.dim());
            body.span("adds." + contributions.size(), contribution.span());
            contributions.add(new Contribution(side.get(), input, value.term()));
        }
        return contributions;
    }

    private List<On> events() {
        List<On> events = new ArrayList<>();
        List<EventCheck.End> ends = List.of(new EventCheck.End(Term.Scope.PRE, "pre", models.get(Term.Scope.PRE)),
                new EventCheck.End(Term.Scope.POST, "post", models.get(Term.Scope.POST)));
        EventCheck check = new EventCheck(checking, body, body.reach(home), ends);
        for (Item item : body.items) {
            if (!(item.statement() instanceof Statement.On on)) continue;
            EventCheck.End end = on.event().of() instanceof Name(_, var word) && word.equals("pre") ? ends.getFirst() : ends.getLast();
            String key = "on." + events.size();
            body.span(key, on.span());
            if (!end.model().canSpike()) {
                checking.problems().error(on.event().span(), end.model().name() + " never spikes",
                        "say when in the model: spike when V > 0 mV");
            }
            for (Statement.Action action : on.actions()) {
                if (action instanceof Statement.Action.Refractory) {
                    checking.problems().error(action.span(), "refractory stands in a model's spike when, found in a connection",
                            "write it behind the condition: spike when V > 0 mV { refractory 2 ms }");
                }
            }
            events.add(new On(end.scope(), check.jumps(on.actions(), key)));
        }
        return events;
    }

    /** Reports a delay that events would change, and one that delays nothing. */
    private void delayed(Values delay, List<Contribution> contributions, List<On> events) {
        Span at = body.spans.getOrDefault(name + ".delay", statement.span());
        for (On event : events) {
            for (Model.Jump jump : event.jumps()) {
                if (!(delay instanceof Values.Each(var term)) || !Variables.of(term).contains(jump.target())) continue;
                checking.problems().error(at, "the delay is worked out from " + jump.target().name()
                        + " once, and would not follow the change by "
                        + (event.side() == Term.Scope.PRE ? "pre" : "post") + ".spike", "give the delay a parameter of its own");
                return;
            }
        }
        boolean seen = !contributions.isEmpty() || !body.equations.isEmpty() || !body.definitions.isEmpty()
                || events.stream().anyMatch(event -> event.side() == Term.Scope.PRE);
        if (!seen && !events.isEmpty()) {
            checking.problems().warning(at,
                    "this delays nothing: what arrives later are spikes of the source, and only post.spike does anything",
                    "leave it out, or use on pre.spike");
        }
    }

    private Optional<Term.Scope> side(Expression.Member target) {
        if (target.of() instanceof Name(_, var end) && end.equals("pre")) return Optional.of(Term.Scope.PRE);
        if (target.of() instanceof Name(_, var end) && end.equals("post")) return Optional.of(Term.Scope.POST);
        checking.problems().error(target.span(), "a connection adds to inputs of its ends, found " + Wording.text(target),
                "write post." + target.name().text() + " += ...");
        return Optional.empty();
    }

    private boolean isInput(Term.Scope side, Name input) {
        CheckedModel model = models.get(side);
        if (model.inputs().contains(input.text())) return true;
        Optional<Kind> kind = model.body().kind(input.text());
        Span at = input.span();
        if (kind.isPresent()) {
            checking.problems().error(at, input.text() + " is " + kind.get().phrase() + " of " + model.name()
                    + "; a connection adds to inputs only",
                    model.inputs().isEmpty() ? "declare an input in " + model.name() + " and use it in an equation"
                            : "inputs of " + model.name() + ": " + Wording.list(model.inputs()));
        } else {
            checking.problems().error(at, model.name() + " has no input " + input.text(), Wording.didYouMean(input.text(), model.inputs())
                    .or(() -> Optional.of(model.inputs().isEmpty() ? "declare it in " + model.name() + ": input " + input.text()
                            : "inputs of " + model.name() + ": " + Wording.list(model.inputs()))));
        }
        return false;
    }

    private void missingInitials() {
        for (Item item : body.items) {
            if (!(item.statement() instanceof Statement.Equation equation)) continue;
            String variable = equation.variable().text();
            boolean given = body.initials.stream().anyMatch(initial -> initial.variable().equals(variable))
                    || body.items.stream().anyMatch(other -> other.statement() instanceof Statement.Initial initial
                            && initial.variable().text().equals(variable));
            if (!given) checking.problems().error(equation.variable().span(), variable + " has no initial value", variable + "(0) = ...");
        }
    }
}
