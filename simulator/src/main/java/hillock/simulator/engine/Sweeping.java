package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import hillock.language.model.CheckedFile;
import hillock.language.model.Experiment;
import hillock.language.model.Model.Equation;
import hillock.language.syntax.Problem;
import hillock.simulator.kernels.Backend;
import hillock.simulator.network.Network;
import hillock.simulator.network.SweepPoint;
import hillock.simulator.plan.Calculus;
import hillock.simulator.plan.Integrator;
import hillock.simulator.recording.Ledger;
import hillock.simulator.recording.Swept;

/**
 * Runs all points of a sweep: side by side where they can stand so, else one by one, several at a time. The same numbers in either case.
 */
final class Sweeping {
    /** Points that stand side by side have together no more neurons, for their memory, ... */
    private static final int MOST_NEURONS = 1 << 16;
    /** ... and no more steps of neurons to take, so that something is finished every few seconds, ... */
    private static final double MOST_WORK = 4e8;
    /** ... unless they are so few that threads and vectors would have nothing to do. */
    private static final double FEW_NEURONS = 64;
    private final CheckedFile file;
    private final Integrator method;
    private final int threads;
    private final Optional<Map<String, double[]>> state;

    /**
     * @param threads how many share the work
     * @param state   from which all runs start; empty for the text's initial values
     */
    Sweeping(CheckedFile file, Integrator method, int threads, Optional<Map<String, double[]>> state) {
        this.file = file;
        this.method = method;
        this.threads = threads;
        this.state = state;
    }

    /** @param ledger tells which runs were made before, and is told those that are made now */
    Swept all(Progress progress, BooleanSupplier stop, Ledger ledger) {
        long begun = System.nanoTime();
        Map<Integer, Swept.Row> rows = new ConcurrentSkipListMap<>();
        for (Swept.Row row : ledger.rows()) rows.put(row.number(), row);
        List<SweepPoint> points = SweepPoint.all(file.experiment().sweep().orElseThrow());
        List<SweepPoint> missing = points.stream().filter(point -> !rows.containsKey(point.number())).toList();
        Tally tally = new Tally(progress, rows.size(), points.size());
        AtomicBoolean sound = new AtomicBoolean();
        Consumer<List<Swept.Row>> finished = some -> {
            if (some.stream().anyMatch(row -> row.failure().filter(Swept.Failure::isUnbegun).isPresent()) && !sound.get()) {
                requireSound();
                sound.set(true);
            }
            ledger.add(some);
            for (Swept.Row row : some) rows.put(row.number(), row);
        };
        if (SideBySide.suits(file.experiment(), method)) sideBySide(missing, tally, stop, finished);
        else oneByOne(missing, tally, stop, finished);
        Map<String, Double> seconds = new LinkedHashMap<>(Map.of("simulate", (System.nanoTime() - begun) * 1e-9));
        List<String> warnings = file.warnings().stream().map(Problem::message).toList();
        return new Swept(file.experiment(), List.copyOf(rows.values()), threads, seconds, warnings, calculus());
    }

    private Optional<String> calculus() {
        Stream<Equation> ofNeurons = file.experiment().populations().stream().flatMap(each -> each.model().equations().stream());
        Stream<Equation> ofEdges = file.experiment().connections().stream().flatMap(each -> each.equations().stream());
        boolean noise = Stream.concat(ofNeurons, ofEdges).anyMatch(equation -> !equation.noises().isEmpty());
        return noise ? method.calculus().map(Calculus::text) : Optional.empty();
    }

    /** If the text cannot begin without the axes' values either, it is the text that is wrong, and not a point. */
    private void requireSound() {
        Experiment.Simulation simulation = file.experiment().simulation().orElseThrow();
        new Machine(file, Network.build(file, state), method, simulation.dt(), 0, Backend.INTERPRETER, Team.alone()).start();
    }

    private void sideBySide(List<SweepPoint> points, Tally tally, BooleanSupplier stop, Consumer<List<Swept.Row>> finished) {
        Experiment.Simulation simulation = file.experiment().simulation().orElseThrow();
        double neurons = file.experiment().populations().stream().mapToDouble(Experiment.Population::size).sum();
        double steps = simulation.duration() / simulation.dt() * method.stageTimes().length;
        double together = Math.max(FEW_NEURONS, MOST_WORK / steps);
        int size = (int) Math.max(1, Math.min(points.size(), Math.min(MOST_NEURONS, together) / neurons));
        PointRunner runner = new SideBySide(file, method, threads, state);
        for (int from = 0; from < points.size() && !stop.getAsBoolean(); from += size) {
            List<SweepPoint> some = points.subList(from, Math.min(points.size(), from + size));
            finished.accept(runner.run(some, tally.of(some.size()), stop));
        }
    }

    private void oneByOne(List<SweepPoint> points, Tally tally, BooleanSupplier stop, Consumer<List<Swept.Row>> finished) {
        PointRunner runner = new OneByOne(file, state);
        AtomicBoolean over = new AtomicBoolean();
        BooleanSupplier ending = () -> over.get() || stop.getAsBoolean();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> runs = new ArrayList<>();
            for (SweepPoint point : points) runs.add(pool.submit(() -> finished.accept(runner.run(List.of(point), tally.of(1), ending))));
            for (Future<?> run : runs) await(run, over);
        }
    }

    /** @param over set if it went wrong, so that the others end too */
    private static void await(Future<?> run, AtomicBoolean over) {
        try {
            run.get();
        } catch (ExecutionException failure) {
            over.set(true);
            if (failure.getCause() instanceof RuntimeException wrong) throw wrong;
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException _) {
            over.set(true);
            Thread.currentThread().interrupt();
        }
    }
}
