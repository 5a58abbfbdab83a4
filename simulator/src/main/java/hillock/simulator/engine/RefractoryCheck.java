package hillock.simulator.engine;

import java.util.Optional;
import hillock.language.model.CheckedFile;
import hillock.language.syntax.Problem;

/** Whether refractory periods are times from 0 on, where they depend on the state or the time. */
record RefractoryCheck(CheckedFile file) {

    /** What is wrong with the first one, in order, of the spikes that changed anything last. */
    Optional<Problem> problem(Cells[] cells) {
        for (Cells each : cells) if (each.refused.count() > 0) return Optional.of(problem(each));
        return Optional.empty();
    }

    /** What is wrong with one of those that were refused, its neuron counted as one of so many. */
    String message(Cells cells, int refused, int size) {
        Wording wording = new Wording(file.experiment().plain());
        int neuron = cells.refused.neuron(refused);
        return cells.name() + ", neuron " + neuron % size + ": the refractory period of its spike at "
                + wording.time(cells.refused.time(refused)) + " is "
                + wording.time(cells.refractoryFor(cells.refused.condition(refused), neuron));
    }

    private Problem problem(Cells cells) {
        int condition = cells.refused.condition(0);
        double duration = cells.refractoryFor(condition, cells.refused.neuron(0));
        String message = message(cells, 0, cells.size());
        String hint = duration < 0 ? "a refractory period is a time from 0 on: max(0 ms, ...) keeps it there"
                : "look for a division by zero or for an argument outside the function's domain";
        return new Problem(Problem.Severity.ERROR, file.origins().of(cells.neurons.population().model().name() + ".spike." + condition
                + ".refractory"), message, Optional.of(file.experiment().plain() ? hint.replace("0 ms", "0") : hint));
    }
}
