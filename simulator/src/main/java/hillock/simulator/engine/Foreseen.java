package hillock.simulator.engine;

import java.util.Arrays;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;
import java.util.stream.DoubleStream;
import hillock.language.syntax.UserError;

/**
 * The spikes of sources that are to come in a run by a method that chooses its steps. They are found dt after dt, as in a run whose steps
 * are all dt long, and so come at the same times.
 */
final class Foreseen {
    private final Machine machine;
    private final long samples;
    private final Cells[] sources;
    private final boolean moving;
    private final PriorityQueue<Spike> pending = new PriorityQueue<>();
    /** How often dt has been looked through. */
    private long seen;

    private record Spike(double time, int source, int neuron) implements Comparable<Spike> {
        @Override public int compareTo(Spike other) {
            int byTime = Double.compare(time, other.time);
            int bySource = Integer.compare(source, other.source);
            return byTime != 0 ? byTime : bySource != 0 ? bySource : Integer.compare(neuron, other.neuron);
        }
    }

    /** @param samples how many times dt the run is long */
    Foreseen(Machine machine, long samples) {
        this.machine = machine;
        this.samples = samples;
        this.sources = Arrays.stream(machine.cells).filter(each -> each.emitter().isPresent()).toArray(Cells[]::new);
        this.moving = Arrays.stream(sources).anyMatch(each -> !each.emitter().orElseThrow().looksAhead());
    }

    /**
     * The next spike, or up to when there is none (ms), from a time at which the machine has begun a step; infinite if there is none any
     * more.
     */
    double next(double time) {
        if (sources.length == 0) return Double.POSITIVE_INFINITY;
        while (pending.isEmpty() && seen < samples && isKnown(machine.clock.at(seen), time)) look();
        if (!pending.isEmpty()) return pending.peek().time;
        return seen < samples ? machine.clock.at(seen) : Double.POSITIVE_INFINITY;
    }

    /** Whether what rates are from a time on is known: a change belongs to the dt that starts there, and a moving rate must be seen. */
    private boolean isKnown(double from, double now) {
        return from <= now || !moving && from < machine.changes.next();
    }

    private void look() {
        double start = machine.clock.at(seen);
        for (int s = 0; s < sources.length; s++) {
            Fired fired = sources[s].fired;
            fired.clear();
            boolean possible = sources[s].emitter().orElseThrow().emit(seen, start, machine.pace.dt(), machine.clock, fired);
            if (!possible) throw new UserError(machine.impossible(start).orElseThrow());
            for (int f = 0; f < fired.count(); f++) pending.add(new Spike(fired.time(f), s, fired.neuron(f)));
            fired.clear();
        }
        seen++;
    }

    /** How far it has looked and what it saw, by names of its own. */
    void addTo(Map<String, double[]> arrays) {
        arrays.put("jolts@seen", new double[] {seen});
        arrays.put("jolts@pending", pending.stream().flatMapToDouble(each -> DoubleStream.of(each.time, each.source, each.neuron))
                .toArray());
    }

    void resume(Map<String, double[]> arrays) {
        seen = (long) arrays.get("jolts@seen")[0];
        double[] all = arrays.get("jolts@pending");
        for (int k = 0; k < all.length; k += 3) pending.add(new Spike(all[k], (int) all[k + 1], (int) all[k + 2]));
    }

    /** Hands over the spikes up to a time. */
    void take(double time, BiConsumer<Cells, Fired> each) {
        while (!pending.isEmpty() && pending.peek().time <= time) {
            Spike spike = pending.poll();
            sources[spike.source].fired.add(spike.neuron, 0, spike.time);
        }
        for (Cells source : sources) if (source.fired.count() > 0) each.accept(source, source.fired);
    }
}
