package hillock.simulator.engine;

import java.util.Arrays;
import java.util.Locale;
import hillock.language.model.CheckedFile;
import hillock.language.model.Term;
import hillock.language.syntax.UserError;
import hillock.simulator.plan.Integrator;

/**
 * Whether the past that a delayed connection asks for can be had.
 *
 * @param dt       the step, ms
 * @param runSteps how many steps the run has: no delay needs a longer past
 */
record DelayCheck(CheckedFile file, Integrator method, double dt, long runSteps) {
    /** The share of the heap that the past of one variable may fill. */
    private static final double MEMORY = 0.5;

    /** @throws UserError if a delay is too short for the method, too long for the memory, or one of an input */
    void require(Wires wires) {
        wires.edges.delays().ifPresent(delays -> {
            if (!wires.seesPast()) return; // only spikes are under way
            requireOneStep(wires, Arrays.stream(delays.values()).min().orElse(Double.POSITIVE_INFINITY));
            requireMemory(wires, Arrays.stream(delays.values()).max().orElse(0));
            for (Term.Variable read : wires.namesOfSource()) {
                if (!wires.source.inputs.containsKey(read.name())) continue;
                throw error(wires, "pre." + read.name() + " is an input, and inputs of the past are not kept",
                        "delay a state variable instead");
            }
        });
    }

    private void requireOneStep(Wires wires, double shortest) {
        if (method.adaptive().isPresent()) {
            if (shortest > 0) return;
            throw error(wires, "a delay of " + time(shortest) + " lets " + method.name()
                    + ", whose steps are no longer than delays, take no step",
                    "leave the delay out, or give each connection one of some length");
        }
        if (method.stageTimes().length == 1 || shortest >= dt * (1 - 1e-9)) return;
        String other = method.calculus().isPresent() ? "euler-maruyama" : "euler";
        throw error(wires, "a delay of " + time(shortest) + " is shorter than the step of " + time(dt) + ", which " + method.name()
                + " cannot follow", "use a smaller dt, method = " + other + ", or no delay");
    }

    private void requireMemory(Wires wires, double longest) {
        double bytes = (double) Double.BYTES * History.rows(Math.min(runSteps, longest / dt)) * wires.source.size();
        if (bytes <= MEMORY * Runtime.getRuntime().maxMemory()) return;
        throw error(wires, String.format(Locale.ROOT, "remembering %s for %s takes %.1f GB a variable", wires.source.name(), time(longest),
                bytes / 1e9), "shorten the delay, or use a larger dt");
    }

    private String time(double ms) {
        return new Wording(file.experiment().plain()).time(ms);
    }

    private UserError error(Wires wires, String message, String hint) {
        return file.origins().error(wires.connection().name() + ".delay", message, hint);
    }
}
