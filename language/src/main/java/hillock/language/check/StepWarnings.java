package hillock.language.check;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleFunction;
import hillock.language.algebra.NumberText;
import hillock.language.model.Experiment.Simulation;
import hillock.language.model.Model.Values;
import hillock.language.model.Term;
import hillock.language.syntax.Statement;

/** Warns of times that the steps of a run do not meet. Methods that choose their steps meet all. */
record StepWarnings(Problems problems, FixedNumbers numbers, Simulation simulation) {
    void warn(Owners owners, List<Statement.At> changes) {
        if (SimulateCheck.ADAPTIVE.contains(simulation.method())) return;
        Set<String> seen = new HashSet<>();
        for (CheckedPopulation population : owners.populations()) {
            if (seen.add(population.model().name())) population.model().intervals().forEach(this::interval);
        }
        changes.forEach(this::change);
        owners.connections().forEach(this::delay);
    }

    private void interval(CheckedModel.Interval interval) {
        if (Steps.divides(simulation.dt(), interval.milliseconds())) return;
        problems.warning(interval.written().span(), "the interval " + Wording.text(interval.written())
                + " is not a whole number of steps of "
                + Steps.shown(simulation.dt(), interval.written()), "choose a dt that divides it");
    }

    private void change(Statement.At at) {
        OptionalDouble time = numbers.time(at.time(), "the time of a change");
        if (time.isEmpty() || time.getAsDouble() <= 0 || Steps.divides(simulation.dt(), time.getAsDouble())) return;
        problems.warning(at.time().span(), Wording.text(at.time()) + " is not a whole number of steps of "
                + Steps.shown(simulation.dt(), at.time()), "the change comes into force at the next step");
    }

    /** Spikes arrive after the nearest whole number of steps, which may be none. */
    private void delay(CheckedConnection connection) {
        boolean waits = connection.events().stream().anyMatch(event -> event.side() == Term.Scope.PRE);
        OptionalDouble shortest = connection.delay().map(StepWarnings::shortest).orElse(OptionalDouble.empty());
        if (!waits || shortest.isEmpty() || shortest.getAsDouble() <= 0 || shortest.getAsDouble() >= simulation.dt() / 2) return;
        Optional<Statement.Delay> written = connection.statement().body().stream().filter(Statement.Delay.class::isInstance)
                .map(Statement.Delay.class::cast).findFirst();
        DoubleFunction<String> shown = time -> written.map(delay -> Steps.shown(time, delay.value()))
                .orElseGet(() -> NumberText.rounded(time, 12) + (connection.body().plain ? "" : " ms"));
        problems.warning(written.map(Statement.Delay::span).orElse(connection.statement().pattern().span()),
                "a delay of " + shown.apply(shortest.getAsDouble()) + " is less than half a step of " + shown.apply(simulation.dt())
                        + ", so these spikes arrive without any", "delays of spikes are whole steps, the nearest: choose a smaller dt");
    }

    /** Where it is known without a draw or a parameter, in ms. */
    private static OptionalDouble shortest(Values delay) {
        return switch (delay) {
            case Values.Each(var term) -> ConstantTerm.value(term);
            case Values.Column(var numbers) -> Arrays.stream(numbers).filter(number -> number > 0).min();
            case Values.Matrix(var rows) -> Arrays.stream(rows).flatMapToDouble(Arrays::stream).filter(number -> number > 0).min();
            case Values.Listed _ -> OptionalDouble.empty();
        };
    }
}
