package hillock.simulator.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import hillock.language.model.CheckedFile;
import hillock.language.model.Experiment;
import hillock.language.model.Experiment.Observable;
import hillock.language.model.Part;
import hillock.language.model.Sweep;
import hillock.language.model.Sweep.Measure;
import hillock.language.syntax.UserError;
import hillock.simulator.measures.Measurement;
import hillock.simulator.network.SweepPoint;
import hillock.simulator.recording.Recording;
import hillock.simulator.recording.SpikeTrain;
import hillock.simulator.recording.Swept;
import hillock.simulator.recording.Trace;

/**
 * Runs each point of a sweep as the run that it is, and measures what was recorded.
 *
 * @param state from which all start; empty for the text's initial values
 */
record OneByOne(CheckedFile file, Optional<Map<String, double[]>> state) implements PointRunner {
    @Override public List<Swept.Row> run(List<SweepPoint> points, Progress progress, BooleanSupplier stop) {
        List<Swept.Row> rows = new java.util.ArrayList<>();
        for (SweepPoint point : points) {
            if (stop.getAsBoolean()) break;
            int done = rows.size();
            run(point, (step, steps) -> progress.at(done * steps + step, points.size() * steps), stop).ifPresent(rows::add);
            progress.at(rows.size(), points.size());
        }
        return rows;
    }

    private Optional<Swept.Row> run(SweepPoint point, Progress progress, BooleanSupplier stop) {
        Sweep sweep = file.experiment().sweep().orElseThrow();
        try {
            Simulation plain = Simulation.of(point.recorded(file)).ofSweep(simulated().seed(), point.key(sweep));
            Recording recording = state.map(plain::withState).orElse(plain)
                    .run(Surroundings.none().withProgress(progress).withStop(stop).unexplained());
            if (recording.isEarly()) return Optional.empty();
            double[] measures = sweep.measures().stream().mapToDouble(measure -> measured(measure, recording)).toArray();
            return Optional.of(new Swept.Row(point.number(), point.values(), point.repeat(), measures, Optional.empty(),
                    Optional.of(work(recording))));
        } catch (BlowUp blowUp) {
            return Optional.of(failed(point, sweep, blowUp.failure()));
        } catch (UserError wrong) {
            return Optional.of(unbegun(point, sweep, wrong));
        }
    }

    private static Swept.Work work(Recording recording) {
        Map<String, Long> spikes = new TreeMap<>();
        recording.spikes().forEach((population, train) -> spikes.put(population, (long) train.count()));
        return new Swept.Work(recording.summary().steps(), recording.summary().kernel(), spikes);
    }

    /** The row of a run that has no start: no steady state, an initial value beyond its bound. */
    static Swept.Row unbegun(SweepPoint point, Sweep sweep, UserError why) {
        return failed(point, sweep, new Swept.Failure(Swept.Failure.UNBEGUN, 0, why.problems().getFirst().message(), Optional.empty()));
    }

    /** The row of a run that blew up. */
    static Swept.Row failed(SweepPoint point, Sweep sweep, Swept.Failure failure) {
        double[] nothing = new double[sweep.measures().size()];
        Arrays.fill(nothing, Double.NaN);
        return new Swept.Row(point.number(), point.values(), point.repeat(), nothing, Optional.of(failure), Optional.empty());
    }

    private Experiment.Simulation simulated() {
        return file.experiment().simulation().orElseThrow();
    }

    private static double measured(Measure measure, Recording recording) {
        double end = recording.finalState().time();
        return inUnit(measure, switch (measure.what()) {
            case Observable.Spikes(_, Part part) -> spikes(measure, part, recording.spikes().get(part.population())).value(end);
            case Observable.OfNeurons(String label, Part part, _, _) -> samples(measure, recording.traces().get(label),
                    IntStream.range(part.from(), part.to()).mapToObj(Integer::toString).toList()).value(end);
            case Observable other -> {
                Trace trace = recording.traces().get(other.label());
                yield samples(measure, trace, trace.columns()).value(end);
            }
        });
    }

    /** Samples come in the measure's unit already. */
    static double inUnit(Measure measure, double value) {
        return switch (measure.kind()) {
            case MEAN, STD, MIN, MAX -> value;
            case RATE, CV, ISI, COUNT, LATENCY, PERIOD, SYNCHRONY -> measure.unit().fromCoherent(value);
        };
    }

    private static Measurement spikes(Measure measure, Part part, SpikeTrain train) {
        Measurement measurement = Measurement.of(measure, part.size());
        for (int k = 0; k < train.count(); k++) {
            int neuron = train.neuron(k);
            if (part.from() <= neuron && neuron < part.to()) measurement.spike(neuron - part.from(), train.time(k));
        }
        return measurement;
    }

    private static Measurement samples(Measure measure, Trace trace, List<String> columns) {
        int[] places = columns.stream().mapToInt(trace.columns()::indexOf).toArray();
        Measurement measurement = Measurement.of(measure, places.length);
        double[] row = new double[places.length];
        for (int r = 0; r < trace.rows(); r++) {
            for (int k = 0; k < row.length; k++) row[k] = trace.value(r, places[k]);
            measurement.sample(trace.time(r), row, 0);
        }
        return measurement;
    }
}
