package hillock.language.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import hillock.language.algebra.Variables;
import hillock.language.model.Experiment.Setting;
import hillock.language.model.Experiment.Start;
import hillock.language.model.Model;
import hillock.language.model.Model.Initial;
import hillock.language.model.Model.Values;
import hillock.language.model.Term;
import hillock.language.syntax.Span;

/** Whether a population has all its values, and whether none of them needs itself. */
final class InitialState {
    private final Problems problems;
    private final Map<String, Span> spans;
    private final CheckedPopulation population;
    private final BodyCheck body;
    private final Map<Term.Variable, Term> definitions;

    InitialState(Problems problems, Map<String, Span> spans, CheckedPopulation population) {
        this.problems = problems;
        this.spans = spans;
        this.population = population;
        this.body = population.model().body();
        this.definitions = body.behind();
    }

    void check() {
        List<String> missing = body.equations.keySet().stream().filter(variable -> !given(variable)).toList();
        if (!missing.isEmpty()) {
            String first = missing.getFirst();
            Optional<String> otherwise = OtherSpellings.initial(first, body.names.keySet())
                    .map(name -> name + " is a name like any other: write " + first + "(0) = " + name);
            problems.error(population.statement().name().span(), population.name() + ": " + Wording.list(missing)
                    + (missing.size() == 1 ? " has" : " have") + " no initial value",
                    otherwise.orElse(first + "(0) = ... or " + first + "(0) = steady"));
        }
        circles(parameterUses(), "parameter", "");
        circles(initialUses(), "initial value", "(0)");
    }

    private boolean given(String variable) {
        if (body.initials.stream().anyMatch(initial -> initial.variable().equals(variable))) return true;
        int covered = 0;
        List<Start> starts = population.starts().stream().filter(start -> start.initial().variable().equals(variable))
                .sorted(java.util.Comparator.comparingInt(Start::from)).toList();
        for (Start start : starts) if (start.from() <= covered) covered = Math.max(covered, start.to());
        return covered >= population.size();
    }

    private void circles(Map<String, Set<String>> uses, String noun, String suffix) {
        for (List<String> circle : Order.of(uses.keySet(), uses::get).circles()) {
            List<String> named = circle.stream().map(name -> name + suffix).toList();
            Span at = named.stream().map(name -> spans.get(population.name() + "." + name)).filter(java.util.Objects::nonNull).findFirst()
                    .orElseGet(() -> Optional.ofNullable(body.spans.get(body.owner + "." + named.getFirst()))
                    .orElse(population.statement().span()));
            problems.error(at, Wording.circle(noun, named));
        }
    }

    private Map<String, Set<String>> parameterUses() {
        Map<String, Set<String>> uses = new LinkedHashMap<>();
        body.parameters.forEach((name, values) -> uses.put(name, ownNames(values)));
        for (Setting setting : population.settings()) {
            Set<String> used = ownNames(setting.value());
            boolean whole = setting.from() == 0 && setting.to() == population.size();
            if (!whole) used.addAll(uses.getOrDefault(setting.parameter(), Set.of()));
            uses.put(setting.parameter(), used);
        }
        return uses;
    }

    private Map<String, Set<String>> initialUses() {
        Map<String, List<Initial>> deciding = new LinkedHashMap<>();
        for (Initial initial : body.initials) deciding.computeIfAbsent(initial.variable(), _ -> new ArrayList<>()).add(initial);
        for (Start start : population.starts()) {
            List<Initial> list = deciding.computeIfAbsent(start.initial().variable(), _ -> new ArrayList<>());
            if (start.from() == 0 && start.to() == population.size()) list.clear();
            list.add(start.initial());
        }
        Set<String> steady = new LinkedHashSet<>();
        deciding.forEach((variable, initials) -> {
            if (initials.stream().allMatch(initial -> initial.start() instanceof Model.Start.Steady)) steady.add(variable);
        });
        Set<String> steadyUses = new LinkedHashSet<>();
        for (String variable : steady) {
            if (body.equations.containsKey(variable)) steadyUses.addAll(states(body.equations.get(variable).rate()));
        }
        steadyUses.removeAll(steady);
        Map<String, Set<String>> uses = new LinkedHashMap<>();
        deciding.forEach((variable, initials) -> {
            Set<String> used = new LinkedHashSet<>(steady.contains(variable) ? steadyUses : Set.of());
            for (Initial initial : initials) {
                if (initial.start() instanceof Model.Start.Given(Values.Each(var term))) used.addAll(states(term));
            }
            uses.put(variable, used);
        });
        return uses;
    }

    private static Set<String> ownNames(Values values) {
        Set<String> names = new LinkedHashSet<>();
        if (values instanceof Values.Each(var term)) for (Term.Variable name : Variables.of(term)) names.add(name.name());
        return names;
    }

    private Set<String> states(Term term) {
        Set<String> names = new LinkedHashSet<>();
        for (Term.Variable name : Variables.of(term, definitions)) if (body.equations.containsKey(name.name())) names.add(name.name());
        return names;
    }
}
