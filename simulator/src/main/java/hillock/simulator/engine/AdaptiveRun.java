package hillock.simulator.engine;

import java.util.Arrays;
import java.util.Map;
import java.util.function.BooleanSupplier;
import hillock.simulator.plan.Adaptive;
import hillock.simulator.recording.Checkpoint;

/**
 * One run by a method that chooses its steps, from time 0 to the end. Steps end where something outside the state jumps, or where a delay
 * brings that back, or a spike changes something, and nowhere else on purpose: samples and other spikes are read off the dense output of
 * the steps they lie in. In each step: the error, until it is small enough; spikes; samples; what delays will ask for; and, where something
 * jumps, what jumps.
 */
final class AdaptiveRun {
    /** No step is shorter than so many units in the last place of the time. */
    private static final double SHORTEST = 64;
    /** Samples this close to a step's end, in dt, are at the start of the next. */
    private static final double AT_THE_END = 1e-7;

    private final Machine machine;
    private final Strides strides;
    private final Stops stops;
    private final Echoes echoes;
    private final double longest;
    private final StepControl control;
    private final Recorder recorder;
    private final Jolts jolts;
    private final double tolerance;
    private final double dt;
    private final long samples;
    private final Milestones milestones;
    private double time;
    /** Whether something may have jumped where the next step starts. */
    private boolean jumped = true;
    private long due;
    private long taken;
    private long rejected;

    /** @param samples how many times dt the run is long */
    AdaptiveRun(Machine machine, Adaptive method, Recorder recorder, Spikes spikes, long samples, Surroundings around) {
        this.machine = machine;
        this.strides = new Strides(machine, method);
        this.stops = new Stops(machine);
        double[] delays = Arrays.stream(machine.wires).flatMap(each -> each.edges.delays().stream())
                .flatMapToDouble(each -> Arrays.stream(each.values())).toArray();
        this.echoes = new Echoes(delays, method.errorOrder());
        this.longest = Arrays.stream(machine.wires).filter(Wires::seesPast).flatMap(each -> each.edges.delays().stream())
                .flatMapToDouble(each -> Arrays.stream(each.values())).min().orElse(Double.POSITIVE_INFINITY);
        this.control = new StepControl(machine.pace.dt(), method.errorOrder());
        this.recorder = recorder;
        this.jolts = new Jolts(machine, strides, spikes, samples);
        this.tolerance = machine.pace.tolerance();
        this.dt = machine.pace.dt();
        this.samples = samples;
        this.milestones = new Milestones(machine, around);
        around.from().ifPresentOrElse(this::resume, () -> echoes.jump(time));
    }

    /**
     * Runs it all, or until it is to stop; whether every step could be taken. If one could not, the machine stands at its end.
     *
     * @param tell after how many steps progress is told
     */
    boolean all(Progress progress, long tell, BooleanSupplier toStop) {
        double end = machine.clock.at(samples);
        while (time < end && !toStop.getAsBoolean()) {
            if (milestones.isDue(time)) milestones.keep(time, due, this::addTo);
            prepare();
            double jump = Math.min(stops.after(time), jolts.next(time));
            double stop = Math.min(end, Math.min(jump, echoes.after(time)));
            if (!step(stop)) {
                strides.arrive();
                return false;
            }
            // before anybody looks elsewhere in the step: inputs are still those at its end
            boolean cut = cut();
            sample();
            strides.remember();
            strides.arrive();
            boolean shaken = jolts.settle(time, cut) | time == jump;
            if (shaken) echoes.jump(time);
            jumped = shaken || time == stop;
            if (taken % tell == 0) progress.at(due, samples);
        }
        if (time >= end) {
            prepare();
            recorder.sample(samples, machine.clock);
        } else {
            milestones.finish(time, due, this::addTo);
        }
        progress.at(time < end ? due : samples, samples);
        return true;
    }

    private void prepare() {
        if (jumped) strides.begin(time, dt);
        else strides.goOn(time, dt);
    }

    /** Where it is between two steps, by names of its own. */
    private void addTo(Map<String, double[]> arrays) {
        arrays.put("steps@run", new double[] {time, jumped ? 1 : 0, taken, rejected});
        arrays.put("steps@control", control.state());
        arrays.put("steps@echoes", echoes.due());
        stops.addTo(arrays);
        strides.addTo(arrays);
        jolts.addTo(arrays);
    }

    private void resume(Checkpoint from) {
        double[] run = from.values().get("steps@run");
        time = run[0];
        jumped = run[1] != 0;
        taken = (long) run[2];
        rejected = (long) run[3];
        due = from.step();
        control.resume(from.values().get("steps@control"));
        echoes.resume(from.values().get("steps@echoes"));
        stops.resume(from.values());
        strides.resume(from.values());
        jolts.resume(from.values());
    }

    /** Takes one step; false if none is short enough. */
    private boolean step(double stop) {
        while (true) {
            double length = control.length(stop - time, longest);
            double error = strides.attempt(time, length) / tolerance;
            if (error <= 1) {
                control.accepted(length, error);
                time = length == stop - time ? stop : time + length;
                taken++;
                return true;
            }
            if (length < SHORTEST * Math.ulp(time + dt)) return false;
            control.rejected(length, error);
            rejected++;
        }
    }

    /** Ends the step just taken where the first spike lies that changes anything; whether there is one in it. */
    private boolean cut() {
        strides.arrive();
        double spike = jolts.first(strides.start(), strides.length());
        if (!(spike < time)) return false;
        strides.cut(spike);
        time = spike;
        return true;
    }

    /** Takes the samples that lie in the step just taken, its end left out. */
    private void sample() {
        for (; due < samples && machine.clock.at(due) < time - AT_THE_END * dt; due++) {
            if (!recorder.isDue(due, machine.clock)) continue;
            strides.look(machine.clock.at(due));
            recorder.sample(due, machine.clock);
        }
    }

    /** Up to where it came, ms. */
    double time() {
        return time;
    }

    long taken() {
        return taken;
    }

    long rejected() {
        return rejected;
    }

    /** Goes back to where the step that failed started, and takes the samples that are due there. */
    void goBack() {
        strides.goBack();
        strides.begin(time, dt);
        if (due < samples && machine.clock.at(due) < time + AT_THE_END * dt) recorder.sample(due, machine.clock);
    }

    /** The end of the step tried last, ms. */
    double tried() {
        return strides.start() + strides.length();
    }
}
