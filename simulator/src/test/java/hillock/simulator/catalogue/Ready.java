package hillock.simulator.catalogue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import hillock.language.check.Checker;
import hillock.simulator.engine.Simulation;
import hillock.simulator.recording.Recording;

/** Runs of the catalogue's models and of examples, and what the tests look for in them. */
final class Ready {
    private Ready() {}

    /** The spikes of one cell, ms. */
    static double[] spikes(String model, String values, double duration) {
        String text = "use " + model + " from models\npopulation cell = " + model + " { " + values + " }\nsimulate " + duration
                + " ms { dt = 0.01 ms; method = rk4 }\nrecord cell.spikes\n";
        return Simulation.of(text).run().spikes().get("cell").of(0);
    }

    /** One of the project's examples, with values as behind {@code --set}. */
    static Recording example(String name, String... sets) {
        Path folder = Files.isDirectory(Path.of("examples")) ? Path.of("examples") : Path.of("..", "examples");
        return Simulation.of(Checker.check(folder.resolve(name + ".hillock"), List.of(sets), false)).run();
    }

    static double[] after(double start, double[] spikes) {
        return Arrays.stream(spikes).filter(time -> time >= start).toArray();
    }

    static double[] intervals(double[] spikes) {
        double[] intervals = new double[Math.max(0, spikes.length - 1)];
        for (int k = 0; k < intervals.length; k++) intervals[k] = spikes[k + 1] - spikes[k];
        return intervals;
    }

    /**
     * Whether a small disturbance of the steady state grows.
     *
     * @param steady   the initial values, of which the first is that of {@code watched}
     * @param driven   the parameter that is disturbed for a while at the beginning
     * @param unit     the unit of that parameter, with a space before it, or nothing
     * @param duration ms; the swing in its last fifth is compared with that in its second fifth
     */
    static boolean grows(String model, String steady, String watched, String driven, double value, String unit, double duration) {
        String text = String.format(Locale.ROOT, """
                use %s from models
                population cell = %s { %s = %s%s; %s }
                at %s { cell.%s = %s%s }
                at %s { cell.%s = %s%s }
                simulate %s { dt = %s; method = rk4 }
                record cell.%s
                """, model, model, driven, value, unit, steady, time(duration / 1000, unit), driven, value + 1e-3, unit,
                time(duration / 500, unit), driven, value, unit, time(duration, unit), time(duration / 20_000, unit), watched);
        double[] x = Simulation.of(text).run().trace("cell." + watched, 0);
        int fifth = x.length / 5;
        return swing(x, 4 * fifth, x.length) > swing(x, fifth, 2 * fifth);
    }

    private static String time(double time, String unit) {
        return unit.isEmpty() ? String.valueOf(time) : time + " ms";
    }

    static double swing(double[] x, int from, int to) {
        double[] part = Arrays.copyOfRange(x, from, to);
        return Arrays.stream(part).max().orElseThrow() - Arrays.stream(part).min().orElseThrow();
    }

    /** The largest value that a curve takes at a maximum inside an interval, found by a fine grid. */
    static double knee(DoubleUnaryOperator curve, double from, double to) {
        double best = Double.NEGATIVE_INFINITY;
        int points = 200_000;
        for (int k = 0; k <= points; k++) best = Math.max(best, curve.applyAsDouble(from + (to - from) * k / points));
        return best;
    }
}
