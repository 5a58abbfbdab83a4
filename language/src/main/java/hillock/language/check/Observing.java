package hillock.language.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import hillock.language.check.Owners.Owner;
import hillock.language.model.Experiment.Observable;
import hillock.language.model.Experiment.Statistic;
import hillock.language.model.Part;
import hillock.language.model.Term;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Expression.Member;
import hillock.language.syntax.Expression.Name;
import hillock.language.units.Unit;

/** What {@code record} and {@code plot} look at. */
final class Observing {
    static final Map<String, Statistic> STATISTICS = Map.of("mean", Statistic.MEAN, "sum", Statistic.SUM, "min", Statistic.MIN,
            "max", Statistic.MAX, "std", Statistic.STD);
    private final Checking checking;
    private final Home home;
    private final Owners owners;
    private final Map<Expression, Optional<Owner>> resolved = new HashMap<>();

    Observing(Checking checking, Home home, Owners owners) {
        this.checking = checking;
        this.home = home;
        this.owners = owners;
    }

    /** The observable that an item names; its unit is settled when all dimensions are known, hence the supplier. */
    Optional<Supplier<Observable>> observable(Expression item) {
        Optional<Expression> inside = statistic(item);
        if (inside.isPresent()) {
            Expression.Call call = (Expression.Call) item;
            Optional<Supplier<Observable>> of = observable(inside.get());
            if (of.isPresent() && spikes(inside.get()).isPresent()) {
                return failed(item, call.function().text() + " of spikes has no meaning", "plot rate(cells, 5 ms) shows their mean rate");
            }
            String label = call.function().text() + "(" + label(inside.get(), true) + ")";
            return of.map(supplier -> () -> new Observable.Aggregate(label, STATISTICS.get(call.function().text()), supplier.get()));
        }
        Optional<Part> spikes = spikes(item);
        if (spikes.isPresent()) {
            if (!hasSpikes(spikes.get(), item)) return Optional.empty();
            return Optional.of(() -> new Observable.Spikes(spikes.get().population() + ".spikes", spikes.get()));
        }
        return quantity(item);
    }

    private Optional<Expression> statistic(Expression item) {
        boolean found = item instanceof Expression.Call call && STATISTICS.containsKey(call.function().text()) && call.arguments()
                .size() == 1
                && call.of().isEmpty();
        return found ? Optional.of(((Expression.Call) item).arguments().getFirst().value()) : Optional.empty();
    }

    /** The part in {@code cells.spikes}. */
    private Optional<Part> spikes(Expression item) {
        if (!(item instanceof Member(_, var of, var name)) || !name.text().equals("spikes")) return Optional.empty();
        return owner(of).flatMap(owner -> owner instanceof Owner.Neurons(var population, var part)
                && population.model().body().kind("spikes").isEmpty() ? Optional.of(part) : Optional.empty());
    }

    /** Reports a population whose model never spikes. */
    boolean hasSpikes(Part part, Expression at) {
        CheckedModel model = owners.population(part).model();
        if (model.canSpike()) return true;
        checking.problems().error(at.span(), model.name() + " has no spike condition, so " + part.label() + " never spikes",
                "add one to the model: spike when V > 0 mV");
        return false;
    }

    private Optional<Supplier<Observable>> quantity(Expression item) {
        if (namesNeurons(item)) {
            return failed(item, Wording.side(item, "this") + " is neurons, not a quantity of them", "write " + Wording.compact(item)
                    + ".V");
        }
        Paths paths = new Paths();
        int before = checking.problems().count();
        Typed value = new Resolver(checking, Place.RECORD).number(item, paths);
        if (paths.broken || checking.problems().count() > before) return Optional.empty();
        if (paths.owners.isEmpty()) {
            boolean time = item instanceof Name(_, var name) && name.equals("t");
            return failed(item, Wording.side(item, "this") + " names no population or connection",
                    time ? "leave it out: what is recorded goes along with the time" : "write cells.V");
        }
        Owner first = paths.owners.getFirst();
        if (paths.owners.stream().anyMatch(owner -> !same(owner, first))) {
            return failed(item, "an expression can look at one population or connection only", "record each by itself");
        }
        String label = label(item, false);
        return Optional.of(switch (first) {
            case Owner.Neurons(var population, var part) ->
                    () -> new Observable.OfNeurons(label, part, value.term(), unit(value, population.model().units(), population.model()
                    .inText()));
            case Owner.Edges(var connection) ->
                    () -> new Observable.OfConnections(label, connection.name(), value.term(), unit(value, connection.units(),
                    connection.inText()));
        });
    }

    /** Whether an item is a population or a part of one by itself, which only {@code plot raster} takes. */
    private boolean namesNeurons(Expression item) {
        Expression of = item;
        while (!(of instanceof Name)) {
            if (of instanceof Expression.Index(_, var inner, _)) of = inner;
            else if (of instanceof Expression.Slice slice) of = slice.of();
            else return false;
        }
        return of instanceof Name(_, var name) && owners.names().contains(name) && owners.connection(name).isEmpty();
    }

    private static boolean same(Owner one, Owner other) {
        return switch (one) {
            case Owner.Neurons(_, var part) -> other instanceof Owner.Neurons(_, var second) && part.from() == second.from()
                    && part.to() == second.to() && part.population().equals(second.population());
            case Owner.Edges(var connection) -> other instanceof Owner.Edges(var second) && connection.name().equals(second.name());
        };
    }

    private Unit unit(Typed value, Map<String, Unit> units, List<Unit> inText) {
        if (value.term() instanceof Term.Variable(_, var name) && units.containsKey(name)) return units.get(name);
        return checking.units().of(checking.dimensions().solution(value.dim()), inText);
    }

    /** As written, but with a population's name for each part of it, where {@code parts} are not to be told apart. */
    private String label(Expression item, boolean parts) {
        String text = item.span().text();
        int shift = -item.span().start();
        for (Expression part : Walk.parts(item)) {
            if (!(part instanceof Member(_, var of, _))) continue;
            Optional<Owner> owner = owner(of);
            if (owner.isEmpty()) continue;
            String name = switch (owner.get()) {
                case Owner.Neurons(var population, var stretch) -> parts ? stretch.label() : population.name();
                case Owner.Edges(var connection) -> connection.fileName();
            };
            text = text.substring(0, of.span().start() + shift) + name + text.substring(of.span().end() + shift);
            shift += name.length() - (of.span().end() - of.span().start());
        }
        return Wording.compact(text);
    }

    private Optional<Owner> owner(Expression of) {
        return resolved.computeIfAbsent(of, owners::owner);
    }

    private Optional<Supplier<Observable>> failed(Expression at, String message, String hint) {
        checking.problems().error(at.span(), message, hint);
        return Optional.empty();
    }

    /** Whether they are two state variables of the same neurons. */
    boolean areStatesOfOne(Observable one, Observable other) {
        return one instanceof Observable.OfNeurons(_, Part part, Term first, _)
                && other instanceof Observable.OfNeurons(_, Part same, Term second, _)
                && part.population().equals(same.population()) && part.from() == same.from() && part.to() == same.to()
                && isState(part, first) && isState(part, second) && !first.equals(second);
    }

    private boolean isState(Part part, Term term) {
        return term instanceof Term.Variable(_, String name)
                && owners.population(part).model().body().kind(name).filter(kind -> kind == Kind.STATE).isPresent();
    }

    Owners owners() {
        return owners;
    }

    /** A part that is plotted as a whole: {@code raster cells}. */
    Optional<Part> part(Expression expression) {
        return owners.part(expression);
    }

    /** Names as seen from outside: constants, and what stands behind the dots. */
    private final class Paths implements Reach {
        private final List<Owner> owners = new ArrayList<>();
        private boolean broken;

        @Override public Optional<Meaning> find(String name) {
            return home.constants().find(name);
        }

        @Override public Collection<String> names() {
            return home.constants().names();
        }

        @Override public Optional<String> withOwner(String name) {
            return Observing.this.owners.populations().stream().filter(population -> population.model().body().names.containsKey(name))
                    .map(population -> population.name() + "." + name).findFirst();
        }

        @Override public boolean plain() {
            return !owners.isEmpty() && switch (owners.getFirst()) {
                case Owner.Neurons(var population, _) -> population.model().plain();
                case Owner.Edges(var connection) -> connection.body().plain;
            };
        }

        @Override public Optional<Meaning> path(Member member, Problems problems) {
            Optional<Owner> owner = owner(member.of());
            if (owner.isEmpty()) {
                broken = true;                        // reported already, here or where the owner was declared
                return Optional.of(new Meaning.Quantity(Typed.leaf(Term.ZERO, checking.dimensions().fresh()), Kind.CONSTANT));
            }
            owners.add(owner.get());
            BodyCheck body = switch (owner.get()) {
                case Owner.Neurons(var population, _) -> population.model().body();
                case Owner.Edges(var connection) -> connection.body();
            };
            Name name = member.name();
            if (body.names.get(name.text()) instanceof Meaning.Quantity quantity) return Optional.of(quantity);
            List<String> known = new ArrayList<>(body.names.keySet());
            if (owner.get() instanceof Owner.Neurons) known.add("spikes");
            problems.error(name.span(), Wording.compact(member.of()) + " has no quantity " + name.text(), Wording.didYouMean(name.text(),
                    known));
            return Optional.empty();
        }
    }
}
