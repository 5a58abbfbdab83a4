package hillock.simulator.engine;

import hillock.language.model.Term.Scope;

/** What spikes of one end change in a connection: a loop over the edges of a neuron that spiked. */
final class Reaction implements Divisible {
    private final Fan fan;
    private final Pass pass;
    private final Scope side;
    private final int targets;
    private final boolean alone;
    private int[] groups = new int[0];
    private int count;
    private long edges;

    /**
     * @param fan     the edges by the end that spikes
     * @param pass    over the places of the fan
     * @param targets how many neurons the targets' population has: these are shared between threads
     * @param alone   whether what one target's edges change may be read or changed by another's, so that one thread has to do all
     */
    Reaction(Scope side, Fan fan, Pass pass, int targets, boolean alone) {
        this.side = side;
        this.fan = fan;
        this.pass = pass;
        this.targets = targets;
        this.alone = alone;
    }

    Scope side() {
        return side;
    }

    Fan fan() {
        return fan;
    }

    Pass pass() {
        return pass;
    }

    /** Takes up to {@code count} groups of edges, one after another. */
    void run(int[] some, int howMany, Clock clock, Team team) {
        groups = some;
        count = howMany;
        edges = 0;
        for (int k = 0; k < count; k++) edges += fan.first()[groups[k] + 1] - fan.first()[groups[k]];
        if (edges > 0) team.run(this, clock);
    }

    @Override public int size() {
        return targets;
    }

    @Override public double work() {
        return edges;
    }

    @Override public int boundary(int element) {
        return alone ? 0 : element;
    }

    @Override public int run(Clock clock, int from, int to) {
        int[] first = fan.first();
        boolean whole = from == 0 && to == targets;
        for (int k = 0; k < count; k++) {
            int group = groups[k];
            int low = whole ? first[group] : fan.place(group, from);
            int high = whole ? first[group + 1] : fan.place(group, to);
            if (low < high) pass.run(clock, low, high);
        }
        return 0;
    }
}
