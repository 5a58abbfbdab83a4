package hillock.simulator.engine;

import java.util.Arrays;

/**
 * What happens at the end of a step, once its bounds hold: spikes are found, their neurons reset, then what spikes change in connections is
 * changed, connection after connection in the order of the text; in one, spikes of sources come before spikes of targets, each by neuron,
 * then by edge. All of it is the same for any number of threads.
 */
final class Events {
    private final Cells[] cells;
    private final Wires[] wires;
    private final Clock clock;
    private final double dt;
    private final Team team;
    private final boolean remembers;

    Events(Cells[] cells, Wires[] wires, Clock clock, double dt, Team team) {
        this.cells = cells;
        this.wires = Arrays.stream(wires).filter(Wires::reacts).toArray(Wires[]::new);
        this.clock = clock;
        this.dt = dt;
        this.team = team;
        this.remembers = Arrays.stream(this.wires).anyMatch(Wires::readsPast);
    }

    /**
     * Settles the step just taken. Returns {@link Dynamics#SPIKED} if anything spiked, and {@link Dynamics#IMPOSSIBLE} if a source cannot,
     * or if a refractory period is none.
     */
    int settle(long step) {
        boolean fired = false;
        for (Cells each : cells) {
            if (!each.find(step, dt, clock)) return Dynamics.IMPOSSIBLE;
            fired |= each.fired.count() > 0;
        }
        boolean due = fired;
        for (Wires each : wires) due |= each.awaits(step);
        boolean possible = !due || happen(step);
        for (Cells each : cells) each.release(step + 1);
        return (fired ? Dynamics.SPIKED : 0) | (possible ? 0 : Dynamics.IMPOSSIBLE);
    }

    private boolean happen(long step) {
        boolean possible = true;
        clock.set(step + 1, 0);
        for (Cells each : cells) possible &= each.reset(step, clock);
        if (remembers) for (Cells each : cells) each.remember(step + 1);
        for (Wires each : wires) each.react(step, clock, team);
        return possible;
    }
}
