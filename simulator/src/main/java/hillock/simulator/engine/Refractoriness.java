package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import hillock.language.model.Experiment.Precision;
import hillock.language.model.Model.Diffusion;
import hillock.language.model.Model.Equation;
import hillock.language.model.Model.Refractory;
import hillock.language.model.Model.Spike;
import hillock.language.model.Term;

/**
 * Which neurons of a population are refractory, counted in whole steps from the start of the step of their spike, as Brian 2 does. What
 * stands still meanwhile has its rate multiplied by a field that is 0 then, and else 1, which changes no bit.
 */
final class Refractoriness {
    /** Durations that are so near to a whole number of steps, relatively, are one; those of binary32 have lost more. */
    private static final double ROUNDING = 1e-9;
    private static final double ROUNDING_SINGLE = 1e-6;
    private static final String MOVES = "@moves";
    private final Pace pace;
    private final double rounding;
    /** The first step in which each neuron may spike again; if the method chooses these, the time from which on, ms. */
    private final Field.Doubles until;
    /** By condition, how long a neuron that just spiked is refractory, ms: what its reset writes. */
    private final Field[] durations;
    /** By condition, what stands still. */
    private final Field[][] held;
    private final Field[] all;
    /** Neurons in which something stands still. */
    private int[] resting = new int[16];
    private int count;

    /** @param precision in which resets compute durations */
    Refractoriness(Dynamics dynamics, List<Spike> spikes, Pace pace, Precision precision) {
        this.pace = pace;
        this.rounding = switch (precision) {
            case DOUBLE -> ROUNDING;
            case SINGLE -> ROUNDING_SINGLE;
        };
        this.until = dynamics.doubles("refractory@until");
        this.durations = new Field[spikes.size()];
        this.held = new Field[spikes.size()][];
        Set<Field> fields = new LinkedHashSet<>();
        for (int k = 0; k < held.length; k++) {
            List<String> names = spikes.get(k).refractory().map(Refractory::holding).orElse(List.of());
            durations[k] = Field.of("refractory@for", dynamics.size);
            held[k] = names.stream().map(name -> dynamics.field(moves(name))).toArray(Field[]::new);
            fields.addAll(List.of(held[k]));
        }
        this.all = fields.toArray(Field[]::new);
        for (Field each : all) each.fill(1);
    }

    /** Where the reset of a condition writes how long its neuron is refractory, ms. */
    Field duration(int condition) {
        return durations[condition];
    }

    /** @param moment a step, or a time */
    boolean forbids(double moment, int neuron) {
        return moment < until.values()[neuron];
    }

    /**
     * A neuron spiked in a step, or at a time, and its reset has written for how long it will not again. False if that is no time from 0
     * on.
     */
    boolean begin(int condition, int neuron, double moment) {
        double duration = durations[condition].at(neuron);
        if (!(duration >= 0 && duration < Double.POSITIVE_INFINITY)) return false;
        until.values()[neuron] = Math.max(until.values()[neuron], moment + (pace.chosen().isPresent() ? duration : steps(duration)));
        if (held[condition].length == 0) return true;
        for (Field each : held[condition]) each.put(neuron, 0);
        if (count == resting.length) resting = Arrays.copyOf(resting, 2 * count);
        resting[count++] = neuron;
        return true;
    }

    private double steps(double duration) {
        double steps = duration / pace.dt();
        return Math.ceil(steps - rounding * Math.max(1, steps));
    }

    /** When the first neuron lets move again what stands still; infinite if nothing does. */
    double next() {
        double next = Double.POSITIVE_INFINITY;
        for (int k = 0; k < count; k++) next = Math.min(next, until.values()[resting[k]]);
        return next;
    }

    /** Lets move again what stood still, where a step, or time, is the first that may spike. Whether anything did. */
    boolean release(double moment) {
        int before = count;
        int kept = 0;
        for (int k = 0; k < count; k++) {
            int neuron = resting[k];
            if (forbids(moment, neuron)) resting[kept++] = neuron;
            else for (Field each : all) each.put(neuron, 1);
        }
        count = kept;
        return kept < before;
    }

    /** The fields are those of another moment. */
    void restored() {
        count = 0;
        for (int i = 0; i < until.values().length; i++) {
            boolean rests = false;
            for (Field each : all) rests |= each.at(i) == 0;
            if (!rests) continue;
            if (count == resting.length) resting = Arrays.copyOf(resting, 2 * count);
            resting[count++] = i;
        }
    }

    /** The equations with what may stand still multiplied by whether it moves. */
    static List<Equation> applied(List<Equation> equations, List<Spike> spikes) {
        List<String> names = spikes.stream().flatMap(spike -> spike.refractory().stream()).flatMap(each -> each.holding().stream())
                .toList();
        List<Equation> applied = new ArrayList<>();
        for (Equation equation : equations) {
            if (!names.contains(equation.variable())) {
                applied.add(equation);
                continue;
            }
            Term moves = Term.own(moves(equation.variable()));
            List<Diffusion> noises = equation.noises().stream()
                    .map(noise -> new Diffusion(noise.noise(), new Term.Product(moves, noise.amplitude()))).toList();
            applied.add(new Equation(equation.variable(), new Term.Product(moves, equation.rate()), noises));
        }
        return applied;
    }

    static String moves(String variable) {
        return variable + MOVES;
    }

    /** Whether a name is such a field, which no user knows. */
    static boolean isMoves(Term.Variable name) {
        return name.name().endsWith(MOVES);
    }
}
