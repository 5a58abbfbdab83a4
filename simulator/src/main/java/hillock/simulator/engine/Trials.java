package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import hillock.language.model.CheckedFile;
import hillock.language.model.Experiment;
import hillock.language.syntax.UserError;
import hillock.simulator.kernels.Backend;
import hillock.simulator.network.Edges;
import hillock.simulator.network.Network;
import hillock.simulator.network.Neurons;
import hillock.simulator.plan.Integrator;

/** Tries, from a state shortly before a blow-up, whether a smaller step or another method holds. */
record Trials(CheckedFile file, Network network, Experiment.Simulation simulation, Backend backend) {
    /** How far beyond the blow-up a trial goes, in steps of the failed run. */
    private static final int BEYOND = 5000;
    /** How many neuron- and connection-stages a trial may take. */
    private static final double BUDGET = 2e8;

    enum Outcome {
        /** It reached the end without leaving a bound. */
        HELD,
        FAILED,
        /** It was not tried: it would take too long. */
        UNTRIED
    }

    /** @param until where it was to end, ms */
    record Trial(String method, double dt, Outcome outcome, double until) {}

    /**
     * @param state  of each {@code cells.V}, at {@code origin} (ms)
     * @param failed when the run blew up, ms
     */
    List<Trial> from(Map<String, double[]> state, double origin, double failed) {
        List<Trial> trials = new ArrayList<>();
        double dt = simulation.dt();
        Integrator method = Integrator.named(simulation.method()).orElseThrow();
        double until = Math.min(simulation.duration(), failed + BEYOND * dt);
        for (double shorter : new double[] {dt / 2, dt / 10}) attempt(trials, method, shorter, state, origin, until);
        for (Integrator other : Integrator.ALL) {
            boolean worthIt = other.name().equals("exponential-euler") || other.name().equals("rk4");
            if (worthIt && !other.name().equals(method.name())) attempt(trials, other, dt, state, origin, until);
        }
        return trials;
    }

    private void attempt(List<Trial> trials, Integrator method, double dt, Map<String, double[]> state, double origin, double until) {
        try {
            Machine machine = new Machine(file, network, method, dt, origin, backend, Team.alone());
            for (Cells each : machine.cells) load(state, each.name(), each.dynamics);
            for (Wires each : machine.wires) load(state, each.connection().fileName(), each.dynamics);
            long steps = Run.stepsIn(until - origin, dt);
            boolean tooLong = machine.work() * steps * method.stageTimes().length > BUDGET;
            Outcome outcome = tooLong ? Outcome.UNTRIED : holds(machine, steps) ? Outcome.HELD : Outcome.FAILED;
            trials.add(new Trial(method.name(), dt, outcome, until));
        } catch (UserError _) {
            // the method does not suit these equations, or the delay this step: nothing to recommend
        }
    }

    private static boolean holds(Machine machine, long steps) {
        machine.start();
        for (long step = 0; step < steps; step++) {
            machine.begin(step);
            if ((machine.advance(step) & ~Dynamics.SPIKED) != 0) return false;
        }
        return true;
    }

    /** The state at t = 0. */
    static Map<String, double[]> initialState(Network network) {
        Map<String, double[]> state = new HashMap<>();
        for (Neurons each : network.populations()) each.initials().forEach((x, values) -> state.put(each.name() + "." + x, values));
        for (Edges each : network.connections()) {
            each.initials().forEach((x, values) -> state.put(each.connection().fileName() + "." + x, values));
        }
        return state;
    }

    private static void load(Map<String, double[]> state, String owner, Dynamics dynamics) {
        for (String variable : dynamics.mathematics.variables()) {
            double[] values = state.get(owner + "." + variable);
            dynamics.field(variable).take(values);
        }
    }
}
