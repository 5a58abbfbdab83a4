package hillock.simulator.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import hillock.language.model.Experiment;
import hillock.language.model.Experiment.Population;
import hillock.simulator.engine.BlowUp;
import hillock.simulator.engine.Progress;
import hillock.simulator.engine.Simulation;
import hillock.simulator.plan.Crossing;
import hillock.simulator.plan.Integrator;
import hillock.simulator.plan.Mathematics;
import hillock.simulator.recording.Recording;
import hillock.simulator.recording.Refinement;
import hillock.simulator.recording.SpikeTrain;
import hillock.simulator.recording.Trace;
import hillock.simulator.recording.Trust;

/** Runs an experiment again in steps half as long, or at a tenth of the tolerance, and says how far its numbers can be believed. */
public final class Rerun {
    /** Up to so many neuron-steps of the first run there is a third one, of up to about five times as many. */
    private static final double CHEAP = 500_000;
    /** Differences below this share of a quantity's size are rounding, from which no order can be observed. */
    private static final double ROUNDING = 1e-11;
    /** So few differences say nothing of an order. */
    private static final long FEW = 10;
    /** Two runs part where a spike differs by this share of the mean interval, or a value by this share of its range. */
    private static final double BOUND = 0.1;

    private final Experiment experiment;
    private final Recording first;
    private final Attempt second;
    private final Optional<Attempt> third;
    private final Refinement than;
    private final double order;
    private final double reached;

    /** A run, as far as it got. */
    private record Attempt(Recording recording, boolean complete) {
        static Attempt of(Simulation simulation, Progress progress) {
            try {
                return new Attempt(simulation.run(progress), true);
            } catch (BlowUp blowUp) {
                return new Attempt(blowUp.recording(), false);
            }
        }

        double reached() {
            return recording.finalState().time();
        }
    }

    private Rerun(Experiment experiment, Recording first, Attempt second, Optional<Attempt> third) {
        this.experiment = experiment;
        this.first = first;
        this.second = second;
        this.third = third;
        this.than = than(second, third);
        this.order = switch (than) {
            case Refinement.Steps _ -> order(experiment, first.summary().method());
            case Refinement.Tolerance _ -> 1;
        };
        this.reached = Math.min(first.finalState().time(), second.reached());
    }

    /**
     * Compares a run with one or two more exact ones.
     *
     * @param first    what {@code simulation} gave
     * @param progress of the runs to come, one after the other
     */
    public static Trust of(Simulation simulation, Recording first, Progress progress) {
        Simulation finer = simulation.refined();
        Attempt second = Attempt.of(finer, progress);
        Experiment experiment = simulation.experiment();
        double work = first.summary().steps() * experiment.populations().stream().mapToDouble(Population::size).sum();
        Optional<Attempt> third = work <= CHEAP && second.complete ? Optional.of(Attempt.of(finer.refined(), progress)) : Optional.empty();
        return new Rerun(experiment, first, second, third).trust();
    }

    private static Refinement than(Attempt second, Optional<Attempt> third) {
        Optional<Double> tolerance = tolerance(second);
        return tolerance.isPresent() ? new Refinement.Tolerance(tolerance.get(), third.flatMap(Rerun::tolerance))
                : new Refinement.Steps(dt(second), third.map(Rerun::dt));
    }

    private static Optional<Double> tolerance(Attempt attempt) {
        return attempt.recording.summary().control().map(Recording.Control::tolerance);
    }

    private static double dt(Attempt attempt) {
        return attempt.recording.summary().dt();
    }

    /** The smallest of what the method promises for any of the equations; 1 at most where spikes act at the ends of steps. */
    private static double order(Experiment experiment, String name) {
        Integrator method = Integrator.named(name).orElseThrow();
        double smooth = order(experiment, method);
        return method.adaptive().isEmpty() && spikesAct(experiment) ? Math.min(1, smooth) : smooth;
    }

    private static boolean spikesAct(Experiment experiment) {
        return experiment.connections().stream().anyMatch(connection -> !connection.events().isEmpty())
                || experiment.populations().stream().flatMap(population -> population.model().spikes().stream())
                        .anyMatch(spike -> !spike.reset().isEmpty() || spike.refractory().isPresent());
    }

    private static double order(Experiment experiment, Integrator method) {
        Stream<Mathematics> models = experiment.populations().stream().map(Population::model)
                .map(model -> Mathematics.of(model.equations(), model.expressions()));
        Stream<Mathematics> connections = experiment.connections().stream()
                .map(connection -> Mathematics.of(connection.equations(), connection.expressions()));
        return Stream.concat(models, connections).mapToDouble(method::order).min().orElse(method.order());
    }

    private Trust trust() {
        List<Trust.Train> trains = new ArrayList<>();
        for (Population population : experiment.populations()) {
            Optional.ofNullable(first.spikes().get(population.name())).ifPresent(train -> trains.add(train(population, train)));
        }
        List<Trust.Variable> variables = first.traces().values().stream().map(this::variable).toList();
        return new Trust(than, order, trains, variables, reached, second.complete, first.summary().calculus().isPresent());
    }

    private Trust.Train train(Population population, SpikeTrain train) {
        SpikeTrain finer = second.recording.spikes().get(population.name());
        double bound = BOUND * population.size() * reached / Math.max(1, train.count());
        boolean located = population.model().spikes().stream().allMatch(spike -> Crossing.of(spike.when()).located());
        double timesOrder = Math.min(order, located ? 2 : 1);
        SpikesByNeuron two = SpikesByNeuron.of(finer);
        TrainDifference compared = new TrainDifference(SpikesByNeuron.of(train), two, bound, reached);
        Difference difference = compared.before(Double.POSITIVE_INFINITY);
        Optional<Double> observed = third.flatMap(each -> {
            SpikesByNeuron three = SpikesByNeuron.of(each.recording.spikes().get(population.name()));
            Difference further = new TrainDifference(two, three, bound, Math.min(reached, each.reached())).before(difference.parted());
            return observed(compared.before(further.parted()), further, reached);
        });
        return new Trust.Train(population.name(), train.count(), finer.count(), bound, difference.largest(),
                than.error(difference.largest(), timesOrder), timesOrder, observed, when(difference.parted()),
                compared.partedNeurons());
    }

    private Trust.Variable variable(Trace trace) {
        Trace finer = second.recording.traceNamed(trace.label());
        double range = TraceDifference.range(trace);
        TraceDifference compared = new TraceDifference(trace, finer, BOUND * range);
        Difference difference = compared.before(Double.POSITIVE_INFINITY);
        Optional<Double> observed = third.filter(_ -> when(difference.parted()).isEmpty()).flatMap(each -> {
            TraceDifference further = new TraceDifference(finer, each.recording.traceNamed(trace.label()), BOUND * range);
            return observed(difference, further.before(Double.POSITIVE_INFINITY), range);
        });
        return new Trust.Variable(trace.label(), trace.unit(), difference.largest(), difference.at(),
                than.error(difference.largest(), order), than.error(difference.rms(), order), observed, when(difference.parted()));
    }

    /** p from differences that shrink as the step, or the tolerance, to the power of p. */
    private Optional<Double> observed(Difference coarse, Difference fine, double size) {
        boolean known = DoubleStream.of(coarse.rms(), fine.rms()).allMatch(rms -> rms > ROUNDING * size)
                && Math.min(coarse.count(), fine.count()) >= FEW;
        return known ? Optional.of(Math.log(coarse.rms() / fine.rms()) / Math.log(than.ratio())) : Optional.empty();
    }

    private static Optional<Double> when(double time) {
        return Optional.of(time).filter(Double::isFinite);
    }
}
