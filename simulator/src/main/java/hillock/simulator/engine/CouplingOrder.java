package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.DoubleStream;
import hillock.language.model.CheckedFile;
import hillock.language.model.Term;
import hillock.simulator.plan.Integrator;

/** The order in which connections add to inputs: one that reads an input runs after all that add to it; else as in the text. */
record CouplingOrder(CheckedFile file, Integrator method, double dt, long runSteps) {
    /** The share of the heap that the past of one variable may fill. */
    private static final double MEMORY = 0.5;

    List<Wires> of(List<Wires> wires) {
        wires.forEach(this::checkDelay);
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

    private RuntimeException circle(Wires first) {
        return file.origins().error(first.connection().name(),
                "what " + first.connection().name() + " adds depends on an input that connections add to, in a circle: "
                        + String.join(", ", first.reads()),
                "let it read state variables instead of expressions that contain the input");
    }

    private void checkDelay(Wires each) {
        each.edges.delays().ifPresent(delays -> {
            String name = each.connection().name();
            double shortest = DoubleStream.of(delays.values()).min().orElse(Double.POSITIVE_INFINITY);
            if (method.stageTimes().length > 1 && shortest < dt * (1 - 1e-9)) {
                throw file.origins().error(name + ".delay",
                        "a delay of " + shortest + " ms is shorter than the step of " + dt + " ms, which " + method.name() + " cannot follow",
                        "use a smaller dt, method = euler, or no delay");
            }
            double longest = DoubleStream.of(delays.values()).max().orElse(0);
            double bytes = 8.0 * History.rows(Math.min(runSteps, longest / dt)) * each.source.size();
            if (bytes > MEMORY * Runtime.getRuntime().maxMemory()) {
                throw file.origins().error(name + ".delay", String.format(Locale.ROOT, "remembering %s for %s ms takes %.1f GB a variable",
                        each.source.name(), Wording.number(longest), bytes / 1e9), "shorten the delay, or use a larger dt");
            }
            for (Term.Variable read : each.namesOfSource()) {
                if (!each.source.inputs.containsKey(read.name())) continue;
                throw file.origins().error(name + ".delay", "pre." + read.name() + " is an input, and inputs of the past are not kept",
                        "delay a state variable instead");
            }
        });
    }
}
