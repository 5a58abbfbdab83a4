package hillock.language.advice;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import hillock.language.algebra.Variables;
import hillock.language.model.Condition;
import hillock.language.model.Connection;
import hillock.language.model.Connection.Pattern;
import hillock.language.model.Experiment;
import hillock.language.model.Experiment.Curve;
import hillock.language.model.Experiment.Figure;
import hillock.language.model.Experiment.Observable;
import hillock.language.model.Model;
import hillock.language.model.Model.Values;
import hillock.language.model.Term;
import hillock.language.model.Term.Scope;

/**
 * Which names anything reads. That a variable's own equation, initial value or bound reads it does not count: it may then still have no
 * effect on anything.
 */
record Reading(Experiment experiment) {

    /** The names of a model that the model itself or the experiment reads. */
    Set<String> of(Model model) {
        Set<String> read = own(Stream.concat(model.expressions().stream().map(Model.Definition::value), values(model.parameters())),
                model.equations(), model.bounds(), model.initials());
        for (Model.Spike each : model.spikes()) {
            names(each.when(), Scope.OWN, read);
            jumps(each.reset(), Scope.OWN, read);
            each.refractory().ifPresent(refractory -> names(refractory.duration(), Scope.OWN, read));
        }
        model.source().ifPresent(_ -> model.parameters().forEach(each -> read.add(each.name())));
        model.source().ifPresent(_ -> model.expressions().forEach(each -> read.add(each.name())));
        for (Model.Hold each : model.holds()) {
            names(each.value(), Scope.OWN, read);
            names(each.interval(), Scope.OWN, read);
        }
        for (Model.Table each : model.tables()) each.column().ifPresent(column -> names(column, Scope.OWN, read));
        for (Experiment.Population each : experiment.populations()) {
            if (!each.model().name().equals(model.name())) continue;
            each.parameters().forEach(setting -> names(setting.value(), Scope.OWN, read));
            each.initials().forEach(start -> initial(start.initial(), read));
            changes(each.name(), read);
            for (Observable seen : observables()) {
                if (seen instanceof Observable.OfNeurons neurons && neurons.part().population().equals(each.name())) {
                    names(neurons.term(), Scope.OWN, read);
                }
            }
            for (Connection connection : experiment.connections()) {
                if (connection.source().population().equals(each.name())) connected(connection, Scope.PRE, read);
                if (connection.target().population().equals(each.name())) connected(connection, Scope.POST, read);
            }
        }
        return read;
    }

    /** The names of a connection that itself or the experiment reads. */
    Set<String> of(Connection connection) {
        Stream<Term> expressions = connection.expressions().stream().map(Model.Definition::value);
        Set<String> read = own(Stream.concat(expressions, values(connection.parameters())), connection.equations(), connection.bounds(),
                connection.initials());
        connection.delay().ifPresent(delay -> names(delay, Scope.OWN, read));
        for (Connection.Contribution each : connection.contributions()) names(each.value(), Scope.OWN, read);
        for (Connection.On each : connection.events()) jumps(each.jumps(), Scope.OWN, read);
        changes(connection.name(), read);
        for (Observable seen : observables()) {
            if (seen instanceof Observable.OfConnections edges && edges.connection().equals(connection.name())) {
                names(edges.term(), Scope.OWN, read);
            }
        }
        return read;
    }

    private static Set<String> own(Stream<Term> terms, List<Model.Equation> equations, List<Model.Bound> bounds,
            List<Model.Initial> initials) {
        Set<String> read = new HashSet<>();
        terms.forEach(term -> names(term, Scope.OWN, read));
        for (Model.Equation each : equations) read.addAll(besides(each.variable(), terms(each)));
        Set<String> states = new HashSet<>(equations.stream().map(Model.Equation::variable).toList());
        for (Model.Bound each : bounds) {
            Set<String> bounded = new HashSet<>();
            names(each.holds(), Scope.OWN, bounded);
            bounded.removeAll(states);
            read.addAll(bounded);
        }
        for (Model.Initial each : initials) initial(each, read);
        return read;
    }

    private static List<Term> terms(Model.Equation equation) {
        return Stream.concat(Stream.of(equation.rate()), equation.noises().stream().map(Model.Diffusion::amplitude)).toList();
    }

    private static Set<String> besides(String variable, List<Term> terms) {
        Set<String> read = new HashSet<>();
        for (Term each : terms) names(each, Scope.OWN, read);
        read.remove(variable);
        return read;
    }

    private static void initial(Model.Initial initial, Set<String> into) {
        Set<String> read = new HashSet<>();
        switch (initial.start()) {
            case Model.Start.Given(var values) -> names(values, Scope.OWN, read);
            case Model.Start.Steady(var near) -> near.ifPresent(guess -> names(guess, Scope.OWN, read));
        }
        read.remove(initial.variable());
        into.addAll(read);
    }

    /** What changes of others need; that {@code w += b} needs w itself does not count. */
    private static void jumps(List<Model.Jump> jumps, Scope scope, Set<String> read) {
        for (Model.Jump each : jumps) {
            for (Term.Variable name : Variables.of(each.value())) {
                if (name.scope() == scope && !name.equals(each.target())) read.add(name.name());
            }
        }
    }

    private void changes(String owner, Set<String> read) {
        for (Experiment.Change each : experiment.changes()) if (each.owner().equals(owner)) names(each.value(), Scope.OWN, read);
    }

    /** What a connection reads of one of its ends. */
    private static void connected(Connection connection, Scope end, Set<String> read) {
        values(connection.parameters()).forEach(term -> names(term, end, read));
        connection.delay().ifPresent(delay -> names(delay, end, read));
        for (Model.Definition each : connection.expressions()) names(each.value(), end, read);
        for (Model.Equation each : connection.equations()) for (Term term : terms(each)) names(term, end, read);
        for (Model.Bound each : connection.bounds()) names(each.holds(), end, read);
        for (Connection.Contribution each : connection.contributions()) names(each.value(), end, read);
        for (Connection.On each : connection.events()) jumps(each.jumps(), end, read);
        if (connection.pattern() instanceof Pattern.Where(var condition)) names(condition, end, read);
        for (Model.Initial each : connection.initials()) {
            if (each.start() instanceof Model.Start.Given(var values)) names(values, end, read);
        }
    }

    /** Whether there is anything that the user looks at, but for spikes. */
    boolean observes() {
        return !observables().isEmpty();
    }

    private List<Observable> observables() {
        List<Observable> all = new ArrayList<>(experiment.records().stream().map(Experiment.Recorded::what).toList());
        for (Figure each : experiment.figures()) {
            switch (each) {
                case Figure.Curves curves -> curves.curves().forEach(curve -> {
                    if (curve instanceof Curve.Of(var what)) all.add(what);
                });
                case Figure.Raster _ -> { }
                case Figure.Phase phase -> all.addAll(List.of(phase.x(), phase.y()));
                case Figure.Histogram histogram -> all.add(histogram.of());
                case Figure.Matrix matrix -> all.add(matrix.of());
            }
        }
        all.replaceAll(each -> each instanceof Observable.Aggregate aggregate ? aggregate.of() : each);
        return all;
    }

    private static Stream<Term> values(List<Model.Assigned> parameters) {
        return parameters.stream().flatMap(each -> each.value() instanceof Values.Each(var term) ? Stream.of(term) : Stream.empty());
    }

    private static void names(Values values, Scope scope, Set<String> into) {
        if (values instanceof Values.Each(var term)) names(term, scope, into);
    }

    private static void names(Term term, Scope scope, Set<String> into) {
        for (Term.Variable name : Variables.of(term)) if (name.scope() == scope) into.add(name.name());
    }

    private static void names(Condition condition, Scope scope, Set<String> into) {
        for (Term.Variable name : Variables.of(condition)) if (name.scope() == scope) into.add(name.name());
    }
}
