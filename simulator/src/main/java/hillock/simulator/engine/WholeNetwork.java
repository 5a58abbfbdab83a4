package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.List;
import hillock.simulator.network.Edges;
import hillock.simulator.network.Network;
import hillock.simulator.network.Neurons;
import hillock.simulator.plan.Adaptive.LinearlyImplicit;
import hillock.simulator.plan.Integrator;
import hillock.simulator.plan.Stage;

/**
 * One system of linear equations for all state variables of a network, so that steps need not be short because of how connections couple
 * neurons. One thread takes it apart and solves it: the bits are the same for any number.
 */
final class WholeNetwork implements Systems {
    /** How many variables are solved for together: their square is kept, and their cube may be the work of a step. */
    private static final int MOST_VARIABLES = 500;
    private final double gamma;
    private final Linearization linearization;
    private final Elimination elimination;
    /** By number, the right-hand sides: an array for each variable of each population or connection. */
    private final List<List<double[]>> unknowns = new ArrayList<>();
    private final double[] together;

    /** Whether a method solves for the whole network at once. */
    static boolean isSolved(Network network, Integrator method) {
        if (method.adaptive().filter(LinearlyImplicit.class::isInstance).isEmpty()) return false;
        long variables = 0;
        for (Neurons each : network.populations()) variables += (long) each.size() * each.population().model().equations().size();
        for (Edges each : network.connections()) variables += each.count() * each.connection().equations().size();
        return variables <= MOST_VARIABLES;
    }

    WholeNetwork(Machine machine, LinearlyImplicit method) {
        this.gamma = method.gamma();
        this.linearization = new Linearization(machine);
        this.elimination = new Elimination(linearization.pattern());
        this.together = new double[linearization.slopes().length];
        for (int stage = 0; stage < machine.stages(); stage++) {
            int number = method.solved(stage);
            if (number > 0) unknowns.add(unknowns(machine, number));
        }
    }

    private static List<double[]> unknowns(Machine machine, int number) {
        List<double[]> arrays = new ArrayList<>();
        for (Dynamics each : machine.dynamics()) {
            for (String x : each.mathematics.variables()) arrays.add(each.doubles(Stage.unknown(x, number).name()).values());
        }
        return arrays;
    }

    @Override public void linearize(Clock clock, Team team) {
        linearization.find(clock, team);
    }

    @Override public void factor(double length, Clock clock, Team team) {
        elimination.factor(linearization.slopes(), 1 / (gamma * length));
    }

    @Override public void solve(int number, Clock clock, Team team) {
        int at = 0;
        for (double[] each : unknowns.get(number - 1)) {
            System.arraycopy(each, 0, together, at, each.length);
            at += each.length;
        }
        elimination.solve(together);
        at = 0;
        for (double[] each : unknowns.get(number - 1)) {
            System.arraycopy(together, at, each, 0, each.length);
            at += each.length;
        }
    }
}
