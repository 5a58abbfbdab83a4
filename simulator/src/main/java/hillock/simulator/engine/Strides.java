package hillock.simulator.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import hillock.simulator.plan.Adaptive;

/** A machine that steps by a method that chooses its steps: tries one, says how large its error is, takes it, and looks into it. */
final class Strides {
    private final Machine machine;
    private final Adaptive method;
    private final Map<Dynamics, Stride> byOwner = new LinkedHashMap<>();
    private final Stride[] all;
    /** What an implicit method solves. */
    private final List<Systems> systems;
    private double start;
    private double length;
    /** Where the step tried last was cut short, ms; infinite if it was not. */
    private double cut = Double.POSITIVE_INFINITY;

    Strides(Machine machine, Adaptive method) {
        this.machine = machine;
        this.method = method;
        for (Dynamics each : machine.dynamics()) byOwner.put(each, new Stride(each, method));
        this.all = byOwner.values().toArray(Stride[]::new);
        this.systems = method instanceof Adaptive.LinearlyImplicit implicit ? systems(machine, implicit) : List.of();
    }

    private static List<Systems> systems(Machine machine, Adaptive.LinearlyImplicit method) {
        if (machine.isSolvedTogether()) return List.of(new WholeNetwork(machine, method));
        return machine.dynamics().stream().<Systems>map(each -> new Blocks(each, method, machine.stages())).toList();
    }

    Stride of(Cells cells) {
        return byOwner.get(cells.dynamics);
    }

    /** Prepares for a step from the present state, where something may have jumped. */
    void begin(double time, double lengthToTry) {
        machine.begin(time, lengthToTry);
        machine.run(0);
        for (Stride each : all) each.begin();
        for (Systems each : systems) each.linearize(machine.clock, machine.team);
    }

    /** Prepares for a step from where the last one ended (ms), if nothing has jumped there. */
    void goOn(double time, double lengthToTry) {
        if (method instanceof Adaptive.LinearlyImplicit) {
            begin(time, lengthToTry);
            return;
        }
        for (Stride each : all) each.keepSlopes();
        for (Stride each : all) each.begin();
    }

    /** Tries a step (ms). Returns its error; NaN if it left the numbers, or the bounds by more than the tolerance. */
    double attempt(double from, double lengthToTry) {
        start = from;
        length = lengthToTry;
        cut = Double.POSITIVE_INFINITY;
        for (Systems each : systems) each.factor(length, machine.clock, machine.team);
        int flags = 0;
        for (int stage = 1; stage < machine.stages(); stage++) {
            machine.clock.set(start, length, machine.stageTime(stage));
            if (method.evaluates(stage)) machine.follow(0, stage);
            flags = machine.run(stage);
            solve(stage);
        }
        if ((flags & Dynamics.OUT_OF_BOUNDS) != 0) return Double.NaN;
        double largest = 0;
        for (Stride each : all) largest = Math.max(largest, each.error());
        return largest;
    }

    private void solve(int stage) {
        if (!(method instanceof Adaptive.LinearlyImplicit implicit) || implicit.solved(stage) == 0) return;
        for (Systems each : systems) each.solve(implicit.solved(stage), machine.clock, machine.team);
    }

    /** Takes the step tried last down for delayed connections. */
    void remember() {
        boolean any = false;
        for (Cells each : machine.cells) any |= !each.pasts.isEmpty();
        if (!any) return;
        double taken = Math.min(length, cut - start);
        for (Cells each : machine.cells) each.step(start, taken);
        for (int place = 0; place < Past.PLACES.length; place++) {
            machine.clock.set(start, length, Past.PLACES[place] * (taken / length));
            for (Stride each : all) each.look(machine.clock, machine.team);
            for (Cells each : machine.cells) {
                each.follow(machine.clock);
                each.note(place);
            }
        }
    }

    /** The present state, tables and inputs are those at a time within the step tried last. */
    void look(double time) {
        machine.clock.set(start, length, Math.clamp((time - start) / length, 0, 1));
        for (Stride each : all) each.look(machine.clock, machine.team);
        machine.follow(0, 0);
    }

    /** The step tried last ends earlier, ms. */
    void cut(double time) {
        cut = time;
    }

    /** The present state is where the step tried last ended. */
    void arrive() {
        if (cut < Double.POSITIVE_INFINITY) look(cut);
        else for (Stride each : all) each.arrive();
    }

    /** The present state is where the step tried last started. */
    void goBack() {
        for (Stride each : all) each.goBack();
    }

    /** What the step taken last leaves to the next, and to those after a delay, for a checkpoint: copies. */
    void addTo(Map<String, double[]> arrays) {
        for (int s = 0; s < all.length; s++) {
            double[][] slopes = all[s].lastSlopes();
            for (int v = 0; v < slopes.length; v++) arrays.put(slopes(s, v), slopes[v].clone());
        }
        for (Cells each : machine.cells) each.pasts.forEach((name, past) -> past.addTo(arrays, each.name() + "." + name));
    }

    void resume(Map<String, double[]> arrays) {
        for (int s = 0; s < all.length; s++) {
            double[][] slopes = all[s].lastSlopes();
            for (int v = 0; v < slopes.length; v++) System.arraycopy(arrays.get(slopes(s, v)), 0, slopes[v], 0, slopes[v].length);
        }
        for (Cells each : machine.cells) each.pasts.forEach((name, past) -> past.resume(arrays, each.name() + "." + name));
    }

    private static String slopes(int stride, int variable) {
        return "steps@slope" + stride + "." + variable;
    }

    double start() {
        return start;
    }

    double length() {
        return length;
    }
}
