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
    final Cells cells;
    private final Stride stride;
    private final double[][] before;
    /** Whether its spikes change anything. */
    private final boolean acts;
    /** The spikes of the step, of which only those up to its end count if it is cut short. */
    private final Fired found = new Fired();

    Located(Cells cells, Stride stride, boolean acts) {
        this.cells = cells;
        this.stride = stride;
        this.acts = acts;
        this.before = new double[cells.dynamics.crossings.size()][cells.size()];
        remember();
    }

    /**
     * Finds the spikes of the step at whose end the present state is. Returns the first one that changes anything, ms; infinite if none
     * does.
     */
    double find(Clock clock, double start, double length, Team team) {
        Optional<Pass> levels = cells.levels();
        if (levels.isEmpty()) return Double.POSITIVE_INFINITY;
        clock.set(start, length, 1);
        team.run(levels.get(), clock);
        for (int k = 0; k < before.length; k++) {
            Crossing crossing = cells.dynamics.crossings.get(k);
            double[] after = level(k);
            for (int i = 0; i < after.length; i++) {
                if (crossing.holds(before[k][i]) || !crossing.holds(after[i])) continue;
                double reached = after[i];
                double time = locate(clock, levels.get(), k, i, start, length);
                if (!cells.isRefractory(time, i)) found.add(i, k, time);
                stride.arrive(i);
                after[i] = reached;
            }
        }
        double first = Double.POSITIVE_INFINITY;
        for (int f = 0; acts && f < found.count(); f++) first = Math.min(first, found.time(f));
        return first;
    }

    /** Hands over the spikes up to the step's end, and those there to the population, for what they change. */
    void take(double end, Fired heard) {
        for (int f = 0; f < found.count(); f++) {
            if (found.time(f) > end) continue;
            heard.add(found.neuron(f), found.condition(f), found.time(f));
            if (acts) cells.fired.add(found.neuron(f), found.condition(f), found.time(f));
        }
        found.clear();
    }

    /** Spikes of neurons that what just happened has carried over their conditions. The clock stands at that time. */
    void carried(double time, Clock clock, Team team, Fired heard) {
        if (cells.levels().isEmpty()) return;
        team.run(cells.levels().get(), clock);
        for (int k = 0; k < before.length; k++) {
            Crossing crossing = cells.dynamics.crossings.get(k);
            double[] after = level(k);
            for (int i = 0; i < after.length; i++) {
                if (crossing.holds(before[k][i]) || !crossing.holds(after[i]) || cells.isRefractory(time, i)) continue;
                heard.add(i, k, time);
                if (acts) cells.fired.add(i, k, time);
            }
        }
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

    /** The present levels are those that the next step starts from. */
    void settle(Clock clock, Team team) {
        if (cells.levels().isPresent()) team.run(cells.levels().get(), clock);
        remember();
    }

    /** The same where they are known already. */
    void remember() {
        for (int k = 0; k < before.length; k++) System.arraycopy(level(k), 0, before[k], 0, before[k].length);
    }

    private double[] level(int k) {
        return cells.dynamics.doubles(Dynamics.level(k)).values();
    }
}
