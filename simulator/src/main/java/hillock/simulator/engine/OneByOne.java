package hillock.simulator.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import hillock.language.model.CheckedFile;
import hillock.language.model.Experiment;
import hillock.language.model.Experiment.Observable;
import hillock.language.model.Part;
import hillock.language.model.Sweep;
import hillock.language.model.Sweep.Measure;
import hillock.simulator.measures.Measurement;
import hillock.simulator.network.SweepPoint;
import hillock.simulator.recording.Recording;
import hillock.simulator.recording.SpikeTrain;
import hillock.simulator.recording.Swept;
import hillock.simulator.recording.Trace;

/** Runs each point of a sweep as the run that it is, and measures what was recorded. */
record OneByOne(CheckedFile file) implements PointRunner {
    @Override public List<Swept.Row> run(List<SweepPoint> points, Progress progress, BooleanSupplier stop) {
        List<Swept.Row> rows = new java.util.ArrayList<>();
        for (SweepPoint point : points) {
            if (stop.getAsBoolean()) break;
            run(point, stop).ifPresent(rows::add);
            progress.at(rows.size(), points.size());
        }
        return rows;
    }

    private Optional<Swept.Row> run(SweepPoint point, BooleanSupplier stop) {
        Sweep sweep = file.experiment().sweep().orElseThrow();
        try {
            Recording recording = Simulation.of(recorded(point.file(file), sweep)).ofSweep(simulated().seed(), point.key(sweep))
                    .run(Surroundings.none().withStop(stop));
            if (recording.isEarly()) return Optional.empty();
            double[] measures = sweep.measures().stream().mapToDouble(measure -> measured(measure, recording)).toArray();
            return Optional.of(new Swept.Row(point.number(), point.values(), point.repeat(), measures, Optional.empty()));
        } catch (BlowUp blowUp) {
            return Optional.of(failed(point, sweep, blowUp.time(), file.experiment().plain()));
        }
    }

    /** The row of a run that blew up. */
    static Swept.Row failed(SweepPoint point, Sweep sweep, double time, boolean plain) {
        double[] nothing = new double[sweep.measures().size()];
        Arrays.fill(nothing, Double.NaN);
        return new Swept.Row(point.number(), point.values(), point.repeat(), nothing, Optional.of("blew up at " + new Wording(plain).time(time)));
    }

    private Experiment.Simulation simulated() {
        return file.experiment().simulation().orElseThrow();
    }

    /** With recordings of what is measured. */
    private static CheckedFile recorded(CheckedFile point, Sweep sweep) {
        Experiment e = point.experiment();
        List<Experiment.Recorded> records = sweep.measures().stream()
                .map(measure -> new Experiment.Recorded(measure.what(), Optional.empty(), 0, Double.POSITIVE_INFINITY)).toList();
        Experiment recorded = new Experiment(e.name(), e.plain(), e.populations(), e.connections(), e.simulation(), e.changes(), records,
                List.of());
        return new CheckedFile(recorded, point.models(), point.origins(), point.warnings(), point.files());
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
