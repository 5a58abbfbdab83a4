package hillock.language.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import hillock.language.model.Part;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Expression.Name;
import hillock.language.syntax.Statement.Assignment;

/** What stands before a dot at the top level: populations, parts of them, and connections. */
final class Owners {
    private final Checking checking;
    private final FixedNumbers numbers;
    private final Map<String, CheckedPopulation> populations = new LinkedHashMap<>();
    private final Map<String, Assignment> written = new LinkedHashMap<>();
    private final Map<String, Optional<Part>> parts = new HashMap<>();
    private final List<String> open = new ArrayList<>();
    private final Map<String, CheckedConnection> connections = new LinkedHashMap<>();
    private final List<String> broken = new ArrayList<>();

    /** One of these. */
    sealed interface Owner {
        record Neurons(CheckedPopulation population, Part part) implements Owner {}

        record Edges(CheckedConnection connection) implements Owner {}
    }

    Owners(Checking checking, FixedNumbers numbers) {
        this.checking = checking;
        this.numbers = numbers;
    }

    void add(CheckedPopulation population) {
        populations.put(population.name(), population);
    }

    void add(CheckedConnection connection) {
        connections.put(connection.name(), connection);
    }

    /** A name that has been complained about: using it is no second error. */
    void addBroken(String name) {
        broken.add(name);
    }

    void addPart(Name name, Assignment assignment) {
        written.put(name.text(), assignment);
    }

    List<CheckedPopulation> populations() {
        return new ArrayList<>(populations.values());
    }

    List<CheckedConnection> connections() {
        return new ArrayList<>(connections.values());
    }

    CheckedPopulation population(Part part) {
        return populations.get(part.population());
    }

    Optional<CheckedConnection> connection(String name) {
        return Optional.ofNullable(connections.get(name));
    }

    /** All names that can stand before a dot. */
    List<String> names() {
        List<String> names = new ArrayList<>(populations.keySet());
        names.addAll(written.keySet());
        names.addAll(connections.keySet());
        return names;
    }

    /** Works out all named parts, so that mistakes in unused ones are seen too. */
    void checkParts() {
        for (Assignment assignment : written.values()) part(assignment.target());
    }

    /** The owner that an expression names; what is wrong is reported. */
    Optional<Owner> owner(Expression expression) {
        if (expression instanceof Expression.Arrow arrow) return connection(arrow);
        if (expression instanceof Name(_, var name)
                && connections.containsKey(name)) return Optional.of(new Owner.Edges(connections.get(name)));
        return part(expression).map(part -> new Owner.Neurons(populations.get(part.population()), part));
    }

    private Optional<Owner> connection(Expression.Arrow arrow) {
        String name = Wording.compact(arrow.source()) + " -> " + Wording.compact(arrow.target());
        List<CheckedConnection> found = connections.values().stream().filter(connection -> connection.arrow().equals(name)).toList();
        if (found.size() == 1) return Optional.of(new Owner.Edges(found.getFirst()));
        if (broken.contains(name)) return Optional.empty();
        if (found.isEmpty()) {
            checking.problems().error(arrow.span(), "there is no connection " + name,
                    Wording.didYouMean(name, connections.values().stream().map(CheckedConnection::arrow).toList()));
        } else {
            checking.problems().error(arrow.span(), "there are several connections " + name, "name each with as");
        }
        return Optional.empty();
    }

    /** The stretch of a population that an expression names. */
    Optional<Part> part(Expression expression) {
        return switch (expression) {
            case Name name -> named(name);
            case Expression.Index(var span, var of, var index) -> part(of).flatMap(part -> {
                OptionalLong k = numbers.whole(index, "an index of " + part.label(), 0, part.size() - 1L);
                if (k.isEmpty()) return Optional.empty();
                int at = part.from() + (int) k.getAsLong();
                return Optional.of(new Part(Wording.compact(expression), part.population(), at, at + 1));
            });
            case Expression.Slice slice -> part(slice.of()).flatMap(part -> slice(slice, part));
            case Expression other -> {
                checking.problems().error(other.span(), "expected a population or a part of one, found " + Wording.side(other,
                        "something else"));
                yield Optional.empty();
            }
        };
    }

    private Optional<Part> slice(Expression.Slice slice, Part part) {
        OptionalLong from = slice.from().map(end -> numbers.whole(end, "the start of a part of " + part.label(), 0, part.size()))
                .orElse(OptionalLong.of(0));
        OptionalLong to = slice.to().map(end -> numbers.whole(end, "the end of a part of " + part.label(), 0, part.size()))
                .orElse(OptionalLong.of(part.size()));
        if (from.isEmpty() || to.isEmpty()) return Optional.empty();
        if (from.getAsLong() >= to.getAsLong()) {
            checking.problems().error(slice.span(), Wording.compact(slice) + " holds no neuron",
                    "the first index is included, the second is not");
            return Optional.empty();
        }
        return Optional.of(new Part(Wording.compact(slice), part.population(), part.from() + (int) from.getAsLong(),
                part.from() + (int) to.getAsLong()));
    }

    private Optional<Part> named(Name name) {
        String text = name.text();
        if (populations.containsKey(text)) return Optional.of(populations.get(text).whole());
        if (broken.contains(text)) return Optional.empty();
        if (!written.containsKey(text)) {
            checking.problems().error(name.span(), "there is no population " + text + " here", Wording.didYouMean(text, names()));
            return Optional.empty();
        }
        if (!parts.containsKey(text)) {
            if (open.contains(text)) {
                checking.problems().error(name.span(), text + " is a part of itself");
                return Optional.empty();
            }
            open.add(text);
            parts.put(text, part(written.get(text).value()).map(part -> new Part(text, part.population(), part.from(), part.to())));
            open.removeLast();
        }
        return parts.get(text);
    }
}
