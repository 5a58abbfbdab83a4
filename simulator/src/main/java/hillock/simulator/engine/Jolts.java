package hillock.simulator.engine;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.DoubleStream;
import hillock.language.syntax.UserError;

/**
 * What spikes do under a method that chooses its steps, each at its own time: a step ends where a spike changes anything, or where one
 * arrives. There, in order: resets; arrivals, connection after connection as in {@link Events}; and again, if these made neurons spike.
 */
final class Jolts {
    /** So often spikes may make others spike at one and the same time. */
    private static final int MOST_ROUNDS = 10_000;

    private final Machine machine;
    private final Wires[] wires;
    private final Map<Cells, Fired> heard = new LinkedHashMap<>();
    private final Located[] located;
    private final Foreseen foreseen;
    private final Spikes spikes;
    private final PriorityQueue<Arrival> underway = new PriorityQueue<>();
    private long sent;
    private int[] groups = new int[16];

    /** A spike that reaches a group of edges, by one of the ways in which its connection reacts. */
    private record Arrival(double time, int wires, int reaction, long number, int group) implements Comparable<Arrival> {
        @Override public int compareTo(Arrival other) {
            int byTime = Double.compare(time, other.time);
            if (byTime != 0) return byTime;
            int byWires = Integer.compare(wires, other.wires);
            if (byWires != 0) return byWires;
            int byReaction = Integer.compare(reaction, other.reaction);
            return byReaction != 0 ? byReaction : Long.compare(number, other.number);
        }
    }

    /** @param samples how many times dt the run is long */
    Jolts(Machine machine, Strides strides, Spikes spikes, long samples) {
        this.machine = machine;
        this.wires = Arrays.stream(machine.wires).filter(Wires::reacts).toArray(Wires[]::new);
        for (Cells each : machine.cells) heard.put(each, new Fired());
        this.located = Arrays.stream(machine.cells).map(each -> new Located(each, strides.of(each), acts(each))).toArray(Located[]::new);
        this.foreseen = new Foreseen(machine, samples);
        this.spikes = spikes;
    }

    /** Whether the spikes of a population change anything. */
    private boolean acts(Cells cells) {
        return cells.isReset() || Arrays.stream(wires).anyMatch(each -> each.source == cells || each.target == cells);
    }

    /** The next time (ms), known beforehand, at which something jumps; infinite if there is none. */
    double next(double time) {
        double next = foreseen.next(time);
        if (!underway.isEmpty()) next = Math.min(next, underway.peek().time);
        for (Cells each : machine.cells) next = Math.min(next, each.released());
        return next;
    }

    /** The first spike (ms) of the step at whose end the present state is, of those that change anything; infinite if there is none. */
    double first(double start, double length) {
        double first = Double.POSITIVE_INFINITY;
        for (Located each : located) first = Math.min(first, each.find(machine.clock, start, length, machine.team));
        return first;
    }

    /**
     * Takes down the spikes of a step, and lets happen what happens at its end, where the present state is. Whether anything jumped.
     *
     * @param cut whether the step ended where a spike was found in it
     */
    boolean settle(double time, boolean cut) {
        for (Cells each : machine.cells) each.fired.clear();
        for (Located each : located) each.take(time, heard.get(each.cells));
        foreseen.take(time, (cells, fired) -> heard.get(cells).addAll(fired));
        machine.clock.set(time, machine.pace.dt(), 0);
        boolean happened = false;
        for (int round = 0; happens(time); round++) {
            if (round == MOST_ROUNDS) throw machine.endless(time);
            happened = true;
            happen(time);
        }
        boolean released = false;
        for (Cells each : machine.cells) released |= each.release(time);
        for (Located each : located) {
            if (cut || happened) each.settle(machine.clock, machine.team);
            else each.remember();
        }
        heard.forEach(this::record);
        return happened || released;
    }

    private boolean happens(double time) {
        boolean happens = !underway.isEmpty() && underway.peek().time <= time;
        for (Cells each : machine.cells) happens |= each.fired.count() > 0;
        return happens;
    }

    private void happen(double time) {
        boolean possible = true;
        for (Cells each : machine.cells) possible &= each.reset(time, machine.clock);
        if (!possible) throw new UserError(machine.impossible(time).orElseThrow());
        for (Located each : located) each.settle(machine.clock, machine.team);
        for (int w = 0; w < wires.length; w++) send(w, time);
        for (Cells each : machine.cells) each.fired.clear();
        while (!underway.isEmpty() && underway.peek().time <= time) deliver(underway.peek().wires, underway.peek().reaction, time);
        for (Located each : located) each.carried(time, machine.clock, machine.team, heard.get(each.cells));
    }

    private void send(int w, double time) {
        Reactions reactions = wires[w].reactions();
        for (int r = 0; r < reactions.all().size(); r++) {
            Reaction reaction = reactions.all().get(r);
            Fired fired = reactions.fired(reaction);
            Fan fan = reaction.fan();
            for (int f = 0; f < fired.count(); f++) {
                int neuron = fired.neuron(f);
                for (int group = fan.firstGroup(neuron); group < fan.endOfGroups(neuron); group++) {
                    underway.add(new Arrival(time + reactions.delay(reaction, group), w, r, sent++, group));
                }
            }
        }
    }

    /** All that arrives by one way. */
    private void deliver(int w, int r, double time) {
        int count = 0;
        while (!underway.isEmpty() && underway.peek().wires == w && underway.peek().reaction == r && underway.peek().time <= time) {
            if (count == groups.length) groups = Arrays.copyOf(groups, 2 * count);
            groups[count++] = underway.poll().group;
        }
        wires[w].delays().bring(0, 0, machine.clock);
        wires[w].reactions().all().get(r).run(groups, count, machine.clock, machine.team);
    }

    /** What is under way, by names of its own. */
    void addTo(Map<String, double[]> arrays) {
        arrays.put("jolts@underway", underway.stream()
                .flatMapToDouble(each -> DoubleStream.of(each.time, each.wires, each.reaction, each.number,
                        each.group)).toArray());
        arrays.put("jolts@sent", new double[] {sent});
        foreseen.addTo(arrays);
    }

    void resume(Map<String, double[]> arrays) {
        double[] all = arrays.get("jolts@underway");
        for (int k = 0; k < all.length; k += 5) {
            underway.add(new Arrival(all[k], (int) all[k + 1], (int) all[k + 2], (long) all[k + 3], (int) all[k + 4]));
        }
        sent = (long) arrays.get("jolts@sent")[0];
        foreseen.resume(arrays);
    }

    private void record(Cells cells, Fired fired) {
        spikes.add(cells, fired);
        fired.clear();
    }
}
