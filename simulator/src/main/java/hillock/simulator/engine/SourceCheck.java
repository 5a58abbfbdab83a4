package hillock.simulator.engine;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import hillock.language.model.CheckedFile;
import hillock.language.model.Model.SpikeSource;
import hillock.language.syntax.Problem;

/** Whether sources can spike as they are told to: rates are numbers from 0 on, periods numbers above 0. */
record SourceCheck(CheckedFile file) {

    /** What is wrong with the first source that cannot, at a time (ms). */
    Optional<Problem> problem(Cells[] cells, double time) {
        for (Cells each : cells) {
            if (each.emitter().isEmpty()) continue;
            OptionalInt neuron = each.emitter().get().impossible();
            if (neuron.isPresent()) return Optional.of(problem(each, neuron.getAsInt(), time));
        }
        return Optional.empty();
    }

    private Problem problem(Cells cells, int neuron, double time) {
        Wording wording = new Wording(file.experiment().plain());
        boolean regular = cells.neurons.population().model().source().filter(SpikeSource.Regular.class::isInstance).isPresent();
        String what = regular ? "period" : "rate";
        String value = wording.quantity(Owner.of(cells), what, cells.emitter().orElseThrow().told(neuron));
        String message = cells.name() + ", neuron " + neuron + ": " + value + " at " + wording.time(time);
        String hint = regular ? "a period is a time above 0" : "a rate is never below 0: max(0 Hz, ...) keeps it there";
        String path = Stream.of(cells.name() + "." + what, cells.neurons.population().model().name() + "." + what)
                .filter(each -> file.origins().of(each).isPresent()).findFirst().orElse(cells.name());
        return new Problem(Problem.Severity.ERROR, file.origins().of(path), message,
                Optional.of(file.experiment().plain() ? hint.replace("0 Hz", "0") : hint));
    }
}
