package hillock.language.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import hillock.language.model.Experiment.Change;
import hillock.language.model.Experiment.Setting;
import hillock.language.model.Experiment.Start;
import hillock.language.model.Model;
import hillock.language.model.Model.Initial;
import hillock.language.model.Part;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Expression.Member;
import hillock.language.syntax.Expression.Name;
import hillock.language.syntax.Span;
import hillock.language.syntax.Statement.Assignment;
import hillock.language.units.Unit;

/** Values given outside a model: in a population's braces, at the top level, by {@code --set}, and during the run. */
final class Assignments {
    private final Checking checking;
    private final Home home;
    private final Owners owners;
    private final Map<String, Span> spans;

    Assignments(Checking checking, Home home, Owners owners, Map<String, Span> spans) {
        this.checking = checking;
        this.home = home;
        this.owners = owners;
        this.spans = spans;
    }

    /** {@code I = ...} and {@code V(0) = ...} in the braces of a population. */
    void inBlock(CheckedPopulation population, Assignment assignment) {
        switch (assignment.target()) {
            case Name name -> {
                once(population, name.text(), assignment);
                parameter(population, population.whole(), name, assignment.value(), assignment.span());
            }
            case Expression.Call call when call.of().isEmpty() -> {
                once(population, call.function().text() + "(0)", assignment);
                initial(population, population.whole(), call, assignment.value(), assignment.span());
            }
            case Expression other -> checking.problems().error(other.span(), "expected a parameter or an initial value of "
                    + population.name()
                    + ", found " + Wording.side(other, "something else"), "I = ... or V(0) = ...");
        }
    }

    /** In braces the order of statements means nothing, so that nothing may be given twice there. */
    private void once(CheckedPopulation population, String name, Assignment assignment) {
        Span before = spans.get(population.name() + "." + name);
        if (before == null) return;
        checking.problems().error(assignment.target().span(), name + " is given twice", "first " + Bodies.at(before, assignment.span()));
    }

    /** {@code cells.I = ...}, {@code exc.V(0) = ...}, {@code syn.w = ...} at the top level. */
    void atTop(Assignment assignment) {
        switch (assignment.target()) {
            case Member(_, var of, var name) -> {
                switch (owners.owner(of).orElse(null)) {
                    case Owners.Owner.Neurons(var population, var part) -> parameter(population, part, name, assignment.value(),
                            assignment.span());
                    case Owners.Owner.Edges(var connection) -> parameter(connection, name, assignment.value(), assignment.span());
                    case null -> { }
                }
            }
            case Expression.Call call when call.of().isPresent() -> {
                switch (owners.owner(call.of().get()).orElse(null)) {
                    case Owners.Owner.Neurons(var population, var part) -> initial(population, part, call, assignment.value(),
                            assignment.span());
                    case Owners.Owner.Edges(var connection) -> initial(connection, call, assignment.value(), assignment.span());
                    case null -> { }
                }
            }
            case Expression other -> checking.problems().error(other.span(), "expected a name to give a value to, found "
                    + Wording.side(other, "something else"), "cells.I = ..., or N = ... for a constant");
        }
    }

    /** The unit that the file gives what an assignment is about, where that is known. */
    Optional<Unit> unit(Assignment assignment) {
        return switch (assignment.target()) {
            case Member(_, var of, var name) -> unit(owners.owner(of), name.text());
            case Expression.Call call when call.of().isPresent() -> unit(owners.owner(call.of().get()), call.function().text());
            case Expression _ -> Optional.empty();
        };
    }

    private static Optional<Unit> unit(Optional<Owners.Owner> owner, String name) {
        return owner.flatMap(known -> Optional.ofNullable(switch (known) {
            case Owners.Owner.Neurons(var population, _) -> population.model().units().get(name);
            case Owners.Owner.Edges(var connection) -> connection.units().get(name);
        }));
    }

    private void parameter(CheckedPopulation population, Part part, Name name, Expression value, Span at) {
        if (!isParameter(population, name, "write " + name.text() + "(0) = ...")) return;
        Valuing.Valued valued = valued(population, part, name, value);
        population.settings().add(new Setting(part.from(), part.to(), name.text(), valued.values()));
        spans.put(population.name() + "." + name.text(), at);
    }

    private Valuing.Valued valued(CheckedPopulation population, Part part, Name name, Expression value) {
        CheckedModel model = population.model();
        Valuing.Extent extent = new Valuing.Extent.Neurons(part.size(), part.label());
        Valuing.Valued valued = new Valuing(checking, model.reach(home), Place.PARAMETER, extent).value(value);
        checking.agreeValue(value, name.text(), model.body().dim(name.text()), "its value", valued.dim());
        model.body().hint(name.text(), value);
        return valued;
    }

    /** @param otherwise what to write where it is a state variable */
    private boolean isParameter(CheckedPopulation population, Name name, String otherwise) {
        CheckedModel model = population.model();
        if (model.isParameter(name.text())) return true;
        Optional<Kind> kind = model.body().kind(name.text());
        if (kind.isEmpty()) {
            Optional<String> initial = OtherSpellings.initialOf(name.text(), model.body().equations.keySet())
                    .map(variable -> "did you mean " + variable + "(0)?");
            checking.problems().error(name.span(), model.name() + " has no parameter " + name.text(),
                    initial.or(() -> Wording.didYouMean(name.text(), parameters(model))));
        } else if (kind.get() == Kind.STATE) {
            checking.problems().error(name.span(), name.text() + " is a state variable; only its initial value can be given", otherwise);
        } else {
            String declare = kind.get() == Kind.EXPRESSION ? "declare it with param in the model" : "declare a param";
            checking.problems().error(name.span(), name.text() + " is " + kind.get().phrase() + " of " + model.name()
                    + "; only parameters can be changed",
                    model.spiking().isPresent() ? "it changes with time here: let its expression say how" : declare);
        }
        return false;
    }

    private static List<String> parameters(CheckedModel model) {
        return model.body().names.keySet().stream().filter(model::isParameter).toList();
    }

    private void initial(CheckedPopulation population, Part part, Expression.Call call, Expression value, Span at) {
        CheckedModel model = population.model();
        String variable = call.function().text();
        if (!model.isState(variable)) {
            model.body().noState(call.function(), model.body().kind(variable));
            return;
        }
        if (!isAtZero(call)) {
            checking.problems().error(call.span(), "an initial value is that at time 0, found " + Wording.text(call), variable
                    + "(0) = ...");
            return;
        }
        Valuing.Extent extent = new Valuing.Extent.Neurons(part.size(), part.label());
        Model.Start start = new Valuing(checking, model.reach(home), Place.INITIAL, extent).start(value, variable, model.body()
                .dim(variable));
        model.body().hint(variable, value);
        population.starts().add(new Start(part.from(), part.to(), new Initial(variable, start)));
        spans.put(population.name() + "." + variable + "(0)", at);
    }

    private static boolean isAtZero(Expression.Call call) {
        return call.arguments().size() == 1 && call.arguments().getFirst().value() instanceof Expression.Quantity(_, var value, var unit)
                && unit.isEmpty() && value.signum() == 0;
    }

    private void parameter(CheckedConnection connection, Name name, Expression value, Span at) {
        if (!isParameter(connection, name)) return;
        connection.replace(name.text(), valued(connection, name, value).values());
        connection.body().spans.put(connection.name() + "." + name.text(), at);
    }

    private Valuing.Valued valued(CheckedConnection connection, Name name, Expression value) {
        Reach reach = connection.body().reach(home);
        Valuing.Valued valued = new Valuing(checking, reach, Place.WEIGHT, connection.extent()).value(value);
        checking.agreeValue(value, name.text(), connection.body().dim(name.text()), "its value", valued.dim());
        connection.body().hint(name.text(), value);
        return valued;
    }

    private boolean isParameter(CheckedConnection connection, Name name) {
        if (connection.isParameter(name.text())) return true;
        Optional<Kind> kind = connection.body().kind(name.text());
        List<String> known = connection.body().names.keySet().stream().filter(connection::isParameter).toList();
        if (kind.isPresent()) {
            checking.problems().error(name.span(), name.text() + " is " + kind.get().phrase() + " of " + connection.name()
                    + "; only parameters and weights can be changed");
        } else {
            checking.problems().error(name.span(), connection.name() + " has no parameter or weight " + name.text(),
                    Wording.didYouMean(name.text(), known));
        }
        return false;
    }

    private void initial(CheckedConnection connection, Expression.Call call, Expression value, Span at) {
        String variable = call.function().text();
        BodyCheck body = connection.body();
        if (body.kind(variable).orElse(Kind.PARAMETER) != Kind.STATE) {
            body.noState(call.function(), body.kind(variable));
            return;
        }
        Model.Start start = new Valuing(checking, body.reach(home), Place.INITIAL, connection.extent()).start(value, variable,
                body.dim(variable));
        body.initials.removeIf(initial -> initial.variable().equals(variable));
        body.initials.add(new Initial(variable, start));
        body.spans.put(connection.name() + "." + variable + "(0)", at);
    }

    /**
     * A parameter that a sweep changes.
     *
     * @param owner a population's or connection's name
     * @param units what the owner's names are shown in, once all dimensions are known
     */
    record Target(String label, String owner, int from, int to, BodyCheck body, Dim dim, Supplier<Map<String, Unit>> units) {}

    /** The parameter that {@code of.name} is; what is wrong is reported. */
    Optional<Target> target(Expression of, Name name) {
        String label = Wording.compact(of) + "." + name.text();
        return switch (owners.owner(of).orElse(null)) {
            case Owners.Owner.Neurons(var population, var part) when isParameter(population, name, "let " + name.text()
                    + "(0) use a parameter, and sweep that") -> Optional.of(new Target(label, population.name(),
                    part.from(), part.to(), population.model().body(), population.model().body().dim(name.text()),
                    population.model()::units));
            case Owners.Owner.Edges(var connection) when isParameter(connection, name) ->
                    Optional.of(new Target(label, connection.name(), 0, 0,
                    connection.body(), connection.body().dim(name.text()), connection::units));
            case Owners.Owner _ -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    /** {@code cells.I = ...} in the braces of {@code at}. */
    Optional<Change> during(double time, int number, Assignment assignment) {
        if (!(assignment.target() instanceof Member(_, var of, var name))) {
            checking.problems().error(assignment.target().span(), "during a run only parameters change, found "
                    + Wording.side(assignment.target(), "something else"), "write cells.I = ...");
            return Optional.empty();
        }
        return switch (owners.owner(of).orElse(null)) {
            case Owners.Owner.Neurons(var population, var part) when isParameter(population, name, "during a run only its equation and "
                    + "spikes change it: let a parameter drive it") -> Optional.of(new Change(time, number, population.name(),
                    part.from(), part.to(), name.text(), valued(population, part, name, assignment.value()).values()));
            case Owners.Owner.Edges(var connection) when isParameter(connection, name) -> Optional.of(new Change(time, number,
                    connection.name(), 0, 0, name.text(), valued(connection, name, assignment.value()).values()));
            case Owners.Owner _ -> Optional.empty();
            case null -> Optional.empty();
        };
    }
}
