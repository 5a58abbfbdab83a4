package hillock.language.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import hillock.language.check.ExtendedModel.Item;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Expression.Name;
import hillock.language.syntax.Statement;
import hillock.language.syntax.Statement.OfBody;

/**
 * {@code gNa = 100 mS/cm^2} in a model that extends another one, of which gNa is a parameter: a new value of it, as in a population's block,
 * so that populations, sweeps and options can change it further. What depends on more than parameters makes it an expression.
 */
final class NewValues {
    /** What is another value at another time. */
    private static final Set<String> CHANGING = Set.of("t", "hold", "table");

    private NewValues() {}

    /** The statements of a model, with those that give parameters of {@code base} new values as parameters. */
    static List<Item> in(List<Item> own, List<Item> base) {
        Map<String, OfBody> before = declared(base);
        Map<String, OfBody> all = new HashMap<>(before);
        all.putAll(declared(own));
        Set<String> parameters = new HashSet<>();
        Map<String, Expression> values = new HashMap<>();
        all.forEach((name, statement) -> {
            boolean given = before.get(name) instanceof Statement.Param;
            if (statement instanceof Statement.Param) parameters.add(name);
            if (given && statement instanceof Statement.Definition(_, _, var arguments, var value) && arguments.isEmpty()) {
                values.put(name, value);
            }
        });
        parameters.addAll(values.keySet());
        Set<String> varying = changedBySpikes(base, own);
        varying.addAll(CHANGING);
        Predicate<String> moves = name -> varying.contains(name)
                || (all.containsKey(name) ? !parameters.contains(name) : WhiteNoise.isName(name));
        while (values.values().removeIf(value -> Walk.names(value).stream().map(Name::text).anyMatch(moves))) {
            parameters.removeIf(name -> !(all.get(name) instanceof Statement.Param) && !values.containsKey(name));
        }
        return own.stream().map(item -> item.statement() instanceof Statement.Definition(var span, var name, _, var value)
                && values.containsKey(name.text()) ? new Item(new Statement.Param(span, name, value), item.home()) : item).toList();
    }

    private static Map<String, OfBody> declared(List<Item> items) {
        Map<String, OfBody> declared = new HashMap<>();
        for (Item item : items) Bodies.name(item.statement()).ifPresent(name -> declared.put(name.text(), item.statement()));
        return declared;
    }

    /** A parameter that spikes change is no part of another one's value, which would not follow. */
    private static Set<String> changedBySpikes(List<Item> base, List<Item> own) {
        Set<String> changed = new HashSet<>();
        for (List<Item> items : List.of(base, own)) {
            for (Item item : items) {
                if (!(item.statement() instanceof Statement.Spike spike)) continue;
                for (Statement.Action action : spike.reset()) {
                    if (action instanceof Statement.Action.Change(_, Name target, _, _)) changed.add(target.text());
                }
            }
        }
        return changed;
    }
}
