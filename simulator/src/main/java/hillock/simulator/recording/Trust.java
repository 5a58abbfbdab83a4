package hillock.simulator.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import hillock.language.algebra.NumberText;
import hillock.language.units.Unit;

/**
 * How far the numbers of a run can be believed: what the same run in steps half as long says of them, or at a tenth of the tolerance.
 * Times are in ms. The predicted error of a number is its difference between both runs, times 2^p / (2^p - 1) where the error shrinks as
 * the step to the power of p (Richardson 1911, Phil. Trans. R. Soc. A 210:307); where a tolerance shrinks, the difference itself.
 *
 * @param than      in what the second run is more exact, and a third one, from which orders were observed
 * @param order     by which the state's error should shrink with the step; 1 where it is the tolerance
 * @param trains    of each population with a spike condition
 * @param variables those recorded
 * @param reached   until when both runs went
 * @param complete  whether the second run reached its end; if not, it blew up
 * @param noisy     whether white noise moves it: orders are then those of the mean over paths, and of few paths chance tells another
 */
public record Trust(Refinement than, double order, List<Train> trains, List<Variable> variables, double reached, boolean complete,
        boolean noisy) {
    private static final int DIGITS = 3;
    /** An observed order counts as another one from so far on, as a share of the order. */
    private static final double OFF = 0.5;

    public Trust {
        trains = List.copyOf(trains);
        variables = List.copyOf(variables);
    }

    /**
     * The spikes of one population. The k-th spike of a neuron is compared with its k-th spike in the other run. Two runs part where
     * these differ by more than {@code bound}, or where only one of them has a k-th spike; numbers concern the spikes before that.
     *
     * @param spikes     how many there are, in the whole run
     * @param finer      how many in the second run
     * @param bound      a tenth of the mean interval between a neuron's spikes
     * @param difference the largest of a spike's time
     * @param error      the largest predicted one
     * @param order      by which the times' error should shrink: they are interpolated in a step
     * @param neurons    how many neurons' spikes part, until the end
     * @param observed   from the root mean square differences of three runs; empty where they are too few or too small
     */
    public record Train(String population, long spikes, long finer, double bound, double difference, double error, double order,
            Optional<Double> observed, Optional<Double> parted, int neurons) {}

    /**
     * What was recorded of one variable, in its unit. Two runs part where a sample differs by more than a tenth of the variable's range.
     *
     * @param at       when the difference is largest
     * @param rms      the root mean square of the predicted error, over all samples
     * @param error    the largest predicted error
     * @param observed empty too where the runs part: a small part of a curve may be of any order
     */
    public record Variable(String label, Unit unit, double difference, double at, double error, double rms, Optional<Double> observed,
            Optional<Double> parted) {}

    /** What it comes to, in plain words. {@code plain}: times without a unit. */
    public List<String> sentences(boolean plain) {
        List<String> sentences = new ArrayList<>();
        for (Train each : trains) sentences.add(sentence(each, plain));
        for (Variable each : variables) sentences.add(sentence(each, plain));
        return sentences;
    }

    /** Why the prediction itself may be wrong, or holds for a part of the run only. Empty if there is nothing of the kind. */
    public List<String> doubts(boolean plain) {
        List<String> doubts = new ArrayList<>();
        if (!complete) doubts.add(second(plain) + " the run blows up at " + time(reached, plain));
        for (Train each : trains) {
            each.parted().ifPresent(when -> doubts.add("the spikes of " + each.population() + " part at " + time(when, plain)
                    + ", where one is missing or differs by more than " + time(each.bound(), plain) + "; those of " + each.neurons()
                    + (each.neurons() == 1 ? " neuron" : " neurons") + " do until the end"));
            if (isOff(each.observed(), each.order())) {
                doubts.add(off("the spike times of " + each.population(), each.observed().orElseThrow(), each.order()));
            }
        }
        for (Variable each : variables) {
            if (isOff(each.observed(), order)) doubts.add(off(each.label(), each.observed().orElseThrow(), order));
        }
        return doubts;
    }

    /** Errors that shrink faster than the tolerance make the difference no worse an estimate. */
    private boolean isOff(Optional<Double> observed, double order) {
        if (observed.isEmpty()) return false;
        double missing = order - observed.get();
        return switch (than) {
            case Refinement.Steps _ -> !(Math.abs(missing) <= OFF * order);
            case Refinement.Tolerance _ -> !(missing <= OFF * order);
        };
    }

    private String second(boolean plain) {
        return switch (than) {
            case Refinement.Steps(double dt, _) -> "in steps of " + time(dt, plain);
            case Refinement.Tolerance(double tolerance, _) -> "at a tolerance of " + number(tolerance);
        };
    }

    private String off(String what, double observed, double order) {
        String power = " to the power of ";
        return switch (than) {
            case Refinement.Steps _ -> what + " should change with the step" + power + number(order) + ", and do so" + power
                    + number(observed) + ": dt is too long for this prediction"
                    + (noisy ? ", or these are too few paths of the noise to tell" : "");
            case Refinement.Tolerance _ -> what + " should change with the tolerance" + power + number(order) + ", and do so" + power
                    + number(observed) + ": this prediction may be too small";
        };
    }

    private String observed(Optional<Double> order) {
        return order.map(power -> switch (than) {
            case Refinement.Steps _ -> "; order " + number(power) + " observed";
            case Refinement.Tolerance _ -> "; a tenth of the tolerance gains a factor of " + number(Math.pow(than.ratio(), power));
        }).orElse("");
    }

    private String sentence(Train train, boolean plain) {
        String name = train.population();
        if (train.spikes() == 0 && train.finer() == 0) return name + " has no spikes in either run";
        String counts = ": " + train.spikes() + (train.spikes() == 1 ? " spike, " : " spikes, ") + train.finer() + switch (than) {
            case Refinement.Steps _ -> " in steps half as long";
            case Refinement.Tolerance _ -> " at a tenth of the tolerance";
        } + observed(train.observed());
        double until = train.parted().orElse(reached);
        return "spike times of " + name + " are good to " + time(train.error(), plain) + " until " + time(until, plain) + counts;
    }

    private String sentence(Variable variable, boolean plain) {
        if (variable.difference() == 0) return variable.label() + " is the same in both runs";
        String unit = variable.unit().symbol().isEmpty() ? "" : " " + variable.unit().symbol();
        return variable.label() + " is good to " + number(variable.rms()) + unit + " on average, " + number(variable.error()) + unit
                + " at worst (" + time(variable.at(), plain) + ")"
                + observed(variable.observed())
                + variable.parted().map(when -> "; off by a tenth of its range from " + time(when, plain) + " on").orElse("");
    }

    private static String time(double ms, boolean plain) {
        return number(ms) + (plain ? "" : " ms");
    }

    /** With three digits, but whole numbers in full. */
    private static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e9) return Long.toString((long) value);
        if (!Double.isFinite(value)) return Double.toString(value);
        double rounded = Double.parseDouble(NumberText.rounded(value, DIGITS));
        return NumberText.of(rounded);
    }
}
