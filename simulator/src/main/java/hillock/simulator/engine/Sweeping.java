package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import hillock.language.model.CheckedFile;
import hillock.language.model.Experiment;
import hillock.language.model.Sweep;
import hillock.simulator.network.SweepPoint;
import hillock.simulator.plan.Integrator;
import hillock.simulator.recording.Swept;

/** Runs all points of a sweep: side by side where they can stand so, else one by one, several at a time. The same numbers in either case. */
final class Sweeping {
    /** Points that stand side by side have together no more neurons, for their memory, ... */
    private static final int MOST_NEURONS = 1 << 16;
    /** ... and no more steps of neurons to take, so that something is finished now and then. */
    private static final double MOST_WORK = 4e9;
    private final CheckedFile file;
    private final Integrator method;
    private final int threads;

    /** @param threads how many share the work */
    Sweeping(CheckedFile file, Integrator method, int threads) {
        this.file = file;
        this.method = method;
        this.threads = threads;
    }

    Swept all(Progress progress, BooleanSupplier stop) {
        long begun = System.nanoTime();
        Sweep sweep = file.experiment().sweep().orElseThrow();
        List<SweepPoint> points = SweepPoint.all(sweep);
        List<Swept.Row> rows = SideBySide.suits(file.experiment(), method) ? sideBySide(points, progress, stop) : oneByOne(points, progress, stop);
        rows.sort(Comparator.comparingInt(Swept.Row::number));
        Map<String, Double> seconds = new LinkedHashMap<>(Map.of("simulate", (System.nanoTime() - begun) * 1e-9));
        return new Swept(file.experiment(), rows, threads, seconds);
    }

    private List<Swept.Row> sideBySide(List<SweepPoint> points, Progress progress, BooleanSupplier stop) {
        Experiment.Simulation simulation = file.experiment().simulation().orElseThrow();
        double neurons = file.experiment().populations().stream().mapToDouble(Experiment.Population::size).sum();
        double most = Math.min(MOST_NEURONS / neurons, MOST_WORK / (neurons * simulation.duration() / simulation.dt()));
        int size = (int) Math.max(1, Math.min(points.size(), most));
        PointRunner runner = new SideBySide(file, method, threads);
        List<Swept.Row> rows = new ArrayList<>();
        for (int from = 0; from < points.size() && !stop.getAsBoolean(); from += size) {
            List<SweepPoint> some = points.subList(from, Math.min(points.size(), from + size));
            int done = from;
            rows.addAll(runner.run(some, (step, steps) -> progress.at(done * steps + step * some.size(), points.size() * steps), stop));
        }
        return rows;
    }

    private List<Swept.Row> oneByOne(List<SweepPoint> points, Progress progress, BooleanSupplier stop) {
        PointRunner runner = new OneByOne(file);
        List<Swept.Row> rows = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<List<Swept.Row>>> runs = new ArrayList<>();
            for (SweepPoint point : points) runs.add(pool.submit(() -> runner.run(List.of(point), Progress.NONE, stop)));
            for (Future<List<Swept.Row>> run : runs) {
                rows.addAll(finished(run, pool));
                progress.at(rows.size(), points.size());
            }
        }
        return rows;
    }

    private static List<Swept.Row> finished(Future<List<Swept.Row>> run, ExecutorService pool) {
        try {
            return run.get();
        } catch (ExecutionException failure) {
            pool.shutdownNow();
            if (failure.getCause() instanceof RuntimeException wrong) throw wrong;
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException _) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
