package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import hillock.language.model.CheckedFile;
import hillock.language.syntax.UserError;

/** The order in which connections add to inputs: one that reads an input runs after all that add to it; else as in the text. */
record CouplingOrder(CheckedFile file) {
    /** @throws hillock.language.syntax.UserError if there is none, because inputs depend on each other in a circle */
    List<Wires> of(List<Wires> wires) {
        List<Wires> waiting = new ArrayList<>(wires);
        List<Wires> ordered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Set<String> unfinished = new HashSet<>();
            for (Wires each : waiting) unfinished.addAll(each.writes());
            List<Wires> ready = waiting.stream().filter(each -> each.reads().stream().noneMatch(unfinished::contains)).toList();
            if (ready.isEmpty()) throw circle(waiting.getFirst());
            ordered.addAll(ready);
            waiting.removeAll(ready);
        }
        return ordered;
    }

    private UserError circle(Wires first) {
        return file.origins().error(first.connection().name(),
                "what " + first.connection().name() + " adds depends on an input that connections add to, in a circle: "
                        + String.join(", ", first.reads()),
                "let it read state variables instead of expressions that contain the input");
    }
}
