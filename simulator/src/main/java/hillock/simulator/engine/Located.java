package hillock.simulator.engine;

import java.util.Optional;
import hillock.simulator.plan.Crossing;

/**
 * Finds the spikes of one population in steps whose length varies: whether a condition began to hold between the ends of a step, and when,
 * by bisection on the method's dense output. An input in the condition is taken as it is at the step's end.
 */
final class Located {
    /** How exactly a spike is located, ms. */
    private static final double PRECISION = 1e-10;
    private final Cells cells;
    private final Stride stride;
    private final double[][] before;

    Located(Cells cells, Stride stride) {
        this.cells = cells;
        this.stride = stride;
        this.before = new double[cells.dynamics.crossings.size()][cells.size()];
        remember();
    }

    /** Takes down the spikes of the step at whose end the present state is. */
    void collect(Clock clock, double start, double length, Spikes spikes, Team team) {
        Optional<Pass> levels = cells.levels();
        if (levels.isEmpty()) return;
        clock.set(start, length, 1);
        team.run(levels.get(), clock);
        for (int k = 0; k < before.length; k++) {
            Crossing crossing = cells.dynamics.crossings.get(k);
            double[] after = level(k);
            for (int i = 0; i < after.length; i++) {
                if (crossing.holds(before[k][i]) || !crossing.holds(after[i])) continue;
                double reached = after[i];
                spikes.find(i, locate(clock, levels.get(), k, i, start, length));
                stride.arrive(i);
                after[i] = reached;
            }
        }
        spikes.add(cells);
        remember();
    }

    private double locate(Clock clock, Pass levels, int k, int neuron, double start, double length) {
        Crossing crossing = cells.dynamics.crossings.get(k);
        double precision = Math.max(PRECISION, Math.ulp(start + length));
        double earliest = 0;
        double latest = 1;
        while ((latest - earliest) * length > precision) {
            double middle = (earliest + latest) / 2;
            clock.set(start, length, middle);
            stride.look(clock, neuron);
            levels.run(clock, neuron, neuron + 1);
            if (crossing.holds(level(k)[neuron])) latest = middle;
            else earliest = middle;
        }
        return start + latest * length;
    }

    private void remember() {
        for (int k = 0; k < before.length; k++) System.arraycopy(level(k), 0, before[k], 0, before[k].length);
    }

    private double[] level(int k) {
        return cells.dynamics.field(Dynamics.level(k)).values();
    }
}
