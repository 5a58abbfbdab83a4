package hillock.language.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import hillock.language.syntax.Expression.Name;
import hillock.language.syntax.Expression.UnitText;
import hillock.language.syntax.Statement;
import hillock.language.syntax.Statement.OfBody;

/**
 * A model with what it extends merged in: what it writes replaces what has the same name.
 *
 * @param items the statements that remain, each with the file it stands in; bounds are one to a subject
 */
record ExtendedModel(Home.Declared declared, List<Item> items) {
    /** How many models may extend one after another: each has all that those before it have. */
    private static final int DEEPEST = 100;
    /** Statements of a model, with those it extends. */
    private static final int MOST = 10_000;

    record Item(OfBody statement, Home home) {}

    /** Follows {@code extends} from a model down to its root; problems are reported once, at the model that has them. */
    static ExtendedModel of(Home.Declared declared, Problems problems) {
        List<Home.Declared> chain = new ArrayList<>();
        Set<Statement.Model> seen = new LinkedHashSet<>();
        Optional<Home.Declared> next = Optional.of(declared);
        while (next.isPresent()) {
            Home.Declared current = next.get();
            if (!seen.add(current.model())) {
                List<String> names = new ArrayList<>(seen.stream().map(model -> model.name().text()).toList());
                names.add(current.model().name().text());
                problems.error(current.model().base().orElse(current.model().name()).span(),
                        "a model cannot extend itself: " + String.join(" -> ", names.subList(names.indexOf(names.getLast()),
                        names.size())));
                break;
            }
            chain.addFirst(current);
            next = base(current, problems);
        }
        if (chain.size() > DEEPEST + 1) {
            problems.error(chain.get(DEEPEST + 1).model().name().span(), "models extend each other more than " + DEEPEST + " deep");
            return new ExtendedModel(declared, List.of());
        }
        List<Item> items = List.of();
        for (Home.Declared level : chain) items = merged(items, level, problems);
        if (items.size() > MOST) {
            problems.error(declared.model().name().span(), "this model has " + items.size() + " statements, and " + MOST
                    + " are as many as there may be", "what differs in its numbers alone is a population of a smaller model");
            items = List.of();
        }
        return new ExtendedModel(declared, items);
    }

    String name() {
        return declared.model().name().text();
    }

    /** All units in the text, but for the intervals of {@code hold}, which may be times in plain models too. */
    List<UnitText> units() {
        List<UnitText> units = new ArrayList<>();
        for (Item item : items) units.addAll(Bodies.units(item.statement()));
        return units;
    }

    private static Optional<Home.Declared> base(Home.Declared declared, Problems problems) {
        if (declared.model().base().isEmpty()) return Optional.empty();
        Name base = declared.model().base().get();
        Optional<Home.Declared> found = declared.home().model(base.text());
        if (found.isEmpty() && SpikeSources.NAMES.contains(base.text())) {
            problems.error(base.span(), base.text() + " is built in and has no equations to extend", "take a population of it: p = "
                    + base.text() + "[10] { ... }");
        } else if (found.isEmpty() && !declared.home().isBroken(base.text())) {
            problems.error(base.span(), "there is no model " + base.text() + " here", Wording.modelMeant(base.text(), declared.home()
                    .modelNames()));
        }
        return found;
    }

    private static List<Item> merged(List<Item> base, Home.Declared level, Problems problems) {
        List<Item> own = NewValues.in(Bodies.split(level, problems), base);
        Map<String, List<Item>> written = new HashMap<>();
        for (Item item : own) written.computeIfAbsent(Bodies.key(item.statement()), _ -> new ArrayList<>()).add(item);
        Set<String> noStates = statesLost(base, own);
        List<Item> merged = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        for (Item item : base) {
            String key = Bodies.key(item.statement());
            if (written.containsKey(key)) {
                if (placed.add(key)) merged.addAll(written.get(key));
            } else if (!lost(item.statement(), noStates)) {
                merged.add(item);
            }
        }
        for (Item item : own) if (!placed.contains(Bodies.key(item.statement()))) merged.add(item);
        return merged;
    }

    /** Variables whose equation is replaced by something else: they are states no more. */
    private static Set<String> statesLost(List<Item> base, List<Item> own) {
        Set<String> lost = new HashSet<>();
        for (Item item : base) if (item.statement() instanceof Statement.Equation equation) lost.add(equation.variable().text());
        Set<String> redefined = new HashSet<>();
        for (Item item : own) {
            if (!(item.statement() instanceof Statement.Equation)) Bodies.name(item.statement())
                    .ifPresent(name -> redefined.add(name.text()));
        }
        lost.retainAll(redefined);
        return lost;
    }

    private static boolean lost(OfBody statement, Set<String> noStates) {
        return switch (statement) {
            case Statement.Initial initial -> noStates.contains(initial.variable().text());
            case Statement.Bound bound -> bound.subjects().stream().flatMap(subject -> Walk.names(subject).stream())
                    .anyMatch(name -> noStates.contains(name.text()));
            case Statement.Param _, Statement.Input _, Statement.Definition _, Statement.Equation _, Statement.Spike _, Statement.Weight _,
                 Statement.Delay _, Statement.Contribution _, Statement.On _ -> false;
        };
    }

    /** The statement that declares a name. */
    Optional<Item> declaring(String name) {
        return items.stream().filter(item -> Bodies.name(item.statement()).map(Name::text).filter(name::equals).isPresent()).findFirst();
    }
}
